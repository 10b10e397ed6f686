import type { Better } from "../../domain/measurement.ts";
import type { OutputFile } from "../adapter.ts";
import { readNumber } from "../read/text.ts";
import { type Configuration, commonFacts, configurationReader } from "./go-configuration.ts";
import { goLines } from "./go-events.ts";
import { failureReader, type GoFailure } from "./go-failures.ts";

/** All result lines of one name under one configuration. */
export interface GoBenchmark {
  readonly pkg: string;
  readonly configuration: Configuration;
  /** As printed, with the number of processors at its end. */
  readonly name: string;
  /** Of the first result. */
  readonly iterations: number;
  /** By their unit. */
  readonly values: ReadonlyMap<string, GoValues>;
}

/** Numbers as printed. Repetitions of `-count` run in one process; `go test` may have been run several times. */
interface GoValues {
  /** One for each process. */
  readonly rounds: readonly (readonly number[])[];
}

const NAME = /^(?<name>Benchmark(?:[^\sa-z:]\S*)?)(?=\s|$)/;
const UNIT_LINE = /^Unit\s+(?<unit>\S+)(?<properties>(?:\s+[a-z]+=\S+)+)\s*$/;

export interface GoLines {
  readonly benchmarks: readonly GoBenchmark[];
  readonly failures: readonly GoFailure[];
  readonly better: ReadonlyMap<string, Better>;
  readonly context: Readonly<Record<string, string>>;
  readonly warnings: readonly string[];
  /** There is a line that only `go test` prints, if not a result. */
  readonly isGo: boolean;
}

/** What the lines of `go test -bench` say, in order. */
export function readGoLines(file: OutputFile): GoLines {
  const results = resultCollector();
  const better = new Map<string, Better>();
  const configuration = configurationReader();
  const failures = failureReader();
  let pkg = "";
  let isGo = false;

  for (const line of goLines(file)) {
    const name = NAME.exec(line)?.groups?.["name"];
    const own = resultOf(name === undefined ? line : line.slice(name.length));
    const measured = name ?? failures.waiting();
    if (own !== undefined && measured !== undefined && (name !== undefined || hasTime(own))) {
      results.add(measured, configuration.current(), own);
      configuration.passed(line);
      failures.measured();
      continue;
    }
    const key = configuration.read(line);
    if (key === "pkg") {
      pkg = configuration.current().get("pkg") ?? "";
      results.begin(pkg);
    }
    const { unit, properties = "" } = UNIT_LINE.exec(line)?.groups ?? {};
    if (unit !== undefined && properties.includes("better=higher")) better.set(unit, "higher");
    if (unit !== undefined && properties.includes("better=lower")) better.set(unit, "lower");

    const isOfGo = failures.read(line);
    if (name !== undefined) failures.began(name, line);
    isGo ||= isOfGo || key === "goos" || unit !== undefined;
  }
  const benchmarks = results.all();
  const configurations = benchmarks.map((benchmark) => benchmark.configuration);
  const context = commonFacts(configurations.length > 0 ? configurations : [configuration.current()]);
  return { benchmarks, ...failures.all(pkg), better, context, isGo };
}

interface GoResult {
  readonly iterations: number;
  readonly values: readonly (readonly [unit: string, value: number])[];
}

function hasTime({ values }: GoResult): boolean {
  return values.some(([unit]) => unit === "ns/op");
}

/** `  714387  1423 ns/op  896 B/op`: the iterations, then pairs of value and unit. */
function resultOf(text: string): GoResult | undefined {
  if (!/^\s+\d+\s/.test(text)) return undefined;
  const [first = "", ...fields] = text.trim().split(/\s+/);
  const iterations = readNumber(first);
  if (iterations === undefined) return undefined;
  const values: [string, number][] = [];
  for (let index = 0; index + 1 < fields.length; index += 2) {
    const value = readNumber(fields[index] ?? "");
    const unit = fields[index + 1] ?? "";
    if (value === undefined || readNumber(unit) !== undefined) break;
    values.push([unit, value]);
  }
  return values.length === 0 ? undefined : { iterations, values };
}

/** Keeps numbers only: a file may have millions of results. */
function resultCollector() {
  const byConfiguration = new Map<Configuration, Map<string, Collected>>();
  const launches = new Map<string, number>();

  return {
    /** `go test` names the package once in each process. */
    begin: (pkg: string) => {
      launches.set(pkg, (launches.get(pkg) ?? 0) + 1);
    },
    add(name: string, configuration: Configuration, { iterations, values }: GoResult): void {
      const pkg = configuration.get("pkg") ?? "";
      const launch = launches.get(pkg) ?? 0;
      const byName = byConfiguration.get(configuration) ?? new Map<string, Collected>();
      byConfiguration.set(configuration, byName);
      const known = byName.get(name) ?? { pkg, configuration, name, iterations, values: new Map() };
      byName.set(name, known);
      for (const [unit, value] of values) {
        const earlier = known.values.get(unit);
        if (earlier === undefined) known.values.set(unit, { rounds: [[value]], launch });
        else if (earlier.launch === launch) earlier.rounds.at(-1)?.push(value);
        else {
          earlier.rounds.push([value]);
          earlier.launch = launch;
        }
      }
    },
    all: (): readonly GoBenchmark[] =>
      [...byConfiguration.values()].flatMap((byName) => [...byName.values()]),
  };
}

interface Collected extends GoBenchmark {
  readonly values: Map<string, { readonly rounds: number[][]; launch: number }>;
}
