import { describe, expect, it } from "vitest";
import { stateMarker } from "../../src/issues/state-marker.ts";
import { fast, issueProject, stillSlow } from "../support/issue-project.ts";
import { at, mainRun } from "../support/issue-reports.ts";

describe("under GitHub's weather", () => {
  it("a list that lags opens no second issue", async () => {
    const { github, publish, stateOf } = issueProject({ lag: 12 });
    await publish(mainRun(1, [at(1.3)]));
    github.pass(-5);
    const published = await publish(mainRun(2, [at(1.3)]));
    expect(github.open().map(({ number }) => number)).toEqual([1]);
    expect(published.worst).toBe(1);
    expect(stateOf(1).runs).toHaveLength(2);
  });

  it("a list that shows a closed issue as open, or an old body, misleads nobody", async () => {
    const setting = issueProject({ lag: 3600 });
    await setting.follow(1, [[at(1.3)]]);
    setting.github.pass(4000);
    await setting.follow(2, [[fast], [fast], [fast], [fast]]);
    expect(setting.github.writes.filter((write) => write.startsWith("close"))).toEqual(["close 1 completed"]);
    expect(setting.github.comments.get(1)).toHaveLength(1);
  });

  it("two jobs at once leave one issue with what both have seen", async () => {
    const setting = issueProject({ lag: 8 });
    const { github, publish, stateOf } = setting;
    const other = mainRun(1, [at(1.4, { benchmark: "parse/large" })], {
      run: { id: "another-job" },
      workflow: { job: "other" },
    });
    const [one, two] = await Promise.all([publish(mainRun(1, [at(1.3)])), publish(other)]);
    expect(github.all()).toHaveLength(2);
    expect(github.open().map(({ number }) => number)).toEqual([1]);
    expect([one.worst, two.worst]).toEqual([1, 1]);
    expect(
      stateOf(1)
        .series.map(({ benchmark }) => benchmark)
        .toSorted(),
    ).toEqual(["parse/large", "parse/small"]);
    expect(github.comments.get(2)).toEqual([expect.stringMatching(/^Duplicate of #1\./)]);
    await setting.follow(2, [[at(1.3)]]);
    expect(github.all()).toHaveLength(2);
  });

  it("a duplicate that its job left behind is closed by a later run", async () => {
    const { github, publish, stateOf } = issueProject();
    const elsewhere = issueProject();
    await elsewhere.publish(mainRun(1, [at(1.4, { benchmark: "parse/large" })]));
    await publish(mainRun(1, [at(1.3)]));
    const { body, title } = elsewhere.github.issue(1);
    github.add({ title, body });
    await publish(mainRun(2, [at(1.3)], { run: { id: "elsewhere" } }));
    expect(github.open()).toHaveLength(2);
    github.pass(7200);
    await publish(mainRun(3, [at(1.3)]));
    expect(github.open().map(({ number }) => number)).toEqual([1]);
    expect(stateOf(1).series).toHaveLength(2);
  });

  it("a duplicate that was closed never opens again", async () => {
    const setting = issueProject();
    const { github, publish, stateOf } = setting;
    await setting.follow(1, [[at(1.3)], [fast], [fast]]);
    const body = stateMarker({ ...stateOf(1), closed: "duplicate", duplicateOf: 1 });
    github.add({ body, state: "closed", closedAt: "2026-11-21T08:00:00Z" });
    await publish(mainRun(4, [at(1.3)]));
    expect(github.open().map(({ number }) => number)).toEqual([1]);
  });

  it("a body that another job writes over a closed issue does not stay", async () => {
    let before = "";
    const { github, follow } = issueProject({
      afterWrite: (write) => {
        if (write !== "close 1 completed" || before === "") return;
        github.byHand(1, { body: before });
        before = "";
      },
    });
    await follow(1, [[at(1.3)], [fast]]);
    before = github.issue(1).body;
    await follow(3, [[fast]]);
    expect(before).toBe("");
    expect(github.issue(1).state).toBe("closed");
    expect(github.issue(1).body).toContain("**Closed: all of its benchmarks are back at their old level.**");
    expect(github.comments.get(1)).toHaveLength(1);
  });

  it("an update that another job writes over is written again", async () => {
    let before = "";
    const { github, follow, stateOf } = issueProject({
      afterWrite: (write) => {
        if (write !== "update 1" || before === "") return;
        github.byHand(1, { body: before });
        before = "";
      },
    });
    await follow(1, [[at(1.3)]]);
    before = github.issue(1).body;
    await follow(2, [[stillSlow]]);
    expect(before).toBe("");
    expect(stateOf(1).runs).toHaveLength(2);
  });

  it.each([
    ["before the issue was made", ["lost-before" as const], ["create 1"]],
    ["after it was made", ["lost-after" as const], ["create 1"]],
  ])("an answer that is lost %s leaves one issue", async (_, creations, writes) => {
    const { github, publish } = issueProject({ creations: [...creations], lag: 4 });
    const { numbers } = await publish(mainRun(1, [at(1.3)]));
    expect(numbers).toEqual([1]);
    expect(github.writes).toEqual(writes);
  });

  it("answers that are lost again and again cost a warning, and not the other issues", async () => {
    const { github, publish } = issueProject({ creations: ["lost-before", "lost-before"] });
    const { numbers } = await publish(mainRun(1, [at(1.5), at(1.3, { category: "io" })]));
    expect(numbers).toEqual([1]);
    expect(github.issue(1).title).toContain("io/parse/small");
    expect(github.warnings).toEqual([
      expect.stringContaining("The issue of parsing was not brought up to date."),
    ]);
  });

  it("a run that moved everything opens ten issues, the worst first", async () => {
    const { github, publish } = issueProject();
    const all = Array.from({ length: 14 }, (_, index) =>
      at(1.2 + index / 100, { category: `group-${index}` }),
    );
    const { messages } = await publish(mainRun(1, all));
    expect(github.open()).toHaveLength(10);
    expect(github.issue(1).title).toContain("group-13");
    expect(messages).toContain(
      "No issue was opened for group-3: a run opens 10 at the most, the worst first.",
    );
    await publish(mainRun(2, all));
    expect(github.open()).toHaveLength(14);
  });
});
