import { readFile } from "node:fs/promises";
import path from "node:path";
import { globSync } from "tinyglobby";
import { afterEach, describe, expect, it } from "vitest";
import { FAULTS } from "../support/github-api-faults.ts";
import { NODE_24 } from "../support/mini-runner-process.ts";
import {
  onDefaultBranch,
  PROJECT_ROOT,
  pullRequestTrigger,
  pushToMain,
  runBundle,
  type Site,
  startSite,
} from "../support/workspace.ts";
import { pullRequestTargetEvent } from "../support/workspace-events.ts";
import type { Changes } from "../support/workspace-git.ts";
import { git } from "../support/workspace-git.ts";
import { BRIEF, BRIEFLY_JUDGED, ENDLESS, HARMLESS, SAMPLE_PROJECT, SLOWER } from "./sample-project.ts";

const node = NODE_24;
const SUITE = { suite: "quick" };

describe("the bundled action", () => {
  const sites: Site[] = [];
  const site = async (changes: Changes = BRIEF) => {
    const started = await startSite({ ...SAMPLE_PROJECT, ...changes });
    sites.push(started);
    return started;
  };
  afterEach(async () => {
    for (const used of sites.splice(0)) {
      await used[Symbol.asyncDispose]();
      expect(used.api.violations).toEqual([]);
    }
  });

  it("restores the baseline from the cache, and pushes nothing, when the cache is the store", async () => {
    const github = await site();
    const inputs = { ...SUITE, store: "cache" };
    const trigger = await pushToMain(github);
    const stored = await runBundle(github, trigger, { node, inputs: { ...inputs, "store-results": true } });
    expect(stored).toMatchObject({ exitCode: 0, outputs: { gate: "pass" } });
    expect(github.results.cacheKeys()).toHaveLength(1);

    const pull = await github.openPullRequest("harmless", HARMLESS);
    const judged = await runBundle(
      github,
      pullRequestTrigger(pull),
      { node, inputs: { ...inputs, "baseline-mode": "stored" } },
      { runId: 2 },
    );
    expect(judged).toMatchObject({
      exitCode: 0,
      outputs: { "baseline-commit": trigger.sha, "no-baseline-count": "0", "regression-detected": "false" },
    });
    expect(await git(github.bare, "branch", "--list", "benchmark-data")).toBe("");
  });

  it("judges a pull request without any history: its base is measured beside it", async () => {
    const github = await site();
    const pull = await github.openPullRequest("harmless", HARMLESS);
    const judged = await runBundle(github, pullRequestTrigger(pull), { node, inputs: SUITE });
    expect(judged).toMatchObject({
      exitCode: 0,
      outputs: {
        "baseline-found": "true",
        "baseline-commit": pull.base.sha,
        "no-baseline-count": "0",
        "regression-detected": "false",
      },
    });
    expect(github.api.commentsOn(pull.number)[0]?.body).toMatch(/measured side by side/);
    expect(await git(judged.workspace, "status", "--porcelain")).toBe("");
    expect(await git(judged.workspace, "worktree", "list")).not.toMatch(/\n/);
  });

  it("suspects a slower push of which there is one stored run, and fails it by the classic rule only", async () => {
    const github = await site(BRIEFLY_JUDGED);
    const inputs = { ...SUITE, "store-results": true };
    await runBundle(github, await pushToMain(github), { node, inputs });
    await github.author.commitToMain(SLOWER);

    const pushed = await pushToMain(github);
    const suspected = await runBundle(github, pushed, { node, inputs: SUITE }, { runId: 2 });
    expect(suspected).toMatchObject({
      exitCode: 0,
      outputs: { gate: "inconclusive", "regression-detected": "false", "regressed-count": "0" },
    });
    expect(suspected.summary).toMatch(/not confirmed/);

    const classic = { ...SUITE, method: "classic" };
    const judged = await runBundle(github, pushed, { node, inputs: classic }, { runId: 3 });
    expect(judged).toMatchObject({ exitCode: 1, outputs: { gate: "fail", "regression-detected": "true" } });
  }, 120_000);

  it("passes a pull request from a fork with one line that says how to get the comment", async () => {
    const github = await site();
    const pull = await github.openPullRequest("harmless", HARMLESS, { fork: true });
    const judged = await runBundle(
      github,
      pullRequestTrigger(pull),
      { node, inputs: SUITE },
      { access: "read" },
    );
    expect(judged.exitCode).toBe(0);
    expect(judged.annotations.filter(({ message }) => /permission|token/.test(message))).toEqual([]);
    const lines = judged.log.split("\n").filter((line) => line.includes("docs/forks.md"));
    expect(lines).toEqual([expect.stringMatching(/"pull-requests: write".*`performance-benchmark init`/)]);
    expect(judged.summary.replaceAll("<wbr>", "")).toMatch(/text\/hash/);
    expect(github.api.commentsOn(pull.number)).toEqual([]);
  });

  it("runs nothing of a fork under pull_request_target, and says why", async () => {
    const github = await site();
    const pull = await github.openPullRequest("slower", SLOWER, { fork: true });
    const event = pullRequestTargetEvent({
      repository: "acme/widgets",
      action: "opened",
      pullRequest: pull,
    });
    // The workflow was made to check out the head, as people do.
    const trigger = { event, sha: pull.merge, ref: "refs/heads/main" };
    const refused = await runBundle(github, trigger, { node, inputs: SUITE });
    expect(refused.exitCode).toBe(1);
    expect(refused.annotations).toEqual([
      expect.objectContaining({
        level: "error",
        message: expect.stringMatching(/comes from a fork[\s\S]*\(EVENT_UNSAFE\)$/),
      }),
    ]);
    expect(refused.log).not.toMatch(/text\/hash/);
    expect([refused.outputs, github.results.artifacts()]).toEqual([{}, []]);
  });

  it("passes nothing of a pull request that was not checked out, as under pull_request_target", async () => {
    const github = await site();
    const pull = await github.openPullRequest("slower", SLOWER);
    const event = pullRequestTargetEvent({
      repository: "acme/widgets",
      action: "opened",
      pullRequest: pull,
    });
    const judged = await runBundle(github, await onDefaultBranch(github, event), { node, inputs: SUITE });
    expect(judged).toMatchObject({
      exitCode: 0,
      outputs: { gate: "inconclusive", "baseline-found": "false" },
    });
    expect(judged.log).toMatch(
      /What is checked out is the base, [0-9a-f]{7}, and nothing of the pull request/,
    );
    expect(github.api.state.checkRuns.map(({ json }) => json["conclusion"])).toEqual(["neutral"]);
  });

  it("ends with the right gate and its report when GitHub's API is out of order", async () => {
    const github = await site({});
    const pull = await github.openPullRequest("slower", SLOWER);
    const root = path.dirname(await github.folder("probe"));
    const onDisk: string[][] = [];
    github.api.setFaults(() => {
      onDisk.push(
        globSync("job-*/workspace/benchmark-results/reports/benchmark-report-*.json", { cwd: root }),
      );
      return FAULTS.serverError(502);
    });
    const begin = performance.now();
    const judged = await runBundle(github, pullRequestTrigger(pull), { node, inputs: SUITE });
    expect(performance.now() - begin).toBeLessThan(300_000);
    expect(onDisk[0]).toHaveLength(1);
    expect(judged).toMatchObject({ exitCode: 1, outputs: { gate: "fail", "comment-id": "" } });
    expect(judged.summary.replaceAll("<wbr>", "")).toMatch(/text\/hash/);
    expect(github.results.artifacts()).toHaveLength(1);
    expect(judged.annotations.map(({ level }) => level)).toContain("warning");
  }, 400_000);

  it("leaves the gate of a shard to the step that merges, which lets nothing pass while one is missing", async () => {
    const github = await site();
    const pull = await github.openPullRequest("harmless", HARMLESS);
    const trigger = pullRequestTrigger(pull);
    const shard = { ...SUITE, defer: true };
    const first = await runBundle(github, trigger, { node, inputs: { ...shard, shard: "1/2" } });
    expect(first).toMatchObject({ exitCode: 0, outputs: { "comment-id": "", "check-run-id": "" } });

    const inputs = { mode: "merge" };
    const incomplete = await runBundle(github, trigger, { node, inputs });
    expect(incomplete).toMatchObject({ exitCode: 1, outputs: { gate: "inconclusive" } });
    expect(incomplete.annotations.at(-1)?.message).toMatch(/2\/2[\s\S]*\(REPORTS_NOT_FOUND\)$/);
    expect(github.api.commentsOn(pull.number)[0]?.body).toMatch(/Shard 2&#47;2|Shard 2\/2/);

    const second = await runBundle(github, trigger, { node, inputs: { ...shard, shard: "2/2" } });
    expect(second.exitCode).toBe(0);
    const merged = await runBundle(github, trigger, { node, inputs });
    expect(merged.exitCode).toBe(0);
    expect(merged.outputs["comment-id"]).toBe(incomplete.outputs["comment-id"]);
    expect(merged.log).toMatch(/None of \d+ benchmarks? regressed/);
    for (const { log } of [incomplete, merged]) expect(log).not.toContain("DeprecationWarning");
    expect(github.api.commentsOn(pull.number)).toHaveLength(1);
  });

  it("does not leave to others what it could not hand over", async () => {
    const github = await site();
    const inputs = { ...SUITE, defer: true, "upload-artifact": false };
    const alone = await runBundle(github, await pushToMain(github), { node, inputs });
    expect(alone.exitCode).toBe(1);
    expect(alone.annotations.at(-1)?.message).toMatch(/\(ARTIFACT_FAILED\)$/);
  });

  it("falls back to the cache with a warning when it may not push", async () => {
    const github = await site();
    const stored = await runBundle(
      github,
      await pushToMain(github),
      { node, inputs: { ...SUITE, "store-results": true } },
      { access: "read" },
    );
    expect(stored.exitCode).toBe(0);
    expect(stored.annotations.map(({ message }) => message).join("\n")).toMatch(/contents: write/);
    expect(github.results.cacheKeys()).toHaveLength(1);
  });

  it("ends at the time limit, keeps what was measured, and says what was cut off", async () => {
    const github = await site(ENDLESS);
    const started = performance.now();
    const cut = await runBundle(github, await pushToMain(github), {
      node,
      inputs: { ...SUITE, timeout: 5 },
    });
    expect((performance.now() - started) / 1000).toBeLessThan(30);
    expect(cut.exitCode).toBe(1);
    expect(cut.outputs["failed-benchmarks"]).toMatch(/endless/);
    expect(cut.outputs["failed-count"]).toBe("1");
    expect(cut.summary.replaceAll("<wbr>", "")).toMatch(
      /endless<\/code>: The run ended before it was measured\./,
    );
    const report = await readFile(cut.outputs["report-json"] ?? "", "utf8");
    expect(report).toMatch(/text\/hash/);
  }, 60_000);

  it("reports what was measured when it is cancelled, and uploads it in the post step", async () => {
    const github = await site(ENDLESS);
    const cancelled = await runBundle(github, await pushToMain(github), {
      node,
      inputs: SUITE,
      cancelAt: /^::group::\[2\/2\].*zz-endless/,
    });
    expect(cancelled.exitCode).toBe(1);
    expect(cancelled.summary).toContain("Cancelled: ");
    expect(cancelled.summary.replaceAll("<wbr>", "")).toMatch(/text\/hash/);
    expect(cancelled.outputs["artifact-id"]).toBe("");
    expect(cancelled.post?.log).toContain("The main step was cut off. Uploaded what it had written");
    expect(github.results.artifacts()).toHaveLength(1);
  });

  it("names every mistake of a configuration at once, with the place of each", async () => {
    const github = await site({
      "benchmark-config.toml": '[performance_benchmark]\nregression_treshold = 10.0\nmin_rounds = "many"\n',
    });
    const refused = await runBundle(github, await pushToMain(github), { node, inputs: { suite: "quik" } });
    expect(refused.exitCode).toBe(1);
    const [error] = refused.annotations;
    expect(error?.message).toMatch(/regression_treshold[\s\S]*benchmark-config\.toml/);
    expect(error?.message).toMatch(/min_rounds/);
    expect(error?.message).toMatch(/suite[\s\S]*input/);
    expect(error?.message).toMatch(/CONFIG_INVALID/);
  });

  it("can be used by the name of its folder inside this repository", async () => {
    const github = await site();
    const action = path.join(PROJECT_ROOT, "actions/performance-benchmark");
    const inputs = { ...SUITE, "smoke-test": true };
    const run = await runBundle(github, await pushToMain(github), { node, inputs, action });
    expect(run).toMatchObject({ exitCode: 0, outputs: { gate: "pass" } });
  });

  it("works in a checkout without credentials, by its own token", async () => {
    const github = await site();
    const stored = await runBundle(
      github,
      await pushToMain(github),
      { node, inputs: { ...SUITE, "store-results": true } },
      { credentials: "none" },
    );
    expect(stored.exitCode).toBe(0);
    expect(stored.outputs["stored-at"]).toContain("benchmark-data");
  });
});
