import { marker } from "./markdown/escape.ts";
import {
  environmentSection,
  memorySections,
  slaSections,
  trendSections,
  warningSections,
} from "./markdown/fact-sections.ts";
import { characters, fitSections } from "./markdown/fit.ts";
import { headingSection, type ReportLink, readingSection } from "./markdown/heading.ts";
import { attentionSections, failureSections, quietSections } from "./markdown/verdict-sections.ts";
import type { Report } from "./report.ts";

/** GitHub refuses a longer comment or issue body. */
export const COMMENT_CHARACTERS = 65_536;

/**
 * The pull request comment. It starts with the hidden marker by which it is
 * found again; `key` keeps the comments of several jobs apart.
 */
export function commentMarkdown(
  report: Report,
  options: { readonly key: string; readonly links: readonly ReportLink[] },
): string {
  const hidden = `${marker(options.key)}\n\n`;
  const sections = [
    headingSection(report, options.links),
    ...attentionSections(report),
    ...failureSections(report.run.failures),
    ...slaSections(report.sla),
    ...memorySections(report.memory),
    ...warningSections(report.warnings),
    ...quietSections(report),
    ...trendSections(report.trends.filter(isMoving)),
    environmentSection(report),
    readingSection(report),
  ];
  return hidden + fitSections(sections, COMMENT_CHARACTERS - hidden.length, characters);
}

/** A reviewer cares for what moves; the step summary has the rest. */
function isMoving({ trend }: Report["trends"][number]): boolean {
  return trend.kind === "fitted" && trend.direction !== "stable";
}
