import { type Comparison, type Gate, isOpenRegression, type Verdict } from "../domain/comparison.ts";
import type { Failure } from "../domain/measurement.ts";
import type { LeakResult } from "../domain/memory.ts";
import type { SlaResult } from "../domain/sla.ts";
import type { Cancelled } from "./cancelled.ts";
import { headlineOf } from "./headline.ts";

/**
 * Turns all findings into one answer. Fails when a series regressed and nobody
 * accepted it, an SLA was missed, a benchmark failed, or a leak was detected;
 * inconclusive when a regression is only suspected, or nothing could be judged
 * for want of the baseline that was to be measured; passes otherwise.
 */
export function decideGate(input: {
  readonly comparisons: readonly Comparison[];
  readonly sla: readonly SlaResult[];
  readonly failures: readonly Failure[];
  readonly leaks?: readonly LeakResult[];
  /** Why the baseline that was to be measured could not be. */
  readonly noBaseline?: string;
  /** What was measured before the run was cancelled. */
  readonly cancelled?: Cancelled;
}): { readonly gate: Gate; readonly headline: string; readonly counts: Readonly<Record<Verdict, number>> } {
  const { comparisons, sla, failures, leaks = [], noBaseline, cancelled } = input;
  const counts = countVerdicts(comparisons);
  const failed =
    comparisons.some(isOpenRegression) ||
    counts.failed > 0 ||
    failures.length > 0 ||
    sla.some(({ status }) => status === "FAIL") ||
    leaks.some(({ status }) => status === "LEAK_DETECTED");
  const suspected = comparisons.some(({ status }) => status === "REGRESSION_SUSPECTED");
  return {
    gate: failed ? "fail" : suspected || noBaseline !== undefined ? "inconclusive" : "pass",
    headline: headlineOf({
      comparisons,
      sla,
      failures,
      leaks,
      ...(noBaseline === undefined ? {} : { noBaseline }),
      ...(cancelled === undefined ? {} : { cancelled }),
    }),
    counts,
  };
}

/** The worst confirmed regression that nobody accepted, in percent, whichever way is worse; 0 when there is none. */
export function worstRegressionPercent(comparisons: readonly Comparison[]): number {
  return comparisons
    .filter(isOpenRegression)
    .reduce((worst, { change }) => Math.max(worst, Math.abs(change) * 100), 0);
}

/**
 * How much better the whole suite became, in percent, as the geometric mean over
 * the compared series: twice as fast is +100, half as fast is −50. A benchmark
 * counts with its time; one without a time counts with the metrics that it has.
 * Series that touch 0 or change sign have no ratio and are left out; 0 when none is left.
 */
export function suiteImprovementPercent(comparisons: readonly Comparison[]): number {
  const compared = comparisons.filter((comparison) => comparison.kind === "compared");
  const timed = new Set(compared.filter(({ metric }) => metric === "time").map(nameOf));
  const logarithms = compared
    .filter((comparison) => comparison.metric === "time" || !timed.has(nameOf(comparison)))
    .filter(({ change, baseline }) => change > -1 && baseline.median > 0)
    .map(({ change, better }) => (better === "lower" ? -Math.log1p(change) : Math.log1p(change)));
  if (logarithms.length === 0) return 0;
  return 100 * Math.expm1(logarithms.reduce((sum, value) => sum + value, 0) / logarithms.length);
}

function nameOf({ category, benchmark }: { readonly category?: string; readonly benchmark: string }): string {
  return JSON.stringify([category ?? null, benchmark]);
}

/** How many comparisons have each verdict. */
export function countVerdicts(comparisons: readonly Comparison[]): Readonly<Record<Verdict, number>> {
  const count = (verdict: Verdict) =>
    comparisons.reduce((sum, comparison) => sum + (comparison.verdict === verdict ? 1 : 0), 0);
  return {
    regressed: count("regressed"),
    improved: count("improved"),
    equivalent: count("equivalent"),
    inconclusive: count("inconclusive"),
    "no-baseline": count("no-baseline"),
    missing: count("missing"),
    failed: count("failed"),
  };
}
