import type { Verdict } from "../../domain/comparison.ts";

/** The verdict as a word in a table. */
export function verdictWord(verdict: Verdict): string {
  switch (verdict) {
    case "regressed":
      return "regressed";
    case "improved":
      return "improved";
    case "equivalent":
      return "shown equal";
    case "inconclusive":
      return "inconclusive";
    case "no-baseline":
      return "no baseline";
    case "missing":
      return "missing";
    case "failed":
      return "failed";
    default:
      return verdict satisfies never;
  }
}

/** The verdict of several, in a sentence that says what is counted: `2 regressed`, `5 without baseline`. */
export function verdictCount(verdict: Verdict, count: number): string {
  return `${count} ${wordOfSeveral(verdict)}`;
}

/** The same standing alone: `5 series without baseline`. A benchmark has a series for each of its metrics. */
export function seriesCount(verdict: Verdict, count: number): string {
  return `${count} series ${wordOfSeveral(verdict)}`;
}

function wordOfSeveral(verdict: Verdict): string {
  return verdict === "no-baseline" ? "without baseline" : verdictWord(verdict);
}

/** What needs a person first comes first. */
export const WORST_FIRST: readonly Verdict[] = [
  "regressed",
  "failed",
  "missing",
  "inconclusive",
  "improved",
  "equivalent",
  "no-baseline",
];
