import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { commandLine } from "../../support/command-line.ts";
import { workflowRunEvent } from "../../support/workflow-run-event.ts";
import {
  type OpenPullRequest,
  onDefaultBranch,
  pullRequestTrigger,
  pushToMain,
  REPOSITORY,
  type Site,
  startSite,
  type Trigger,
  vendorAction,
} from "../../support/workspace.ts";
import { issueCommentEvent, releaseEvent } from "../../support/workspace-events.ts";
import { git } from "../../support/workspace-git.ts";
import { SAMPLE_PROJECT, SLOWER } from "../sample-project.ts";
import {
  benchmarkStep,
  forTests,
  reusableWorkflow,
  runExample,
  siteWithExamples,
} from "./example-workflows.ts";

/** What GitHub knows of a run of the measuring workflow. */
function measuringRun(pull: OpenPullRequest, id: number, attempt = 1) {
  return {
    id,
    attempt,
    name: "Benchmarks of pull requests",
    path: ".github/workflows/fork-measure.yml",
    event: "pull_request",
    headSha: pull.head.sha,
    headBranch: pull.head.ref,
    headRepository: pull.head.repository,
    status: "completed" as const,
    conclusion: "failure" as const,
    createdAt: new Date().toISOString(),
  };
}

describe("a pull request from a fork under act", () => {
  let site: Site;
  let pull: OpenPullRequest;
  beforeAll(async () => {
    site = await siteWithExamples(SAMPLE_PROJECT);
    pull = await site.openPullRequest("slower", SLOWER, { fork: true });
    site.api.state.collaborators["octo"] = "write";
    site.api.state.collaborators["mona"] = "read";
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  const comments = () => site.api.commentsOn(pull.number).filter(({ author }) => author.endsWith("[bot]"));
  const saysOnPullRequest = async (id: number, author: string, body: string): Promise<Trigger> => {
    const issue = { number: pull.number, title: pull.title, pullRequest: true };
    site.api.state.comments.push({ id, issue: pull.number, body, author, edits: 0 });
    return onDefaultBranch(
      site,
      issueCommentEvent({ repository: REPOSITORY, issue, comment: { id, body, author } }),
    );
  };

  it("is measured and judged with a token that can only read, and writes nothing", async () => {
    const run = await runExample(site, "fork-measure.yml", pullRequestTrigger(pull), {
      runId: 41,
      access: "read",
    });
    expect(run, run.log).toMatchObject({ exitCode: 1, jobs: { benchmarks: "failure" } });
    expect(benchmarkStep(run).outputs).toMatchObject({ gate: "fail", "comment-id": "" });
    expect([comments(), site.api.state.checkRuns]).toEqual([[], []]);
  });

  it("gets its comment and its check from the second workflow, which runs nothing of it", async () => {
    const measured = measuringRun(pull, 41);
    site.api.setWorkflowRun(measured);
    const ended = await onDefaultBranch(site, workflowRunEvent({ repository: REPOSITORY, run: measured }));
    const run = await runExample(site, "fork-publish.yml", ended, { runId: 42, job: "publish" });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { publish: "success" } });
    expect(comments().map(({ body }) => body)).toEqual([
      expect.stringMatching(/## ❌ Performance benchmarks[\s\S]*1 of 2 benchmarks regressed/),
    ]);
    expect(comments()[0]?.body).toMatch(/its code could have reported any numbers/);
    expect(site.api.state.checkRuns.map(({ json }) => [json["head_sha"], json["conclusion"]])).toEqual([
      [pull.head.sha, "failure"],
    ]);
  });

  it("is not accepted by its own author", async () => {
    const said = await saysOnPullRequest(9001, "mona", "/accept-regression it is worth it");
    const run = await runExample(site, "fork-publish.yml", said, { runId: 43, job: "accept" });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { accept: "success" } });
    expect(site.api.reactionsTo(9001).map(({ content }) => content)).toEqual(["confused"]);
    expect([comments()[0]?.body.includes("## ❌"), site.api.state.reruns]).toEqual([true, []]);
  });

  it("is accepted by somebody who may write: comment and check turn green, and the job runs again", async () => {
    const said = await saysOnPullRequest(9002, "octo", "/accept-regression strings/* the new hash is safer");
    const run = await runExample(site, "fork-publish.yml", said, { runId: 44, job: "accept" });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { accept: "success" } });
    expect(site.api.reactionsTo(9002).map(({ content }) => content)).toEqual(["+1"]);
    expect(comments().map(({ body }) => body)).toEqual([
      expect.stringMatching(/## ✅ Performance benchmarks[\s\S]*the new hash is safer/),
    ]);
    expect(site.api.state.checkRuns.at(-1)?.json).toMatchObject({ conclusion: "success" });
    expect(site.api.state.reruns).toEqual([41]);

    const again = await runExample(site, "fork-measure.yml", pullRequestTrigger(pull), {
      runId: 45,
      access: "read",
    });
    expect(again, again.log).toMatchObject({ exitCode: 0 });
    const { outputs } = benchmarkStep(again);
    expect(outputs).toMatchObject({
      gate: "pass",
      "regression-detected": "false",
      "accepted-count": expect.stringMatching(/^[1-9]/),
    });
    expect(outputs["accepted-count"]).toBe(outputs["regressed-count"]);
  });
});

