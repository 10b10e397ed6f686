import type { Moments } from "./descriptive.ts";

/**
 * Cohen's d: the difference of the means in pooled standard deviations, positive
 * when the candidate's mean is greater. Cohen (1988), Statistical Power Analysis
 * for the Behavioral Sciences, 2.2.
 *
 * 0 when the means are equal, also without any spread. `undefined` when a side
 * has fewer than two values, or when the means differ and neither side has any
 * spread: no finite number says how clear that is.
 */
export function cohensD(baseline: Moments, candidate: Moments): number | undefined {
  if (baseline.count < 2 || candidate.count < 2) return undefined;
  const difference = candidate.mean - baseline.mean;
  if (difference === 0) return 0;
  const freedom = baseline.count + candidate.count - 2;
  const pooled = Math.hypot(
    baseline.standardDeviation * Math.sqrt((baseline.count - 1) / freedom),
    candidate.standardDeviation * Math.sqrt((candidate.count - 1) / freedom),
  );
  return pooled === 0 ? undefined : difference / pooled;
}
