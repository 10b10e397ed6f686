import type { Interval } from "../domain/comparison.ts";
import type { Moments } from "./descriptive.ts";
import { studentQuantile } from "./student.ts";
import { welchError } from "./welch.ts";

/**
 * Student-t interval of the mean, in the unit of the moments. Exact for normal
 * values of any count from 2, good for other values when there are many.
 */
export function meanInterval(moments: Moments, confidence: number): Interval {
  const t = studentQuantile((1 - confidence) / 2, moments.count - 1);
  const margin = (t * moments.standardDeviation) / Math.sqrt(moments.count);
  return { low: moments.mean - margin, high: moments.mean + margin };
}

/**
 * Interval of mean(candidate) / mean(baseline) − 1, for summaries that come
 * without samples: the logarithm of the ratio with the standard error of the
 * delta method and Welch's degrees of freedom. `undefined` unless both means are
 * positive and both counts at least 2. Oehlert (1992), "A note on the delta method".
 */
export function meanRatioInterval(
  baseline: Moments,
  candidate: Moments,
  confidence: number,
): Interval | undefined {
  if (Math.min(baseline.mean, candidate.mean) <= 0 || Math.min(baseline.count, candidate.count) < 2) {
    return undefined;
  }
  const { standardError, degreesOfFreedom } = welchError(relativeError(baseline), relativeError(candidate));
  const margin =
    standardError === 0 ? 0 : studentQuantile((1 - confidence) / 2, degreesOfFreedom) * standardError;
  const logarithm = Math.log(candidate.mean / baseline.mean);
  return { low: Math.expm1(logarithm - margin), high: Math.expm1(logarithm + margin) };
}

function relativeError({ mean, standardDeviation, count }: Moments): { error: number; count: number } {
  return { error: standardDeviation / mean / Math.sqrt(count), count };
}
