import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { NODE_24 } from "../../support/mini-runner-process.ts";
import { pullRequestTrigger, runBundle, type Site, type Trigger } from "../../support/workspace.ts";
import { REPAIRED, SAMPLE_PROJECT } from "../sample-project.ts";
import { benchmarkStep, runExample, siteWithExamples } from "./example-workflows.ts";

const TIMES = 20;
/** The others run as a step alone, which saves what a workflow takes besides. */
const UNDER_ACT = 4;

/** Both versions do the same work: a comment is all that the pull request changes in what is measured. */
describe("a pull request that changes nothing", () => {
  let site: Site;
  let trigger: Trigger;
  beforeAll(async () => {
    site = await siteWithExamples(SAMPLE_PROJECT);
    trigger = pullRequestTrigger(await site.openPullRequest("comment", REPAIRED));
  });
  afterAll(async () => {
    await site[Symbol.asyncDispose]();
    expect(site.api.violations).toEqual([]);
  });

  const runs = Array.from({ length: TIMES }, (_, index) => ({ time: index + 1 }));
  it.each(runs)(`passes, $time of ${TIMES} times`, async ({ time }) => {
    const { exitCode, outputs, log } = await judge(time);
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

  async function judge(time: number) {
    if (time > UNDER_ACT) {
      const inputs = { suite: "quick", "regression-threshold": 5 };
      return await runBundle(site, trigger, { node: NODE_24, inputs }, { runId: time });
    }
    const run = await runExample(site, "pr-gate.yml", trigger, { runId: time });
    return { exitCode: run.exitCode, outputs: benchmarkStep(run).outputs, log: run.log };
  }
});
