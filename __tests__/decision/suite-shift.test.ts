import { expect, it } from "vitest";
import { classicRule } from "../../src/decision/classic.ts";
import { compareRuns } from "../../src/decision/compare.ts";
import { judgeAgainstHistory } from "../../src/decision/history.ts";
import { historyCaseOf } from "../../src/decision/history-case.ts";
import { commonShifts, suiteShift } from "../../src/decision/suite-shift.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { CANDIDATE, HISTORY_OPTIONS, runsOf, STEADY } from "./histories.ts";
import { OPTIONS, timeOf } from "./samples.ts";

it("is said when most benchmarks moved the same way", () => {
  expect(suiteShift(changedBy(1.4, 1.5, 1.45, 1.6, 1.02, 0.99))).toBe(
    "The whole suite moved: the median benchmark is 42.5 % slower than in the baseline, and 5 of 6 are slower. That may be the machine rather than the code.",
  );
  expect(suiteShift(changedBy(0.8, 0.8, 0.7, 0.9, 0.8))).toContain(
    "faster than in the baseline, and 5 of 5 are faster",
  );
});

it("is hardly the machine when both versions were measured side by side", () => {
  const moved = changedBy(1.4, 1.5, 1.45, 1.6, 1.5);
  expect(suiteShift(moved, "paired")).toContain("measured side by side, so that is hardly the machine.");
  expect(suiteShift(moved, "stored")).toContain("That may be the machine rather than the code.");
});

it("is not said of a few changed benchmarks, of small moves, or of moves that disagree", () => {
  expect(suiteShift(changedBy(3, 1, 1.01, 0.99, 1, 1))).toBeUndefined();
  expect(suiteShift(changedBy(1.04, 1.03, 1.04, 1.04, 1.03))).toBeUndefined();
  expect(suiteShift(changedBy(1.3, 1.2, 1.4, 0.7, 0.6))).toBeUndefined();
});

it("needs five benchmarks", () => {
  expect(suiteShift(changedBy(1.5, 1.5, 1.5, 1.5))).toBeUndefined();
});

it("withholds from a stored history what vanishes without it, and keeps what stands", () => {
  const judged = judgedAfter(1.1, 1.1, 1.1, 1.1, 1.11, 1.5);
  expect(judged.map(({ verdict }) => verdict)).toEqual([
    ...Array.from({ length: 5 }, () => "inconclusive"),
    "regressed",
  ]);
  expect(judged[0]?.status).toBe("REGRESSION_SUSPECTED");
  expect(judged[0]?.reason).toContain(
    "withheld: the whole suite moved by +9.5 % (6 of 6 series the same way), which looks like the machine",
  );
  expect(judged[5]?.reason).toContain("it stands also without the +9.5 % by which the whole suite moved");
});

it("withholds improvements of a machine that got faster, too", () => {
  const judged = judgedAfter(0.9, 0.9, 0.9, 0.9, 0.9);
  expect(judged.map(({ verdict }) => verdict)).toEqual(Array.from({ length: 5 }, () => "inconclusive"));
  expect(judged[0]?.reason).toContain("withheld: the whole suite moved by -10.4 %");
});

it("withholds nothing where single benchmarks changed", () => {
  const judged = judgedAfter(1.1, 1.1, 1, 1.01, 0.99, 1);
  expect(judged.map(({ verdict }) => verdict).slice(0, 2)).toEqual(["regressed", "regressed"]);
});

it("is looked for in each metric alone, and must exceed what the spread between runs explains", () => {
  const moves = (metric: string, move: number, error: number) =>
    Array.from({ length: 6 }, (_, index) => ({ metric, move: move + index / 1000, error }));
  const shifts = commonShifts([...moves("time", 0.1, 0.02), ...moves("peak-memory", 0, 0.02)]);
  expect([...shifts.keys()]).toEqual(["time"]);
  expect(shifts.get("time")).toMatchObject({ count: 6, alike: 6 });
  expect(shifts.get("time")?.move).toBeCloseTo(0.1025, 12);
  expect(commonShifts(moves("time", 0.1, 0.2)).size).toBe(0);
});

/** One report whose series all had a steady history, and then moved by these factors in two runs. */
function judgedAfter(...factors: readonly number[]) {
  const cases = factors.flatMap(
    (factor, index) =>
      historyCaseOf({
        run: CANDIDATE,
        measurement: timeOf([factor], { benchmark: `b${index}` }),
        earlier: runsOf([...STEADY, factor]),
        threshold: 0.05,
      }) ?? [],
  );
  return judgeAgainstHistory(cases, HISTORY_OPTIONS);
}

function changedBy(...factors: readonly number[]) {
  const measured = (values: readonly number[]): readonly Measurement[] =>
    values.map((value, index) => ({
      benchmark: `b${index}`,
      metric: "time",
      unit: "s",
      better: "lower",
      rounds: [[value], [value], [value]],
    }));
  return compareRuns({
    baseline: { measurements: measured(factors.map(() => 1)) },
    candidate: { measurements: measured(factors), failures: [] },
    options: OPTIONS,
    rule: classicRule,
  });
}
