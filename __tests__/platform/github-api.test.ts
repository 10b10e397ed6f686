import { describe, expect, it } from "vitest";
import { BenchmarkError } from "../../src/errors.ts";
import { githubApi } from "../../src/platform/github-api.ts";
import { publishComment } from "../../src/report/publish/comment.ts";
import { publishIssue } from "../../src/report/publish/issue.ts";
import { READ_ALL, startGitHubApi, WRITE_ALL } from "../support/github-api.ts";
import { buildReport, compared } from "../support/report-builder.ts";

const log = { warn: () => {}, debug: () => {} };
const SECRET = "ghs_a-secret-token";
const pull = {
  number: 7,
  title: "Faster parsing",
  head: { ref: "faster", sha: "b".repeat(40), repository: "acme/widgets" },
  base: { ref: "main", sha: "a".repeat(40) },
};
const comment = (id: number, body: string, author = "mona") => ({ id, issue: 7, body, author, edits: 0 });
const BOT = "github-actions[bot]";

function startApi(options: Partial<Parameters<typeof startGitHubApi>[0]> = {}) {
  return startGitHubApi({
    repository: "acme/widgets",
    tokens: { [SECRET]: WRITE_ALL, "read-only": READ_ALL },
    pullRequests: [pull],
    ...options,
  });
}

const client = (baseUrl: string, token: string | undefined = SECRET) =>
  githubApi({ token, repository: "acme/widgets", baseUrl: `${baseUrl}/`, log });

async function failureOf(promise: Promise<unknown>): Promise<BenchmarkError> {
  const error = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (!(error instanceof BenchmarkError)) throw new Error(`expected a BenchmarkError, not ${String(error)}`);
  return error;
}

describe("GitHub's API", () => {
  it("finds the comment behind more than one page of others and rewrites it", async () => {
    const key = "bench";
    const old = "<!-- performance-benchmark:bench -->\n\nold";
    const others = Array.from({ length: 130 }, (_, index) => comment(index + 1, `comment ${index}`));
    await using api = await startApi({ comments: [...others, comment(500, old, BOT)] });
    const { comments } = client(api.url);

    expect(await publishComment(comments, { pullRequest: 7, key, body: "new" })).toEqual({
      id: 500,
      action: "updated",
    });
    expect(api.commentsOn(7).find(({ id }) => id === 500)?.body).toBe("new");
    expect(api.commentsOn(7)).toHaveLength(131);
    expect(api.violations).toEqual([]);
  });

  it("does not ask for a second page when the first has the comment", async () => {
    const others = Array.from({ length: 130 }, (_, index) => comment(index + 2, "x"));
    await using api = await startApi({
      comments: [comment(1, "<!-- performance-benchmark:bench -->", BOT), ...others],
    });
    await publishComment(client(api.url).comments, { pullRequest: 7, key: "bench", body: "new" });
    expect(api.requests.filter((request) => request.startsWith("GET"))).toHaveLength(1);
  });

  it("never writes into a comment of somebody who may not write here, whatever it begins with", async () => {
    const forged = "<!-- performance-benchmark:bench -->\n\n0 regressed";
    await using api = await startApi({ comments: [comment(1, forged)] });
    const { comments } = client(api.url);

    const published = await publishComment(comments, { pullRequest: 7, key: "bench", body: "new" });
    expect(published.action).toBe("created");
    expect(api.commentsOn(7).map(({ body }) => body)).toEqual([forged, "new"]);
  });

  it("opens an issue with its labels, finds it again, and overlooks pull requests", async () => {
    await using api = await startApi();
    const { issues } = client(api.url);
    const report = buildReport({ comparisons: [compared({ change: 0.4 })], gate: "fail" });
    const options = { key: "nightly", threshold: 0.2, labels: ["performance", "regression"], links: [] };

    const first = await publishIssue(issues, report, options);
    expect(first).toMatchObject({ action: "created" });
    expect(await publishIssue(issues, report, options)).toEqual({ ...first, action: "updated" });
    expect(api.state.issues).toHaveLength(1);
    expect(api.state.issues[0]?.labels).toEqual(["performance", "regression"]);
    expect(api.violations).toEqual([]);
  });

  it("lists the artifacts of a prefix up to the limit", async () => {
    const artifact = (id: number, name: string) => ({
      id,
      name,
      size: 10,
      createdAt: `2026-11-2${id}T06:00:00Z`,
      runId: 100 + id,
      headBranch: "main",
      headSha: "a".repeat(40),
    });
    await using api = await startApi({
      artifacts: {
        list: () => [
          artifact(1, "history-a"),
          artifact(2, "other"),
          artifact(3, "history-b"),
          artifact(4, "history-c"),
        ],
        downloadUrl: () => "",
      },
    });
    const found = await client(api.url).artifacts.list("history-", 2);
    expect(found).toHaveLength(2);
    expect(found.every(({ name }) => name.startsWith("history-"))).toBe(true);
    expect(found[0]).toMatchObject({ workflowRunId: 100 + (found[0]?.id ?? 0) });
  });

  it("names the missing permission, and why a pull request from a fork has none", async () => {
    await using api = await startApi();
    const { comments, issues } = client(api.url, "read-only");
    const forComment = await failureOf(comments.create(7, "text"));
    expect(forComment.code).toBe("GITHUB_PERMISSION");
    expect(forComment.message).toBe(
      'The token lacks the permission "pull-requests: write" for acme/widgets: GitHub answered 403.',
    );
    expect(forComment.hint).toContain("On a pull request from a fork");
    const forIssue = await failureOf(issues.create({ title: "t", body: "b", labels: [] }));
    expect(forIssue.message).toContain('"issues: write"');
  });

  it("takes what it cannot see for a missing permission, and a bad token for a bad token", async () => {
    await using api = await startApi();
    const elsewhere = githubApi({ token: SECRET, repository: "acme/private", baseUrl: api.url, log });
    expect((await failureOf(elsewhere.comments.update(1, "x"))).message).toContain("GitHub answered 404");
    const failure = await failureOf(client(api.url, "wrong").comments.create(7, "x"));
    expect(failure.message).toBe("GitHub did not accept the token for acme/widgets (401).");
  });

  it("asks for a token before it asks GitHub", async () => {
    for (const token of [undefined, ""]) {
      const api = githubApi({ token, repository: "acme/widgets", baseUrl: "http://127.0.0.1:9", log });
      expect((await failureOf(api.comments.create(7, "x"))).code).toBe("GITHUB_TOKEN_MISSING");
    }
  });

  it("never tells the token", async () => {
    await using api = await startApi({ tokens: { [SECRET]: READ_ALL } });
    const failure = await failureOf(client(api.url).comments.create(7, "x"));
    const told = [
      failure.message,
      failure.hint,
      String(failure.cause),
      JSON.stringify(failure.cause),
      failure.stack,
    ];
    expect(told.join("\n")).not.toContain(SECRET);
  });
});
