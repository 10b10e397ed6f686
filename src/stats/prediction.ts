import type { Spread } from "./segment-spread.ts";
import { studentQuantile, studentUpperTail } from "./student.ts";

/** What is to be expected of one more value of a segment. */
export interface Expectation extends Spread {
  /** The segment's level: the mean of its values, isolated outliers drawn in. */
  readonly centre: number;
  /** How many values the centre rests on. */
  readonly count: number;
}

/**
 * Standard error of the difference between one new value and the centre:
 * s·√(1 + 1/n), and besides what the new value is less precise than usual. Hahn
 * & Meeker (1991), Statistical Intervals, 4.7.
 */
export function predictionError(expected: Expectation, extraVariance: number): number {
  const { standardDeviation, count } = expected;
  return Math.sqrt(standardDeviation ** 2 * (1 + 1 / count) + extraVariance);
}

/**
 * The chance that one more value lies so far above the centre, or farther; a
 * negative `distance` asks for "not so far below". Exact for normal values; how
 * it holds on real ones was measured, see docs/statistics.md. Without any
 * spread every distance is certain, and none is not.
 */
export function predictionTail(
  distance: number,
  error: { readonly standardError: number; readonly degreesOfFreedom: number },
): number {
  if (error.standardError === 0) return distance > 0 ? 0 : 1;
  return studentUpperTail(distance / error.standardError, error.degreesOfFreedom);
}

/** Half the width of the two-sided prediction interval. */
export function predictionMargin(
  confidence: number,
  error: { readonly standardError: number; readonly degreesOfFreedom: number },
): number {
  if (error.standardError === 0) return 0;
  return studentQuantile((1 - confidence) / 2, error.degreesOfFreedom) * error.standardError;
}
