import { composeComment } from "../../src/report/comment/compose.ts";
import { commentPart } from "../../src/report/comment/report-part.ts";
import type { ReportLink } from "../../src/report/markdown/heading.ts";
import type { Report } from "../../src/report/report.ts";

/** The pull request comment as it is when one job alone writes it. */
export function soleComment(
  report: Report,
  options: { readonly key: string; readonly links: readonly ReportLink[] },
): string {
  return composeComment({ key: options.key, parts: [commentPart(report, options)] });
}
