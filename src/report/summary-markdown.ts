import { bytes, fitSections } from "./markdown/fit.ts";
import { headingSection, type ReportLink } from "./markdown/heading.ts";
import { reportSections } from "./markdown/report-sections.ts";
import type { Report } from "./report.ts";

/** GitHub drops the whole summary of a step that is larger than 1 MiB. */
export const SUMMARY_BYTES = 1024 * 1024;

/** The step summary: everything, worst first, in at most {@link SUMMARY_BYTES} bytes of UTF-8. */
export function summaryMarkdown(report: Report, links: readonly ReportLink[]): string {
  const sections = reportSections(report, { first: [headingSection(report, links)], trends: "all" });
  return fitSections(sections, SUMMARY_BYTES, bytes);
}
