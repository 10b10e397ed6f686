import { Octokit } from "@octokit/rest";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type GitHubApi, READ_ALL, startGitHubApi, WRITE_ALL } from "../support/github-api.ts";

const here = { owner: "acme", repo: "widgets" };
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

describe("the stand-in of GitHub's REST API", () => {
  let api: GitHubApi;
  beforeAll(async () => {
    api = await startGitHubApi({
      repository: "acme/widgets",
      tokens: { "token-write": WRITE_ALL, "token-read": READ_ALL },
      pullRequests: [
        {
          number: 7,
          title: "Faster parsing",
          head: { ref: "faster", sha: "b".repeat(40), repository: "acme/widgets" },
          base: { ref: "main", sha: "a".repeat(40) },
        },
      ],
      issues: [
        { number: 3, title: "Slow", body: "", labels: ["performance"], state: "open", author: "mona" },
      ],
      artifacts: {
        list: () => [
          {
            id: 11,
            name: "run-1",
            size: 10,
            createdAt: "2026-11-20T06:00:00Z",
            runId: 1,
            headBranch: "main",
            headSha: "a".repeat(40),
          },
          {
            id: 12,
            name: "run-2",
            size: 10,
            createdAt: "2026-11-21T06:00:00Z",
            runId: 2,
            headBranch: "main",
            headSha: "b".repeat(40),
          },
        ],
        downloadUrl: ({ id }) => `${api.url}/blob/${id}`,
      },
    });
  });
  afterAll(() => api[Symbol.asyncDispose]());

  const client = (auth: string) =>
    new Octokit({ baseUrl: api.url, auth, log: silent, retry: { enabled: false } });

  it("keeps what was written: a comment that is created, updated and listed", async () => {
    const { rest } = client("token-write");
    const { data: created } = await rest.issues.createComment({ ...here, issue_number: 7, body: "first" });
    await rest.issues.updateComment({ ...here, comment_id: created.id, body: "second" });
    const { data: listed } = await rest.issues.listComments({ ...here, issue_number: 7 });
    expect(listed.map(({ body, user }) => [body, user?.login])).toEqual([["second", "github-actions[bot]"]]);
    expect(api.commentsOn(7).map(({ edits }) => edits)).toEqual([1]);
    await rest.issues.deleteComment({ ...here, comment_id: created.id });
    expect(api.violations).toEqual([]);
  });

  it("hands out lists in pages that Octokit follows", async () => {
    const { rest, paginate } = client("token-write");
    for (const index of Array.from({ length: 45 }).keys()) {
      await rest.issues.createComment({ ...here, issue_number: 3, body: `comment ${index}` });
    }
    const all = await paginate(rest.issues.listComments, { ...here, issue_number: 3, per_page: 20 });
    expect(all.map(({ body }) => body)).toEqual(Array.from({ length: 45 }, (_, index) => `comment ${index}`));
    expect(api.requests.filter((request) => request.includes("per_page=20"))).toHaveLength(3);
    expect(api.violations).toEqual([]);
  });

  it("lists issues by label and state, opens and closes them", async () => {
    const { rest } = client("token-write");
    const { data: opened } = await rest.issues.create({
      ...here,
      title: "Slower",
      body: "b",
      labels: ["performance", "x"],
    });
    const find = async (labels: string) =>
      (await rest.issues.listForRepo({ ...here, labels, state: "open" })).data.map(({ title }) => title);
    expect(await find("performance")).toEqual(["Slower", "Slow"]);
    expect(await find("performance,x")).toEqual(["Slower"]);
    await rest.issues.update({ ...here, issue_number: opened.number, state: "closed" });
    expect(await find("performance,x")).toEqual([]);
    expect(api.violations).toEqual([]);
  });

  it("shows pull requests, the repository, checks and artifacts", async () => {
    const { rest } = client("token-write");
    expect((await rest.pulls.get({ ...here, pull_number: 7 })).data.head.ref).toBe("faster");
    expect((await rest.repos.get(here)).data.default_branch).toBe("main");
    const check = await rest.checks.create({
      ...here,
      name: "benchmarks",
      head_sha: "b".repeat(40),
      status: "completed",
      conclusion: "failure",
      output: { title: "1 regressed", summary: "…", annotations: [] },
    });
    expect(check.data.conclusion).toBe("failure");
    const named = await rest.actions.listArtifactsForRepo({ ...here, name: "run-2" });
    expect(named.data.artifacts.map(({ id }) => id)).toEqual([12]);
    const ofRun = await rest.actions.listWorkflowRunArtifacts({ ...here, run_id: 1 });
    expect(ofRun.data.artifacts.map(({ name }) => name)).toEqual(["run-1"]);
    expect(api.violations).toEqual([]);
  });

  it("refuses a read-only token as GitHub does, and names the scope that is missing", async () => {
    const { rest } = client("token-read");
    await expect(rest.issues.createComment({ ...here, issue_number: 7, body: "no" })).rejects.toMatchObject({
      status: 403,
      message: expect.stringContaining("Resource not accessible by integration"),
      response: { headers: { "x-accepted-github-permissions": "issues=write; pull_requests=write" } },
    });
    await expect(rest.issues.listComments({ ...here, issue_number: 7 })).resolves.toMatchObject({
      status: 200,
    });
    await expect(client("unknown").rest.repos.get(here)).rejects.toMatchObject({ status: 401 });
    expect(api.violations).toEqual([]);
  });

  it("refuses a comment that is too long for GitHub", async () => {
    const { rest } = client("token-write");
    await expect(
      rest.issues.createComment({ ...here, issue_number: 7, body: "x".repeat(65_537) }),
    ).rejects.toMatchObject({ status: 422 });
    expect(api.violations).toEqual([]);
  });

  it("collects every request that GitHub's description does not allow", async () => {
    await using strict = await startGitHubApi({ repository: "acme/widgets", tokens: { t: WRITE_ALL } });
    const post = (path: string, body: unknown) =>
      fetch(`${strict.url}/repos/acme/widgets/${path}`, {
        method: "POST",
        headers: { authorization: "Bearer t" },
        body: JSON.stringify(body),
      });
    await post("issues", { title: "ok", bogus: 1 });
    await post("issues", { body: "no title" });
    await post("check-runs", { name: "b", head_sha: "a", status: "completed", conclusion: "regressed" });
    await post("nope", {});
    await fetch(`${strict.url}/repos/acme/widgets/issues?lables=x`, {
      headers: { authorization: "Bearer t" },
    });
    expect(strict.violations).toEqual([
      'issues/create request: there is no field "bogus"',
      "issues/create request: must have required property 'title'",
      "checks/create request/conclusion: must be equal to one of the allowed values",
      "There is no operation POST /repos/acme/widgets/nope.",
      'issues/list-for-repo: there is no query parameter "lables"',
    ]);
  });
});
