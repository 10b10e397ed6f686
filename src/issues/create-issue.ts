import { BenchmarkError } from "../errors.ts";
import { type IssueDesk, textOf } from "./issue-desk.ts";
import { isSameKey } from "./issue-key.ts";
import type { KnownIssue } from "./known-issue.ts";
import { lookFor } from "./list-issues.ts";
import type { IssueState } from "./state.ts";

export interface NewIssueOptions {
  readonly labels: readonly [string, ...string[]];
  readonly assignees: readonly string[];
  /** Number of the newest issue that was seen before. */
  readonly after: number;
}

/**
 * Opens an issue, and looks until the lists show it: by then they show as well
 * what other jobs opened before it. After an answer that was lost it is looked
 * for before it is tried again.
 */
export async function createIssue(
  desk: IssueDesk,
  state: IssueState,
  options: NewIssueOptions,
): Promise<{ readonly number: number; readonly seen: readonly KnownIssue[] }> {
  const { ports, runtime } = desk;
  const { labels, assignees, after } = options;
  const text = await textOf(desk, state);
  const search = { issues: ports.issues, label: labels[0], after, backoff: runtime.backoff };
  let reason = "";
  for (let tried = 0; tried < MOST_TRIES; tried += 1) {
    const created = await ports.issues.create({ ...text, labels, assignees });
    if (created.kind === "created") {
      const { seen } = await lookFor(({ number }) => number === created.id, search);
      return { number: created.id, seen };
    }
    reason = created.reason;
    const isIt = (issue: KnownIssue) =>
      issue.state.nonce === state.nonce && isSameKey(issue.state.key, state.key);
    const { found, seen } = await lookFor(isIt, search);
    if (found !== undefined) return { number: found.number, seen };
  }
  throw new BenchmarkError(
    "GITHUB_FAILED",
    `Whether the regression issue of ${state.key.group} was opened is not known: ${reason}`,
    {
      hint: "The next run opens it if it is not there. githubstatus.com says whether GitHub has a trouble of its own.",
    },
  );
}

const MOST_TRIES = 2;
