import type { Failure, Measurement, Summary } from "../../domain/measurement.ts";
import type { Reading } from "../adapter.ts";

/** One benchmark as a tool reports it, with all its metrics. */
export interface Entry {
  readonly benchmark: string;
  readonly category?: string;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly metrics: readonly Metric[];
}

export type Metric = Omit<Measurement, "benchmark" | "category" | "parameters">;

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
  const taken = new Set<string>();
  const numbers = new Map<string, number>();
  const warnings: string[] = [];
  const failures = [...(read.failures ?? [])];
  const measurements: Measurement[] = [];

  for (const entry of read.entries) {
    const benchmark = freeName(entry, { taken, numbers });
    if (benchmark !== nameOf(entry)) {
      warnings.push(
        `The name "${nameOf(entry)}" comes again; the later benchmark is read as "${benchmark}".`,
      );
    }
    const { category, parameters } = entry;
    for (const metric of entry.metrics) {
      taken.add(key(entry, benchmark, metric));
      if (!allFinite(metric)) {
        failures.push(
          failed(benchmark, { message: `It gave no finite number for ${metric.metric}.`, category }),
        );
        continue;
      }
      if (metric.metric === "time" && metric.rounds.flat().includes(0)) {
        warnings.push(`The tool reports a time of 0 for "${benchmark}": less than it can show.`);
      }
      measurements.push({
        benchmark,
        ...(category === undefined ? {} : { category }),
        ...metric,
        ...(parameters === undefined ? {} : { parameters }),
      });
    }
  }
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

/** `name`, or `name (2)` and so on when one of the metrics is already there under that name. */
function freeName(
  entry: Entry,
  { taken, numbers }: { taken: ReadonlySet<string>; numbers: Map<string, number> },
): string {
  const name = nameOf(entry);
  const isTaken = (candidate: string) =>
    entry.metrics.some((metric) => taken.has(key(entry, candidate, metric)));
  if (!isTaken(name)) return name;
  // Goes on where the last search for this name ended: a name may come again thousands of times.
  let number = numbers.get(name) ?? 2;
  while (isTaken(`${name} (${number})`)) number += 1;
  numbers.set(name, number);
  return `${name} (${number})`;
}

function key({ category }: Entry, benchmark: string, { metric }: Metric): string {
  return JSON.stringify([category, benchmark, metric]);
}

function allFinite({ rounds, summary }: Metric): boolean {
  const { interval, ...rest } = summary ?? {};
  const numbers = [...rounds.flat(), ...Object.values(rest), ...Object.values(interval ?? {})];
  return numbers.every((value) => Number.isFinite(value));
}

function withoutUnknown(facts: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const known: Record<string, string> = {};
  for (const [name, fact] of Object.entries(facts)) {
    if (fact !== undefined && fact !== "") known[name] = fact;
  }
  return known;
}
