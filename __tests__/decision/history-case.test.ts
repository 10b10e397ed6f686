import { describe, expect, it } from "vitest";
import { historyCaseOf, MOST_RUNS } from "../../src/decision/history-case.ts";
import { CANDIDATE, runsOf, STEADY } from "./histories.ts";
import { timeOf } from "./samples.ts";

describe("what a run is judged by", () => {
  it("are runs of the same environment class and unit with a finite number", () => {
    const earlier = [
      ...runsOf([9, 9, 9], { run: { environmentClass: "Darwin arm64" } }),
      ...runsOf([8], { measurement: { unit: "B" } }),
      ...runsOf([7], { measurement: { rounds: [[Number.NaN]] } }),
      ...runsOf([1, 2, 3]),
    ];
    const judged = historyCaseOf({ run: CANDIDATE, measurement: timeOf([1]), earlier, threshold: 0.1 });
    expect(judged?.earlier.map(({ value }) => value)).toEqual([1, 2]);
    expect(judged?.witness?.value).toBe(3);
  });

  it("is nothing when all are of another environment class, or the candidate gave no number", () => {
    const elsewhere = runsOf(STEADY, { run: { environmentClass: "Darwin arm64" } });
    const given = { run: CANDIDATE, threshold: 0.1 };
    expect(historyCaseOf({ ...given, measurement: timeOf([1]), earlier: elsewhere })).toBeUndefined();
    expect(historyCaseOf({ ...given, measurement: timeOf([]), earlier: runsOf(STEADY) })).toBeUndefined();
    expect(
      historyCaseOf({ ...given, measurement: timeOf([Number.NaN]), earlier: runsOf(STEADY) }),
    ).toBeUndefined();
  });

  it("is one value a run: the median of its launches' medians", () => {
    const rounds = [
      [1, 1, 9],
      [2, 2, 2, 2, 2],
      [3, 3, 30],
    ];
    const judged = historyCaseOf({
      run: CANDIDATE,
      measurement: { ...timeOf([]), rounds },
      earlier: runsOf([1, 1], { measurement: { rounds } }),
      threshold: 0.1,
    });
    expect(judged?.candidate.point.value).toBe(2);
    expect(judged?.candidate.digest).toMatchObject({ median: 2, count: 3 });
    expect(judged?.earlier[0].value).toBe(2);
    // Standard deviation of log(1), log(2), log(3) times √(π/6), by NumPy.
    expect(judged?.candidate.point.error).toBeCloseTo(0.4019954953469875, 12);
  });

  it("takes a tool's summary where there are no samples", () => {
    const measurement = { ...timeOf([]), rounds: [], summary: { median: 4 } };
    const judged = historyCaseOf({ run: CANDIDATE, measurement, earlier: runsOf([1]), threshold: 0.1 });
    expect(judged?.candidate.point).toEqual({ run: CANDIDATE, value: 4 });
  });

  it("has no witness among the runs of another ref", () => {
    const run = { ...CANDIDATE, ref: "refs/pull/7/merge" };
    const given = { run, measurement: timeOf([1]), earlier: runsOf([1, 2]), threshold: 0.1 };
    expect(historyCaseOf(given)?.witness).toBeUndefined();
    const own = runsOf([5, 6], { run: { ref: run.ref } });
    expect(historyCaseOf({ ...given, own })?.witness?.value).toBe(6);
    expect(historyCaseOf({ ...given, own })?.earlier).toHaveLength(2);
  });

  it("is the only run there is, even one of the same commit, which then is no witness", () => {
    for (const commit of ["0".repeat(40), CANDIDATE.commit ?? ""]) {
      const earlier = runsOf([4], { run: { commit } });
      const judged = historyCaseOf({ run: CANDIDATE, measurement: timeOf([1]), earlier, threshold: 0.1 });
      expect(judged?.earlier.map(({ value }) => value)).toEqual([4]);
      expect(judged?.witness).toBeUndefined();
    }
  });

  it("prefers a run of the same commit as the witness, and leaves all of them out of the history", () => {
    const repeats = runsOf([5, 6], { run: { commit: CANDIDATE.commit ?? "" } });
    const earlier = [...runsOf([1, 2]), ...repeats, ...runsOf([3])];
    const judged = historyCaseOf({ run: CANDIDATE, measurement: timeOf([1]), earlier, threshold: 0.1 });
    expect(judged?.witness?.value).toBe(6);
    expect(judged?.earlier.map(({ value }) => value)).toEqual([1, 2, 3]);
  });

  it("forgets what lies further back than 100 runs", () => {
    const earlier = runsOf(Array.from({ length: 150 }, (_, index) => index + 1));
    const judged = historyCaseOf({ run: CANDIDATE, measurement: timeOf([1]), earlier, threshold: 0.1 });
    expect(judged?.earlier).toHaveLength(MOST_RUNS);
    expect(judged?.earlier.at(-1)?.value).toBe(149);
  });
});
