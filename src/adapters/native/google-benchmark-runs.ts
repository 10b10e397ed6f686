import type { Failure } from "../../domain/measurement.ts";
import { type Entry, failed, type Metric, summaryOf } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { type Quantity, quantitiesOf } from "./google-benchmark-quantities.ts";

/** One row of a report: a repetition of a benchmark, or an aggregate of its repetitions. */
export interface BenchmarkRun {
  /** Without what an aggregate adds to it. */
  readonly name: string;
  /** Tells benchmarks of one name apart, where the report does. */
  readonly instance?: string;
  /** `mean`, `median`, `stddev`, `cv`, `BigO`, `RMS`, or what users add. */
  readonly aggregate?: string;
  /** In seconds; NaN where the tool had no number. */
  readonly time: number;
  readonly processorTime: number;
  readonly counters: readonly Counter[];
  /** What it says of a run that failed or was skipped. */
  readonly ending?: { readonly kind: "failed" | "skipped"; readonly message: string };
}

export interface Counter {
  readonly name: string;
  readonly value: number;
  /** Only the console tells it: `1/s` of a rate, `s` of an inverted one. */
  readonly unit?: string;
}

/** The benchmarks of a report: repetitions are rounds, aggregates count only where there is nothing else. */
export function benchmarksOf(runs: readonly BenchmarkRun[]): {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
} {
  const guessed = new Set<string>();
  const entries = groupsOf(runs).flatMap((group) => {
    const measured = group.filter(({ ending }) => ending === undefined);
    const repetitions = measured.filter(({ aggregate }) => aggregate === undefined);
    const quantities = quantitiesOf(repetitions.length > 0 ? repetitions : measured, guessed);
    const metrics =
      repetitions.length > 0
        ? quantities.map((quantity) => ofRepetitions(quantity, repetitions))
        : quantities.flatMap((quantity) => ofAggregates(quantity, measured));
    return metrics.length === 0 ? [] : [{ ...identityOf(group), metrics }];
  });
  return {
    entries,
    failures: failuresOf(runs),
    warnings: [...new Set(skippedOf(runs)), ...directionsOf(guessed)],
  };
}

/** Rows of one benchmark, wherever they stand: repetitions may be interleaved with those of others. */
function groupsOf(runs: readonly BenchmarkRun[]): readonly (readonly BenchmarkRun[])[] {
  const groups = new Map<string, BenchmarkRun[]>();
  for (const run of runs) {
    const key = JSON.stringify([run.name, run.instance]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [run]);
    else group.push(run);
  }
  return [...groups.values()];
}

function identityOf([run]: readonly BenchmarkRun[]): Omit<Entry, "metrics"> {
  const benchmark = run?.name ?? "";
  const parameters = parametersOf(benchmark);
  return { benchmark, ...(parameters === undefined ? {} : { parameters }) };
}

/** How long and how often to run is part of a name, too, but no parameter of the benchmark. */
const SETTINGS = new Set(["iterations", "repeats", "min_time", "min_warmup_time"]);

/** `BM_Copy/bytes:128/threads:2` has two parameters. */
function parametersOf(name: string): Readonly<Record<string, number>> | undefined {
  const pairs = name.split("/").flatMap((part): [string, number][] => {
    const colon = part.lastIndexOf(":");
    const parameter = part.slice(0, Math.max(colon, 0));
    const value = readNumber(part.slice(colon + 1));
    if (value === undefined || parameter === "" || parameter.endsWith(":")) return [];
    return SETTINGS.has(parameter) ? [] : [[parameter, value]];
  });
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs);
}

function ofRepetitions({ read, ...kind }: Quantity, repetitions: readonly BenchmarkRun[]): Metric {
  const values = repetitions.map(read).filter((value) => value !== undefined);
  return { ...kind, rounds: values.map((value) => [value]) };
}

/** With `--benchmark_report_aggregates_only` the mean is all there is. */
function ofAggregates({ read, ...kind }: Quantity, aggregates: readonly BenchmarkRun[]): readonly Metric[] {
  const called = (name: string) => {
    const run = aggregates.find(({ aggregate }) => aggregate === name);
    return run === undefined ? undefined : read(run);
  };
  const [mean, median, standardDeviation] = [called("mean"), called("median"), called("stddev")];
  const centre = mean ?? median;
  const summary = summaryOf({ mean, median, standardDeviation });
  return centre === undefined || summary === undefined ? [] : [{ ...kind, rounds: [[centre]], summary }];
}

/** A benchmark fails once, however many of its repetitions do. */
function failuresOf(runs: readonly BenchmarkRun[]): readonly Failure[] {
  const messages = new Map(
    runs.flatMap(({ name, ending }): [string, string][] =>
      ending?.kind === "failed" ? [[name, ending.message]] : [],
    ),
  );
  return [...messages].map(([name, message]) => failed(name, { message }));
}

function skippedOf(runs: readonly BenchmarkRun[]): readonly string[] {
  return runs.flatMap(({ name, ending }) =>
    ending?.kind === "skipped" ? [`Google Benchmark skipped "${name}": ${ending.message}`] : [],
  );
}

function directionsOf(guessed: ReadonlySet<string>): readonly string[] {
  if (guessed.size === 0) return [];
  const names = [...guessed].map((name) => `"${name}"`).join(", ");
  return [
    `Google Benchmark does not write which way its counters improve; lower is assumed for ${names}. A name that ends in "_per_second" tells that higher is better.`,
  ];
}
