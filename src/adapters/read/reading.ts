import type { Failure, Measurement, SourceLocation, Summary } from "../../domain/measurement.ts";
import type { Reading } from "../adapter.ts";

/** One benchmark as a tool reports it, with all its metrics. */
export interface Entry {
  readonly benchmark: string;
  readonly category?: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly source?: SourceLocation;
  readonly metrics: readonly Metric[];
}

export type Metric = Omit<Measurement, "benchmark" | "category" | "parameters" | "source">;

/**
 * Makes the reading of a tool's entries, with the rules that hold for every
 * tool: a name that comes again is numbered, a value that is no finite number
 * is a failure, and a time of zero is kept with a warning.
 */
export function assemble(read: {
  readonly entries: readonly Entry[];
  readonly failures?: readonly Failure[];
  readonly context?: Readonly<Record<string, string | undefined>>;
  readonly warnings?: readonly string[];
}): Reading {
  const taken: Taken = new Map();
  const numbers = new Map<string, number>();
  const renamed: string[] = [];
  const zeros: string[] = [];
  const failures = [...(read.failures ?? [])];
  const measurements: Measurement[] = [];

  for (const entry of read.entries) {
    const name = nameOf(entry);
    const benchmark = freeName(name, entry, { taken, numbers });
    if (benchmark !== name) {
      renamed.push(`The name "${name}" comes again; the later benchmark is read as "${benchmark}".`);
    }
    const { category, parameters, source } = entry;
    const metrics = metricsOf(taken, category, benchmark);
    for (const metric of entry.metrics) {
      metrics.add(metric.metric);
      if (!allFinite(metric)) {
        failures.push(
          failed(benchmark, { message: `It gave no finite number for ${metric.metric}.`, category }),
        );
        continue;
      }
      if (metric.metric === "time" && metric.rounds.some((round) => round.includes(0))) {
        zeros.push(`The tool reports a time of 0 for "${benchmark}": less than it can show.`);
      }
      measurements.push({
        benchmark,
        ...(category === undefined ? {} : { category }),
        ...metric,
        ...(parameters === undefined ? {} : { parameters }),
        ...(source === undefined ? {} : { source }),
      });
    }
  }
  const warnings = [...first(renamed), ...first(zeros)];
  if (measurements.length === 0 && failures.length === 0) {
    warnings.push("The output holds no benchmark.");
  }
  return {
    measurements,
    failures,
    context: withoutUnknown(read.context ?? {}),
    warnings: [...(read.warnings ?? []), ...warnings],
  };
}

/** A benchmark that the tool itself reports as failed. */
export function failed(
  benchmark: string,
  { message, output = "", category }: { message: string; output?: string; category?: string | undefined },
): Failure {
  return {
    benchmark,
    ...(category === undefined ? {} : { category }),
    kind: "failed",
    message,
    output,
  };
}

/** The tool's summary without what it left out; `undefined` when nothing is left. */
export function summaryOf(
  given: { readonly [Key in keyof Summary]?: Summary[Key] | null | undefined },
): Summary | undefined {
  const kept = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined && value !== null),
  );
  return Object.keys(kept).length === 0 ? undefined : kept;
}

/**
 * The samples that a tool kept, if they are all there. `shortened`: fewer than
 * the tool itself counted, or not all numbers. Such a rest says nothing about
 * the benchmark (many tools sort their samples, so it holds the fastest ones).
 */
export function keptSamples(
  values: readonly unknown[] | null | undefined,
  count: number | null | undefined,
): readonly number[] | "none" | "shortened" {
  if (values === null || values === undefined || values.length === 0) return "none";
  const numbers = values.filter((value): value is number => typeof value === "number");
  const complete = numbers.length === values.length && (count ?? values.length) === values.length;
  return complete ? numbers : "shortened";
}

/** The warning that goes with `shortened`. */
export function shortenedSamples(benchmark: string): string {
  return `The list of samples of "${benchmark}" was shortened after measuring; its mean is used instead.`;
}

function nameOf(entry: Entry): string {
  return entry.benchmark.trim() === "" ? "(no name)" : entry.benchmark;
}

/** Metrics that there are, by category and benchmark. */
type Taken = Map<string | undefined, Map<string, Set<string>>>;

/** Those of one benchmark, to be added to. */
function metricsOf(taken: Taken, category: string | undefined, benchmark: string): Set<string> {
  const benchmarks = taken.get(category) ?? new Map<string, Set<string>>();
  taken.set(category, benchmarks);
  const metrics = benchmarks.get(benchmark) ?? new Set();
  benchmarks.set(benchmark, metrics);
  return metrics;
}

/** `name`, or `name (2)` and so on when one of the metrics is already there under that name. */
function freeName(
  name: string,
  { category, metrics }: Entry,
  { taken, numbers }: { taken: Taken; numbers: Map<string, number> },
): string {
  const isTaken = (candidate: string) => {
    const there = taken.get(category)?.get(candidate);
    return there !== undefined && metrics.some(({ metric }) => there.has(metric));
  };
  if (!isTaken(name)) return name;
  // Goes on where the last search for this name ended: a name may come again thousands of times.
  let number = numbers.get(name) ?? 2;
  while (isTaken(`${name} (${number})`)) number += 1;
  numbers.set(name, number);
  return `${name} (${number})`;
}

/** As many of one kind as a reader may want to see. */
const SHOWN = 20;

function first(warnings: readonly string[]): readonly string[] {
  const more = warnings.length - SHOWN;
  if (more <= 0) return warnings;
  return [...warnings.slice(0, SHOWN), `The same holds for ${more} more.`];
}

/** Without a copy of the samples, of which there may be millions. */
function allFinite({ rounds, summary }: Metric): boolean {
  const areFinite = (values: readonly number[]) => values.every((value) => Number.isFinite(value));
  if (!rounds.every(areFinite)) return false;
  if (summary === undefined) return true;
  const { interval, ...rest } = summary;
  return areFinite(Object.values(rest)) && (interval === undefined || areFinite(Object.values(interval)));
}

function withoutUnknown(facts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known: Record<string, string> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (fact !== undefined && fact !== "") known[name] = fact;
  }
  return known;
}
