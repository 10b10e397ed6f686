import { issueMarkdown, regressionsPast } from "../issue-markdown.ts";
import { marker } from "../markdown/escape.ts";
import type { ReportLink } from "../markdown/heading.ts";
import type { Report } from "../report.ts";

interface ExistingIssue {
  readonly number: number;
  readonly body: string;
}

/** The three calls that a regression issue needs. */
export interface IssueApi {
  /** Open issues that carry the label, page after page. Not a search: the index of searches lags behind. */
  listOpen(label: string): AsyncIterable<ExistingIssue>;
  create(issue: {
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
  }): Promise<number>;
  update(issue: number, text: { readonly title: string; readonly body: string }): Promise<void>;
}

export type PublishedIssue =
  | { readonly action: "created" | "updated"; readonly number: number }
  /** No regression reached the threshold, so nothing was written. */
  | { readonly action: "none" };

/**
 * One open issue for the regressions of at least `threshold` (a fraction). It
 * is found again by the marker of `key` among the open issues of the first
 * label, and rewritten instead of opened a second time.
 */
export async function publishIssue(
  api: IssueApi,
  report: Report,
  options: {
    readonly key: string;
    readonly threshold: number;
    readonly labels: readonly string[];
    readonly links: readonly ReportLink[];
  },
): Promise<PublishedIssue> {
  const regressions = regressionsPast(report, options.threshold);
  if (regressions.length === 0) return { action: "none" };

  const text = issueMarkdown(report, { key: options.key, regressions, links: options.links });
  const labels = options.labels.length === 0 ? DEFAULT_LABELS : options.labels;
  const sign = marker(options.key);
  for await (const issue of api.listOpen(labels[0] ?? "")) {
    if (!issue.body.startsWith(sign)) continue;
    await api.update(issue.number, text);
    return { action: "updated", number: issue.number };
  }
  return { action: "created", number: await api.create({ ...text, labels }) };
}

/** Without a label there would be nothing to find the issue by. */
const DEFAULT_LABELS = ["performance"];
