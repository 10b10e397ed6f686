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

/** The verdict of several: `2 regressed`, `5 have no baseline`. */
export function verdictCount(verdict: Verdict, count: number): string {
  switch (verdict) {
    case "regressed":
    case "improved":
    case "failed":
      return `${count} ${verdict}`;
    case "equivalent":
      return `${count} shown equal`;
    case "inconclusive":
      return `${count} inconclusive`;
    case "no-baseline":
      return `${count} without baseline`;
    case "missing":
      return `${count} missing`;
    default:
      return verdict satisfies never;
  }
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
