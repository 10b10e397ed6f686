import type { Compared, Comparison, Verdict } from "../domain/comparison.ts";
import { WORST_FIRST } from "./format/verdict-words.ts";

/** How much worse it became, as a fraction; negative when it became better. */
export function worsening(comparison: Compared): number {
  return comparison.better === "lower" ? comparison.change : -comparison.change;
}

/** Worst verdict first, within a verdict the largest change for the worse first. */
export function worstFirst(comparisons: readonly Comparison[]): readonly Comparison[] {
  return comparisons.toSorted(
    (one, other) => rank(one.verdict) - rank(other.verdict) || badness(other) - badness(one),
  );
}

/** The comparisons of these verdicts, worst first. */
export function withVerdict(
  comparisons: readonly Comparison[],
  verdicts: readonly Verdict[],
): readonly Comparison[] {
  return worstFirst(comparisons.filter(({ verdict }) => verdicts.includes(verdict)));
}

function rank(verdict: Verdict): number {
  return WORST_FIRST.indexOf(verdict);
}

function badness(comparison: Comparison): number {
  return comparison.kind === "compared" ? worsening(comparison) : 0;
}
