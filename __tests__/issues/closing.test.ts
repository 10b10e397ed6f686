import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/domain/comparison.ts";
import { fast, issueProject, stillSlow } from "../support/issue-project.ts";
import { at, mainRun } from "../support/issue-reports.ts";
import { notCompared } from "../support/report-builder.ts";

describe("an issue closes itself", () => {
  it("when two runs in a row are back at the level from before, with what was seen", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [stillSlow], [fast]]);
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(4, [[at(1.01)]]);
    expect(setting.github.writes.slice(-2)).toEqual(["close 1 completed", "comment 1"]);
    expect(setting.github.comments.get(1)).toEqual([
      [
        "Recovered: at least 2 runs in a row are back at the level from before the regression.",
        "",
        "- <code>parsing/<wbr>parse/<wbr>small</code>: 1.00 ms, then 1.01 ms; it was 1.00 ms before, and 1.30 ms at the worst",
        "",
        "[Workflow run](<https://github.com/acme/widgets/actions/runs/1>)",
      ].join("\n"),
    ]);
    expect(setting.github.issue(1).body).toContain(
      "**Closed: all of its benchmarks are back at their old level.**",
    );
  });

  it("not on one lucky run, nor on a history that got used to the new level", async () => {
    const setting = issueProject();
    await setting.follow(1, [
      [at(1.3)],
      [fast],
      [stillSlow],
      [fast],
      ...Array.from({ length: 9 }, () => [stillSlow]),
    ]);
    expect(setting.github.open()).toHaveLength(1);
  });

  it("later when rows of good runs broke off before", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [fast], [stillSlow], [fast], [fast]]);
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(6, [[fast]]);
    expect(setting.github.open()).toHaveLength(0);
  });

  it("not at a level that is within the threshold but nearer to the regression", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.12)], [at(1.09)], [at(1.08)], [at(1.09)]]);
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(5, [[at(1.04)], [at(1.05)]]);
    expect(setting.github.open()).toHaveLength(0);
  });

  it.each([
    ["missing", [notCompared({ benchmark: "parse/small", verdict: "missing" })]],
    ["failed", [notCompared({ benchmark: "parse/small", verdict: "failed" })]],
    ["fast, but hidden by noise", [at(1.02, { noise: 0.4 })]],
    ["slow, but hidden by noise", [at(1.15, { verdict: "inconclusive", noise: 0.3 })]],
    ["not measured", []],
  ])("and a run in which the series is %s counts neither way", async (_, between) => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [fast], between]);
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(4, [[fast]]);
    expect(setting.github.open()).toHaveLength(0);
  });

  it("only when all of its series have recovered", async () => {
    const setting = issueProject();
    const io = (value: number) => at(value, { benchmark: "parse/large" });
    await setting.follow(1, [
      [at(1.3), io(1.3)],
      [fast, io(1.3)],
      [fast, io(1.3)],
      [fast, io(1)],
    ]);
    expect(setting.github.issue(1).title).toBe("Performance regression (major): parsing/parse/large +30.0%");
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(5, [[fast, io(1)]]);
    expect(setting.github.open()).toHaveLength(0);
  });

  it("as not planned when ten runs of its job did not have the benchmark", async () => {
    const setting = issueProject();
    const gone = Array.from({ length: 9 }, () => [at(1, { benchmark: "parse/other" })]);
    await setting.follow(1, [[at(1.3)], ...gone]);
    expect(setting.github.open()).toHaveLength(1);
    await setting.publish(mainRun(30, [at(1, { category: "io" })], { workflow: { job: "other" } }));
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(31, [[]]);
    expect(setting.github.writes.slice(-2)).toEqual(["close 1 not_planned", "comment 1"]);
    expect(setting.github.comments.get(1)?.[0]).toMatch(
      /^None of the last 10 runs measured these benchmarks/,
    );
  });

  it("but waits for the job that measures it, however often others of the group run", async () => {
    const setting = issueProject();
    const large = at(1.3, { benchmark: "parse/large" });
    await setting.follow(1, [[at(1.3)]]);
    await setting.publish(mainRun(2, [large], { workflow: { job: "other" } }));
    await setting.follow(
      3,
      Array.from({ length: 12 }, () => [fast]),
    );
    expect(setting.github.open()).toHaveLength(1);
    await setting.publish(mainRun(20, [at(1, { benchmark: "parse/large" })], { workflow: { job: "other" } }));
    await setting.publish(mainRun(21, [at(1, { benchmark: "parse/large" })], { workflow: { job: "other" } }));
    expect(setting.github.open()).toHaveLength(0);
  });

  it("not when a benchmark fails for so long", async () => {
    const setting = issueProject();
    const failed = notCompared({ benchmark: "parse/small", verdict: "failed" });
    await setting.follow(1, [[at(1.3)], ...Array.from({ length: 15 }, () => [failed])]);
    expect(setting.github.open()).toHaveLength(1);
  });

  it("not by repeating an old run from before the regression", async () => {
    const setting = issueProject();
    await setting.follow(5, [[at(1.3)]]);
    for (const run of [2, 3, 4]) {
      await setting.publish(mainRun(run, [fast], { run: { time: "2026-11-25T06:00:00Z" } }));
    }
    expect(setting.github.open()).toHaveLength(1);
    expect(setting.stateOf(1).runs).toHaveLength(1);
  });

  it("when shards measure it, each a part, and none of them misses the others' benchmarks", async () => {
    const { github, publish, stateOf } = issueProject();
    const large = (value: number) => at(value, { benchmark: "parse/large" });
    const shard = async (run: number, index: number, comparisons: readonly Comparison[]) =>
      publish(
        mainRun(run, comparisons, {
          report: { shard: { index, count: 2 } },
          run: { id: `run-${run}-${index}` },
        }),
      );
    for (let run = 1; run <= 13; run += 1) {
      await shard(run, 1, [at(1.3)]);
      await shard(run, 2, [large(1.3)]);
    }
    expect(github.open()).toHaveLength(1);
    expect(stateOf(1).series).toHaveLength(2);
    expect(stateOf(1).runs).toHaveLength(13);
    await shard(14, 1, [fast]);
    await shard(14, 2, [large(1)]);
    await shard(15, 2, [large(1)]);
    expect(github.open()).toHaveLength(1);
    await shard(15, 1, [fast]);
    expect(github.open()).toHaveLength(0);
  });

  it("when no shard has the benchmark any more, though it moves from one to the other before", async () => {
    const { github, publish } = issueProject();
    const shard = async (run: number, index: number, comparisons: readonly Comparison[]) =>
      publish(
        mainRun(run, comparisons, {
          report: { shard: { index, count: 2 } },
          run: { id: `run-${run}-${index}` },
        }),
      );
    const other = at(1, { benchmark: "parse/other" });
    for (let run = 1; run <= 12; run += 1) {
      await shard(run, 1, run % 2 === 0 ? [other] : [at(1.3)]);
      await shard(run, 2, run % 2 === 0 ? [at(1.3)] : [other]);
    }
    expect(github.open()).toHaveLength(1);
    for (let run = 13; run <= 22; run += 1) {
      expect(github.open()).toHaveLength(1);
      await shard(run, 1, [other]);
      await shard(run, 2, []);
    }
    expect(github.writes.at(-2)).toBe("close 1 not_planned");
  });
});
