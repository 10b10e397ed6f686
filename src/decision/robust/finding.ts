import type { Interval } from "../../domain/comparison.ts";
import type { Better, Measurement } from "../../domain/measurement.ts";
import { relativeChange } from "../../stats/relative-change.ts";
import { independentShift, pairedShift, type ShiftTest } from "../../stats/shift-test.ts";
import { studentQuantile } from "../../stats/student.ts";
import type { Directed } from "../directed.ts";
import { centreOf } from "../evidence.ts";
import type { Pair } from "../rule.ts";
import { type Launches, launchesOf, type RoundRange } from "./launches.ts";
import { shiftOfZeros } from "./zeros.ts";

/** With fewer pairs, what their spread is, is mostly luck. */
export const FEWEST_PAIRS = 4;
/** Launches a side where they did not take turns: 5 against 5 can be dealt in 252 ways. */
export const FEWEST_LAUNCHES = 5;
/** With more pairs the ranks tell as much, and every question to 2,000 deals costs milliseconds. */
const MOST_FOR_LOWER_HALVES = 20;
/** The power at which the smallest detectable change is stated. */
const POWER = 0.8;

/** What the launches of one series say, before anything is decided. Logarithms grow when it gets worse. */
export interface Finding {
  readonly launches: Launches;
  /** Absent with too few launches. */
  readonly shift?: ShiftTest;
}

export function findingOf(
  baseline: Measurement,
  candidate: Measurement,
  options: { readonly paired: boolean; readonly seed: number; readonly range?: RoundRange },
): Finding {
  const launches = launchesOf(baseline, candidate, options);
  const shift = shiftOf(launches, candidate, options);
  return { launches, ...(shift && { shift }) };
}

function shiftOf(
  launches: Launches,
  { pairing, better }: Measurement,
  { paired, seed }: { readonly paired: boolean; readonly seed: number },
): ShiftTest | undefined {
  const { baseline, candidate, differences, identical } = launches;
  const isEnough = paired
    ? differences.length >= FEWEST_PAIRS
    : Math.min(baseline.length, candidate.length) >= FEWEST_LAUNCHES;
  if (!isEnough) return undefined;
  if (isOneWay(launches)) return shiftOfZeros(launches.zeros, launches, { better, paired });
  if (paired) {
    const neighbours = pairing?.alternating === true || differences.length > MOST_FOR_LOWER_HALVES;
    return pairedShift(
      { differences, identical, ...(!neighbours && { sides: { baseline, candidate } }) },
      seed,
    );
  }
  return independentShift(baseline, candidate, seed);
}

/** Whether a side is 0 throughout and the other one never, so that the direction alone is known. */
export function isOneWay(
  launches: Launches,
): launches is Launches & { readonly zeros: "appeared" | "vanished" } {
  return launches.zeros === "appeared" || launches.zeros === "vanished";
}

/** Limits of the threshold as shifts: how far for the worse, and how far for the better, still passes. */
export function limitsOf(threshold: number, better: Better): Directed {
  const [growth, fall] = [Math.log1p(threshold), -Math.log1p(-Math.min(threshold, 0.999))];
  return better === "lower" ? { worse: growth, better: fall } : { worse: fall, better: growth };
}

/** True when every estimate of the shift is past the limit: the middle and the least disturbed half agree. */
export function isPast({ estimate, lowEstimate = estimate }: ShiftTest, limit: number): boolean {
  return Math.min(estimate, lowEstimate) > limit;
}

/** The same for the better. */
export function isBeyond({ estimate, lowEstimate = estimate }: ShiftTest, limit: number): boolean {
  return Math.max(estimate, lowEstimate) < -limit;
}

/** Whether the interval with each end at the one-sided `level` lies within the limits; much cheaper than the interval. */
export function liesWithin(shift: ShiftTest, limits: Directed, level: number): boolean {
  return shift.below(limits.worse) < level && shift.above(-limits.better) < level;
}

/** A shift for the worse as the relative change of the value, a fraction, positive when the value grew. */
export function changeOf(shift: number, { candidate }: Pick<Pair, "candidate">): number {
  return Math.expm1(candidate.measurement.better === "lower" ? shift : -shift);
}

/** An interval of shifts as one of changes; absent when an end cannot be reached. */
export function changeInterval(
  shifts: Interval | undefined,
  pair: Pick<Pair, "candidate">,
): Interval | undefined {
  if (shifts === undefined) return undefined;
  const [one, other] = [changeOf(shifts.low, pair), changeOf(shifts.high, pair)];
  if (!Number.isFinite(one) || !Number.isFinite(other)) return undefined;
  return { low: Math.min(one, other), high: Math.max(one, other) };
}

/** The change by all samples of both sides, for what cannot be tested. */
export function plainChange({ baseline, candidate }: Pair): {
  readonly change: number;
  readonly centre: "median" | "mean";
} {
  const centre = centreOf(baseline.digest, candidate.digest);
  return { change: relativeChange(baseline.digest[centre], candidate.digest[centre]), centre };
}

/**
 * The smallest shift for the worse that is found in four of five cases at the
 * one-sided `level`, by the t-test's part of the evidence (Bloom 1995).
 */
export function detectableShift({ error, freedom }: ShiftTest, level: number): number {
  return (studentQuantile(Math.min(0.5, level), freedom) + studentQuantile(1 - POWER, freedom)) * error;
}
