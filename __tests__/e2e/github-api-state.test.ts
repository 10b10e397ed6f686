import { Octokit } from "@octokit/rest";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type GitHubApi, startGitHubApi, WRITE_ALL } from "../support/github-api.ts";

const here = { owner: "acme", repo: "widgets" };
const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const sha = (letter: string) => letter.repeat(40);

describe("what the stand-in of GitHub remembers", () => {
  let api: GitHubApi;
  beforeEach(async () => {
    api = await startGitHubApi({
      repository: "acme/widgets",
      tokens: {
        everything: WRITE_ALL,
        pulls: { "pull-requests": "write" },
        issues: { issues: "write" },
        contents: { contents: "read" },
        nothing: { issues: "none" },
      },
      logins: { issues: "mona" },
      pullRequests: [
        {
          number: 7,
          title: "Faster parsing",
          head: { ref: "faster", sha: sha("c"), repository: "mona/widgets" },
          base: { ref: "main", sha: sha("a") },
        },
      ],
      issues: [
        { number: 3, title: "Slow", body: "", labels: ["performance"], state: "open", author: "mona" },
      ],
      commits: [
        { sha: sha("a"), message: "first" },
        { sha: sha("b"), message: "second", author: "mona" },
        { sha: sha("c"), message: "third\n\nwith a body" },
      ],
      collaborators: { mona: "write", hubot: "triage", lead: "maintain", ghost: "nobody" },
    });
  });
  afterEach(async () => {
    expect(api.violations).toEqual([]);
    await api[Symbol.asyncDispose]();
  });

  const client = (auth = "everything") => new Octokit({ baseUrl: api.url, auth, log: silent }).rest;
  const statusOf = (promise: Promise<{ readonly status: number }>) =>
    promise.then(
      ({ status }) => status,
      (error: { status: number }) => error.status,
    );

  it("keeps one reaction of a kind for each account", async () => {
    const { id: comment } = api.addComment(7, "text", "mona");
    const react = (token: string, content: "eyes" | "+1") =>
      client(token).reactions.createForIssueComment({ ...here, comment_id: comment, content });
    const first = await react("everything", "eyes");
    const second = await react("pulls", "eyes");
    const other = await react("everything", "+1");
    expect([first.status, second.status, other.status]).toEqual([201, 200, 201]);
    expect(second.data.id).toBe(first.data.id);
    const { reactions } = client();
    const listed = await reactions.listForIssueComment({ ...here, comment_id: comment, content: "eyes" });
    expect(listed.data.map(({ id }) => id)).toEqual([first.data.id]);
    const remove = () =>
      reactions.deleteForIssueComment({ ...here, comment_id: comment, reaction_id: first.data.id });
    expect([await statusOf(remove()), await statusOf(remove())]).toEqual([204, 404]);
    expect((await react("pulls", "eyes")).status).toBe(201);
  });

  it("lets only one of many concurrent clients place a reaction", async () => {
    api.setLatency({ seed: 1, before: 15, after: 15 });
    const { id } = api.addComment(7, "text", "mona");
    const tries = Array.from({ length: 16 }, () =>
      statusOf(client().reactions.createForIssueComment({ ...here, comment_id: id, content: "eyes" })),
    );
    expect((await Promise.all(tries)).sort()).toEqual([...Array.from({ length: 15 }, () => 200), 201]);
  });

  it("adds annotations to a check with each request, at most 50 of them", async () => {
    const { checks } = client();
    const annotation = (line: number) => ({
      path: "bench/parse.ts",
      start_line: line,
      end_line: line,
      annotation_level: "failure" as const,
      message: "12 % slower",
    });
    const created = await checks.create({
      ...here,
      name: "benchmarks",
      head_sha: sha("c"),
      external_id: "ours",
      status: "in_progress",
      output: { title: "t", summary: "s", annotations: [annotation(1)] },
    });
    const updated = await checks.update({
      ...here,
      check_run_id: created.data.id,
      conclusion: "neutral",
      output: { title: "u", summary: "s", annotations: [annotation(2), annotation(3)] },
    });
    expect(updated.data).toMatchObject({
      status: "completed",
      conclusion: "neutral",
      external_id: "ours",
      output: { title: "u", annotations_count: 3 },
    });
    const listed = await checks.listAnnotations({ ...here, check_run_id: created.data.id });
    expect(listed.data.map(({ start_line }) => start_line)).toEqual([1, 2, 3]);
    const ofCommit = await checks.listForRef({ ...here, ref: sha("c"), check_name: "benchmarks" });
    expect(ofCommit.data.check_runs.map(({ id }) => id)).toEqual([created.data.id]);

    const tooMany = {
      title: "t",
      summary: "s",
      annotations: Array.from({ length: 51 }, (_, i) => annotation(i)),
    };
    const tooLong = { title: "t", summary: "s".repeat(65_536) };
    for (const output of [tooMany, tooLong]) {
      const request = { ...here, name: "benchmarks", head_sha: sha("c"), output };
      expect(await statusOf(checks.create(request))).toBe(422);
    }
    expect(takeViolations(api)).toEqual([
      "checks/create request/output/annotations: must NOT have more than 50 items",
      "checks/create request/output/summary: must NOT have more than 65535 characters",
    ]);
  });

  it("closes issues with a reason, opens them again, and makes labels that it does not know", async () => {
    const { issues } = client();
    const created = await issues.create({ ...here, title: "t", labels: ["new", "New"], assignees: ["mona"] });
    expect(api.state.labels).toEqual(["new"]);
    expect(created.data.assignees?.map(({ login }) => login)).toEqual(["mona"]);
    const change = (state: "open" | "closed", state_reason?: "not_planned") =>
      issues.update({
        ...here,
        issue_number: created.data.number,
        state,
        ...(state_reason && { state_reason }),
      });
    const closed = await change("closed", "not_planned");
    expect(closed.data).toMatchObject({ state: "closed", state_reason: "not_planned" });
    expect(closed.data.closed_at).not.toBeNull();
    expect((await change("open")).data).toMatchObject({
      state: "open",
      state_reason: "reopened",
      closed_at: null,
    });
    await issues.addLabels({ ...here, issue_number: created.data.number, labels: ["NEW", "other"] });
    const labels = await issues.listLabelsOnIssue({ ...here, issue_number: created.data.number });
    expect(labels.data.map(({ name }) => name)).toEqual(["new", "other"]);
    expect(await statusOf(issues.create({ ...here, title: "t", assignees: ["stranger"] }))).toBe(422);
  });

  it("lists pull requests as issues, and tells who put which label on", async () => {
    api.addLabel(7, "accepted", "lead");
    api.removeLabel(7, "accepted", "lead");
    api.addLabel(7, "accepted", "mona");
    const { issues } = client();
    const listed = await issues.listForRepo({ ...here, labels: "Accepted" });
    expect(listed.data.map(({ number, pull_request }) => [number, pull_request !== undefined])).toEqual([
      [7, true],
    ]);
    api.addComment(7, "text", "hubot");
    const events = await issues.listEventsForTimeline({ ...here, issue_number: 7 });
    const labelOf = (event: object) => ("label" in event ? Object(event.label).name : undefined);
    const actorOf = (event: object) => ("actor" in event ? Object(event.actor).login : undefined);
    expect(events.data.map((event) => [event.event, actorOf(event), labelOf(event)])).toEqual([
      ["labeled", "lead", "accepted"],
      ["unlabeled", "lead", "accepted"],
      ["labeled", "mona", "accepted"],
      ["commented", "hubot", undefined],
    ]);
  });

  it("knows who may do what", async () => {
    const levelOf = async (username: string) =>
      (await client("nothing").repos.getCollaboratorPermissionLevel({ ...here, username })).data;
    expect(await levelOf("acme")).toMatchObject({ permission: "admin" });
    expect(await levelOf("lead")).toMatchObject({ permission: "write", role_name: "maintain" });
    expect(await levelOf("hubot")).toMatchObject({ permission: "read", role_name: "triage" });
    expect(await levelOf("stranger")).toMatchObject({ permission: "read" });
    await expect(levelOf("ghost")).rejects.toMatchObject({ status: 404 });
  });

  it("finds pull requests by branch, state and commit, and their commits", async () => {
    api.setPullRequest({
      number: 8,
      title: "Merged",
      head: { ref: "old", sha: sha("b"), repository: "gone/widgets", deleted: true },
      base: { ref: "main", sha: sha("a") },
      mergedAt: "2026-11-19T06:00:00Z",
      mergeCommit: sha("d"),
    });
    const { pulls, repos } = client();
    const numbers = async (query: object) =>
      (await pulls.list({ ...here, ...query })).data.map(({ number }) => number);
    expect(await numbers({})).toEqual([7]);
    expect(await numbers({ head: "mona:faster" })).toEqual([7]);
    expect(await numbers({ head: "acme:faster" })).toEqual([]);
    expect(await numbers({ state: "all" })).toEqual([8, 7]);
    const merged = await pulls.get({ ...here, pull_number: 8 });
    expect(merged.data).toMatchObject({ state: "closed", merged: true, head: { repo: null } });
    const commits = await pulls.listCommits({ ...here, pull_number: 7 });
    expect(commits.data.map(({ commit, author }) => [commit.message, author?.login])).toEqual([
      ["second", "mona"],
      ["third\n\nwith a body", undefined],
    ]);
    const ofCommit = await repos.listPullRequestsAssociatedWithCommit({ ...here, commit_sha: sha("d") });
    expect(ofCommit.data.map(({ number, merged_at }) => [number, merged_at])).toEqual([
      [8, "2026-11-19T06:00:00Z"],
    ]);
  });

  it("compares commits, and does not find what it does not know", async () => {
    const { repos } = client("contents");
    const compare = (basehead: string) => repos.compareCommitsWithBasehead({ ...here, basehead });
    const forward = await compare(`${sha("a")}...${sha("c")}`);
    expect(forward.data).toMatchObject({ status: "ahead", ahead_by: 2, behind_by: 0, total_commits: 2 });
    expect(forward.data.commits.map(({ sha: name }) => name)).toEqual([sha("b"), sha("c")]);
    expect((await compare(`${sha("c")}...${sha("a")}`)).data).toMatchObject({
      status: "behind",
      commits: [],
    });
    expect(await statusOf(compare(`${sha("a")}...${sha("f")}`))).toBe(404);
  });

  it("runs workflows again, and hands out their artifacts from another host", async () => {
    api.setWorkflowRun({
      id: 50,
      name: "Benchmarks",
      path: ".github/workflows/benchmarks.yml",
      event: "pull_request",
      headSha: sha("c"),
      headBranch: "faster",
      headRepository: "mona/widgets",
      conclusion: "failure",
    });
    api.addArtifact({ name: "report", runId: 50, blob: Buffer.from("PK") });
    const { actions } = client();
    const listed = await actions.listWorkflowRunsForRepo({ ...here, head_sha: sha("c") });
    expect(listed.data.workflow_runs.map(({ id, run_attempt }) => [id, run_attempt])).toEqual([[50, 1]]);
    await actions.reRunWorkflowFailedJobs({ ...here, run_id: 50 });
    expect(api.state.reruns).toEqual([50]);
    expect(await statusOf(actions.reRunWorkflowFailedJobs({ ...here, run_id: 50 }))).toBe(403);
    const again = await actions.getWorkflowRun({ ...here, run_id: 50 });
    expect(again.data).toMatchObject({ run_attempt: 2, status: "queued", conclusion: null });

    const artifacts = await actions.listWorkflowRunArtifacts({ ...here, run_id: 50 });
    const [artifact] = artifacts.data.artifacts;
    expect(artifact).toMatchObject({
      name: "report",
      size_in_bytes: 2,
      workflow_run: { head_sha: sha("c") },
    });
    const zip = await actions.downloadArtifact({
      ...here,
      artifact_id: artifact?.id ?? 0,
      archive_format: "zip",
    });
    expect(Buffer.from(zip.data as ArrayBuffer).toString()).toBe("PK");
  });

  it("asks for the scope of issues on an issue, and for either on a pull request", async () => {
    const { id: onPull } = api.addComment(7, "text", "mona");
    const { id: onIssue } = api.addComment(3, "text", "mona");
    const react = (token: string, comment_id: number) =>
      statusOf(client(token).reactions.createForIssueComment({ ...here, comment_id, content: "eyes" }));
    const label = (token: string, issue_number: number) =>
      statusOf(client(token).issues.addLabels({ ...here, issue_number, labels: ["x"] }));
    expect([await react("pulls", onPull), await react("issues", onPull)]).toEqual([201, 201]);
    expect([await react("pulls", onIssue), await react("issues", onIssue)]).toEqual([403, 201]);
    expect([await label("pulls", 7), await label("issues", 7)]).toEqual([200, 200]);
    expect([await label("pulls", 3), await label("issues", 3)]).toEqual([403, 200]);
    api.setPermissions("pulls", { "pull-requests": "read" });
    expect(await label("pulls", 7)).toBe(403);
    const refused = [
      client("issues").checks.listForRef({ ...here, ref: sha("c") }),
      client("issues").actions.getWorkflowRun({ ...here, run_id: 1 }),
      client("issues").repos.compareCommitsWithBasehead({ ...here, basehead: "a...b" }),
      client("issues").repos.listPullRequestsAssociatedWithCommit({ ...here, commit_sha: sha("c") }),
    ];
    expect(await Promise.all(refused.map(statusOf))).toEqual([403, 403, 403, 403]);
  });

  it("never gives an id twice, not even after a deletion", async () => {
    const { issues } = client();
    const write = () => issues.createComment({ ...here, issue_number: 7, body: "text" });
    const { data: first } = await write();
    await issues.deleteComment({ ...here, comment_id: first.id });
    expect((await write()).data.id).toBeGreaterThan(first.id);
  });
});

/** For what a test provokes on purpose. */
function takeViolations(api: GitHubApi): readonly string[] {
  return (api.violations as string[]).splice(0);
}
