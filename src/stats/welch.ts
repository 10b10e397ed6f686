import type { Alternative } from "./alternative.ts";
import type { Moments } from "./descriptive.ts";
import { studentUpperTail } from "./student.ts";

export interface WelchTest {
  /** Positive when the candidate's mean is greater. */
  readonly t: number;
  /** Welch–Satterthwaite; a fraction. */
  readonly degreesOfFreedom: number;
  readonly pValue: number;
}

/**
 * Welch's t-test of two means without the assumption of equal variances. Welch
 * (1947), "The generalization of Student's problem when several different
 * population variances are involved".
 *
 * `undefined` where it does not exist: fewer than two values on a side, or no
 * spread on either. Needs only moments, so a tool's summary will do.
 */
export function welchTest(
  baseline: Moments,
  candidate: Moments,
  alternative: Alternative,
): WelchTest | undefined {
  if (baseline.count < 2 || candidate.count < 2) return undefined;
  const { standardError, degreesOfFreedom } = welchError(
    { error: baseline.standardDeviation / Math.sqrt(baseline.count), count: baseline.count },
    { error: candidate.standardDeviation / Math.sqrt(candidate.count), count: candidate.count },
  );
  if (standardError === 0) return undefined;
  const t = (candidate.mean - baseline.mean) / standardError;
  return { t, degreesOfFreedom, pValue: tailOf(t, degreesOfFreedom, alternative) };
}

/** Standard error of the difference of two independent estimates, with its degrees of freedom. */
export function welchError(
  first: { readonly error: number; readonly count: number },
  second: { readonly error: number; readonly count: number },
): { readonly standardError: number; readonly degreesOfFreedom: number } {
  const standardError = Math.hypot(first.error, second.error);
  // Shares of the variance, so that squares of tiny units do not underflow.
  const a = (first.error / standardError) ** 2;
  const b = (second.error / standardError) ** 2;
  return { standardError, degreesOfFreedom: 1 / (a ** 2 / (first.count - 1) + b ** 2 / (second.count - 1)) };
}

function tailOf(t: number, degreesOfFreedom: number, alternative: Alternative): number {
  if (alternative === "greater") return studentUpperTail(t, degreesOfFreedom);
  if (alternative === "less") return studentUpperTail(-t, degreesOfFreedom);
  return 2 * studentUpperTail(Math.abs(t), degreesOfFreedom);
}
