import { type Compared, type Comparison, isAccepted, type Verdict } from "../domain/comparison.ts";
import { WORST_FIRST } from "./format/verdict-words.ts";

/** How much worse it became, as a fraction; negative when it became better. */
export function worsening(comparison: Compared): number {
  return comparison.better === "lower" ? comparison.change : -comparison.change;
}

/** Worst verdict first, within a verdict the largest change for the worse first. What was accepted is nobody's work any more. */
export function worstFirst(comparisons: readonly Comparison[]): readonly Comparison[] {
  return comparisons.toSorted((one, other) => rank(one) - rank(other) || badness(other) - badness(one));
}

/** The comparisons of these verdicts, worst first. */
export function withVerdict(
  comparisons: readonly Comparison[],
  verdicts: readonly Verdict[],
): readonly Comparison[] {
  return worstFirst(comparisons.filter(({ verdict }) => verdicts.includes(verdict)));
}

function rank(comparison: Comparison): number {
  return isAccepted(comparison)
    ? WORST_FIRST.indexOf("inconclusive") + 0.5
    : WORST_FIRST.indexOf(comparison.verdict);
}

function badness(comparison: Comparison): number {
  return comparison.kind === "compared" ? worsening(comparison) : 0;
}
