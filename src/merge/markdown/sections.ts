import { shortCommit } from "../../report/format/names.ts";
import { acceptanceSections } from "../../report/markdown/acceptance-section.ts";
import { code, link, prose } from "../../report/markdown/escape.ts";
import {
  memorySections,
  slaSections,
  trendSections,
  warningSections,
} from "../../report/markdown/fact-sections.ts";
import { bytes, fitSections, type Section } from "../../report/markdown/fit.ts";
import {
  isNoticed,
  outcomeLines,
  type ReportLink,
  readingSection,
  titleLine,
} from "../../report/markdown/heading.ts";
import { attentionSections, failureSections, quietSections } from "../../report/markdown/verdict-sections.ts";
import { noiseSentence } from "../../report/noise-sentence.ts";
import type { Report } from "../../report/report.ts";
import { SUMMARY_BYTES } from "../../report/summary-markdown.ts";
import type { Merged } from "../merged.ts";
import { baselineSentence, environmentsSection, environmentTable, shardsSentence } from "./environments.ts";
import { matrixSections } from "./matrix-table.ts";

interface MergedSectionOptions {
  readonly links: readonly ReportLink[];
  /** `moving`: a reviewer cares for what moves; the summary has all. */
  readonly trends: "all" | "moving";
}

/** What stands below the title, most important section first: for the comment, and for the summary. */
export function mergedSections(merged: Merged, options: MergedSectionOptions): readonly Section[] {
  const { columns, report } = merged;
  const isOne = columns.length === 1;
  const { loud, quiet } = isOne
    ? { loud: attentionSections(report), quiet: quietSections(report) }
    : matrixSections(merged);
  const trends = options.trends === "all" ? report.trends : report.trends.filter(isMoving);
  return [
    ...outcomeSections(merged, options.links),
    ...loud,
    ...acceptanceSections(report.acceptances),
    ...failureSections(report.run.failures),
    ...slaSections(report.sla),
    ...memorySections(report.memory),
    ...warningSections(report.warnings),
    ...quiet,
    ...trendSections(trends),
    environmentsSection(columns),
    readingSection(report),
  ];
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
  const baseline = baselineSentence(report.baseline);
  const lines = [
    `**${prose(report.headline)}**`,
    ...(baseline === undefined ? [] : [prose(baseline)]),
    ...(report.paired?.noiseFloor === undefined ? [] : [prose(noiseSentence(report.paired.noiseFloor))]),
    facts(report),
    ...(links.length === 0 ? [] : [links.map(({ text, url }) => link(text, url)).join(" · ")]),
  ];
  return [{ name: "the outcome", head: lines.join("\n\n") }, environmentTable(columns)];
}

function facts({ run }: Report): string {
  return [
    `Suite ${run.suite}`,
    ...(run.commit === undefined ? [] : [`commit ${code(shortCommit(run.commit))}`]),
  ].join(" · ");
}

function isMoving({ trend }: Report["trends"][number]): boolean {
  return trend.kind === "fitted" && trend.direction !== "stable";
}
