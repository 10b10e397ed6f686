import type { Comparison } from "../domain/comparison.ts";
import type { Better } from "../domain/measurement.ts";
import { relativeChange } from "../stats/relative-change.ts";
import type { TrackedSeries, Vote } from "./state.ts";

/** How much worse a value is than another, as a fraction; negative when it is better. */
export function worseningFrom(base: number, value: number, better: Better): number {
  return (better === "lower" ? 1 : -1) * relativeChange(base, value);
}

/** The value that a run measured for a series, in its unit. */
export function measuredValue(comparison: Comparison, unit: string): number | undefined {
  const value = comparison.verdict === "failed" ? undefined : comparison.candidate?.median;
  return comparison.unit === unit && Number.isFinite(value) ? value : undefined;
}

/**
 * What a run says of a regression, by the level from before it: the history has
 * long got used to the new one.
 *
 * `back`: the value is within the threshold of the old level, and nearer to it
 * than to the level that was reported, and its interval leaves that level out.
 * A regression of 12 % with a threshold of 10 % is not over at 9 %. `away`: it is
 * not, and its interval leaves the old level out. `open`: the noise hides it.
 */
export function voteOf(series: TrackedSeries, value: number, comparison: Comparison): Vote {
  const worseningOf = (at: number) => worseningFrom(series.baseline, at, series.better);
  const [best = value, worst = value] = reach(value, comparison)
    .map(worseningOf)
    .toSorted((one, other) => one - other);
  if (worseningOf(value) <= Math.min(series.threshold, series.worsening / 2)) {
    return worst < series.worsening ? "back" : "open";
  }
  return best > 0 ? "away" : "open";
}

/** The ends of the value's interval, which the report gives relative to its own baseline. */
function reach(value: number, comparison: Comparison): readonly [number, number] {
  if (comparison.kind === "not-compared" || comparison.interval === undefined) return [value, value];
  const { change, interval } = comparison;
  if (change <= -1) return [value, value];
  const end = (at: number) => (value * (1 + at)) / (1 + change);
  return [end(interval.low), end(interval.high)];
}
