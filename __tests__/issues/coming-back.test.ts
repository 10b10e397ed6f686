import { describe, expect, it } from "vitest";
import { fast, issueProject } from "../support/issue-project.ts";
import { at, mainRun } from "../support/issue-reports.ts";

describe("a regression that comes back", () => {
  const recovered = [[at(1.3)], [fast], [fast]];

  it("opens its issue again within the days, with a comment", async () => {
    const setting = issueProject();
    await setting.follow(1, recovered);
    setting.github.pass(13 * 86_400);
    await setting.follow(4, [[at(1.4)]]);
    expect(setting.github.all()).toHaveLength(1);
    expect(setting.github.writes.slice(-2)).toEqual(["reopen 1 reopened", "comment 1"]);
    expect(setting.github.comments.get(1)?.at(-1)).toMatch(/^The regression came back, .*\n\n- .*: \+40\.0%/);
    expect(setting.github.issue(1).body).not.toContain("Closed:");
    await setting.follow(5, [[fast], [fast]]);
    expect(setting.github.open()).toHaveLength(0);
  });

  it("opens a new one after them, which names the old", async () => {
    const setting = issueProject();
    await setting.follow(1, recovered);
    setting.github.pass(15 * 86_400);
    await setting.follow(4, [[at(1.4)]]);
    expect(setting.github.issue(1).state).toBe("closed");
    expect(setting.github.issue(2).body).toContain("An earlier regression of this group was #1.");
  });

  it("is no regression while the verdict does not confirm it, or an old run is repeated", async () => {
    const setting = issueProject();
    await setting.follow(1, recovered);
    const writes = [...setting.github.writes];
    await setting.publish(mainRun(4, [at(1.4, { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" })]));
    await setting.publish(mainRun(1, [at(1.3)], { run: { time: "2026-11-25T06:00:00Z" } }));
    await setting.publish(mainRun(3, [at(1.3)], { run: { id: "attempt-2" } }));
    expect(setting.github.writes).toEqual(writes);
  });

  it("is told once to a person who closed the issue, and then left alone unless it gets clearly worse", async () => {
    const setting = issueProject();
    const { github } = setting;
    await setting.follow(1, [[at(1.3)]]);
    github.byHand(1, { state: "closed" });
    await setting.follow(2, [[at(1.3)]]);
    expect(github.open()).toHaveLength(1);
    expect(github.comments.get(1)?.at(-1)).toContain("close it once more");
    github.byHand(1, { state: "closed" });
    await setting.follow(3, [[at(1.3)], [at(1.33)]]);
    expect(github.open()).toHaveLength(0);
    await setting.follow(5, [[at(1.6)]]);
    expect(github.open()).toHaveLength(1);
  });

  it("after an improvement is judged by the better level", async () => {
    const setting = issueProject();
    const better = at(0.7);
    const again = at(0.95, {
      verdict: "regressed",
      change: 0.357,
      interval: { low: 0.34, high: 0.37 },
      baseline: { median: 0.0007, mean: 0.0007, rounds: 10, samples: 10 },
    });
    await setting.follow(1, [[at(1.3)], [better], [again], [again], [again]]);
    expect(setting.github.open()).toHaveLength(1);
    expect(setting.stateOf(1).series.map(({ baseline }) => baseline)).toEqual([0.0007]);
    expect(setting.github.writes.filter((write) => /close|reopen/.test(write))).toEqual([]);
  });

  it("stays with a person who opened a closed issue again, until new runs show that it is over", async () => {
    const setting = issueProject();
    await setting.follow(1, recovered);
    setting.github.byHand(1, { state: "open" });
    await setting.follow(4, [[fast]]);
    expect(setting.github.open()).toHaveLength(1);
    await setting.follow(5, [[fast]]);
    expect(setting.github.open()).toHaveLength(0);
  });
});
