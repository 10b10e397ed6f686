import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { StepResult } from "../support/mini-runner.ts";
import { NODES } from "../support/mini-runner-process.ts";
import {
  type OpenPullRequest,
  pullRequestTrigger,
  pushToMain,
  runBundle,
  type Site,
  startSite,
} from "../support/workspace.ts";
import { git } from "../support/workspace-git.ts";
import { REPAIRED, SAMPLE_PROJECT, SLOWER } from "./sample-project.ts";

/**
 * The story of one repository: main is measured, a pull request makes it slower,
 * which is seen side by side with its base, and a second push repairs it.
 */
describe.each(NODES)("the bundled action on $name", ({ node }) => {
  let site: Site;
  let pull: OpenPullRequest;
  let main: StepResult & { workspace: string };
  let slower: StepResult;
  let comment: string;
  let repaired: StepResult;
  const inputs = { suite: "quick" };

  beforeAll(async () => {
    site = await startSite(SAMPLE_PROJECT);
    main = await runBundle(site, await pushToMain(site), {
      node,
      inputs: { ...inputs, "store-results": true },
    });
    pull = await site.openPullRequest("slower", SLOWER);
    slower = await runBundle(site, pullRequestTrigger(pull), { node, inputs }, { runId: 2, fetchDepth: 1 });
    comment = site.api.commentsOn(pull.number)[0]?.body ?? "";
    pull = await site.pushToPullRequest(pull, REPAIRED);
    repaired = await runBundle(site, pullRequestTrigger(pull, "synchronize"), { node, inputs }, { runId: 3 });
  }, 240_000);
  afterAll(async () => await site[Symbol.asyncDispose]());

  it("stores a push to main on the history branch, and leaves the checkout alone", async () => {
    expect(main.log).not.toContain("INTERNAL");
    expect(main).toMatchObject({
      exitCode: 0,
      outputs: { gate: "pass", "regression-detected": "false", "baseline-commit": "" },
    });
    expect(main.summary).toMatch(/There is no baseline/);
    expect(main.log).toMatch(/^No benchmark was compared: .*\nBenchmark Results: /m);
    expect(main.outputs["stored-at"]).toContain("benchmark-data");
    const files = (await git(site.bare, "ls-tree", "-r", "--name-only", "benchmark-data")).split("\n");
    expect(files.filter((file) => file.startsWith("runs/"))).toHaveLength(1);
    expect(await git(main.workspace, "status", "--porcelain")).toBe("");
    expect(await git(main.workspace, "rev-parse", "HEAD", "--abbrev-ref", "HEAD")).toBe(
      `${await git(site.bare, "rev-parse", "main")}\nmain`,
    );
  });

  it("fails a pull request that makes the code slower, and names the benchmark in every output", () => {
    expect(slower).toMatchObject({
      exitCode: 1,
      outputs: { gate: "fail", "regression-detected": "true", "failed-benchmarks": "strings/text/hash" },
    });
    expect(slower.outputs["baseline-commit"]).toBe(pull.base.sha);
    expect(Number(slower.outputs["regression-percentage"])).toBeGreaterThan(200);
    expect(slower.outputs["performance-report"]).toMatch(/text\/hash/);
    expect(slower.annotations.filter(({ level }) => level === "error")).toHaveLength(1);
  });

  it("shows the regression in the summary and in the comment all the same", () => {
    for (const text of [slower.summary, comment]) {
      expect(text.replaceAll("<wbr>", "")).toMatch(/<code>strings\/text\/hash<\/code>.*\*\*regressed/);
      expect(text).toMatch(/measured side by side\./);
      expect(text).toMatch(/Noise floor: launches of identical code in this job differed by \d/);
    }
    expect(slower.outputs["comment-id"]).toBe(String(site.api.commentsOn(pull.number)[0]?.id));
  });

  it("uploads the reports of the failed run as an artifact", async () => {
    const artifact = site.results.artifacts().find(({ id }) => String(id) === slower.outputs["artifact-id"]);
    const zip = await site.results.artifactZip(artifact?.id ?? 0);
    expect(zip.includes("reports/benchmark-report-")).toBe(true);
    expect(zip.includes("reports/baseline-measurements-")).toBe(true);
    expect(zip.includes("ci-integration/artifact-manifest.json")).toBe(true);
  });

  it("passes the second push, and updates the comment that is there", () => {
    expect(repaired).toMatchObject({
      exitCode: 0,
      outputs: { "regression-detected": "false", "comment-id": slower.outputs["comment-id"] },
    });
    expect(repaired.outputs["gate"]).not.toBe("fail");
    expect(site.api.commentsOn(pull.number).map(({ edits }) => edits)).toEqual([1]);
  });

  it("shows no token in any log", () => {
    for (const { log, summary, post } of [main, slower, repaired]) {
      expect(`${log}${summary}${post?.log}`).not.toMatch(/ghs_|x-access-token/);
    }
  });

  it("asks GitHub for nothing that GitHub's description does not allow", () => {
    expect(site.api.requests.length).toBeGreaterThan(0);
    expect(site.api.violations).toEqual([]);
  });
});
