import type { Acceptance } from "./acceptance.ts";
import type { Better } from "./measurement.ts";

export type Verdict =
  | "regressed"
  | "improved"
  | "equivalent"
  | "inconclusive"
  | "no-baseline"
  | "missing"
  | "failed";

export const VERDICTS = [
  "regressed",
  "improved",
  "equivalent",
  "inconclusive",
  "no-baseline",
  "missing",
  "failed",
] as const satisfies readonly Verdict[];

/** The specs' words. `REGRESSION_SUSPECTED`: past the threshold, but not significant. */
type Status = "REGRESSION_DETECTED" | "REGRESSION_SUSPECTED" | "NO_REGRESSION" | "NO_BASELINE";

export type Severity = "negligible" | "small" | "medium" | "large";

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/** Between which commits a value changed, as far as it is known. */
export interface CommitRange {
  readonly lastGood?: string;
  readonly firstBad?: string;
}

/** One side of a comparison, in the metric's unit. */
export interface Side {
  readonly median: number;
  readonly mean: number;
  readonly standardDeviation?: number;
  readonly rounds: number;
  readonly samples: number;
}

interface Compared {
  readonly kind: "compared";
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit: string;
  readonly better: Better;
  readonly verdict: "regressed" | "improved" | "equivalent" | "inconclusive";
  readonly status: Exclude<Status, "NO_BASELINE">;
  /** Relative change of the median, as a fraction; positive when the value grew, whatever `better` is. */
  readonly change: number;
  /** Interval of `change`, as fractions; absent when one side has a single sample. */
  readonly interval?: Interval;
  readonly confidence: number;
  /** Of the deciding test, before and after the correction for many comparisons. */
  readonly pValue?: number;
  readonly adjustedPValue?: number;
  /** Cohen's d, positive when the value grew. */
  readonly effectSize?: number;
  readonly severity: Severity;
  /** Smallest relative change that this comparison would have found four times out of five, as a fraction. */
  readonly minimumDetectableChange?: number;
  /** Another metric of the benchmark that the verdict was taken from; absent when it rests on its own. */
  readonly restsOn?: string;
  /** Pairs of launches that were measured side by side. */
  readonly pairs?: number;
  /** How much launches of identical code in the same job differed (root mean square), as a fraction. */
  readonly noiseFloor?: number;
  /** Of a regression against a history, where no single run is the baseline; absent: the baseline's commit and the run's. */
  readonly range?: CommitRange;
  /** Largest relative change for the worse that passes, as a fraction. */
  readonly threshold: number;
  readonly tests: {
    readonly welch?: { readonly t: number; readonly degreesOfFreedom: number; readonly pValue: number };
    readonly mannWhitney?: { readonly u: number; readonly pValue: number; readonly exact: boolean };
  };
  readonly baseline: Side;
  readonly candidate: Side;
  /** One plain sentence: why this verdict. */
  readonly reason: string;
  /** Set on a regression that somebody accepted: it is still one, but fails no gate and wakes nobody. */
  readonly accepted?: Acceptance;
}

interface NotCompared {
  readonly kind: "not-compared";
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit?: string;
  readonly better?: Better;
  readonly verdict: "no-baseline" | "missing" | "failed";
  readonly status: "NO_BASELINE";
  readonly baseline?: Side;
  readonly candidate?: Side;
  readonly reason: string;
}

/** Baseline against candidate for one benchmark and metric. */
export type Comparison = Compared | NotCompared;
export type { Compared, NotCompared };

/** A regression that nobody accepted. */
export function isOpenRegression(comparison: Comparison): comparison is Compared {
  return (
    comparison.kind === "compared" && comparison.verdict === "regressed" && comparison.accepted === undefined
  );
}

/** Whether the change is one from 0, where ±100 % stands for "it appeared" and no percentage has a meaning. */
export function isFromZero({ baseline, change }: Pick<Compared, "baseline" | "change">): boolean {
  return baseline.median === 0 && change !== 0;
}

/** Worse than somebody wanted, and somebody said that it is meant. */
export function isAccepted(
  comparison: Comparison,
): comparison is Compared & { readonly accepted: Acceptance } {
  return comparison.kind === "compared" && comparison.accepted !== undefined;
}

export type Gate = "pass" | "fail" | "inconclusive";

/** Worst first. */
export const GATES: readonly Gate[] = ["fail", "inconclusive", "pass"];
