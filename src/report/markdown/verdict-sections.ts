import { type Comparison, isOpenRegression } from "../../domain/comparison.ts";
import type { Failure } from "../../domain/measurement.ts";
import { comparisonCells } from "../comparison-cells.ts";
import { counted } from "../format/duration.ts";
import { seriesName } from "../format/names.ts";
import { seriesCount, verdictCount } from "../format/verdict-words.ts";
import { withVerdict } from "../order.ts";
import type { Report } from "../report.ts";
import { code, preformatted, prose } from "./escape.ts";
import type { Section } from "./fit.ts";
import { tableHead, tableRow, unbroken } from "./table.ts";

/** What a person should look at: everything but the quiet verdicts, worst first. */
export function attentionSections(report: Report): readonly Section[] {
  const rows = withVerdict(report.comparisons, [
    "regressed",
    "failed",
    "missing",
    "inconclusive",
    "improved",
  ]);
  if (rows.length === 0) return [];
  return [{ name: "verdicts", head: HEAD, rows: rows.map(row) }];
}

/** What may stay folded: one section per quiet verdict. */
export function quietSections(report: Report): readonly Section[] {
  return (["equivalent", "no-baseline"] as const).flatMap((verdict) => {
    const rows = withVerdict(report.comparisons, [verdict]);
    if (rows.length === 0) return [];
    return [folded(seriesCount(verdict, rows.length), HEAD, rows.map(row))];
  });
}

/** The last lines of each benchmark that gave no number. */
export function failureSections(failures: readonly Failure[]): readonly Section[] {
  return failures.map((failure) => {
    const name = seriesName({ ...failure, metric: "time" });
    const lines = failure.output.trimEnd().split("\n").slice(-SHOWN_LINES).join("\n");
    const output = lines === "" ? "It printed nothing." : preformatted(lines);
    return {
      name: `the output of ${code(name)}`,
      head: `<details><summary>${code(name)}: ${prose(failure.message)}</summary>\n\n${output}`,
      tail: "</details>",
    };
  });
}

/** A table behind a line that can be clicked. */
export function folded(title: string, head: string, rows: readonly string[]): Section {
  return {
    name: title,
    head: `<details><summary>${title}</summary>\n\n${head}`,
    rows,
    tail: "</details>",
  };
}

/** "2 regressed, 1 inconclusive, 11 shown equal, of 14 series." */
export function countsSentence(report: Report): string {
  const { counts } = report;
  const parts = (
    ["regressed", "failed", "missing", "inconclusive", "improved", "equivalent", "no-baseline"] as const
  )
    .filter((verdict) => counts[verdict] > 0)
    .map((verdict) => verdictCount(verdict, counts[verdict]));
  return parts.length === 0
    ? "Nothing was compared."
    : `${parts.join(", ")}, of ${counted(report.comparisons.length, "series", "series")}.`;
}

/** What a phone shows without being pushed aside comes first. */
const HEAD = tableHead([
  ["Benchmark", "left"],
  ["Verdict", "left"],
  ["Change (interval)", "left"],
  ["Baseline → Now", "right"],
]);

const SHOWN_LINES = 20;

function row(comparison: Comparison): string {
  const { change, values, verdict } = comparisonCells(comparison);
  const strong = isOpenRegression(comparison) || comparison.verdict === "failed";
  return tableRow([
    code(seriesName(comparison)),
    strong ? `**${prose(verdict)}**` : prose(verdict),
    unbroken(change),
    prose(unbroken(values)),
  ]);
}
