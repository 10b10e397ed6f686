import type { AcceptedPlace } from "../acceptance/search.ts";
import type { IssueApi } from "../github/ports.ts";
import type { Report } from "../report/report.ts";
import type { Backoff } from "../store/ports.ts";
import { labelsOf } from "./issue-desk.ts";
import { asKnown, type KnownIssue } from "./known-issue.ts";
import { type IssueState, isSameSeries, type TrackedSeries } from "./state.ts";
import { worseningFrom } from "./vote.ts";

/** What a list shows of our issues, and up to which number it shows anything. */
export interface IssueList {
  readonly known: readonly KnownIssue[];
  /** Issues that look like ours, but whose hidden state cannot be read. */
  readonly unreadable: readonly number[];
  readonly newest: number;
}

/** All issues of ours with the label, or those with a larger number than `after`. */
export async function listIssues(
  issues: Pick<IssueApi, "list">,
  label: string,
  after = 0,
): Promise<IssueList> {
  const known: KnownIssue[] = [];
  const unreadable: number[] = [];
  let newest = after;
  for await (const issue of issues.list({ label, state: "all" })) {
    if (issue.number <= after) break;
    newest = Math.max(newest, issue.number);
    const found = asKnown(issue);
    if (found === "unreadable") unreadable.push(issue.number);
    else if (found !== undefined) known.push(found);
  }
  return { known, unreadable, newest };
}

/**
 * The regression issues in whose comments somebody may have accepted what they
 * are about: those that are open, and those that were closed for that since a
 * time, until the history has found the new level.
 */
export async function issuesToAccept(
  issues: Pick<IssueApi, "list">,
  report: Report,
  { labels, since }: { readonly labels: readonly string[]; readonly since: Date },
): Promise<readonly AcceptedPlace[]> {
  const { known } = await listIssues(issues, labelsOf(labels)[0]);
  return known
    .filter(({ closedAt, state }) => closedAt === undefined || state.closed === "accepted")
    .filter(({ closedAt }) => closedAt === undefined || Date.parse(closedAt) >= since.getTime())
    .map(({ number, state }) => ({
      number,
      series: state.series.map((one) => ({
        benchmark: one.benchmark,
        ...(one.category === undefined ? {} : { category: one.category }),
        metric: one.metric,
        limit: limitOf(one, state, report),
        since: one.since.time,
      })),
    }));
}

/**
 * What a series lost and its threshold on top. Once the report compares with the
 * new level, or is on its way there, only what is left of that: the same share of
 * a worse level is another regression. On another machine values say nothing.
 */
function limitOf(series: TrackedSeries, { machines }: IssueState, report: Report): number {
  const { worst, threshold, better, unit } = series;
  const lost = worst.worsening + threshold;
  const comparison = report.comparisons.find((other) => isSameSeries(series, other));
  const isSameMachine = machines[series.machine] === report.run.environment.class;
  if (comparison?.kind !== "compared" || comparison.unit !== unit || !isSameMachine) return lost;
  const edge = worst.value * (better === "lower" ? 1 + threshold : 1 - threshold);
  const left = worseningFrom(comparison.baseline.median, edge, better);
  return Math.max(0, Math.min(lost, left));
}

/** Seconds between looks; lists lag some seconds behind what was written, seldom more. */
const PAUSES = [1, 2, 3, 5, 5, 5, 5];

/** Looks at the newer issues until the one is among them; what was seen last when it never is. */
export async function lookFor(
  isWanted: (issue: KnownIssue) => boolean,
  {
    issues,
    label,
    after,
    backoff,
  }: {
    readonly issues: Pick<IssueApi, "list">;
    readonly label: string;
    readonly after: number;
    readonly backoff: Backoff;
  },
): Promise<{ readonly found?: KnownIssue; readonly seen: readonly KnownIssue[] }> {
  let seen: readonly KnownIssue[] = [];
  for (const seconds of PAUSES) {
    await backoff.pause(seconds * (0.75 + backoff.random() / 2));
    seen = (await listIssues(issues, label, after)).known;
    const found = seen.find(isWanted);
    if (found !== undefined) return { found, seen };
  }
  return { seen };
}