describe("what init writes under act", () => {
  const MEASURE = ".github/workflows/benchmarks.yml";
  const PUBLISH = ".github/workflows/benchmarks-publish.yml";
  let site: Site;
  beforeAll(async () => {
    const { "benchmark-config.toml": _, ...project } = SAMPLE_PROJECT;
    site = await startSite(project);
    await vendorAction(site.author);
    await site.author.commitToMain({});
    const { folder } = site.author;
    const { exitCode, stderr } = await commandLine({ folder }, "init");
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: "" });
    const written = await Promise.all([MEASURE, PUBLISH].map((file) => readFile(join(folder, file), "utf8")));
    await site.author.commitToMain({
      [MEASURE]: forTests(written[0] ?? ""),
      [PUBLISH]: forTests(written[1] ?? ""),
    });
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  it("keeps the history of main", async () => {
    const run = await runExample(site, "benchmarks.yml", await pushToMain(site), {
      runId: 61,
      job: "history",
    });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { history: "success" } });
    expect(run.steps.find(({ outputs }) => outputs["gate"])?.outputs["stored-at"]).toContain(
      "benchmark-data",
    );
    expect(site.api.state.checkRuns.map(({ json }) => json["conclusion"])).toEqual(["success"]);
  });

  it("judges a pull request from a fork, and publishes what was found", async () => {
    const pull = await site.openPullRequest("slower", SLOWER, { fork: true });
    const measured = await runExample(site, "benchmarks.yml", pullRequestTrigger(pull), {
      runId: 62,
      job: "pull-request",
      access: "read",
    });
    expect(measured, measured.log).toMatchObject({ exitCode: 1, jobs: { "pull-request": "failure" } });
    expect(site.api.commentsOn(pull.number)).toEqual([]);

    const run = { ...measuringRun(pull, 62), name: "Benchmarks", path: MEASURE };
    site.api.setWorkflowRun(run);
    const ended = await onDefaultBranch(site, workflowRunEvent({ repository: REPOSITORY, run }));
    const published = await runExample(site, "benchmarks-publish.yml", ended, { runId: 63, job: "publish" });
    expect(published, published.log).toMatchObject({ exitCode: 0, jobs: { publish: "success" } });
    expect(site.api.commentsOn(pull.number).map(({ body }) => body)).toEqual([
      expect.stringMatching(/## ❌ Performance benchmarks/),
    ]);
  });
});

describe("a repository with many machines and releases under act", () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteWithExamples(SAMPLE_PROJECT);
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  it("has one comment, one check and one gate of all shards", async () => {
    const pull = await site.openPullRequest("slower", SLOWER);
    const run = await runExample(site, "sharded.yml", pullRequestTrigger(pull), { runId: 51, job: "merge" });
    expect(run, run.log).toMatchObject({ exitCode: 1, jobs: { measure: "success", merge: "failure" } });
    const step = run.steps.find(
      ({ job, stage, outputs }) => job === "merge" && stage === "Main" && outputs["gate"],
    );
    expect(step?.outputs, run.log).toMatchObject({ gate: "fail", "failed-benchmarks": "strings/text/hash" });
    const [comment, ...others] = site.api.commentsOn(pull.number);
    expect(others).toEqual([]);
    expect(comment?.body).toMatch(/of 2 benchmarks regressed/);
    expect(site.api.state.checkRuns.map(({ json }) => [json["name"], json["conclusion"]])).toEqual([
      ["Performance benchmarks", "failure"],
    ]);
  });

  it("has the same in one step", async () => {
    await site.author.commitToMain(await reusableWorkflow());
    const main = await runExample(site, "caller.yml", await pushToMain(site), { runId: 53 });
    expect(main, main.log).toMatchObject({ exitCode: 0 });
    const pull = await site.openPullRequest("slower-called", SLOWER);
    const run = await runExample(site, "caller.yml", pullRequestTrigger(pull), { runId: 54 });
    expect(run, run.log).toMatchObject({ exitCode: 1 });
    expect(site.api.commentsOn(pull.number).map(({ body }) => body)).toEqual([
      expect.stringMatching(/of 2 benchmarks regressed/),
    ]);
  });

  it("measures a release side by side with the one before it", async () => {
    await git(site.author.folder, "tag", "v1.0.0", "main");
    await site.author.commitToMain(SLOWER);
    await git(site.author.folder, "tag", "v1.1.0", "main");
    await git(site.author.folder, "push", "--quiet", "origin", "v1.0.0", "v1.1.0");
    const sha = await git(site.bare, "rev-parse", "v1.1.0");
    const event = releaseEvent({ repository: REPOSITORY, tag: "v1.1.0", target: "main" });
    const released: Trigger = { event, sha, ref: "refs/tags/v1.1.0" };
    const run = await runExample(site, "release.yml", released, { runId: 52 });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { release: "success" } });
    const step = run.steps.find(({ outputs }) => outputs["gate"] !== undefined);
    expect(step?.outputs, run.log).toMatchObject({
      gate: "fail",
      "baseline-commit": await git(site.bare, "rev-parse", "v1.0.0"),
    });
  });
});
