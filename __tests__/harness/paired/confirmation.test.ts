import { describe, expect, it } from "vitest";
import type { SeriesState } from "../../../src/domain/look.ts";
import { EMPTY_OUTCOME } from "../../../src/harness/outcome.ts";
import { drive, failed, type Looked } from "./fakes.ts";

const suspicious = { judge: () => "suspected" as const };

const fresh = (run: Awaited<ReturnType<typeof drive>>, metric = "time") =>
  run.rounds("a", metric) - (run.pairing("a", metric)?.confirmation ?? 0);

describe("a suspected change", () => {
  it("is measured again in fresh blocks, half as many pairs as it had and six at least", async () => {
    const run = await drive({ scripts: { a: {} }, ...suspicious });

    expect(run.rounds("a")).toBe(12);
    expect(run.pairing("a")).toEqual({
      alternating: false,
      share: 1 / 4,
      confirmation: 6,
      confirmationShare: 1 / 4,
    });
    expect(run.confirmations).toMatchObject([{ pairs: 12, share: 1 / 4, last: false }]);
    expect(run.log).toContain("info: a: looks changed after 6 pairs, and will be measured again.");
    expect(run.log).toContain("info: a: its suspected change was seen again in 6 fresh pairs.");
  });

  it("of a benchmark that takes long to launch gets the pairs that a judgement takes, whole, whatever its own time is", async () => {
    const run = await drive({
      scripts: { a: { seconds: 4 } },
      ...suspicious,
      budget: { maxTime: 16 },
    });

    expect(fresh(run)).toBe(4);
    expect(run.confirmations).toMatchObject([{ share: 1, last: true }]);
    expect(run.asked.slice(3).map(({ request }) => request.limit)).toEqual([4 / 3, 4 / 3]);
  });

  it("that took many pairs gets half as many again, rounded up to whole blocks", async () => {
    const run = await drive({
      scripts: { a: {} },
      judge: ({ pairs }) => (pairs < 26 ? "undecided" : "suspected"),
      budget: { maxTime: 100 },
    });

    expect(run.pairing("a")?.confirmation).toBe(26);
    expect(run.rounds("a")).toBe(40);
  });

  it("is measured again without its module's other benchmarks, and its other metrics keep their rounds", async () => {
    const run = await drive({
      scripts: { m: { kind: "module", benchmarks: ["a", "b"], metrics: ["time", "peak-memory"] } },
      judge: ({ benchmark }, metric) => (benchmark === "b" && metric === "time" ? "suspected" : "settled"),
    });

    expect(
      run.asked.slice(3).map(({ request }) => [[...(request.only ?? [])], [...(request.metrics ?? [])]]),
    ).toEqual(Array.from({ length: 3 }, () => [["b"], ["time"]]));
    expect([run.rounds("b"), run.rounds("b", "peak-memory"), run.rounds("a")]).toEqual([12, 6, 6]);
    expect(run.pairing("b", "peak-memory")).toEqual({ alternating: false, share: 1 / 4 });
  });

  it("comes after everything was measured", async () => {
    const run = await drive({
      scripts: { a: { seconds: 2 }, b: { seconds: 2 } },
      judge: ({ benchmark }) => (benchmark === "a" ? "suspected" : "settled"),
      budget: { maxTime: 20 },
    });

    expect(run.asked.map(({ subject }) => subject).join(" ")).toBe("a a a b b b a a a");
  });

  it("that fails when it is measured again stays unconfirmed: its confirmation begins where its rounds end", async () => {
    const run = await drive({
      scripts: {
        a: {
          block: (_, number) =>
            number > 3 ? { baseline: EMPTY_OUTCOME, candidate: failed("a") } : undefined,
        },
      },
      ...suspicious,
    });

    expect(run.pairing("a")?.confirmation).toBe(6);
    expect(run.rounds("a")).toBe(6);
    expect(run.confirmations).toEqual([]);
    expect(run.log).toContain(
      "info: a: could not be measured again, so its suspected change is not confirmed.",
    );
  });
});

