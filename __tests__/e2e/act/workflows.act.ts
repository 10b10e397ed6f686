import { chmod, readFile, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addEarlierRuns } from "../../support/earlier-runs.ts";
import { listen } from "../../support/results-service-listen.ts";
import {
  pullRequestTrigger,
  pushToMain,
  REPOSITORY,
  type Site,
  type Trigger,
} from "../../support/workspace.ts";
import { dispatchEvent, pullRequestEvent, scheduleEvent } from "../../support/workspace-events.ts";
import { git } from "../../support/workspace-git.ts";
import { REPAIRED, SAMPLE_PROJECT, SLOWER, TOLERANT } from "../sample-project.ts";
import { benchmarkStep, runExample, siteWithExamples } from "./example-workflows.ts";

/** Every workflow of workflows-examples/, as it stands, on one repository and its history. */
describe("the example workflows under act", () => {
  let site: Site;
  let main: Trigger;
  beforeAll(async () => {
    site = await siteWithExamples(SAMPLE_PROJECT);
    main = await pushToMain(site);
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  const storedRuns = async () => {
    const files = await git(site.bare, "ls-tree", "-r", "--name-only", "benchmark-data");
    return files.split("\n").filter((file) => file.startsWith("runs/")).length;
  };
  const dispatch = (workflow: string, inputs: Record<string, string>): Trigger => ({
    ...main,
    event: dispatchEvent({ repository: REPOSITORY, branch: "main", workflow, inputs }),
  });

  it("push-main.yml stores a full run of main", async () => {
    const run = await runExample(site, "push-main.yml", main);
    expect(run.log).toContain("benchmark-data");
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { "performance-history": "success" } });
    expect(await storedRuns()).toBe(1);
  });

  it("pr-gate.yml fails for a slower change, comments, and updates the comment after the repair", async () => {
    const pull = await site.openPullRequest("slower", SLOWER);
    const slower = await runExample(site, "pr-gate.yml", pullRequestTrigger(pull), { runId: 2 });
    expect(slower, slower.log).toMatchObject({ exitCode: 1, jobs: { "performance-gate": "failure" } });
    const step = benchmarkStep(slower);
    expect(step).toMatchObject({
      result: "failure",
      outputs: { gate: "fail", "baseline-commit": pull.base.sha },
      summary: expect.stringMatching(/measured side by side/),
    });
    expect(step.outputs["failed-benchmarks"]).toBe("strings/text/hash");
    expect(site.results.artifacts().map(({ id }) => String(id))).toContain(step.outputs["artifact-id"]);

    const repaired = await site.pushToPullRequest(pull, REPAIRED);
    const run = await runExample(site, "pr-gate.yml", pullRequestTrigger(repaired, "synchronize"), {
      runId: 3,
    });
    expect(run, run.log).toMatchObject({ exitCode: 0 });
    expect(benchmarkStep(run).outputs["comment-id"]).toBe(step.outputs["comment-id"]);
    expect(site.api.commentsOn(pull.number).map(({ edits }) => edits)).toEqual([1]);
  });

  it.each([
    ["benchmark", {}],
    ["performance", { "trend-analysis": expect.stringMatching(/\S/) }],
    ["memory-analysis", {}],
  ])("labels.yml runs what the label %s asks for, and nothing else", async (label, outputs) => {
    const pull = await site.openPullRequest(`label-${label}`, REPAIRED);
    const labelled: Trigger = {
      ...pullRequestTrigger(pull),
      event: pullRequestEvent({ repository: REPOSITORY, action: "labeled", pullRequest: pull, label }),
    };
    const run = await runExample(site, "labels.yml", labelled, { runId: 4 });
    expect(run, run.log).toMatchObject({ exitCode: 0, jobs: { [label]: "success" } });
    expect(benchmarkStep(run).outputs).toMatchObject({
      "regression-detected": "false",
      "baseline-commit": pull.base.sha,
      ...outputs,
    });
    expect(
      run.steps.filter(({ job, stage, log }) => job !== label && stage === "Main" && log !== ""),
    ).toEqual([]);
    expect(site.api.commentsOn(pull.number)).toHaveLength(1);
    if (label === "memory-analysis") expect(benchmarkStep(run).summary).toMatch(/memory/i);
  });

  it("labels.yml runs nothing for any other label", async () => {
    const pull = await site.openPullRequest("label-other", REPAIRED);
    const event = pullRequestEvent({
      repository: REPOSITORY,
      action: "labeled",
      pullRequest: pull,
      label: "documentation",
    });
    const run = await runExample(site, "labels.yml", { ...pullRequestTrigger(pull), event });
    expect(run.exitCode).toBe(0);
    expect(run.steps.filter(({ log }) => log !== "")).toEqual([]);
  });

  it("manual.yml takes what the form says", async () => {
    const run = await runExample(
      site,
      "manual.yml",
      dispatch("manual.yml", {
        suite: "quick",
        category: "strings",
        "baseline-ref": "",
        "regression-threshold": "",
        "memory-profiling": "false",
        "store-results": "true",
      }),
      { runId: 6 },
    );
    expect(run, run.log).toMatchObject({ exitCode: 0 });
    expect(benchmarkStep(run).outputs["stored-at"]).toContain("benchmark-data");
    expect(await storedRuns()).toBe(2);
  });

  it("load.yml measures the load suite and stores it", async () => {
    const run = await runExample(site, "load.yml", dispatch("load.yml", {}), { runId: 7 });
    expect(run, run.log).toMatchObject({ exitCode: 0 });
    expect(await storedRuns()).toBe(3);
  });

  it("optimization.yml measures before and after, and opens a pull request that paid off", async () => {
    await site.author.commitToMain({
      ...SLOWER,
      "scripts/optimize.sh": `#!/bin/sh\n[ "$1" = aggressive ] || exit 1\nsed -i 's/pass < 10000/pass < 1000/' src/text.js\n`,
    });
    await chmod(path.join(site.author.folder, "scripts/optimize.sh"), 0o755);
    await site.author.commitToMain({});
    const tools = await site.folder("tools");
    const calls = path.join(tools, "calls");
    await writeFile(path.join(tools, "gh"), `#!/bin/sh\nprintf '%s\\n' "$@" > ${calls}\n`, { mode: 0o755 });

    const trigger = {
      ...(await pushToMain(site)),
      event: dispatch("optimization.yml", { "optimization-level": "aggressive" }).event,
    };
    const run = await runExample(site, "optimization.yml", trigger, { runId: 8, path: [tools] });
    expect(run, run.log).toMatchObject({ exitCode: 0 });
    expect(Number(benchmarkStep(run, "performance").outputs["performance-improvement"])).toBeGreaterThan(5);
    expect(await readFile(calls, "utf8")).toMatch(
      /^pr\ncreate\n--head\nperformance-optimization-8\n--title\nAutomated/,
    );
    expect(await git(site.bare, "show", "performance-optimization-8:src/text.js")).toContain("pass < 1000;");
  });

  it("nightly.yml waits for a second run before it sends an alert and opens an issue, and closes it by two good ones", async () => {
    await addEarlierRuns(site, "full", 9);
    const alerts: unknown[] = [];
    const webhook = createServer(async (request, response) => {
      let body = "";
      for await (const chunk of request) body += chunk;
      alerts.push(JSON.parse(body));
      response.end();
    });
    const secrets = { WEBHOOK_URL: `http://127.0.0.1:${await listen(webhook)}/alerts` };
    // By now main is the slow version of the pipeline above; its history is that of the fast one, and of a quiet hour.
    await site.author.commitToMain(TOLERANT);
    const nightly: Trigger = {
      ...(await pushToMain(site)),
      event: scheduleEvent({ repository: REPOSITORY, cron: "0 6 * * *" }),
    };
    try {
      const first = await runExample(site, "nightly.yml", nightly, { runId: 9, secrets });
      expect(first, first.log).toMatchObject({ exitCode: 0 });
      expect(benchmarkStep(first, "performance").outputs).toMatchObject({
        gate: "inconclusive",
        "regression-detected": "false",
      });
      expect([alerts, site.api.state.issues]).toEqual([[], []]);

      const second = await runExample(site, "nightly.yml", nightly, { runId: 10, secrets });
      expect(second, second.log).toMatchObject({ exitCode: 1, jobs: { "performance-health": "failure" } });
      expect(benchmarkStep(second, "performance").outputs).toMatchObject({ "regression-detected": "true" });
      expect(alerts).toEqual([
        expect.objectContaining({
          version: 1,
          event: "regression",
          severity: "critical",
          repository: REPOSITORY,
          commit: nightly.sha,
          details: expect.stringMatching(/text\/hash/),
          regressions: expect.arrayContaining([
            expect.objectContaining({ benchmark: "text/hash", category: "strings", metric: "time" }),
          ]),
        }),
      ]);
      expect(site.api.state.issues).toEqual([
        expect.objectContaining({ state: "open", labels: ["performance", "regression", "high-priority"] }),
      ]);
      const issue = site.api.state.issues[0];
      expect(benchmarkStep(second, "performance").outputs["issue-number"]).toBe(String(issue?.number));

      await site.author.commitToMain(REPAIRED);
      const repaired: Trigger = { ...(await pushToMain(site)), event: nightly.event };
      await runExample(site, "nightly.yml", repaired, { runId: 11, secrets });
      expect(issue?.state).toBe("open");
      const fourth = await runExample(site, "nightly.yml", repaired, { runId: 12, secrets });
      expect(fourth, fourth.log).toMatchObject({ exitCode: 0 });
      expect([issue?.state, site.api.state.issues.length, alerts.length]).toEqual(["closed", 1, 1]);
    } finally {
      webhook.close();
    }
  });
});
