import type { Interval } from "../domain/comparison.ts";
import { changePoints } from "../stats/change-points.ts";
import { momentsOf, sortSamples } from "../stats/descriptive.ts";
import { type Expectation, predictionError, predictionMargin, predictionTail } from "../stats/prediction.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { relativeChange } from "../stats/relative-change.ts";
import { spreadWithin, tamed } from "../stats/segment-spread.ts";
import { studentQuantile } from "../stats/student.ts";
import type { Evidence } from "./evidence.ts";
import type { HistoryCase, HistoryPoint } from "./history-case.ts";

/**
 * Earlier runs since the last change point that a verdict needs at the least.
 * On real histories the rate of false alarms is the same from 5 to 12, because
 * the spread is pooled over all segments; in a history without any change
 * point, 8 leave Student's t seven degrees of freedom, so that the level of one
 * of fifty series, 0.001, lies at 4.8 standard deviations and not at 7 as with 5.
 */
export const FEWEST_RUNS = 8;
/** The power at which the smallest detectable change is stated. */
const POWER = 0.8;

/** What the history says of one candidate, before anything is decided. */
export interface HistoryEvidence extends Evidence {
  /** Runs since the last change point; the witness is not among them. */
  readonly runs: readonly HistoryPoint[];
  /** Of these runs, in the values' unit; the change is against it. */
  readonly level: number;
  /** The first of them, when the history changed its level there. */
  readonly changedAt?: HistoryPoint;
  /** Absent where nothing can be tested: too few runs, or values that have no logarithm. */
  readonly tested?: Tested;
}

/** On the logarithms of the values, turned so that more is worse. */
export interface Tested {
  /** How much worse the candidate is than the level of the segment. */
  readonly move: number;
  /** The same of the witness; absent without one. */
  readonly witnessMove?: number;
  readonly error: PredictionError;
}

interface PredictionError {
  readonly standardError: number;
  readonly degreesOfFreedom: number;
  readonly standardDeviation: number;
}

/** Change, interval, and what the tests need. The change points are drawn with the seed. */
export function historyEvidence(
  judged: HistoryCase,
  options: { readonly confidence: number; readonly seed: number },
): HistoryEvidence {
  const { candidate, earlier, witness } = judged;
  const better = candidate.measurement.better;
  const sign = better === "lower" ? 1 : -1;
  const { runs, segments, changedAt } = segmentOf(earlier, options.seed);
  const level = levelOf(runs);
  const change = relativeChange(level, candidate.point.value);
  const common = {
    change,
    worsening: sign * change,
    centre: "median" as const,
    runs,
    level,
    ...(changedAt && { changedAt }),
  };
  const expected = expectationOf(runs, segments);
  if (expected === undefined || Math.min(candidate.point.value, witness?.value ?? 1) <= 0) {
    const tested = certainDifference(judged, runs, level);
    const isSame = tested !== undefined && candidate.point.value === level;
    return { ...common, ...(isSame && { interval: NO_CHANGE }), ...(tested && { tested }) };
  }

  const standardError = predictionError(expected, extraVariance(candidate.point, runs));
  const error = { ...expected, standardError };
  const distance = (point: HistoryPoint) => Math.log(point.value) - expected.centre;
  const moved = distance(candidate.point);
  const margin = predictionMargin(options.confidence, error);
  const effectSize = expected.standardDeviation > 0 ? moved / expected.standardDeviation : undefined;
  return {
    ...common,
    interval: { low: Math.expm1(moved - margin), high: Math.expm1(moved + margin) },
    ...(effectSize !== undefined && { effectSize }),
    tested: {
      move: sign * moved,
      ...(witness !== undefined && { witnessMove: sign * distance(witness) }),
      error,
    },
  };
}

/** Of what never varied and does not now, such as a count that stays 0. */
const NO_CHANGE: Interval = { low: 0, high: 0 };

/**
 * Values of 0 or below have no logarithm. If the history never varied all the
 * same, as a count of allocations does, what differs from it, differs.
 */
