import { describe, expect, it } from "vitest";
import { fast, issueProject, stillSlow } from "../support/issue-project.ts";
import { at, commitOf, mainRun } from "../support/issue-reports.ts";

describe("an open issue", () => {
  it("is updated by later runs instead of another being opened, without a comment each time", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [at(1.31)], [stillSlow], [at(1.4)]]);
    expect(setting.github.all()).toHaveLength(1);
    expect(setting.github.issue(1).title).toBe("Performance regression (major): parsing/parse/small +40.0%");
    expect(setting.stateOf(1).runs.map(({ commit }) => commit)).toEqual([1, 2, 3, 4].map(commitOf));
    expect(setting.github.comments.get(1)).toBeUndefined();
  });

  it("says so once when it becomes more urgent", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.15)], [at(1.6)], [at(1.6)], [at(1.7)]]);
    expect(setting.github.issue(1).title).toBe(
      "Performance regression (critical): parsing/parse/small +70.0%",
    );
    expect(setting.github.comments.get(1)).toEqual([
      expect.stringMatching(/^It became worse, and is critical now:\n\n- .*small<\/code>: \+60\.0%/),
    ]);
  });

  it("takes in what regresses later in its group, says so once, and keeps where each began", async () => {
    const setting = issueProject();
    const large = { benchmark: "parse/large" };
    await setting.follow(1, [[at(1.3)], [stillSlow, at(1.2, large)], [stillSlow, at(1.2, large)]]);
    expect(setting.github.all()).toHaveLength(1);
    expect(setting.github.comments.get(1)).toEqual([
      expect.stringContaining("- <code>parsing/<wbr>parse/<wbr>large</code>: +20.0% (1.00 ms → 1.20 ms)"),
    ]);
    expect(setting.stateOf(1).series.map(({ firstBad }) => firstBad)).toEqual([commitOf(1), commitOf(2)]);
  });

  it("is not changed by the same report again, nor by a repetition of its job", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [stillSlow]]);
    const writes = [...setting.github.writes];
    await setting.publish(mainRun(2, [stillSlow]));
    expect(setting.github.writes).toEqual(writes);
    // Another attempt measures anew, but is the same run.
    await setting.publish(mainRun(2, [fast], { run: { id: "attempt-2" }, workflow: { runAttempt: "2" } }));
    await setting.publish(mainRun(2, [fast], { run: { id: "attempt-3" }, workflow: { runAttempt: "3" } }));
    expect(setting.github.issue(1).state).toBe("open");
    expect(setting.stateOf(1).runs).toHaveLength(2);
  });

  it("is left alone by other suites, other environments, and jobs with other benchmarks", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)]]);
    const writes = [...setting.github.writes];
    await setting.publish(mainRun(2, [fast], { run: { suite: "full" } }));
    const { environment } = mainRun(3, []).run;
    const os = { ...environment.os, architecture: "arm64" };
    await setting.publish(mainRun(3, [fast], { run: { environment: { ...environment, os } } }));
    await setting.publish(mainRun(4, [at(1, { category: "io" })], { workflow: { job: "other" } }));
    expect(setting.github.writes).toEqual(writes);
  });

  it("is the same on another processor, whose values count for themselves", async () => {
    const setting = issueProject();
    const { github, publish } = setting;
    const machine = "Intel(R) Xeon(R) Platinum 8370C";
    await setting.follow(1, [[at(1.3)]]);
    await publish(mainRun(2, [at(0.5)], { machine }));
    await publish(mainRun(3, [at(0.5)], { machine }));
    expect(github.open()).toHaveLength(1);
    await publish(mainRun(4, [at(1.4)], { machine }));
    expect(github.all()).toHaveLength(1);
    expect(github.issue(1).body).toContain("on Intel(R) Xeon(R) Platinum 8370C");
  });

  it("is not touched by a forger: neither by an untrusted body nor by one that cannot be read", async () => {
    const { github, publish } = issueProject();
    const original = issueProject();
    await original.publish(mainRun(1, [at(1.3)]));
    const { body } = original.github.issue(1);
    github.add({ body, trusted: false });
    github.add({ body: body.replace("issue eyJ", "issue AAA") });
    github.add({ body: `> ${body}` });
    const { messages } = await publish(mainRun(2, [at(1.3)]));
    expect(messages).toEqual([
      "Issue 2 is left alone: what it hides at its start was changed.",
      "Issue 4 was opened for parsing.",
    ]);
    expect(github.writes).toEqual(["create 4"]);
  });
});
