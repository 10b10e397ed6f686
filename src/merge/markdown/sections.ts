import { baselineSentence } from "../../report/baseline-sentence.ts";
import { shortCommit } from "../../report/format/names.ts";
import { code, prose } from "../../report/markdown/escape.ts";
import { bytes, fitSections, type Section } from "../../report/markdown/fit.ts";
import {
  isNoticed,
  linksLine,
  outcomeLines,
  type ReportLink,
  titleLine,
} from "../../report/markdown/heading.ts";
import { reportSections } from "../../report/markdown/report-sections.ts";
import { noiseSentence } from "../../report/noise-sentence.ts";
import type { Report } from "../../report/report.ts";
import { SUMMARY_BYTES } from "../../report/summary-markdown.ts";
import type { Merged } from "../merged.ts";
import { environmentsSection, environmentTable, shardsSentence } from "./environments.ts";
import { matrixSections } from "./matrix-table.ts";

interface MergedSectionOptions {
  readonly links: readonly ReportLink[];
  readonly trends: "all" | "moving";
}

/** What stands below the title, most important section first: for the comment, and for the summary. */
export function mergedSections(merged: Merged, options: MergedSectionOptions): readonly Section[] {
  const { columns, report } = merged;
  const own = { first: outcomeSections(merged, options.links), trends: options.trends };
  const environment = environmentsSection(columns);
  if (columns.length === 1) return reportSections(report, { ...own, environment });
  return reportSections(report, { ...own, environment, tables: matrixSections(merged) });
}

/** The whole step summary. */
export function mergedSummary(merged: Merged, links: readonly ReportLink[]): string {
  const { gate, report } = merged;
  const [first, ...rest] = mergedSections(merged, { links, trends: "all" });
  const title = titleLine({ gate, notice: isNoticed(report) });
  const heading = { name: "heading", head: `${title}\n\n${first?.head ?? ""}` };
  return fitSections([heading, ...rest], SUMMARY_BYTES, bytes);
}

/** The outcome, and of several environments that of each. */
function outcomeSections({ columns, report }: Merged, links: readonly ReportLink[]): readonly Section[] {
  const [only, ...others] = columns;
  if (only !== undefined && others.length === 0) {
    const shards = shardsSentence(only);
    const lines = [...outcomeLines(report, links), ...(shards === undefined ? [] : [shards])];
    return [{ name: "the outcome", head: lines.join("\n\n") }];
  }
  const { baseline } = report;
  const lines = [
    `**${prose(report.headline)}**`,
    ...(baseline.kind === "not-asked" ? [] : [prose(baselineSentence(baseline))]),
    ...(report.paired?.noiseFloor === undefined ? [] : [prose(noiseSentence(report.paired.noiseFloor))]),
    facts(report),
    ...linksLine(links),
  ];
  return [{ name: "the outcome", head: lines.join("\n\n") }, environmentTable(columns)];
}

function facts({ run }: Report): string {
  return [
    `Suite ${run.suite}`,
    ...(run.commit === undefined ? [] : [`commit ${code(shortCommit(run.commit))}`]),
  ].join(" · ");
}
