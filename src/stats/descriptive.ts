// The one place that knows simple-statistics: its exact (Kahan) sums are worth
// having; its tests, tails and regression are not accurate enough, see docs/statistics.md.
import { mean as arithmeticMean, sampleVariance } from "simple-statistics";

/** What most parametric methods need to know of a sample. */
export interface Moments {
  readonly count: number;
  readonly mean: number;
  /** With n − 1; 0 for a single value. */
  readonly standardDeviation: number;
}

/** Count, mean and sample standard deviation of at least one value, in the values' unit. O(n). */
export function momentsOf(samples: readonly number[]): Moments {
  const [first = Number.NaN] = samples;
  // A constant sample has no spread; rounding in the mean must not invent one.
  if (samples.every((sample) => sample === first)) {
    return { count: samples.length, mean: first, standardDeviation: 0 };
  }
  return {
    count: samples.length,
    mean: arithmeticMean(samples),
    standardDeviation: Math.sqrt(sampleVariance(samples)),
  };
}

/** The values in ascending order, as a copy. Not-a-number has no place in it. */
export function sortSamples(samples: readonly number[]): readonly number[] {
  return Array.from(Float64Array.from(samples).sort());
}

/**
 * Standard scores with the population's standard deviation (n), as SciPy's
 * `zscore`. All 0 when the values do not vary.
 */
export function zScores(samples: readonly number[]): readonly number[] {
  const { count, mean, standardDeviation } = momentsOf(samples);
  const population = standardDeviation * Math.sqrt((count - 1) / count);
  return samples.map((sample) => (population === 0 ? 0 : (sample - mean) / population));
}
