import type { Compared, Comparison } from "../domain/comparison.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { percent } from "./words.ts";

/** With fewer benchmarks, a common shift and a real change of most of them look the same. */
const FEWEST_BENCHMARKS = 5;
/** A median benchmark that moved by less is no news on a shared machine. */
const LEAST_SHIFT = 0.05;
/** Part of the benchmarks that must have moved the same way. */
const MOST = 0.75;

/** A smaller move of the median series is taken off nobody. */
const LEAST_MOVE = 0.02;
/** Standard errors that the median of independent series seldom exceeds. */
const RARE = 2;
/** The standard error of a median in those of a mean of normal values: √(π/2). */
const MEDIAN_ERROR = Math.sqrt(Math.PI / 2);

/** What the series of one metric moved together. */
export interface CommonShift {
  /** Median of the logarithmic moves; above zero for the worse. */
  readonly move: number;
  readonly count: number;
  /** How many moved the same way. */
  readonly alike: number;
}

/**
 * What all series of one metric moved together against their histories, for
 * the metrics in which they did: at least five series, three quarters of them
 * the same way, and the median one by more than 2 % and more than the spread
 * between runs explains if series were independent. `move` and `error` are
 * logarithms, `move` positive for the worse, `error` the standard error of it.
 */
export function commonShifts(
  moves: readonly { readonly metric: string; readonly move: number; readonly error: number }[],
): ReadonlyMap<string, CommonShift> {
  const shifts = new Map<string, CommonShift>();
  for (const metric of new Set(moves.map((one) => one.metric))) {
    const shift = shiftOf(moves.filter((one) => one.metric === metric));
    if (shift !== undefined) shifts.set(metric, shift);
  }
  return shifts;
}

function shiftOf(
  moves: readonly { readonly move: number; readonly error: number }[],
): CommonShift | undefined {
  const count = moves.length;
  if (count < FEWEST_BENCHMARKS) return undefined;
  const move = medianOf(moves.map((one) => one.move));
  const alike = moves.filter((one) => Math.sign(one.move) === Math.sign(move)).length;
  if (Math.abs(move) < LEAST_MOVE || alike < MOST * count) return undefined;
  const standardised = medianOf(moves.map((one) => one.move / Math.max(one.error, Number.MIN_VALUE)));
  return Math.abs(standardised) > (RARE * MEDIAN_ERROR) / Math.sqrt(count)
    ? { move, count, alike }
    : undefined;
}

function medianOf(values: readonly number[]): number {
  return medianOfSorted(sortSamples(values));
}

/**
 * One sentence when the whole suite moved: most benchmarks, by more than noise
 * would, in the same direction. Code seldom does that, machines often do: in
 * published histories the median benchmark moved by more than 5 % in about a
 * third of all steps from run to run. It is only said; verdicts stay, because a
 * change that slows everything must not be hidden. Of versions measured side by
 * side the machine is no likely cause, and the sentence says so.
 */
export function suiteShift(
  comparisons: readonly Comparison[],
  design: "paired" | "stored" = "stored",
): string | undefined {
  const compared = comparisons.filter((comparison): comparison is Compared => comparison.kind === "compared");
  const times = compared.filter(({ metric }) => metric === "time");
  if (times.length < FEWEST_BENCHMARKS) return undefined;
  const changes = sortSamples(times.map(({ change }) => change));
  const shift = medianOfSorted(changes);
  if (Math.abs(shift) < LEAST_SHIFT) return undefined;
  const alike = changes.filter((change) => Math.sign(change) === Math.sign(shift)).length;
  if (alike < MOST * changes.length) return undefined;
  const direction = shift > 0 ? "slower" : "faster";
  const cause =
    design === "paired"
      ? "Both versions were measured side by side, so that is hardly the machine."
      : "That may be the machine rather than the code.";
  return `The whole suite moved: the median benchmark is ${percent(Math.abs(shift))} ${direction} than in the baseline, and ${alike} of ${changes.length} are ${direction}. ${cause}`;
}
