import type { CommentPart } from "../../report/comment/part.ts";
import { partWith, withShortWords } from "../../report/comment/report-part.ts";
import type { ReportLink } from "../../report/markdown/heading.ts";
import type { Merged } from "../merged.ts";
import { mergedSections } from "./sections.ts";

/** The merged report's share of the pull request comment. */
export function mergedCommentPart(
  merged: Merged,
  options: { readonly links: readonly ReportLink[] },
): CommentPart {
  const short = { ...merged, report: withShortWords(merged.report) };
  return partWith(merged.report, mergedSections(short, { ...options, trends: "moving" }));
}
