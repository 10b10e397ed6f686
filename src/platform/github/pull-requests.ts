import type { CommitText, PullRequest, PullRequestApi } from "../../github/ports.ts";
import { type Calls, collect, PAGE } from "./calls.ts";

export function githubPullRequests({ repository, call, find, pages }: Calls): PullRequestApi {
  return {
    get: (number) =>
      find("pull-requests: read", async ({ rest }) => {
        const { data } = await rest.pulls.get({ ...repository, pull_number: number });
        return pullRequestOf(data);
      }),
    ofBranch: async (head) => {
      const request = { ...repository, state: "open" as const, head, per_page: PAGE };
      const { data } = await call("pull-requests: read", ({ rest }) => rest.pulls.list(request));
      // GitHub overlooks a filter that it does not understand, and lists everything.
      return data.filter((pull) => pull.head.label.toLowerCase() === head.toLowerCase()).map(pullRequestOf);
    },
    mergedWith: async (commit) => {
      const request = { ...repository, commit_sha: commit, per_page: PAGE };
      const found = await find("pull-requests: read", ({ rest }) =>
        rest.repos.listPullRequestsAssociatedWithCommit(request),
      );
      return (found?.data ?? []).filter((pull) => pull.merged_at !== null).map(({ number }) => number);
    },
    labelledBy: async (number) => {
      const pull = await find("pull-requests: read", ({ rest }) =>
        rest.pulls.get({ ...repository, pull_number: number }),
      );
      if (pull === undefined || pull.data.labels.length === 0) return [];
      // The timeline may be read with the permission for pull requests, which the plain list of events may not.
      const timeline = pages("pull-requests: read", async ({ rest }, page) => {
        const request = { ...repository, issue_number: number, per_page: PAGE, page };
        const { data } = await rest.issues.listEventsForTimeline(request);
        return data;
      });
      const newest = new Map<string, { readonly by?: string; readonly url?: string }>();
      for await (const event of timeline) {
        if (!("label" in event) || event.label.name === undefined) continue;
        const label = event.label.name.toLowerCase();
        if (event.event !== "labeled") {
          newest.delete(label);
          continue;
        }
        // Null when the account was deleted.
        const by = (event.actor as { readonly login: string } | null)?.login;
        const url = `${pull.data.html_url}#event-${event.id}`;
        newest.set(label, by === undefined ? { url } : { by, url });
      }
      return pull.data.labels.map(({ name }) => ({ label: name, ...newest.get(name.toLowerCase()) }));
    },
    commits: async (number) => {
      const found = pages(
        "pull-requests: read",
        async ({ rest }, page) => {
          const request = { ...repository, pull_number: number, per_page: PAGE, page };
          const { data } = await rest.pulls.listCommits(request);
          return data.map(commitOf);
        },
        COMMIT_PAGES,
      );
      return (await collect(found)).slice(0, COMMITS);
    },
    between: async (base, head) => {
      const commits: CommitText[] = [];
      for (let page = 1; page <= COMMIT_PAGES; page += 1) {
        const request = { ...repository, basehead: `${base}...${head}`, per_page: PAGE, page };
        const found = await find("contents: read", ({ rest }) =>
          rest.repos.compareCommitsWithBasehead(request),
        );
        const more = found?.data.commits ?? [];
        commits.push(...more.map(commitOf));
        if (more.length < PAGE) break;
      }
      return commits.slice(0, COMMITS);
    },
  };
}

/** GitHub itself tells no more of a pull request. */
const COMMITS = 250;
const COMMIT_PAGES = Math.ceil(COMMITS / PAGE);

function pullRequestOf(pull: {
  readonly number: number;
  readonly state: string;
  readonly labels: readonly { readonly name: string }[];
  readonly head: Side;
  readonly base: Side;
}): PullRequest {
  // Null when the fork was deleted, though GitHub's description does not say so.
  const headRepository = pull.head.repo?.full_name;
  return {
    number: pull.number,
    state: pull.state === "open" ? "open" : "closed",
    headSha: pull.head.sha,
    ...(headRepository !== undefined && { headRepository }),
    headRef: pull.head.ref,
    baseSha: pull.base.sha,
    baseRef: pull.base.ref,
    baseRepository: pull.base.repo?.full_name ?? "",
    labels: pull.labels.map(({ name }) => name),
  };
}

interface Side {
  readonly ref: string;
  readonly sha: string;
  readonly repo: { readonly full_name: string } | null;
}

function commitOf(commit: {
  readonly sha: string;
  readonly html_url: string;
  readonly commit: { readonly message: string };
  readonly author: { readonly login?: string } | null;
}): CommitText {
  const author = commit.author?.login;
  return {
    sha: commit.sha,
    message: commit.commit.message,
    ...(author !== undefined && { author }),
    url: commit.html_url,
  };
}
