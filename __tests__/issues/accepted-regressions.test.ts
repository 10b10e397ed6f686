import { describe, expect, it } from "vitest";
import type { Report } from "../../src/report/report.ts";
import { issueProject, stillSlow } from "../support/issue-project.ts";
import { at, commitOf, mainRun } from "../support/issue-reports.ts";

describe("an accepted regression", () => {
  const acceptance = {
    source: { kind: "comment", by: "mona", url: "https://github.com/acme/widgets/pull/9#c1", id: 1 },
    reason: "Safer parsing @everyone",
  } as const;
  const accepted = (value: number) => at(value, { verdict: "regressed", accepted: acceptance });

  it("closes its issue as not planned, with who and why, and calls nobody", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [accepted(1.31)]]);
    expect(setting.github.writes.slice(-2)).toEqual(["close 1 not_planned", "comment 1"]);
    const [text = ""] = setting.github.comments.get(1) ?? [];
    expect(text).toContain(
      "[by mona, in a comment](<https://github.com/acme/widgets/pull/9#c1>). Reason: “Safer parsing &#64;&#8288;everyone”",
    );
    expect(text).not.toContain("@");
  });

  it("opens no issue again at the same level, but does at a clearly worse one, and links the old", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [accepted(1.31)], [at(1.3)], [at(1.35)]]);
    expect(setting.github.open()).toHaveLength(0);
    expect(setting.github.all()).toHaveLength(1);
    await setting.follow(5, [[at(1.6)]]);
    expect(setting.github.open().map(({ number }) => number)).toEqual([2]);
    expect(setting.github.issue(2).body).toContain("An earlier regression of this group was #1.");
  });

  it("leaves the issue open for the series that nobody accepted", async () => {
    const setting = issueProject();
    const large = { benchmark: "parse/large" };
    await setting.follow(1, [
      [at(1.3), at(1.4, large)],
      [accepted(1.3), at(1.4, large)],
    ]);
    expect(setting.github.open()).toHaveLength(1);
    expect(setting.github.issue(1).title).toBe("Performance regression (major): parsing/parse/large +40.0%");
    await setting.follow(3, [
      [at(1.3), at(1, large)],
      [at(1.3), at(1, large)],
    ]);
    expect(setting.github.open()).toHaveLength(0);
    expect(setting.github.writes.at(-2)).toBe("close 1 not_planned");
  });

  it("counts until its last day", async () => {
    const setting = issueProject();
    const until = at(1.3, { verdict: "regressed", accepted: { ...acceptance, until: "2026-11-30" } });
    await setting.follow(1, [[at(1.3)], [until], [at(1.3)]]);
    expect(setting.github.open()).toHaveLength(0);
    // On the last day of November, and on the day after.
    setting.github.pass(9 * 86_400);
    await setting.follow(4, [[at(1.3)]]);
    expect(setting.github.open()).toHaveLength(0);
    setting.github.pass(86_400);
    await setting.follow(5, [[at(1.3)]]);
    expect(setting.github.open().map(({ number }) => number)).toEqual([2]);
  });

  it("is recognised on another processor by how much it is worse", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)], [accepted(1.3)]]);
    const machine = "Intel(R) Xeon(R) Platinum 8370C";
    await setting.publish(mainRun(3, [at(1.32)], { machine }));
    expect(setting.github.all()).toHaveLength(1);
    await setting.publish(mainRun(4, [at(1.6)], { machine }));
    expect(setting.github.open()).toHaveLength(1);
  });

  it("by a trailer that names it counts although the history has got used to it; a label of another change does not", async () => {
    const setting = issueProject();
    await setting.follow(1, [[at(1.3)]]);
    const word = (source: Report["acceptances"][number]["acceptance"]["source"], pattern?: string) => ({
      acceptances: [
        {
          acceptance: { source, reason: "meant", ...(pattern === undefined ? {} : { pattern }) },
          status: "unused" as const,
          detail: "",
          series: [],
        },
      ],
    });
    const label = { kind: "label", label: "accept-regression", by: "mona" } as const;
    const trailer = { kind: "trailer", commit: commitOf(3), by: "mona" } as const;
    await setting.publish(mainRun(2, [stillSlow], { report: word(label) }));
    await setting.publish(mainRun(3, [stillSlow], { report: word(trailer) }));
    await setting.publish(mainRun(4, [stillSlow], { report: word(trailer, "io/*") }));
    expect(setting.github.open()).toHaveLength(1);
    await setting.publish(mainRun(5, [stillSlow], { report: word(trailer, "parsing/*") }));
    expect(setting.github.open()).toHaveLength(0);
  });
});
