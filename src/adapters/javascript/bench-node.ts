import { z } from "zod";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import {
  assemble,
  type Entry,
  failed,
  keptSamples,
  type Metric,
  shortenedSamples,
  summaryOf,
} from "../read/reading.ts";
import { fromNanoseconds, printedSeconds } from "../read/seconds.ts";
import { type BenchNodeRow, holdsPrinted, readPrinted } from "./bench-node-text.ts";

// [{"name": "json", "runsSampled": 10, "min": "5.68us", "minNS": 5676.7, "max": "7.16us", "maxNS": 7164, "plugins": [], "opsSec": 132684}]
//   jsonReport; minNS and maxNS since 0.15; with benchmarkMode "time" totalTime, in seconds, in place of opsSec
// [{"name": "json", "iterations": 17, "histogram": {"samples": 11, "min": 20007879, "sampleData": [20007879, …]}, "plugins": [], "opsSec": 40.01}]
//   what `suite.run()` returns, nanoseconds
// What is printed: bench-node-text.ts.

const Amount = z.number().nullish();

const Reported = z.object({
  name: z.string(),
  runsSampled: z.number(),
  min: z.string(),
  minNS: Amount,
  max: z.string(),
  maxNS: Amount,
  opsSec: Amount,
  totalTime: Amount,
});
const reported = {
  expected: "a JSON report of bench-node",
  probe: listOf(having("name", "runsSampled", "min", "max", "plugins")),
  schema: z.array(Reported),
};

const Returned = z.object({
  name: z.string(),
  histogram: z.object({
    samples: z.number(),
    min: Amount,
    max: Amount,
    sampleData: z.array(z.unknown()).nullish(),
  }),
  opsSec: Amount,
  totalTime: Amount,
});
const returned = {
  expected: "the results of bench-node as JSON",
  probe: listOf(
    having("name", "iterations", "plugins").and(z.object({ histogram: having("samples", "min", "max") })),
  ),
  schema: z.array(Returned),
};

export const benchNode: Adapter = {
  name: "bench-node",
  recognises: (output) => holdsJson(output, reported) || holdsJson(output, returned) || holdsPrinted(output),
  parse(output) {
    if (holdsJson(output, returned)) return readRows(readJson(output, returned).flat().map(rowOfReturned));
    if (holdsJson(output, reported)) return readRows(readJson(output, reported).flat().map(rowOfReported));
    const { rows, context } = readPrinted(output);
    return readRows(rows, context);
  },
};

function readRows(rows: readonly BenchNodeRow[], context: Readonly<Record<string, string>> = {}): Reading {
  const entries: Entry[] = [];
  const failures = [];
  for (const row of rows) {
    const metric = metricOf(row);
    if (metric) entries.push({ benchmark: row.name, metrics: [metric] });
    else failures.push(failed(row.name, { message: "bench-node shows neither a rate nor a time for it." }));
  }
  const shortened = rows.filter(({ samples }) => samples === "shortened");
  return assemble({
    entries,
    failures,
    context,
    warnings: shortened.map(({ name }) => shortenedSamples(name)),
  });
}

/**
 * The samples where they are kept, one for each run: the time of one call in it.
 * They are sorted, and those that bench-node calls outliers are not among them.
 * Else the rate of all calls together, which rests on the outliers too.
 */
function metricOf({ samples, rate, time, runs, min, max }: BenchNodeRow): Metric | undefined {
  const timed = { metric: "time", unit: "s", better: "lower" } as const;
  if (typeof samples === "object") return { ...timed, rounds: [samples] };
  if (rate !== undefined && rate > 0) {
    const [low, high] = [max, min].map((seconds) => (seconds ? 1 / seconds : undefined));
    // The outliers that count for the rate are not among the runs that these are the extremes of.
    const extremes = low && high && low <= rate && rate <= high ? { min: low, max: high } : {};
    const summary = summaryOf({ mean: rate, ...extremes, count: runs }) ?? {};
    return { metric: "throughput", unit: "1/s", better: "higher", rounds: [[rate]], summary };
  }
  if (time === undefined) return undefined;
  return { ...timed, rounds: [[time]], summary: summaryOf({ mean: time, min, max, count: runs }) ?? {} };
}

function rowOfReported(result: z.output<typeof Reported>): BenchNodeRow {
  return {
    name: result.name,
    runs: result.runsSampled,
    rate: result.opsSec ?? undefined,
    time: result.totalTime ?? undefined,
    min: seconds(result.minNS) ?? printedSeconds(result.min),
    max: seconds(result.maxNS) ?? printedSeconds(result.max),
  };
}

function rowOfReturned({ name, histogram, opsSec, totalTime }: z.output<typeof Returned>): BenchNodeRow {
  const samples = keptSamples(histogram.sampleData, histogram.samples);
  return {
    name,
    runs: histogram.samples,
    samples: typeof samples === "string" ? samples : samples.map(fromNanoseconds),
    rate: opsSec ?? undefined,
    time: totalTime ?? undefined,
    min: seconds(histogram.min),
    max: seconds(histogram.max),
  };
}

function seconds(nanoseconds: number | null | undefined): number | undefined {
  return nanoseconds == null ? undefined : fromNanoseconds(nanoseconds);
}
