import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NODE_24 } from "../../support/mini-runner-process.ts";
import {
  pullRequestTrigger,
  runBundle,
  type Site,
  startSite,
  type Trigger,
} from "../../support/workspace.ts";
import { REPAIRED, SAMPLE_PROJECT, TEN_PERCENT_SLOWER } from "../sample-project.ts";
import { benchmarkStep, runExample, siteWithExamples } from "./example-workflows.ts";

const TIMES = 20;
/** The others run as a step alone, in a small repository, which saves what a workflow takes besides. */
const UNDER_ACT = 4;

/** Small differences, and none: nothing else may be measured at the same time. */
describe("the verdict on a pull request", () => {
  let site: Site;
  let unchanged: Trigger;
  let small: Site;
  let unchangedInSmall: Trigger;
  beforeAll(async () => {
    site = await siteWithExamples(SAMPLE_PROJECT);
    small = await startSite(SAMPLE_PROJECT);
    // A comment is all that it changes in what is measured.
    unchanged = pullRequestTrigger(await site.openPullRequest("comment", REPAIRED));
    unchangedInSmall = pullRequestTrigger(await small.openPullRequest("comment", REPAIRED));
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    await small[Symbol.asyncDispose]();
    expect([...site.api.violations, ...small.api.violations]).toEqual([]);
  });

  it("fails when one benchmark does a tenth more work, and only that one is named", async () => {
    const pull = await site.openPullRequest("ten-percent", TEN_PERCENT_SLOWER);
    const run = await runExample(site, "pr-gate.yml", pullRequestTrigger(pull), { runId: TIMES + 1 });
    expect(run, run.log).toMatchObject({ exitCode: 1, jobs: { "performance-gate": "failure" } });
    const { outputs, summary } = benchmarkStep(run);
    expect(outputs).toMatchObject({
      gate: "fail",
      "failed-benchmarks": "strings/text/hash",
      "baseline-commit": pull.base.sha,
    });
    expect(Number(outputs["regression-percentage"])).toBeGreaterThan(5);
    expect(Number(outputs["regression-percentage"])).toBeLessThan(20);
    expect(summary).toMatch(/measured side by side/);
    expect(summary).toMatch(/Noise floor/);
  });

  const runs = Array.from({ length: TIMES }, (_, index) => ({ time: index + 1 }));
  it.each(runs)(`passes when nothing changed, $time of ${TIMES} times`, async ({ time }) => {
    const { exitCode, outputs, log } = await judgeUnchanged(time);
    expect(
      { exitCode, regressed: outputs["regressed-count"], found: outputs["baseline-found"] },
      log,
    ).toEqual({
      exitCode: 0,
      regressed: "0",
      found: "true",
    });
    expect(outputs["gate"], log).not.toBe("fail");
  });

  async function judgeUnchanged(time: number) {
    if (time > UNDER_ACT) {
      const inputs = { suite: "quick", "regression-threshold": 5 };
      return await runBundle(small, unchangedInSmall, { node: NODE_24, inputs }, { runId: time });
    }
    const run = await runExample(site, "pr-gate.yml", unchanged, { runId: time });
    return { exitCode: run.exitCode, outputs: benchmarkStep(run).outputs, log: run.log };
  }
});