describe("a confirmation that is unclear", () => {
  const unclearBefore = (pairs: number) => (looked: Looked) =>
    looked.pairs < pairs ? ("undecided" as const) : ("suspected" as const);

  it("goes on with twice as many fresh pairs, and then confirms", async () => {
    const run = await drive({ scripts: { a: {} }, ...suspicious, confirm: unclearBefore(18) });

    expect(run.confirmations.map(({ pairs, share, last }) => [pairs, share, last])).toEqual([
      [12, 1 / 4, false],
      [18, 1 / 4, false],
    ]);
    expect(run.pairing("a")).toMatchObject({ confirmation: 6, confirmationShare: 1 / 4 });
    expect(fresh(run)).toBe(12);
    expect(run.log).toContain("info: a: its suspected change was seen again in 12 fresh pairs.");
  });

  it("ends at once when it points the other way", async () => {
    const run = await drive({ scripts: { a: {} }, ...suspicious, confirm: () => "settled" });

    expect(run.confirmations).toHaveLength(1);
    expect(fresh(run)).toBe(6);
    expect(run.log).toContain("info: a: its suspected change was not seen again in 6 fresh pairs.");
  });

  it("has what was kept to confirm, and what the benchmark did not need before", async () => {
    // Of 15 s to measure, 6 s were used; 5 s are kept: 14 s are seven blocks.
    const run = await drive({
      scripts: { a: { seconds: 2 } },
      ...suspicious,
      confirm: () => "undecided",
      budget: { maxTime: 20 },
    });

    expect(fresh(run)).toBe(14);
    expect(run.confirmations.map(({ pairs, share, last }) => [pairs - 6, share, last])).toEqual([
      [6, 1 / 4, false],
      [12, 1 / 4, false],
      [14, 1 / 2, true],
    ]);
    expect(run.asked[3]?.request.limit).toBeCloseTo(14 / 3);
    expect(run.asked.at(-1)?.request.limit).toBeCloseTo(2);
    expect(run.log).toContain("info: a: its suspected change was not seen again in 14 fresh pairs.");
  });

  it("says with every block how much time it has left", async () => {
    const run = await drive({
      scripts: { a: { seconds: 2 } },
      ...suspicious,
      confirm: () => "undecided",
      budget: { maxTime: 20, maxMinutes: 10 },
    });

    const lines = run.log.filter((line) => line.includes("confirmation, block"));
    expect(lines[0]).toContain("at most 14 s left for it");
    expect(lines.at(-1)).toContain("at most 2 s left for it");
  });

  it("ends when another block would go past the time for all", async () => {
    // 12 s for all, 3 of them are used.
    const run = await drive({
      scripts: { a: {} },
      ...suspicious,
      confirm: () => "undecided",
      budget: { maxTime: 400, maxMinutes: 12 / 60 },
    });

    expect(fresh(run)).toBe(18);
    expect(run.confirmations.at(-1)).toMatchObject({ pairs: 24, share: 1 / 2, last: true });
  });

  it("leaves the other subjects their part of the time", async () => {
    // Three blocks each; the 6 s that are left are three for the first, and what that leaves for the second.
    const run = await drive({
      scripts: { a: {}, b: {} },
      ...suspicious,
      confirm: () => "undecided",
      budget: { maxTime: 400, maxMinutes: 12 / 60 },
    });

    expect(run.asked.map(({ subject }) => subject).join(" ")).toBe("a a a b b b a a a b b b");
  });

  it("ends with as many pairs as a benchmark gets at the most", async () => {
    const run = await drive({
      scripts: { a: {} },
      ...suspicious,
      confirm: () => "undecided",
      budget: { maxTime: 400 },
    });

    expect(fresh(run)).toBe(26);
    expect(run.confirmations.map(({ pairs, last }) => [pairs - 6, last])).toEqual([
      [6, false],
      [12, false],
      [24, false],
      [26, true],
    ]);
  });

  it("goes on for the unclear series alone: those that are clear keep their rounds and their share", async () => {
    const run = await drive({
      scripts: { a: { metrics: ["time", "cpu-time", "peak-memory"] } },
      ...suspicious,
      confirm: (looked, metric): SeriesState => {
        if (metric === "time") return "suspected";
        return metric === "peak-memory" ? "settled" : unclearBefore(30)(looked);
      },
      budget: { maxTime: 14 },
    });

    expect([fresh(run), fresh(run, "cpu-time"), fresh(run, "peak-memory")]).toEqual([6, 22, 6]);
    expect(run.asked.at(-1)?.request.metrics).toEqual(new Set(["cpu-time"]));
    expect(run.pairing("a")?.confirmationShare).toBe(1 / 4);
    expect(run.pairing("a", "cpu-time")?.confirmationShare).toBe(1 / 2);
    expect(run.log).toContain("info: a: its suspected change was seen again in 6 fresh pairs.");
  });

  it("spends its error rate once, however long it takes and wherever the time ends it", async () => {
    const judges = [
      () => "suspected" as const,
      ({ last }: Looked) => (last ? ("suspected" as const) : ("undecided" as const)),
    ];
    for (const judge of judges) {
      for (let maxTime = 8; maxTime <= 60; maxTime += 1) {
        const run = await drive({
          scripts: { a: {} },
          judge,
          confirm: () => "undecided",
          budget: { maxTime },
        });
        // An earlier look at the same pairs takes nothing from a later one.
        const shares = new Map(run.confirmations.map(({ pairs, share }) => [pairs, share]));
        const spent = [...shares.values()].reduce((sum, share) => sum + share, 0);
        expect([maxTime, spent, run.confirmations.at(-1)?.last]).toEqual([maxTime, 1, true]);
      }
    }
  });
});
