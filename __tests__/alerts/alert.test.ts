import { describe, expect, it } from "vitest";
import { alertOf } from "../../src/alerts/alert.ts";
import { Config } from "../../src/config/schema.ts";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { WorkflowFacts } from "../../src/report/report.ts";
import { alertFrom, failure, leak, missedLimit, pushReport, regression } from "../support/alert-report.ts";
import { buildReport, compared, notCompared } from "../support/report-builder.ts";

const of = (report = pushReport(), settings: Partial<Config> = {}) =>
  alertOf(report, Config.parse(settings), []);

describe("what alerts are about", () => {
  it.each([
    [0.099, undefined],
    [0.1, "minor"],
    [0.249, "minor"],
    [0.25, "major"],
    [0.499, "major"],
    [0.5, "critical"],
    [Number.POSITIVE_INFINITY, "critical"],
  ])("takes the level of a regression of %s from its size: %s", (change, level) => {
    expect(of(pushReport({ comparisons: [regression(change)] }))?.level).toBe(level);
  });

  it("draws the lines where the configuration has them", () => {
    const severities = { minor: 1, major: 2, critical: 3 };
    expect(alertFrom(pushReport({ comparisons: [regression(0.025)] }), { severities }).level).toBe("major");
  });

  it("knows that less is worse where higher is better", () => {
    const slower = compared({ metric: "throughput", unit: "1/s", better: "higher", change: -0.6 });
    expect(of(pushReport({ comparisons: [slower] }))?.level).toBe("critical");
  });

  it("puts the worst regression first and takes the highest level of all", () => {
    const comparisons = [regression(0.12, "a"), regression(0.7, "b"), regression(0.3, "c")];
    const alert = alertFrom(pushReport({ comparisons }));
    expect(alert.level).toBe("critical");
    expect(alert.regressions.map(({ comparison, level }) => [comparison.benchmark, level])).toEqual([
      ["b", "critical"],
      ["c", "major"],
      ["a", "minor"],
    ]);
  });

  it("tells the processor time of a benchmark after all that is felt", () => {
    const cpu = { ...regression(0.32, "a"), metric: "cpu-time" };
    const comparisons = [cpu, regression(0.31, "a"), regression(0.12, "b")];
    const named = alertFrom(pushReport({ comparisons })).regressions;
    expect(named.map(({ comparison }) => `${comparison.benchmark} ${comparison.metric}`)).toEqual([
      "a time",
      "b time",
      "a cpu-time",
    ]);
  });

  it("wakes nobody for what was accepted, only suspected, improved or without a baseline", () => {
    const source = { kind: "label", label: "accept-regression", by: "mona" } as const;
    const accepted: Acceptance = { source, reason: "meant" };
    const comparisons = [
      { ...regression(0.9), accepted },
      compared({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED", change: 0.9 }),
      compared({ verdict: "improved", change: -0.9 }),
      notCompared(),
    ];
    expect(of(pushReport({ comparisons }))).toBeUndefined();
  });

  it("sends what has no size as major: failed benchmarks, missed limits and leaks", () => {
    const run = { ...buildReport().run, failures: [failure()] };
    const memory = { peak: 1, profiles: [], leaks: [leak(), leak({ status: "LEAK_SUSPECTED" })] };
    expect(of(pushReport({ run }))).toMatchObject({ kind: "benchmark-failed", level: "major" });
    expect(of(pushReport({ sla: [missedLimit(), missedLimit({ status: "PASS" })] }))).toMatchObject({
      ...{ kind: "sla-violated", level: "major", missedLimits: [{ status: "FAIL" }] },
    });
    expect(of(pushReport({ memory }))).toMatchObject({ kind: "memory-leak", level: "major", leaks: [{}] });
  });

  it("raises a minor regression to major when a benchmark failed besides", () => {
    const run = { ...buildReport().run, failures: [failure("a"), failure("a", "again"), failure("b")] };
    const alert = alertFrom(pushReport({ run, comparisons: [regression(0.11)] }));
    expect(alert).toMatchObject({ kind: "regression", level: "major" });
    expect(alert.failures.map(({ benchmark }) => benchmark)).toEqual(["a", "b"]);
  });
});

describe("which runs send alerts", () => {
  const comparisons = [regression()];
  const from = (workflow: Partial<WorkflowFacts>, ref = "refs/heads/main") => {
    const base = pushReport({ comparisons });
    const facts = { ...base.workflow, ...workflow } as WorkflowFacts;
    return { ...base, run: { ...base.run, ref }, workflow: facts };
  };
  const { workflow: _, ...laptop } = pushReport({ comparisons });

  it.each([
    ["a push to the default branch", from({ eventName: "push" }), true],
    ["a manual run on the default branch", from({ eventName: "workflow_dispatch" }), true],
    ["a schedule", from({ eventName: "schedule" }, "refs/heads/nightly"), true],
    ["a push to another branch", from({ eventName: "push" }, "refs/heads/feature"), false],
    ["a tag named as the default branch", from({ eventName: "push" }, "refs/tags/main"), false],
    ["a pull request", from({ eventName: "pull_request", pullRequest: 7 }, "refs/pull/7/merge"), false],
    ["a pull request's target", from({ eventName: "pull_request_target", pullRequest: 7 }), false],
    [
      "a pull request that another workflow publishes",
      from({ eventName: "workflow_run", pullRequest: 7 }),
      false,
    ],
    ["a comment on a pull request", from({ eventName: "issue_comment" }), false],
    ["a merge queue", from({ eventName: "merge_group" }, "refs/heads/gh-readonly-queue/main/pr-7"), false],
    ["a laptop", laptop, false],
  ])("auto: %s", (_, report, sends) => {
    expect(of(report) !== undefined).toBe(sends);
  });

  it("always sends from pull requests and laptops, too, and never from none", () => {
    const pull = from({ eventName: "pull_request", pullRequest: 7 }, "refs/pull/7/merge");
    expect(of(pull, { alertOn: "always" })).toBeDefined();
    expect(of(laptop, { alertOn: "always" })).toBeDefined();
    expect(of(from({}), { alertOn: "never" })).toBeUndefined();
  });

  it("sends nothing of a smoke test, which judges nothing", () => {
    expect(of(from({}), { alertOn: "always", smokeTest: true })).toBeUndefined();
  });
});
