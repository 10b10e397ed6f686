import { type Entry, failed, summaryOf } from "../read/reading.ts";

/** A benchmark as Catch2 reports it; times in seconds. */
export interface Catch2Result {
  readonly name: string;
  /** The test case and the sections in it. */
  readonly path: readonly string[];
  readonly samples?: number | undefined;
  readonly mean?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
  readonly confidence?: number | undefined;
  readonly standardDeviation?: number | undefined;
  readonly failure?: string | undefined;
}

/** Benchmarks of a test case are its category: their names may come again in the next one. */
export function readingOf(results: readonly Catch2Result[]) {
  return {
    entries: results.filter(({ mean }) => mean !== undefined).map(entryOf),
    failures: results
      .filter(({ mean }) => mean === undefined)
      .map((result) => failed(result.name, { message: result.failure ?? NO_RESULT, ...categoryOf(result) })),
  };
}

const NO_RESULT = "Catch2 began this benchmark and reports no result for it.";

function entryOf(result: Catch2Result): Entry {
  const { name, samples, mean, low, high, confidence, standardDeviation } = result;
  const interval =
    low === undefined || high === undefined
      ? undefined
      : { low, high, ...(confidence === undefined ? {} : { confidence }) };
  const summary = summaryOf({ mean, standardDeviation, count: samples, interval });
  return {
    benchmark: name,
    ...categoryOf(result),
    metrics: [
      {
        metric: "time",
        unit: "s",
        better: "lower",
        rounds: [[mean ?? Number.NaN]],
        ...(summary === undefined ? {} : { summary }),
      },
    ],
  };
}

function categoryOf({ path }: Catch2Result): { readonly category?: string } {
  return path.length === 0 ? {} : { category: path.join("/") };
}
