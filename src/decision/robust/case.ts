import type { Interval } from "../../domain/comparison.ts";
import { shiftInterval } from "../../stats/shift-interval.ts";
import { rootMeanSquare } from "../../stats/shift-test.ts";
import type { Directed } from "../directed.ts";
import type { Pair, RuleOptions } from "../rule.ts";
import { detectableShift, type Finding, findingOf, isBeyond, isOneWay, isPast, limitsOf } from "./finding.ts";

export type Design = "paired" | "independent";

/** Everything that one verdict of the robust rule rests on. Shifts are logarithms that grow when it gets worse. */
export interface Case {
  readonly pair: Pair;
  readonly design: Design;
  readonly options: RuleOptions;
  /** All launches. */
  readonly whole: Finding;
  /** The launches before a confirmation; the same as `whole` when there was none. */
  readonly first: Finding;
  /** The launches that were to confirm a suspicion. */
  readonly fresh?: Finding;
  /** How far the threshold lets it move. */
  readonly limits: Directed;
  /** Part of the error rate that the last look was allowed. */
  readonly share: number;
  readonly interval?: Interval;
  /** One-sided p-values against "no change", as if the data had been looked at once. */
  readonly pValue?: Directed;
}

export function caseOf(pair: Pair, design: Design, options: RuleOptions): Case {
  const [before, after] = [pair.baseline.measurement, pair.candidate.measurement];
  const { pairing } = after;
  const find = (range?: { readonly begin: number; readonly end: number }) =>
    findingOf(before, after, {
      paired: design === "paired",
      seed: options.seed,
      ...(range === undefined ? {} : { range }),
    });
  const whole = find();
  const end = after.rounds.length;
  const border = design === "paired" ? pairing?.confirmation : undefined;
  const confirmed = border !== undefined && border > 0 && border < end;
  const first = confirmed ? find({ begin: 0, end: border }) : whole;
  const share = design === "paired" ? (pairing?.share ?? 1) : 1;
  return {
    pair,
    design,
    options,
    whole,
    first,
    ...(confirmed && { fresh: find({ begin: border, end }) }),
    share,
    limits: limitsOf(pair.threshold, after.better),
    ...(whole.shift &&
      !isOneWay(whole.launches) && {
        interval: shiftInterval(whole.shift, options.significanceLevel * share),
      }),
    ...(first.shift && {
      pValue: {
        worse: Math.min(1, first.shift.above(0) / share),
        better: Math.min(1, first.shift.below(0) / share),
      },
    }),
  };
}

/** The smallest shift for the worse that this comparison would have found in four of five cases. */
export function detectableOf(judged: Case, family: number): number | undefined {
  const { shift, launches } = judged.whole;
  if (shift === undefined || isOneWay(launches)) return undefined;
  const { significanceLevel, correction } = judged.options;
  const alone = correction === "none" ? 1 : Math.max(1, family);
  return detectableShift(shift, (significanceLevel * judged.share) / alone);
}

/** Root mean square of the differences between launches of identical code; absent where none were neighbours. */
export function noiseFloorOf({ launches }: Finding): number | undefined {
  return launches.identical.length === 0 ? undefined : rootMeanSquare(launches.identical);
}

/**
 * How often fresh processes may confirm chance, over all looks at them. They need
 * not prove a suspicion once more: the launches before did that at the level of
 * the report. At one chance in five they still undo four of five false alarms,
 * and lose few true ones, which at 0.05 they did in up to one of five of those
 * with six noisy pairs.
 */
const CONFIRMATION_LEVEL = 0.2;

/** One look at fresh processes, at its part of the confirmation's error rate. */
interface FreshLook {
  /** What is suspected. */
  readonly direction: keyof Directed;
  readonly share: number;
}

/** Whether fresh processes show the change in the same direction. */
export function isSeenAgain({ shift }: Finding, { direction, share }: FreshLook): boolean {
  if (shift === undefined) return false;
  return (direction === "worse" ? shift.above(0) : shift.below(0)) < CONFIRMATION_LEVEL * share;
}

/**
 * Whether fresh processes show that there is no such change past the threshold:
 * they point the other way, or to none, as clearly as they would have to confirm it.
 */
export function isRefuted(
  { shift }: Finding,
  { direction, share, limits }: FreshLook & { readonly limits: Directed },
): boolean {
  if (shift === undefined) return false;
  const still = direction === "worse" ? shift.below(limits.worse) : shift.above(-limits.better);
  return still < CONFIRMATION_LEVEL * share;
}

/**
 * False when the launches before showed a change that fresh processes do not
 * bear out. Series that were only measured along with another one had none.
 */
export function isConfirmed(judged: Case): boolean {
  const { first, fresh, design } = judged;
  const { confirmation, confirmationShare: share = 1 } = judged.pair.candidate.measurement.pairing ?? {};
  const direction = suspicionOf(judged);
  const isAsked = design === "paired" && confirmation !== undefined;
  if (!isAsked || direction === undefined || first.shift === undefined) return true;
  return fresh !== undefined && isSeenAgain(fresh, { direction, share });
}

/** Which way the launches before a confirmation had moved, past the threshold and beyond chance. */
function suspicionOf({ first: { shift }, share, options, limits }: Case): keyof Directed | undefined {
  if (shift === undefined) return undefined;
  const level = options.significanceLevel * share;
  if (isPast(shift, limits.worse) && shift.above(0) < level) return "worse";
  return isBeyond(shift, limits.better) && shift.below(0) < level ? "better" : undefined;
}