function certainDifference(
  { candidate, witness }: HistoryCase,
  runs: readonly HistoryPoint[],
  level: number,
): Tested | undefined {
  if (runs.length < FEWEST_RUNS || runs.some(({ value }) => value !== level)) return undefined;
  const sign = candidate.measurement.better === "lower" ? 1 : -1;
  const error = { standardError: 0, standardDeviation: 0, degreesOfFreedom: runs.length - 1 };
  const move = ({ value }: HistoryPoint) => sign * relativeChange(level, value);
  return { move: move(candidate.point), ...(witness && { witnessMove: move(witness) }), error };
}

/** One-sided p-value of a move of one run, in the direction given. */
export function tailOf(move: number, { error }: Tested, direction: "worse" | "better"): number {
  return predictionTail(direction === "worse" ? move : -move, error);
}

/** The smallest relative change for the worse that is found four times out of five at `level`. */
export function detectableChange(tested: Tested, level: number, better: "lower" | "higher"): number {
  const { standardError, degreesOfFreedom } = tested.error;
  if (standardError === 0) return 0;
  const quantiles = studentQuantile(level, degreesOfFreedom) + studentQuantile(1 - POWER, degreesOfFreedom);
  const growth = Math.expm1(quantiles * standardError);
  return better === "lower" ? growth : growth / (1 + growth);
}

/** Whether a change and its interval lie within the threshold on both sides. */
export function isWithin(interval: Interval | undefined, threshold: number): boolean {
  return interval !== undefined && interval.low >= -threshold && interval.high <= threshold;
}

/**
 * The level of a segment, in the values' unit: the geometric mean with isolated
 * outliers drawn in. On real histories it finds more at equal false alarms than
 * the median, whose own error is a quarter larger. Where a value has no
 * logarithm, the median.
 */
function levelOf(runs: readonly HistoryPoint[]): number {
  const values = runs.map(({ value }) => value);
  const [first = Number.NaN] = values;
  // exp(log(x)) is not always x: a constant must stay itself.
  if (values.every((value) => value === first)) return first;
  return values.every((value) => value > 0)
    ? Math.exp(centreOf(values.map(Math.log)))
    : medianOfSorted(sortSamples(values));
}

function centreOf(values: readonly number[]): number {
  return momentsOf(tamed(values)).mean;
}

interface Segment {
  /** Of the newest segment. */
  readonly runs: readonly HistoryPoint[];
  /** Logarithms of all segments, the newest last; empty where a value has none. */
  readonly segments: readonly (readonly number[])[];
  readonly changedAt?: HistoryPoint;
}

function segmentOf(earlier: readonly HistoryPoint[], seed: number): Segment {
  const positive = earlier.every(({ value }) => value > 0);
  const values = earlier.map(({ value }) => (positive ? Math.log(value) : value));
  const starts = [0, ...changePoints(values, { seed }).map(({ index }) => index)];
  const newest = starts.at(-1) ?? 0;
  const changedAt = newest === 0 ? undefined : earlier[newest];
  return {
    runs: earlier.slice(newest),
    segments: positive ? starts.map((start, position) => values.slice(start, starts[position + 1])) : [],
    ...(changedAt && { changedAt }),
  };
}

function expectationOf(
  runs: readonly HistoryPoint[],
  segments: readonly (readonly number[])[],
): Expectation | undefined {
  const newest = segments.at(-1);
  if (newest === undefined || runs.length < FEWEST_RUNS) return undefined;
  return { ...spreadWithin(segments), centre: centreOf(newest), count: newest.length };
}

/**
 * The spread between runs already holds how precise each run usually is. Only
 * what the candidate's launches are less precise than usual comes on top.
 */
function extraVariance(candidate: HistoryPoint, runs: readonly HistoryPoint[]): number {
  if (candidate.error === undefined) return 0;
  const usual = runs.flatMap(({ error }) => (error === undefined ? [] : [error ** 2]));
  const typical = usual.length === 0 ? 0 : medianOfSorted(sortSamples(usual));
  return Math.max(0, candidate.error ** 2 - typical);
}
