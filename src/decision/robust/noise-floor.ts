import type { Comparison } from "../../domain/comparison.ts";
import { qualifiedName } from "../../domain/measurement.ts";
import { sortSamples } from "../../stats/descriptive.ts";
import { medianOfSorted } from "../../stats/quantile.ts";

/** How much launches of identical code differed in one job: what no verdict of that job can see below. */
export interface NoiseFloor {
  /** Of the median benchmark, as a fraction. */
  readonly typical: number;
  readonly worst: { readonly benchmark: string; readonly value: number };
  readonly benchmarks: number;
}

/** The noise floor of a job by its comparisons: of their times, or of all where there is no time. */
export function noiseFloorOf(comparisons: readonly Comparison[]): NoiseFloor | undefined {
  const measured = comparisons.flatMap((comparison) =>
    comparison.kind === "compared" && comparison.noiseFloor !== undefined
      ? [{ metric: comparison.metric, benchmark: qualifiedName(comparison), value: comparison.noiseFloor }]
      : [],
  );
  const times = measured.filter(({ metric }) => metric === "time");
  const shown = times.length === 0 ? measured : times;
  const [first] = shown;
  if (first === undefined) return undefined;
  const { benchmark, value } = shown.reduce(
    (worst, next) => (next.value > worst.value ? next : worst),
    first,
  );
  return {
    typical: medianOfSorted(sortSamples(shown.map((one) => one.value))),
    worst: { benchmark, value },
    benchmarks: shown.length,
  };
}
