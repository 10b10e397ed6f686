import type { Interval } from "../domain/comparison.ts";
import type { MedianBootstrap } from "../stats/bootstrap-median.ts";
import type { Digest } from "../stats/digest.ts";
import { cohensD } from "../stats/effect-size.ts";
import { type MannWhitneyTails, mannWhitneyTails } from "../stats/mann-whitney.ts";
import { meanRatioInterval } from "../stats/mean-interval.ts";
import { relativeChange } from "../stats/relative-change.ts";
import { type WelchTest, welchTest } from "../stats/welch.ts";
import type { Pair } from "./rule.ts";

/** What the numbers of one pair say, before anything is decided. */
export interface Evidence {
  /** Relative change as a fraction, positive when the value grew. */
  readonly change: number;
  /** The same, positive when it got worse. */
  readonly worsening: number;
  /** What was compared: medians, unless only means are known on both sides. */
  readonly centre: "median" | "mean";
  readonly interval?: Interval;
  /** Cohen's d, positive when the value grew. */
  readonly effectSize?: number;
  /** One-sided tests against "it got worse" and "it got better"; absent where no test is possible. */
  readonly tests?: { readonly worse: Tests; readonly better: Tests };
}

export interface Tests {
  /** Absent when neither side has any spread. */
  readonly welch?: WelchTest;
  /** Absent when a side has no samples. */
  readonly mannWhitney?: { readonly u: number; readonly pValue: number; readonly exact: boolean };
  /** Of the deciding test: Mann–Whitney, or Welch's where there are only summaries. */
  readonly pValue: number;
}

/** Computes change, interval, effect size and tests of one pair. */
export function evidenceOf(
  pair: Pair,
  options: { readonly bootstrap: MedianBootstrap; readonly confidence: number },
): Evidence {
  const baseline = pair.baseline.digest;
  const candidate = pair.candidate.digest;
  const { better } = pair.candidate.measurement;
  const centre = centreOf(baseline, candidate);
  const change = relativeChange(baseline[centre], candidate[centre]);
  const interval = intervalOf(baseline, candidate, options);
  const effectSize = cohensD(baseline, candidate);
  const tests = testsOf(baseline, candidate);
  return {
    change,
    worsening: better === "lower" ? change : -change,
    centre,
    ...(interval && { interval }),
    ...(effectSize !== undefined && { effectSize }),
    ...(tests && {
      tests:
        better === "lower"
          ? { worse: tests.greater, better: tests.less }
          : { worse: tests.less, better: tests.greater },
    }),
  };
}

/** Whether the interval contains zero. Of a change without an interval that is not known. */
export function mayBeNoChange({ interval }: Evidence): boolean {
  return interval !== undefined && interval.low <= 0 && interval.high >= 0;
}

/**
 * Like is compared with like: medians of samples; means where the test is about
 * means; else what both sides know.
 */
export function centreOf(baseline: Digest, candidate: Digest): "median" | "mean" {
  if (baseline.source === "samples" && candidate.source === "samples") return "median";
  const means = baseline.known.mean && candidate.known.mean;
  const medians = baseline.known.median && candidate.known.median;
  const tested = baseline.source !== "value" && candidate.source !== "value";
  return means && (tested || !medians) ? "mean" : "median";
}

function intervalOf(
  baseline: Digest,
  candidate: Digest,
  { bootstrap, confidence }: { bootstrap: MedianBootstrap; confidence: number },
): Interval | undefined {
  if (baseline.source !== "samples" || candidate.source !== "samples") {
    return centreOf(baseline, candidate) === "mean"
      ? meanRatioInterval(baseline, candidate, confidence)
      : undefined;
  }
  // From zero there is no relative change, so no interval of it either; zero to zero is none at all.
  if (baseline.median === 0 && candidate.median !== 0) return undefined;
  return bootstrap.changeInterval(baseline.sorted, candidate.sorted, confidence);
}

function testsOf(baseline: Digest, candidate: Digest): { greater: Tests; less: Tests } | undefined {
  if (baseline.source === "value" || candidate.source === "value") return undefined;
  const samples = baseline.source === "samples" && candidate.source === "samples";
  const tails = samples ? mannWhitneyTails(baseline.sorted, candidate.sorted) : undefined;
  const greater = testsAgainst("greater", { baseline, candidate, tails });
  const less = testsAgainst("less", { baseline, candidate, tails });
  return greater && less && { greater, less };
}

function testsAgainst(
  alternative: "greater" | "less",
  given: { baseline: Digest; candidate: Digest; tails: MannWhitneyTails | undefined },
): Tests | undefined {
  const welch = welchTest(given.baseline, given.candidate, alternative);
  if (given.tails === undefined) return welch && { welch, pValue: welch.pValue };
  const { u, exact, [alternative]: pValue } = given.tails;
  return { ...(welch && { welch }), mannWhitney: { u, pValue, exact }, pValue };
}
