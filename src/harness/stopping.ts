import { momentsOf } from "../stats/descriptive.ts";
import { meanInterval } from "../stats/mean-interval.ts";

const CONFIDENCE = 0.95;

/**
 * Whether the mean of these times, at least two of them, is known to within
 * `precision`, a fraction: the half-width of the t interval of their logarithms.
 * Times are skewed to the right, their logarithms much less.
 *
 * Only for how long to measure. An interval that is looked at again and again
 * does not keep its confidence, so no verdict may rest on this.
 */
export function isKnownTo(precision: number, times: readonly number[]): boolean {
  if (times.length < 2) return false;
  const { low, high } = meanInterval(momentsOf(times.map(Math.log)), CONFIDENCE);
  return Math.expm1((high - low) / 2) <= precision;
}
