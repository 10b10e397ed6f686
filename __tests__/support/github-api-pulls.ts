import { execFileSync } from "node:child_process";
import { type Answer, type Call, type Handler, NOT_FOUND } from "./github-api-handler.ts";
import { commitJson, example, pullRequestJson } from "./github-api-json.ts";
import { type GitCommit, ownerOf, type PullRequest } from "./github-api-state.ts";

/** Pull requests and commits, by GitHub's operation id. */
export const PULL_REQUEST_HANDLERS: Readonly<Record<string, Handler>> = {
  "pulls/get": {
    needs: { scopes: ["pull-requests"], level: "read" },
    answer: (call) => withPull(call, (pull) => ({ status: 200, body: pullRequestJson(call.state, pull) })),
  },
  "pulls/list": {
    needs: { scopes: ["pull-requests"], level: "read" },
    answer: ({ state, query }) => {
      const wanted = query.get("state") ?? "open";
      const head = query.get("head");
      return {
        status: 200,
        items: state.pullRequests
          .filter((pull) => wanted === "all" || stateOf(pull) === wanted)
          // GitHub overlooks a head without an owner.
          .filter((pull) => !head?.includes(":") || labelOf(pull) === head.toLowerCase())
          .filter((pull) => (query.get("base") ?? pull.base.ref) === pull.base.ref)
          .sort((a, b) => b.number - a.number)
          .map((pull) => pullRequestJson(state, pull, "pull-request-item")),
      };
    },
  },
  "pulls/list-commits": {
    needs: { scopes: ["pull-requests"], level: "read" },
    answer: (call) =>
      withPull(call, (pull) => ({
        status: 200,
        // GitHub lists no more than these.
        items: commitsOf(call, pull)
          .slice(0, 250)
          .map((commit) => commitJson(call.state, commit)),
      })),
  },
  "repos/list-pull-requests-associated-with-commit": {
    needs: { scopes: ["pull-requests"], level: "read" },
    answer: (call) => {
      const sha = call.parameters["commit_sha"];
      return {
        status: 200,
        items: call.state.pullRequests
          .filter(
            (pull) =>
              pull.mergeCommit === sha ||
              pull.head.sha === sha ||
              commitsOf(call, pull).some((commit) => commit.sha === sha),
          )
          .map((pull) => pullRequestJson(call.state, pull, "pull-request-item")),
      };
    },
  },
  "repos/compare-commits-with-basehead": {
    needs: { scopes: ["contents"], level: "read" },
    answer: compare,
  },
};

/** Without pages GitHub gives 250 commits at once; pages are cut as anywhere else. */
function compare(call: Call): Answer {
  const [base = "", head = ""] = (call.parameters["basehead"] ?? "").split("...");
  const ahead = between(call, base, head);
  const behind = between(call, head, base);
  if (ahead === undefined || behind === undefined) return NOT_FOUND;
  const status =
    ahead.length > 0
      ? behind.length > 0
        ? "diverged"
        : "ahead"
      : behind.length > 0
        ? "behind"
        : "identical";
  const template = example("comparison");
  const wrap = (page: readonly unknown[]) => ({
    ...template,
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: page,
    files: [],
  });
  const all = ahead.map((commit) => commitJson(call.state, commit));
  const paged = call.query.has("page") || call.query.has("per_page");
  return paged ? { status: 200, items: all, wrap } : { status: 200, body: wrap(all.slice(0, 250)) };
}

function commitsOf(call: Call, pull: PullRequest): readonly GitCommit[] {
  const found = pull.commits ?? between(call, pull.base.sha, pull.head.sha);
  return found ?? [{ sha: pull.head.sha, message: pull.title }];
}

/** Commits that `head` has and `base` has not, oldest first; `undefined` when one of them is not known. */
function between(call: Call, base: string, head: string): readonly GitCommit[] | undefined {
  if (call.gitDirectory !== undefined) return betweenInGit(call.gitDirectory, base, head);
  const ours = ancestors(call.state.commits, head);
  const theirs = ancestors(call.state.commits, base);
  if (ours === undefined || theirs === undefined) return undefined;
  return call.state.commits.filter(({ sha }) => ours.has(sha) && !theirs.has(sha));
}

function ancestors(commits: readonly GitCommit[], sha: string): ReadonlySet<string> | undefined {
  if (!commits.some((commit) => commit.sha === sha)) return undefined;
  const found = new Set([sha]);
  for (const [index, commit] of [...commits.entries()].reverse()) {
    if (!found.has(commit.sha)) continue;
    const before = commits[index - 1];
    for (const parent of commit.parents ?? (before === undefined ? [] : [before.sha])) found.add(parent);
  }
  return found;
}

function betweenInGit(directory: string, base: string, head: string): readonly GitCommit[] | undefined {
  try {
    const range = ["--end-of-options", `${base}..${head}`];
    const log = execFileSync(
      "git",
      ["-C", directory, "log", "--reverse", "-z", "--format=%H%n%P%n%B", ...range],
      {
        stdio: ["ignore", "pipe", "ignore"],
        encoding: "utf8",
      },
    );
    return log
      .split("\0")
      .filter((entry) => entry !== "")
      .map((entry) => {
        const [sha = "", parents = "", ...message] = entry.split("\n");
        return {
          sha,
          message: message.join("\n").trimEnd(),
          parents: parents.split(" ").filter((parent) => parent !== ""),
        };
      });
  } catch {
    return undefined;
  }
}

function stateOf(pull: PullRequest): "open" | "closed" {
  return pull.mergedAt === undefined ? (pull.state ?? "open") : "closed";
}

function labelOf({ head }: PullRequest): string {
  return `${ownerOf(head.repository)}:${head.ref}`.toLowerCase();
}

function withPull(call: Call, use: (pull: PullRequest) => Answer): Answer {
  const pull = call.state.pullRequests.find(
    ({ number }) => number === Number(call.parameters["pull_number"]),
  );
  return pull === undefined ? NOT_FOUND : use(pull);
}
