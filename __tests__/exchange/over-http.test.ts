import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { reportData } from "../../src/exchange/report-data.ts";
import { reportsOfPullRequest } from "../../src/exchange/reports-of-pull-request.ts";
import { type Publication, publishJob } from "../../src/jobs/publish.ts";
import { githubApi } from "../../src/platform/github/api.ts";
import { readArchive } from "../../src/platform/zip.ts";
import { type GitHubApi, startGitHubApi } from "../support/github-api.ts";
import type { PullRequest, WorkflowRun } from "../support/github-api-state.ts";
import { quietLog } from "../support/quiet-log.ts";
import { workflowRunEvent } from "../support/workflow-run-event.ts";
import { honestArchive, rawArchive } from "./archives.ts";
import { forkReport, HEAD, NEWER, reportFiles } from "./fork-setting.ts";

/** The publishing job against GitHub's API, with no more than the documents say that it needs. */

const REPOSITORY = "acme/widgets";
const RUN: WorkflowRun = {
  id: 8_123_456_789,
  name: "Benchmarks",
  path: ".github/workflows/benchmarks.yml",
  event: "pull_request",
  headSha: HEAD,
  headBranch: "faster",
  headRepository: "mallory/widgets",
};
const PULL: PullRequest = {
  number: 7,
  title: "Make it faster",
  head: { ref: "faster", sha: HEAD, repository: "mallory/widgets" },
  base: { ref: "main", sha: NEWER },
};

let github: GitHubApi;
beforeEach(async () => {
  github = await startGitHubApi({
    repository: REPOSITORY,
    tokens: { publisher: { actions: "read", "pull-requests": "write" }, poor: {} },
    pullRequests: [PULL],
    workflowRuns: [RUN],
  });
});
afterEach(async () => {
  await github[Symbol.asyncDispose]();
  expect(github.violations).toEqual([]);
});

const request = (event = workflowRunEvent({ repository: REPOSITORY, run: RUN })) => ({
  eventName: event.name,
  payload: event.payload,
  repository: REPOSITORY,
  serverUrl: "https://github.com",
  artifacts: "performance-*",
});

function portsOf(token: string) {
  const log = quietLog();
  const { runs, pullRequests } = githubApi({
    token,
    repository: REPOSITORY,
    baseUrl: github.url,
    log,
    second: 1,
  });
  const published: Publication[] = [];
  const publishReports = async (publication: Publication) => {
    published.push(publication);
  };
  const files = { read: async () => undefined };
  return { ports: { runs, pullRequests, readArchive, files, log, publishReports }, published };
}

describe("over GitHub's API", () => {
  it("the reports of a fork's run are found, downloaded without our token, and published", async () => {
    const blob = await honestArchive(reportFiles(forkReport()));
    github.addArtifact({ name: "performance-quick-1", runId: RUN.id, blob });
    github.addArtifact({ name: "coverage", runId: RUN.id, blob });
    github.addArtifact({ name: "performance-other-run", runId: 1, blob });
    const { ports, published } = portsOf("publisher");
    expect((await publishJob(request(), ports)).kind).toBe("published");
    const [publication] = published;
    expect(publication?.origin.pullRequest).toMatchObject({
      number: 7,
      headSha: HEAD,
      baseRepository: REPOSITORY,
    });
    expect(publication?.reports.map(({ artifact }) => artifact.name)).toEqual(["performance-quick-1"]);
    expect(publication?.reports[0]?.report.workflow).toMatchObject({
      pullRequest: 7,
      fromFork: true,
      actor: "mona",
    });
    expect(github.storage.requests.map(({ authorization }) => authorization)).toEqual([undefined]);
    expect(github.requests.filter((line) => !line.startsWith("GET "))).toEqual([]);
  });

  it("nothing is published when the head moved on, the pull request was closed, or the fork deleted", async () => {
    const { ports, published } = portsOf("publisher");
    const outcomes: unknown[] = [];
    github.setPullRequest({ ...PULL, head: { ...PULL.head, sha: NEWER } });
    outcomes.push(await publishJob(request(), ports));
    github.setPullRequest({ ...PULL, state: "closed" });
    outcomes.push(await publishJob(request(), ports));
    github.setPullRequest({ ...PULL, state: "open", head: { ...PULL.head, deleted: true } });
    outcomes.push(await publishJob(request(), ports));
    expect(outcomes).toEqual([
      { kind: "nothing", sentence: expect.stringContaining("moved on") },
      { kind: "nothing", sentence: expect.stringContaining("no open pull request") },
      { kind: "nothing", sentence: expect.stringContaining("no open pull request") },
    ]);
    expect(published).toEqual([]);
  });

  it("a run of another repository is refused: it is not found in this one", async () => {
    const event = workflowRunEvent({ repository: REPOSITORY, run: { ...RUN, id: 5 } });
    await expect(publishJob(request(event), portsOf("publisher").ports)).rejects.toMatchObject({
      code: "EVENT_UNUSABLE",
    });
  });

  it("an artifact that never ends is read no further than its limit", async () => {
    const zeros = Buffer.alloc(1024 * 1024);
    const endless = () =>
      Readable.from(
        (function* () {
          for (;;) yield zeros;
        })(),
      );
    github.addArtifact({ name: "performance-bomb", runId: RUN.id, blob: endless, size: 1_000 });
    const { ports, published } = portsOf("publisher");
    await expect(publishJob(request(), ports)).rejects.toMatchObject({ code: "ARTIFACT_HOSTILE" });
    expect(published).toEqual([]);
    expect(github.storage.sent()).toBeLessThan(256 * 1024 * 1024);
  });

  it("a bad artifact does not cost the good one", async () => {
    const content = reportData(forkReport());
    github.addArtifact({
      name: "performance-a",
      runId: RUN.id,
      blob: rawArchive([{ name: "ci-integration/report-data.json", content }, { name: "../x" }]),
    });
    github.addArtifact({
      name: "performance-b",
      runId: RUN.id,
      blob: await honestArchive(reportFiles(forkReport())),
    });
    const { ports, published } = portsOf("publisher");
    await publishJob(request(), ports);
    expect(published[0]?.reports.map(({ artifact }) => artifact.name)).toEqual(["performance-b"]);
    expect(ports.log.lines.filter((line) => line.startsWith("warn"))).toEqual([
      expect.stringMatching(/performance-a was refused: its entry "\.\.\/x" leads out of its folder/),
    ]);
  });

  it("a token without actions: read is told what it lacks", async () => {
    await expect(publishJob(request(), portsOf("poor").ports)).rejects.toThrow(/actions: read/);
  });

  it("the reports of a pull request are found by its number", async () => {
    const older = { ...RUN, id: RUN.id - 1 };
    const newer = { ...RUN, id: RUN.id + 1, status: "in_progress" as const, conclusion: null };
    for (const run of [older, newer]) github.setWorkflowRun(run);
    const blob = await honestArchive(reportFiles(forkReport()));
    for (const runId of [older.id, RUN.id, newer.id])
      github.addArtifact({ name: "performance-1", runId, blob });
    const found = await reportsOfPullRequest(7, request(), portsOf("publisher").ports);
    expect(found.map(({ origin, reports }) => [origin.run.id, reports.length])).toEqual([[RUN.id, 1]]);
  });
});
