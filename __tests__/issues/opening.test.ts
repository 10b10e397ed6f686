import { describe, expect, it } from "vitest";
import { stateMarker } from "../../src/issues/state-marker.ts";
import { fast, type IssueProject, issueProject } from "../support/issue-project.ts";
import { at, mainRun } from "../support/issue-reports.ts";
import { compared } from "../support/report-builder.ts";

describe("a confirmed regression on the default branch", () => {
  it("opens one issue with labels, severity, and the worst in its title", async () => {
    const { github, publish } = issueProject();
    const published = await publish(mainRun(1, [at(1.3), at(1.15, { benchmark: "parse/large" })]));

    expect(published).toEqual({
      numbers: [1],
      worst: 1,
      messages: ["Issue 1 was opened for parsing."],
    });
    expect(github.all()).toHaveLength(1);
    expect(github.issue(1)).toMatchObject({
      title: "Performance regression (major): parsing/parse/small +30.0% and 1 more series",
      labels: ["performance", "regression"],
      state: "open",
    });
  });

  it("says the numbers of the report, though they are no ratio of medians, and says once that it opened one", async () => {
    const setting = issueProject();
    const change = 0.297;
    const { messages } = await setting.publish(mainRun(1, [at(1.3, { change })]));
    expect(messages).toEqual(["Issue 1 was opened for parsing."]);
    expect(setting.github.issue(1).title).toMatch(/\+29\.7%$/);
    await setting.publish(mainRun(2, [at(1.35, { change: 0.347 })]));
    expect(setting.github.issue(1).title).toMatch(/\+34\.7%$/);
  });

  it("is not called updated when another job changed the issue while it was opened", async () => {
    const slow = at(1.2, { benchmark: "parse/large" });
    let isDone = false;
    const setting: IssueProject = issueProject({
      afterWrite: (write) => {
        if (write !== "create 1" || isDone) return;
        isDone = true;
        const state = setting.stateOf(1);
        const body = stateMarker({ ...state, runs: [] });
        setting.github.byHand(1, { body });
      },
    });
    const { messages } = await setting.publish(mainRun(1, [at(1.3), slow]));
    expect(setting.github.writes).toEqual(["create 1", "update 1"]);
    expect(messages).toEqual(["Issue 1 was opened for parsing."]);
  });

  it("opens an issue for each group of benchmarks, and one for all metrics of a benchmark", async () => {
    const { github, publish } = issueProject();
    const memory = at(1.6, { metric: "peak-memory" });
    await publish(
      mainRun(1, [at(1.3), memory, at(1.2, { category: "io" }), at(1.2, { category: "io/disk" })]),
    );

    expect(github.all().map(({ title }) => title)).toEqual([
      "Performance regression (critical): parsing/parse/small [peak-memory] +60.0% and 1 more series",
      "Performance regression (minor): io/parse/small +20.0% and 1 more series",
    ]);
  });

  it("opens none when it is smaller than the threshold, accepted, not confirmed, or an improvement", async () => {
    const { github, publish } = issueProject();
    const acceptance = { source: { kind: "label", label: "accept-regression" }, reason: "meant" } as const;
    await publish(
      mainRun(1, [
        at(1.09, { verdict: "regressed" }),
        at(1.4, { benchmark: "b", accepted: acceptance }),
        at(1.4, { benchmark: "c", verdict: "inconclusive", status: "REGRESSION_SUSPECTED" }),
        at(0.5, { benchmark: "d" }),
      ]),
    );
    expect(github.writes).toEqual([]);
  });

  it("counts a lost throughput", async () => {
    const { github, publish } = issueProject();
    await publish(
      mainRun(1, [compared({ metric: "throughput", unit: "1/s", better: "higher", change: -0.3 })]),
    );
    expect(github.issue(1).title).toBe(
      "Performance regression (major): parsing/parse/small [throughput] -30.0%",
    );
  });

  it("has a label to be found by when none was configured, and keeps the first that was", async () => {
    const { github, publish } = issueProject();
    await publish(mainRun(1, [at(1.3)]), { labels: [] });
    await publish(mainRun(2, [at(1.3)]), { labels: [] });
    expect(github.all().map(({ labels }) => labels)).toEqual([["performance"]]);
  });

  it.each([
    ["a pull request", { eventName: "pull_request", pullRequest: 7 }, {}],
    ["a pull request's target", { eventName: "pull_request_target" }, {}],
    ["a workflow run", { eventName: "workflow_run" }, {}],
    ["a fork", { fromFork: true }, {}],
    ["another branch", {}, { ref: "refs/heads/topic" }],
    ["a tag", {}, { ref: "refs/tags/main" }],
    ["a dispatch on another branch", { eventName: "workflow_dispatch" }, { ref: "refs/heads/topic" }],
  ])("of %s opens and closes nothing, and says why", async (_, workflow, run) => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)]]);
    const before = [...setting.github.writes];
    const other = at(1.5, { category: "io" });
    for (const number of [2, 3, 4]) {
      const { numbers, messages } = await setting.publish(mainRun(number, [fast, other], { workflow, run }));
      expect(numbers).toEqual([]);
      expect(messages).toEqual([
        expect.stringMatching(/^Regression issues are left alone: .*default branch\.$/),
      ]);
    }
    expect(setting.github.writes).toEqual(before);
  });

  it.each(["schedule", "workflow_dispatch"])("is entitled on %s", async (eventName) => {
    const { github, publish } = issueProject();
    await publish(mainRun(1, [at(1.3)], { workflow: { eventName } }));
    expect(github.open()).toHaveLength(1);
  });
});
