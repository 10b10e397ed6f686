import { randomUUID } from "node:crypto";
import { BenchmarkError } from "../errors.ts";
import type { Log } from "../ports.ts";
import type { CommentApi } from "../report/publish/comment.ts";
import type { IssueApi } from "../report/publish/issue.ts";
import type { ArtifactHistoryApi } from "../store/ports.ts";
import { githubFailure, type NeededPermission } from "./github-failure.ts";

export interface GitHubApi {
  readonly comments: CommentApi;
  readonly issues: IssueApi;
  readonly artifacts: ArtifactHistoryApi;
}

/**
 * The few calls of GitHub's REST API that we make, over Octokit with retries
 * and respect for rate limits. Octokit is loaded at the first call: most runs
 * make none. Throws `GITHUB_TOKEN_MISSING`, `GITHUB_PERMISSION` or `GITHUB_FAILED`.
 */
export function githubApi(options: {
  readonly token: string | undefined;
  /** `owner/name` */
  readonly repository: string;
  /** The value of `GITHUB_API_URL`, which Octokit itself does not read. */
  readonly baseUrl?: string;
  readonly log: Pick<Log, "warn" | "debug">;
}): GitHubApi {
  const [owner = "", repo = ""] = options.repository.split("/");
  const repository = { owner, repo };
  let client: Promise<Client> | undefined;

  async function call<T>(permission: NeededPermission, request: (client: Client) => Promise<T>): Promise<T> {
    client ??= openClient(options);
    try {
      return await request(await client);
    } catch (error) {
      throw githubFailure(error, options.repository, permission);
    }
  }

  /** One page at a time, so that nothing is asked for after the reader has found what it wants. */
  async function* pages<T>(
    permission: NeededPermission,
    page: (client: Client, page: number) => Promise<readonly T[]>,
  ): AsyncIterable<T> {
    for (let number = 1; ; number += 1) {
      const items = await call(permission, (octokit) => page(octokit, number));
      yield* items;
      if (items.length < PAGE) return;
    }
  }

  return {
    comments: {
      async *list(pullRequest) {
        const found = pages("pull-requests: read", async ({ rest }, page) => {
          const request = { ...repository, issue_number: pullRequest, per_page: PAGE, page };
          const { data } = await rest.issues.listComments(request);
          return data;
        });
        for await (const comment of found) {
          if (isTrusted(comment)) yield { id: comment.id, body: comment.body ?? "" };
        }
      },
      create: (pullRequest, body) =>
        call("pull-requests: write", async ({ rest }) => {
          const { data } = await rest.issues.createComment({
            ...repository,
            issue_number: pullRequest,
            body,
          });
          return data.id;
        }),
      update: (comment, body) =>
        call("pull-requests: write", async ({ rest }) => {
          await rest.issues.updateComment({ ...repository, comment_id: comment, body });
        }),
    },
    issues: {
      async *listOpen(label) {
        const found = pages("issues: read", async ({ rest }, page) => {
          const request = { ...repository, labels: label, state: "open" as const, per_page: PAGE, page };
          const { data } = await rest.issues.listForRepo(request);
          return data;
        });
        for await (const issue of found) {
          // GitHub lists pull requests as issues, too.
          if (issue.pull_request === undefined && isTrusted(issue))
            yield { number: issue.number, body: issue.body ?? "" };
        }
      },
      create: ({ title, body, labels }) =>
        call("issues: write", async ({ rest }) => {
          const { data } = await rest.issues.create({ ...repository, title, body, labels: [...labels] });
          return data.number;
        }),
      update: (issue, { title, body }) =>
        call("issues: write", async ({ rest }) => {
          await rest.issues.update({ ...repository, issue_number: issue, title, body });
        }),
    },
    artifacts: {
      async list(namePrefix, limit) {
        const artifacts = pages("actions: read", async ({ rest }, page) => {
          if (page > ARTIFACT_PAGES) return [];
          const request = { ...repository, per_page: PAGE, page };
          const { data } = await rest.actions.listArtifactsForRepo(request);
          return data.artifacts;
        });
        const found = [];
        for await (const artifact of artifacts) {
          if (artifact.expired || !artifact.name.startsWith(namePrefix)) continue;
          const { id, name, created_at: createdAt, workflow_run: run } = artifact;
          if (createdAt === null || typeof run?.id !== "number") continue;
          if (found.length >= limit) break;
          found.push({ id, name, createdAt, workflowRunId: run.id });
        }
        return found;
      },
    },
  };
}

type Client = Awaited<ReturnType<typeof openClient>>;

const PAGE = 100;

/** GitHub cannot filter by prefix; of a repository with very many artifacts only the newest 2,000 are looked at. */
const ARTIFACT_PAGES = 20;

/** Waiting longer for a rate limit would cost more runner minutes than the report is worth. */
const LONGEST_WAIT_SECONDS = 60;

async function openClient(options: {
  readonly token: string | undefined;
  readonly baseUrl?: string;
  readonly log: Pick<Log, "warn" | "debug">;
}) {
  if (options.token === undefined || options.token === "") {
    throw new BenchmarkError("GITHUB_TOKEN_MISSING", "There is no token for GitHub's API.", {
      hint: "Pass the input github-token, or set the variable GITHUB_TOKEN.",
    });
  }
  const [{ Octokit }, { retry }, { throttling }] = await Promise.all([
    import("@octokit/rest"),
    import("@octokit/plugin-retry"),
    import("@octokit/plugin-throttling"),
  ]);
  const wait =
    (kind: string) =>
    (seconds: number, request: { method?: string; url?: string }, _: unknown, tries: number) => {
      const again = tries < 2 && seconds <= LONGEST_WAIT_SECONDS;
      const next = again ? `Trying again in ${seconds} s.` : "Not trying again.";
      options.log.warn(`GitHub's ${kind} was reached by ${request.method} ${request.url}. ${next}`);
      return again;
    };
  return new (Octokit.plugin(retry, throttling))({
    auth: options.token,
    userAgent: "performance-benchmark",
    ...(options.baseUrl === undefined ? {} : { baseUrl: options.baseUrl.replace(/\/+$/, "") }),
    // Octokit prints deprecations and every retry by itself; the log decides who sees them.
    log: { debug: ignore, info: ignore, warn: (text: string) => options.log.debug(text), error: ignore },
    // By default all clients of a process share one queue, which spaces writes by seconds.
    throttle: {
      id: randomUUID(),
      onRateLimit: wait("rate limit"),
      onSecondaryRateLimit: wait("secondary rate limit"),
    },
  });
}

function ignore(): void {}

/**
 * Whether a comment or issue can be ours: by a bot, as those of workflows are,
 * or by somebody who may write here, whose token was given. Anybody can guess
 * the marker and write it into a comment of his own, and edit that afterwards.
 */
function isTrusted(written: {
  readonly user?: { readonly type: string } | null;
  readonly author_association?: string;
}): boolean {
  return written.user?.type === "Bot" || MAY_WRITE.has(written.author_association ?? "");
}

const MAY_WRITE: ReadonlySet<string> = new Set(["OWNER", "MEMBER", "COLLABORATOR"]);
