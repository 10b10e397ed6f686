import { type Compared, type Comparison, isFromZero, type Side } from "../domain/comparison.ts";
import { changeWithInterval, percent } from "./format/percent.ts";
import { formatValue } from "./format/value.ts";
import { verdictWord } from "./format/verdict-words.ts";

/** What a row of any table says about one comparison, as plain text. */
export interface ComparisonCells {
  readonly change: string;
  readonly values: string;
  readonly verdict: string;
}

export function comparisonCells(comparison: Comparison): ComparisonCells {
  if (comparison.kind === "not-compared") {
    return {
      change: "—",
      values: `${sideText(comparison.baseline, comparison.unit)} → ${sideText(comparison.candidate, comparison.unit)}`,
      verdict: verdictWord(comparison.verdict),
    };
  }
  return {
    change: isFromZero(comparison) ? "from 0" : changeWithInterval(comparison.change, comparison.interval),
    values: `${sideText(comparison.baseline, comparison.unit)} → ${sideText(comparison.candidate, comparison.unit)}`,
    verdict: [verdictWord(comparison.verdict), acceptance(comparison), nuance(comparison), basis(comparison)]
      .filter((part) => part !== "")
      .join(", "),
  };
}

/** The report says elsewhere who accepted it, and why. */
function acceptance({ accepted }: Compared): string {
  return accepted === undefined ? "" : "accepted";
}

/** What makes the verdict stronger or weaker than its word. */
function nuance(comparison: Comparison & { readonly kind: "compared" }): string {
  switch (comparison.verdict) {
    case "regressed":
      return comparison.severity === "negligible" ? "" : comparison.severity;
    case "inconclusive": {
      if (comparison.status === "REGRESSION_SUSPECTED") return "suspected";
      const least = comparison.minimumDetectableChange;
      return least === undefined ? "" : `blind below ${percent(least)}`;
    }
    case "improved":
    case "equivalent":
      return "";
    default:
      return comparison.verdict satisfies never;
  }
}

/** Another metric than the row's own that the verdict was taken from. */
function basis({ restsOn }: Compared): string {
  return restsOn === undefined ? "" : `by ${restsOn}`;
}

function sideText(side: Side | undefined, unit: string | undefined): string {
  return side === undefined ? "—" : formatValue(side.median, unit ?? "");
}
