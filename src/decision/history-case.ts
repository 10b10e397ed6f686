import { type Measurement, type Round, samplesOf } from "../domain/measurement.ts";
import type { RecordedRun } from "../domain/run.ts";
import { momentsOf, sortSamples } from "../stats/descriptive.ts";
import { digest } from "../stats/digest.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import type { Measured } from "./rule.ts";

/** What must be known of a run to judge by it. */
export type RunFacts = Pick<RecordedRun, "commit" | "ref" | "environmentClass">;

/** One series of an earlier run. */
export interface EarlierRun {
  readonly run: RunFacts;
  readonly measurement: Measurement;
}

/** One earlier run as one number. */
export interface HistoryPoint {
  readonly run: RunFacts;
  /** Median of the launches' medians, in the series' unit. */
  readonly value: number;
  /** Standard error of the logarithm of `value`, from its launches; absent when there are fewer than two. */
  readonly error?: number;
}

/** One benchmark and metric of the candidate, with its history. */
export interface HistoryCase {
  readonly candidate: Measured & { readonly point: HistoryPoint };
  /** Comparable runs of what the candidate is judged against, oldest first; at least one. */
  readonly earlier: readonly [HistoryPoint, ...HistoryPoint[]];
  /** The earlier run that can confirm what the candidate shows. It is no part of `earlier`. */
  readonly witness?: HistoryPoint;
  /** Largest relative change for the worse that passes, as a fraction. */
  readonly threshold: number;
}

/** More runs than these are forgotten: hosted machines and toolchains of a year ago say little of today's. */
export const MOST_RUNS = 100;

/**
 * Prepares one series for {@link judgeAgainstHistory}. Runs of another
 * environment class or unit, or without a finite number, are left out. The
 * witness is the newest run of the candidate's own commit; else the newest of
 * its own ref, given as `own` when that is another ref than the history's, or
 * the newest of the history itself.
 *
 * `undefined` when the candidate has no finite number, or nothing comparable
 * is left to judge it by.
 */
export function historyCaseOf(input: {
  readonly run: RunFacts;
  readonly measurement: Measurement;
  /** Of the ref that the candidate is judged against, oldest first. */
  readonly earlier: readonly EarlierRun[];
  /** Of the candidate's own ref, oldest first, when that is another one. */
  readonly own?: readonly EarlierRun[];
  readonly threshold: number;
}): HistoryCase | undefined {
  const { run, measurement, threshold } = input;
  const point = pointOf({ run, measurement });
  // Of several launches each counts as one; of a single one its samples are all there is to show.
  const observed = digest(measurement.rounds.length > 1 ? byLaunch(measurement) : measurement);
  if (point === undefined || observed === undefined) return undefined;
  const comparable = (runs: readonly EarlierRun[]): readonly HistoryPoint[] =>
    runs
      .filter((earlier) => earlier.run.environmentClass === run.environmentClass)
      .filter((earlier) => earlier.measurement.unit === measurement.unit)
      .flatMap((earlier) => pointOf(earlier) ?? []);
  const own = comparable(input.own ?? []);
  const history = comparable(input.earlier);
  const isRepeat = (other: HistoryPoint) => run.commit !== undefined && other.run.commit === run.commit;
  const others = history.filter((other) => !isRepeat(other));
  const elsewhere = others.at(-1)?.run.ref !== run.ref;
  const witness =
    [...history, ...own].findLast(isRepeat) ?? own.at(-1) ?? (elsewhere ? undefined : others.at(-1));
  const judgedBy = others.filter((other) => other !== witness);
  // The only comparable run is more use to compare with than as a witness of nothing.
  const isAlone = judgedBy.length === 0;
  const [first, ...rest] = (isAlone ? history : judgedBy).slice(-MOST_RUNS);
  if (first === undefined) return undefined;
  return {
    candidate: { measurement, digest: observed, point },
    earlier: [first, ...rest],
    ...(witness !== undefined && !isAlone && { witness }),
    threshold,
  };
}

function pointOf({ run, measurement }: EarlierRun): HistoryPoint | undefined {
  const launches = byLaunch(measurement);
  const value = digest(launches)?.median;
  if (value === undefined) return undefined;
  const error = launchError(samplesOf(launches));
  return { run, value, ...(error !== undefined && { error }) };
}

/** The same with one value for each launch, its median: see `observationsOf`. */
function byLaunch(measurement: Measurement): Measurement {
  if (!samplesOf(measurement).every(Number.isFinite)) return measurement;
  const rounds = measurement.rounds
    .filter((round) => round.length > 0)
    .map((round): Round => [medianOfSorted(sortSamples(round))]);
  return { ...measurement, rounds };
}

/** Standard error of the logarithm of the median of the launches: that of their mean times √(π/2). */
function launchError(launches: readonly number[]): number | undefined {
  if (launches.length < 2 || launches.some((launch) => launch <= 0)) return undefined;
  const { standardDeviation, count } = momentsOf(launches.map(Math.log));
  return standardDeviation * Math.sqrt(Math.PI / 2 / count);
}
