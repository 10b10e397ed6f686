import { quantileInPlace } from "./quantile.ts";

/**
 * The Hodges–Lehmann estimate of the centre: the median of the means of all
 * pairs of values, each with itself included. Hodges & Lehmann (1963),
 * "Estimates of location based on rank tests". As exact as the mean for normal
 * values (95 %), and not moved by a few far ones. O(n²).
 */
export function hodgesLehmann(values: readonly number[]): number {
  const count = values.length;
  const means = new Float64Array((count * (count + 1)) / 2);
  let next = 0;
  for (let first = 0; first < count; first += 1) {
    for (let second = first; second < count; second += 1) {
      means[next] = ((values[first] ?? 0) + (values[second] ?? 0)) / 2;
      next += 1;
    }
  }
  return quantileInPlace(means, 0.5);
}

/** The same for the shift from one sample to another: the median of all differences. O(n · m). */
export function hodgesLehmannShift(baseline: readonly number[], candidate: readonly number[]): number {
  const differences = new Float64Array(baseline.length * candidate.length);
  let next = 0;
  for (const before of baseline) {
    for (const after of candidate) {
      differences[next] = after - before;
      next += 1;
    }
  }
  return quantileInPlace(differences, 0.5);
}
