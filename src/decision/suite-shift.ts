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

/**
 * One sentence when the whole suite moved: most benchmarks, by more than noise
 * would, in the same direction. Code seldom does that, machines often do: in
 * published histories the median benchmark moved by more than 5 % in about a
 * third of all steps from run to run. It is only said; verdicts stay, because a
 * change that slows everything must not be hidden.
 */
export function suiteShift(comparisons: readonly Comparison[]): string | undefined {
  const compared = comparisons.filter((comparison): comparison is Compared => comparison.kind === "compared");
  const times = compared.filter(({ metric }) => metric === "time");
  if (times.length < FEWEST_BENCHMARKS) return undefined;
  const changes = sortSamples(times.map(({ change }) => change));
  const shift = medianOfSorted(changes);
  if (Math.abs(shift) < LEAST_SHIFT) return undefined;
  const alike = changes.filter((change) => Math.sign(change) === Math.sign(shift)).length;
  if (alike < MOST * changes.length) return undefined;
  const direction = shift > 0 ? "slower" : "faster";
  return `The whole suite moved: the median benchmark is ${percent(Math.abs(shift))} ${direction} than in the baseline, and ${alike} of ${changes.length} are ${direction}. That may be the machine rather than the code.`;
}
