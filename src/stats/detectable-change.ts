import { momentsOf } from "./descriptive.ts";
import { smallestMannWhitneyPValue } from "./mann-whitney.ts";
import { studentQuantile } from "./student.ts";
import { welchError } from "./welch.ts";

/**
 * The smallest relative growth, as a fraction, that a one-sided test at `level`
 * finds with probability `power`, given the spread and count of these samples:
 *
 *   exp((t(1 − level, ν) + t(power, ν)) · √(s₁²/n₁ + s₂²/n₂)) − 1
 *
 * with s the standard deviations of the logarithms and ν Welch's degrees of
 * freedom. Bloom (1995), "Minimum detectable effects", with Student's instead
 * of normal quantiles. It is a property of the test: a threshold above it makes
 * smaller changes pass anyway.
 *
 * `undefined` when nothing can be found or said: fewer than two values a side,
 * values of 0 or below, or so few that not even a complete separation of the
 * samples is significant in the Mann–Whitney test.
 */
export function minimumDetectableChange(
  baseline: readonly number[],
  candidate: readonly number[],
  options: { readonly level: number; readonly power: number },
): number | undefined {
  if (Math.min(baseline.length, candidate.length) < 2) return undefined;
  if (smallestMannWhitneyPValue(baseline.length, candidate.length) >= options.level) return undefined;
  if ([...baseline, ...candidate].some((sample) => sample <= 0)) return undefined;
  const { standardError, degreesOfFreedom } = welchError(
    logarithmicError(baseline),
    logarithmicError(candidate),
  );
  if (standardError === 0) return 0;
  const quantiles =
    studentQuantile(options.level, degreesOfFreedom) + studentQuantile(1 - options.power, degreesOfFreedom);
  return Math.expm1(quantiles * standardError);
}

function logarithmicError(samples: readonly number[]): { error: number; count: number } {
  const { standardDeviation, count } = momentsOf(samples.map(Math.log));
  return { error: standardDeviation / Math.sqrt(count), count };
}
