import { describe, expect, it } from "vitest";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import { acceptIssue } from "../../src/issues/accept-issue.ts";
import { issuesToAccept } from "../../src/issues/list-issues.ts";
import { issueProject } from "../support/issue-project.ts";
import { at, mainRun, OPTIONS } from "../support/issue-reports.ts";
import type { IssueFaults } from "../support/issues-in-memory.ts";

const ACCEPTANCE: Acceptance = {
  source: { kind: "comment", by: "mona", url: "https://github.com/acme/widgets/issues/1#c5", id: 5 },
  reason: "The safer parser is worth it",
};

/** A project with an issue about a small and a large benchmark. */
async function project(faults: IssueFaults = {}) {
  const { github, publish } = issueProject(faults);
  const ports = { issues: github.api, pullRequests: { between: async () => [] } };
  const accept = (acceptance: Partial<Acceptance> = {}, number = 1) =>
    acceptIssue(
      ports,
      { number, repositoryUrl: "https://github.com/acme/widgets", severities: OPTIONS.severities },
      { ...ACCEPTANCE, ...acceptance },
      github.runtime,
    );
  await publish(mainRun(1, [at(1.3), at(1.2, { benchmark: "parse/large" })]));
  return { github, publish, accept };
}

describe("/accept-regression on a regression issue", () => {
  it("closes it as not planned, says who and why, and the level opens no issue again", async () => {
    const { github, publish, accept } = await project();
    expect(await accept()).toEqual({ kind: "closed", message: "Issue 1 was accepted and closed." });
    expect(github.writes.slice(-2)).toEqual(["close 1 not_planned", "comment 1"]);
    expect(github.comments.get(1)?.[0]).toContain("Reason: “The safer parser is worth it”");
    expect(github.issue(1).body).toContain("**Closed: accepted.**");

    await publish(mainRun(2, [at(1.3), at(1.2, { benchmark: "parse/large" })]));
    expect(github.open()).toEqual([]);
    await publish(mainRun(3, [at(1.8)]));
    expect(github.open().map(({ number }) => number)).toEqual([2]);
  });

  it("is still heard by the next runs, until the history has found the new level", async () => {
    const { github, accept } = await project();
    const report = mainRun(2, []);
    const places = (since: string) =>
      issuesToAccept(github.api, report, { labels: ["performance"], since: new Date(since) });
    const before = await places("2000-01-01T00:00:00Z");
    expect(before.map(({ number, series }) => [number, series.map(({ benchmark }) => benchmark)])).toEqual([
      [1, ["parse/small", "parse/large"]],
    ]);
    for (const { limit } of before[0]?.series ?? []) expect(limit).toBeGreaterThan(0.2);
    await accept();
    expect(await places("2000-01-01T00:00:00Z")).toEqual(before);
    expect(await places("2100-01-01T00:00:00Z")).toEqual([]);
  });

  it("is heard about the level that was accepted, and not about the same share of a worse one", async () => {
    const { github } = await project();
    const limitIn = async (...given: Parameters<typeof mainRun>) => {
      const options = { labels: ["performance"], since: new Date(0) };
      const [place] = await issuesToAccept(github.api, mainRun(...given), options);
      return place?.series.find(({ benchmark }) => benchmark === "parse/small")?.limit;
    };
    const level = (median: number) => ({ baseline: { median, mean: median, rounds: 10, samples: 10 } });
    expect(await limitIn(2, [at(1.3)])).toBeCloseTo(0.4);
    // On its way to the new level, there, and past it.
    expect(await limitIn(2, [at(1.3, level(0.0011))])).toBeCloseTo(0.3);
    expect(await limitIn(2, [at(1.5, level(0.0013))])).toBeCloseTo(0.1);
    expect(await limitIn(2, [at(2, level(0.0018))])).toBe(0);
    expect(await limitIn(2, [at(1.5, level(0.0013))], { machine: "Another one" })).toBeCloseTo(0.4);
    expect(await limitIn(2, [at(1.5, { ...level(0.0013), unit: "B" })])).toBeCloseTo(0.4);
  });

  it("of a pattern settles what matches, and the issue waits for the rest", async () => {
    const { github, publish, accept } = await project();
    expect(await accept({ pattern: "*/large" })).toEqual({
      kind: "noted",
      message: "The acceptance was noted; 1 series is still regressed.",
    });
    expect(github.open()).toHaveLength(1);
    expect(github.issue(1).body).toMatch(/large<\/code> \| \+20\.0% .* \| accepted \|/);
    await publish(mainRun(2, [at(1)]));
    const { messages } = await publish(mainRun(3, [at(1)]));
    expect(github.writes.slice(-2)).toEqual(["close 1 not_planned", "comment 1"]);
    const ends = "1 series is accepted and 1 series is back at its old level";
    expect(messages).toEqual([`Issue 1 was closed: ${ends}.`]);
    expect(github.issue(1).body).toContain(`**Closed: ${ends}.**`);
    expect(github.comments.get(1)?.at(-1)).toMatch(new RegExp(`^Settled: ${ends}\\.\n\n- `));
  });

  it("leaves the level, the title and the first sentence to what is still regressed", async () => {
    const { github, accept } = await project();
    await accept({ pattern: "*/small", limit: 0.4, until: "2026-12-31" });
    const { title, body } = github.issue(1);
    expect(title).toBe("Performance regression (minor): parsing/parse/large +20.0%");
    expect(body).toContain("## Performance regression: minor");
    expect(body).toContain("1 of 2 series of <code>parsing</code> is still worse, +20.0% at the worst.");
    expect(body).toContain("), up to 40 %, until 2026-12-31. Reason: “The safer parser is worth it”.");

    await accept();
    const closed = github.issue(1);
    expect(closed.title).toBe("Performance regression (major): parsing/parse/small +30.0%");
    expect(closed.body).toContain("2 series of <code>parsing</code> became worse, +30.0% at the worst.");
  });

  it("by a label says the label once", async () => {
    const { github, accept } = await project();
    await accept({ source: { kind: "label", label: "ok", by: "mona" }, reason: "label ok" });
    expect(github.comments.get(1)?.[0]).toMatch(/\+30\.0%, accepted by mona, with the label ok\.\n/);
  });

  it("twice is once", async () => {
    const { github, accept } = await project();
    await accept();
    const { length } = github.writes;
    expect(await accept()).toEqual({ kind: "noted", message: "Issue 1 was accepted before." });
    expect(github.writes).toHaveLength(length);
  });

  it.each([
    [{ rejected: "hubot may not write here." }, "hubot may not write here."],
    [{ until: "2026-11-01" }, "The acceptance counted until 2026-11-01."],
    [{ limit: 0.05 }, "All of it is worse than the acceptance allows."],
    [
      { pattern: "io/*" },
      "Nothing that this issue is about matches io/*, or it is worse than the acceptance allows.",
    ],
  ])("is refused with a reason: %j", async (acceptance, message) => {
    const { github, accept } = await project();
    expect(await accept(acceptance)).toEqual({ kind: "refused", message });
    expect(github.writes).toEqual(["create 1"]);
  });

  it("does nothing to an issue that is not ours, or that is not there", async () => {
    const { github, accept } = await project();
    const { body } = github.issue(1);
    github.add({ body: "Parsing is slow" });
    github.add({ body, trusted: false });
    for (const number of [2, 3, 99]) expect(await accept({}, number)).toMatchObject({ kind: "not-ours" });
    expect(github.writes).toEqual(["create 1"]);
  });

  it("of a closed issue keeps it closed, and is remembered", async () => {
    const { github, publish, accept } = await project();
    github.byHand(1, { state: "closed" });
    expect(await accept()).toMatchObject({ kind: "closed" });
    await publish(mainRun(2, [at(1.3)]));
    expect(github.open()).toEqual([]);
  });

  it("survives a run that writes over it in the same moment", async () => {
    let before = "";
    let isOverwritten = false;
    const setting = await project({
      afterWrite: (write) => {
        if (write !== "comment 1" || isOverwritten) return;
        isOverwritten = true;
        setting.github.byHand(1, { body: before });
      },
    });
    before = setting.github.issue(1).body;
    await setting.accept();
    expect(isOverwritten).toBe(true);
    expect(setting.github.issue(1).body).toContain("**Closed: accepted.**");
    expect(setting.github.comments.get(1)).toHaveLength(1);
  });
});
