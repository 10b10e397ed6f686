import { unitKind } from "../../domain/unit.ts";
import type { GoBenchmark } from "../go/go-lines.ts";
import { goMetrics } from "../go/go-metrics.ts";
import { parametersOf } from "../go/go-names.ts";
import { lowerAssumed } from "../read/metric-name.ts";
import type { Entry } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";

/** A benchmark of Go as github-action-benchmark keeps it. */
interface GoBench {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
  /** `140911 times\n4 procs` */
  readonly extra?: string | null | undefined;
}

/**
 * Of a line with several values there is first an entry of the name alone, whose
 * unit is the rest of the line (`ns/op\t 4.14 MB/s\t 344 B/op`), and, since 1.16,
 * one more of each value, named `BenchmarkJoin - B/op`: the same numbers again.
 */
export function goEntries(benches: readonly GoBench[]): readonly Entry[] {
  const whole = new Set(benches.filter(({ unit }) => unit.includes("\t")).map(({ name }) => name));
  const isPart = ({ name, unit }: GoBench) =>
    name.endsWith(` - ${unit}`) && whole.has(name.slice(0, name.length - unit.length - 3));
  const grouped = new Map<string, { iterations: number; values: Map<string, { rounds: number[][] }> }>();
  for (const bench of benches.filter((one) => !isPart(one))) {
    const iterations = Number.parseInt(bench.extra ?? "", 10) || 0;
    const benchmark = grouped.get(bench.name) ?? { iterations, values: new Map() };
    grouped.set(bench.name, benchmark);
    for (const [unit, value] of valuesOf(bench)) addSample(benchmark.values, unit, value);
  }
  return [...grouped].map(([name, benchmark]) =>
    goEntry(name, { pkg: "", name, configuration: new Map(), ...benchmark }),
  );
}

/** For metrics of the user's own, of which a history has no more than the unit. */
export function directionWarnings(entries: readonly Entry[]): readonly string[] {
  const unknown = entries.flatMap(({ metrics }) =>
    metrics.filter(({ unit, better }) => better === "lower" && unitKind(unit) === undefined),
  );
  return [...new Set(unknown.map(({ unit }) => lowerAssumed(`the unit "${unit}"`)))];
}

/** The benchmark with the metrics that the adapter for Go would give it. */
export function goEntry(name: string, benchmark: GoBenchmark): Entry {
  const parameters = parametersOf(name);
  return {
    benchmark: name,
    metrics: goMetrics(new Map()).metrics([benchmark]),
    ...(parameters ? { parameters } : {}),
  };
}

/** With `-count` the same benchmark comes several times, from one process. */
export function addSample(values: Map<string, { rounds: number[][] }>, unit: string, value: number): void {
  const [samples] = values.get(unit)?.rounds ?? [];
  if (samples === undefined) values.set(unit, { rounds: [[value]] });
  else samples.push(value);
}

function valuesOf({ value, unit }: GoBench): readonly (readonly [string, number])[] {
  if (value === null) return [];
  const [first = "", ...others] = unit.split("\t").map((part) => part.trim());
  const more = others.flatMap((part): readonly (readonly [string, number])[] => {
    const [number = "", ...rest] = part.split(" ");
    const other = readNumber(number);
    return other === undefined || rest.length === 0 ? [] : [[rest.join(" "), other]];
  });
  return [[first, value], ...more];
}
