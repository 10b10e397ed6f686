import { acceptanceSections } from "./markdown/acceptance-section.ts";
import {
  environmentSection,
  memorySections,
  slaSections,
  trendSections,
  warningSections,
} from "./markdown/fact-sections.ts";
import { bytes, fitSections } from "./markdown/fit.ts";
import { headingSection, type ReportLink, readingSection } from "./markdown/heading.ts";
import { attentionSections, failureSections, quietSections } from "./markdown/verdict-sections.ts";
import type { Report } from "./report.ts";

/** GitHub drops the whole summary of a step that is larger than 1 MiB. */
export const SUMMARY_BYTES = 1024 * 1024;

/** The step summary: everything, worst first, in at most {@link SUMMARY_BYTES} bytes of UTF-8. */
export function summaryMarkdown(report: Report, links: readonly ReportLink[]): string {
  const sections = [
    headingSection(report, links),
    ...attentionSections(report),
    ...acceptanceSections(report.acceptances),
    ...failureSections(report.run.failures),
    ...slaSections(report.sla),
    ...memorySections(report.memory),
    ...warningSections(report.warnings),
    ...quietSections(report),
    ...trendSections(report.trends),
    environmentSection(report),
    readingSection(report),
  ];
  return fitSections(sections, SUMMARY_BYTES, bytes);
}
