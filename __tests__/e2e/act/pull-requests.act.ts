import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  mergeQueueTrigger,
  type OpenPullRequest,
  pullRequestTrigger,
  type Site,
} from "../../support/workspace.ts";
import { git } from "../../support/workspace-git.ts";
import { SAMPLE_PROJECT, SLOWER, TEN_PERCENT_SLOWER } from "../sample-project.ts";
import { benchmarkStep, runExample, siteWithExamples } from "./example-workflows.ts";

/** What a pull request is compared with. Each makes `hash` ten times slower, which shows on a busy machine, too. */
describe("a pull request under act", () => {
  let site: Site;
  beforeAll(async () => {
    site = await siteWithExamples(SAMPLE_PROJECT);
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  it("is judged from a clone of its merge commit alone, by the parent that it is merged with", async () => {
    const pull = await site.openPullRequest("shallow", SLOWER);
    const run = await runExample(site, "pr-gate.yml", pullRequestTrigger(pull), { fetchDepth: 1 });
    expect(run, run.log).toMatchObject({ exitCode: 1 });
    expect(benchmarkStep(run).outputs).toMatchObject({ gate: "fail", "baseline-commit": pull.base.sha });
  });

  it("is judged by what it changed, not by what main changed since", async () => {
    const pull = await site.openPullRequest("behind", SLOWER);
    await site.author.commitToMain(TEN_PERCENT_SLOWER);
    const head = { ...pullRequestTrigger(pull), sha: pull.head.sha };
    const run = await runExample(site, "pr-gate.yml", head, { fetchDepth: 1 });
    expect(run, run.log).toMatchObject({ exitCode: 1 });
    expect(benchmarkStep(run).outputs["baseline-commit"]).toBe(pull.base.sha);
    await site.author.commitToMain(SAMPLE_PROJECT);
  });

  it("is judged in the merge queue against the commit that its group is built on", async () => {
    const pull = await site.openPullRequest("queued", SLOWER);
    const run = await runExample(site, "merge-queue.yml", await mergeQueueTrigger(site, pull), {
      fetchDepth: 1,
    });
    expect(run, run.log).toMatchObject({ exitCode: 1, jobs: { "performance-gate": "failure" } });
    expect(benchmarkStep(run).outputs).toMatchObject({
      gate: "fail",
      "failed-benchmarks": "strings/text/hash",
      "baseline-commit": pull.base.sha,
    });
    expect(site.api.commentsOn(pull.number)).toEqual([]);
  });
});

describe("a pull request under act whose base cannot be built", () => {
  const { "package-lock.json": lockfile, ...withoutLockfile } = SAMPLE_PROJECT;
  let site: Site;
  let pull: OpenPullRequest;
  beforeAll(async () => {
    site = await siteWithExamples(withoutLockfile);
    pull = await site.openPullRequest("repair", { "package-lock.json": lockfile, ...SLOWER });
  });
  afterAll(async () => await site[Symbol.asyncDispose]());

  it("is measured alone, is not blamed, and says why nothing was compared", async () => {
    const run = await runExample(site, "pr-gate.yml", pullRequestTrigger(pull));
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { "performance-gate": "success" } });
    const { outputs, summary, warnings } = benchmarkStep(run);
    expect(outputs).toMatchObject({
      gate: "inconclusive",
      "regression-detected": "false",
      "baseline-found": "false",
      "no-baseline-count": expect.stringMatching(/^[1-9]/),
    });
    const reason = /could not be set up: .*npm ci.* ended with exit code 1/;
    const comment = site.api.commentsOn(pull.number)[0]?.body ?? "";
    for (const text of [summary, comment, warnings.join("\n")]) {
      expect(text.replaceAll("<wbr>", "")).toMatch(reason);
    }
    expect(summary.replaceAll("<wbr>", "")).toMatch(/text\/hash/);
    expect(await git(site.bare, "branch", "--list", "benchmark-data")).toBe("");
    expect(site.api.violations).toEqual([]);
  });
});
