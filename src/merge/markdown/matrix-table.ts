import { type Comparison, isOpenRegression, type Verdict } from "../../domain/comparison.ts";
import { groupBy } from "../../domain/group-by.ts";
import { counted } from "../../report/format/duration.ts";
import { seriesName } from "../../report/format/names.ts";
import { signedPercent } from "../../report/format/percent.ts";
import { verdictWord } from "../../report/format/verdict-words.ts";
import { seriesKey } from "../../report/index-by.ts";
import { code, prose } from "../../report/markdown/escape.ts";
import type { Section } from "../../report/markdown/fit.ts";
import { tableHead, tableRow } from "../../report/markdown/table.ts";
import { attentionSections, folded, quietSections } from "../../report/markdown/verdict-sections.ts";
import { worstFirst } from "../../report/order.ts";
import type { Column, Merged } from "../merged.ts";

/** More columns than these do not fit on a screen: then every series of every environment has a row. */
const MOST_COLUMNS = 6;

const QUIET: readonly Verdict[] = ["equivalent", "no-baseline"];

/** One row for each series and one column for each environment, worst first. What nobody need look at is folded. */
export function matrixSections(merged: Merged): {
  readonly loud: readonly Section[];
  readonly quiet: readonly Section[];
} {
  const { columns, report } = merged;
  if (columns.length > MOST_COLUMNS) {
    return { loud: attentionSections(report), quiet: quietSections(report) };
  }
  const rows = rowsOf(columns);
  const isLoud = ({ cells }: Row) => cells.some((cell) => cell && !QUIET.includes(cell.verdict));
  const loud = rows.filter(isLoud);
  const quiet = rows.filter((row) => !isLoud(row));
  const head = tableHead([
    ["Benchmark", "left"],
    ...columns.map(({ title }) => [prose(title), "right"] as const),
  ]);
  return {
    loud:
      loud.length === 0
        ? []
        : [{ name: "verdicts", head, rows: loud.map(rowText) }, ...withIntervals(report)],
    quiet:
      quiet.length === 0
        ? []
        : [
            folded(
              `${counted(quiet.length, "series", "series")} without a change to look at`,
              head,
              quiet.map(rowText),
            ),
          ],
  };
}

interface Row {
  readonly name: string;
  /** One for each column; `undefined` where the environment does not have the series. */
  readonly cells: readonly (Comparison | undefined)[];
}

function rowsOf(columns: readonly Column[]): readonly Row[] {
  const all = worstFirst(columns.flatMap(({ report }) => report.comparisons));
  const found = columns.map(
    ({ report }) => new Map(report.comparisons.map((comparison) => [seriesKey(comparison), comparison])),
  );
  return [...groupBy(all, seriesKey)].map(([key, [first]]) => ({
    name: first === undefined ? "" : seriesName(first),
    cells: found.map((column) => column.get(key)),
  }));
}

function rowText({ name, cells }: Row): string {
  return tableRow([code(name), ...cells.map(cellText)]);
}

/** Change above verdict: narrow enough for several of them on a phone. */
function cellText(comparison: Comparison | undefined): string {
  if (comparison === undefined) return "—";
  const word = verdictOf(comparison);
  const strong = isOpenRegression(comparison) || comparison.verdict === "failed";
  const verdict = strong ? `**${word}**` : word;
  return comparison.kind === "compared" ? `${signedPercent(comparison.change)}<br>${verdict}` : verdict;
}

function verdictOf(comparison: Comparison): string {
  if (comparison.kind === "not-compared") return verdictWord(comparison.verdict);
  if (comparison.status === "REGRESSION_SUSPECTED") return "suspected";
  return `${verdictWord(comparison.verdict)}${comparison.accepted === undefined ? "" : ", accepted"}`;
}

function withIntervals(report: Merged["report"]): readonly Section[] {
  return attentionSections(report).map(({ head, rows = [] }) => folded("Intervals and medians", head, rows));
}
