import { type Gate, isOpenRegression } from "../../domain/comparison.ts";
import { baselineSentence } from "../baseline-sentence.ts";
import { formatDuration } from "../format/duration.ts";
import { shortCommit } from "../format/names.ts";
import { noiseSentence } from "../noise-sentence.ts";
import type { BaselineFound, Report } from "../report.ts";
import { code, link, prose } from "./escape.ts";
import type { Section } from "./fit.ts";
import { countsSentence } from "./verdict-sections.ts";

/** A place where the reader can go on: text and address. */
export interface ReportLink {
  readonly text: string;
  readonly url: string;
}

/** Outcome, numbers, against what, and where to look: enough for a reader who stops here. */
export function headingSection(report: Report, links: readonly ReportLink[]): Section {
  const title = titleLine({ gate: report.gate, notice: isNoticed(report) });
  return { name: "heading", head: [title, ...outcomeLines(report, links)].join("\n\n") };
}

/** `notice`: the gate passed although something regressed or failed. */
export function titleLine(outcome: { readonly gate: Gate; readonly notice: boolean }): string {
  return `## ${gateSign(outcome)} Performance benchmarks`;
}

/** A regression that the policy lets pass is still one, unless somebody accepted it. */
export function isNoticed({ gate, counts, comparisons }: Report): boolean {
  return gate === "pass" && (counts.failed > 0 || comparisons.some(isOpenRegression));
}

/** What stands below the title, a paragraph each. */
export function outcomeLines(report: Report, links: readonly ReportLink[]): readonly string[] {
  return [
    `**${prose(report.headline)}**`,
    `${countsSentence(report)} ${prose(baselineSentence(withAge(report.baseline)))}`,
    ...(report.paired?.noiseFloor === undefined ? [] : [prose(noiseSentence(report.paired.noiseFloor))]),
    facts(report),
    ...linksLine(links),
  ];
}

/** The links in one line; none where there are none. */
export function linksLine(links: readonly ReportLink[]): readonly string[] {
  return links.length === 0 ? [] : [links.map(({ text, url }) => link(text, url)).join(" · ")];
}

/** How to read the tables, in one line. */
export function readingSection({ policy, paired }: Report): Section {
  const corrected = policy.correction === "none" ? "" : " over the whole report";
  return {
    name: "how to read this",
    head:
      `<sub>Change is that of ${paired === undefined ? "the median" : "launches measured side by side; the medians beside it are of all samples"}; positive means the value grew. The threshold is ` +
      `${policy.regressionThreshold}%, the error rate ${policy.significanceLevel * 100}%${corrected}. ` +
      `“Inconclusive” means that the noise hides the answer; “shown equal” that a change past the threshold is ruled out.</sub>`,
  };
}

function withAge(baseline: BaselineFound): BaselineFound {
  if (baseline.kind !== "found") return baseline;
  return { ...baseline, description: `${baseline.description}${age(baseline.ageDays)}` };
}

function age(days: number | undefined): string {
  if (days === undefined || days < 1) return "";
  const whole = Math.floor(days);
  return `, ${whole} ${whole === 1 ? "day" : "days"} old`;
}

function facts(report: Report): string {
  const { run } = report;
  return [
    `Suite ${run.suite}`,
    ...(run.commit === undefined ? [] : [`commit ${code(shortCommit(run.commit))}`]),
    `measured in ${formatDuration(report.seconds)}`,
  ].join(" · ");
}

export function gateSign({ gate, notice }: { readonly gate: Gate; readonly notice: boolean }): string {
  switch (gate) {
    case "fail":
      return "❌";
    case "inconclusive":
      return "⚠️";
    case "pass":
      return notice ? "⚠️" : "✅";
    default:
      return gate satisfies never;
  }
}
