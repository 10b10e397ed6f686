import type { Issue, IssueApi } from "../../github/ports.ts";
import { type Calls, ONCE, PAGE } from "./calls.ts";
import { statusOf, wordsOf } from "./failure.ts";
import { isTrusted } from "./trust.ts";

export function githubIssues(calls: Calls): IssueApi {
  const { repository, call, find, create, pages, log } = calls;
  return {
    async *list({ label, state }) {
      const found = pages("issues: read", async ({ rest }, page) => {
        const request = { ...repository, labels: label, state, per_page: PAGE, page };
        const { data } = await rest.issues.listForRepo(request);
        return data;
      });
      // GitHub lists pull requests as issues, too.
      for await (const issue of found) if (issue.pull_request === undefined) yield issueOf(issue);
    },
    get: (issue) =>
      find("issues: read", async ({ rest }) => {
        const { data } = await rest.issues.get({ ...repository, issue_number: issue });
        return issueOf(data);
      }),
    create: ({ title, body, labels, assignees }) =>
      create("issues: write", async ({ rest }) => {
        const open = async (people: readonly string[]) => {
          const issue = { title, body, labels: [...labels], assignees: [...people] };
          const { data } = await rest.issues.create({ ...repository, ...issue, ...ONCE });
          return data.number;
        };
        try {
          return await open(assignees);
        } catch (error) {
          if (!isAboutAssignees(error)) throw error;
          log.warn(
            `GitHub does not let an issue be assigned to all of ${assignees.join(", ")}. It is assigned to nobody.`,
          );
          return open([]);
        }
      }),
    update: async (issue, { addLabels = [], stateReason, ...change }) => {
      if (Object.keys(change).length > 0 || stateReason !== undefined) {
        const reason = stateReason === undefined ? {} : { state_reason: stateReason };
        await call("issues: write", ({ rest }) =>
          rest.issues.update({ ...repository, issue_number: issue, ...change, ...reason }),
        );
      }
      if (addLabels.length === 0) return;
      await call("issues: write", ({ rest }) =>
        rest.issues.addLabels({ ...repository, issue_number: issue, labels: [...addLabels] }),
      );
    },
    comment: (issue, body) => commentOnIssue(calls, issue, body),
  };
}

/** After a lost answer it looks whether the comment is there, for lists lag, and only then writes it again. */
async function commentOnIssue(calls: Calls, issue: number, body: string): Promise<void> {
  const { repository, create, call, failure, pause } = calls;
  const since = new Date(Date.now() - CLOCKS_APART).toISOString();
  const write = () =>
    create("issues: write", async ({ rest }) => {
      const { data } = await rest.issues.createComment({ ...repository, issue_number: issue, body, ...ONCE });
      return data.id;
    });
  const isThere = async () => {
    const request = { ...repository, issue_number: issue, since, per_page: PAGE };
    const { data } = await call("issues: read", ({ rest }) => rest.issues.listComments(request));
    return data.some((comment) => comment.body === body && isTrusted(comment));
  };
  let written = await write();
  for (const [index, seconds] of LOOKS.entries()) {
    if (written.kind === "created") return;
    await pause(seconds);
    if (await isThere()) return;
    if (index === LOOKS.length - 1) written = await write();
  }
  if (written.kind === "unknown") throw failure("issues: write", new Error(written.reason));
}

/** Seconds before each look for a comment that may be there. */
const LOOKS = [1, 3];
/** Milliseconds by which our clock may be ahead of GitHub's. */
const CLOCKS_APART = 120_000;

/** GitHub refuses the whole issue when one of them may not be assigned here. */
function isAboutAssignees(error: unknown): boolean {
  return statusOf(error) === 422 && /assignee/i.test(wordsOf(error));
}

function issueOf(issue: {
  readonly number: number;
  readonly title: string;
  readonly body?: string | null;
  readonly state: string;
  readonly closed_at: string | null;
  readonly labels: readonly (string | { readonly name?: string })[];
  readonly user: { readonly type: string } | null;
  readonly author_association?: string;
  readonly html_url: string;
}): Issue {
  return {
    number: issue.number,
    title: issue.title,
    body: issue.body ?? "",
    state: issue.state === "open" ? "open" : "closed",
    ...(issue.closed_at !== null && { closedAt: issue.closed_at }),
    labels: issue.labels.map((label) => (typeof label === "string" ? label : (label.name ?? ""))),
    trusted: isTrusted(issue),
    url: issue.html_url,
  };
}
