import type { CommentPart } from "./report/comment/part.ts";
import { commentPart } from "./report/comment/report-part.ts";
import type { ReportLink } from "./report/markdown/heading.ts";
import type { Report } from "./report/report.ts";
import { summaryMarkdown } from "./report/summary-markdown.ts";

/** What is published, of one job or of many that were merged. */
export interface Page {
  readonly report: Report;
  /** Set when the report stands for all jobs, so that its check needs no job's name. */
  readonly checkName?: string;
  summary(links: readonly ReportLink[]): string;
  comment(links: readonly ReportLink[]): CommentPart;
}

/** The page of one job's own report. */
export function pageOf(report: Report): Page {
  return {
    report,
    summary: (links) => summaryMarkdown(report, links),
    comment: (links) => commentPart(report, { links }),
  };
}

/** Where the reader can go on: the run, its artifact, the dashboard. */
export function linksOf(
  { workflow }: Report,
  { artifactId, dashboardUrl }: { readonly artifactId: string; readonly dashboardUrl?: string | undefined },
): readonly ReportLink[] {
  const dashboard = dashboardUrl === undefined ? [] : [{ text: "Dashboard", url: dashboardUrl }];
  if (workflow === undefined) return dashboard;
  const run = { text: "Workflow run", url: workflow.runUrl };
  const artifact = { text: "All reports (artifact)", url: `${workflow.runUrl}/artifacts/${artifactId}` };
  return [run, ...(artifactId === "" ? [] : [artifact]), ...dashboard];
}
