import type { NotCompared } from "../domain/comparison.ts";
import type { Failure, Measurement } from "../domain/measurement.ts";
import { digest } from "../stats/digest.ts";
import { sideOf } from "./compared.ts";

export interface FailedSeries {
  readonly row: NotCompared;
  /** The baseline's measurement that the row stands for. */
  readonly replaces?: Measurement;
}

/**
 * Rows for benchmarks that failed: one for each metric that the baseline has and
 * this run lacks; one for the time if nothing is known of the benchmark. A
 * benchmark that was measured before it failed keeps its comparisons instead.
 */
export function failedSeries(
  candidate: { readonly measurements: readonly Measurement[]; readonly failures: readonly Failure[] },
  onlyBaseline: readonly Measurement[],
): readonly FailedSeries[] {
  const seen = new Set<string>();
  return candidate.failures.flatMap((failure): readonly FailedSeries[] => {
    // Several launches of a benchmark may fail, each with its own message; the first will do.
    const name = JSON.stringify([failure.category ?? null, failure.benchmark]);
    if (seen.has(name)) return [];
    seen.add(name);
    const expected = onlyBaseline.filter((measurement) => concerns(failure, measurement));
    if (expected.length > 0) {
      return expected.map((measurement) => ({ row: rowOf(failure, measurement), replaces: measurement }));
    }
    const partly = candidate.measurements.some((measurement) => concerns(failure, measurement));
    return partly ? [] : [{ row: rowOf(failure, undefined) }];
  });
}

/** A failure that does not name its category concerns the benchmark in any. */
function concerns(failure: Failure, measurement: Measurement): boolean {
  if (failure.benchmark !== measurement.benchmark) return false;
  return (
    failure.category === undefined ||
    measurement.category === undefined ||
    failure.category === measurement.category
  );
}

function rowOf(failure: Failure, expected: Measurement | undefined): NotCompared {
  const digested = expected && digest(expected);
  const category = failure.category ?? expected?.category;
  return {
    kind: "not-compared",
    benchmark: failure.benchmark,
    ...(category !== undefined && { category }),
    metric: expected?.metric ?? "time",
    ...(expected && { unit: expected.unit, better: expected.better }),
    verdict: "failed",
    status: "NO_BASELINE",
    ...(expected && digested && { baseline: sideOf({ measurement: expected, digest: digested }) }),
    reason: failure.message,
  };
}
