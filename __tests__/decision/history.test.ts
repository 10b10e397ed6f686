import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeAgainstHistory } from "../../src/decision/history.ts";
import { historyCaseOf } from "../../src/decision/history-case.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { CANDIDATE, HISTORY_OPTIONS, judgeOne, runsOf, STEADY } from "./histories.ts";
import { timeOf } from "./samples.ts";

describe("a run judged against its history", () => {
  it("regressed when it is past the threshold, rare by the spread between runs, and the run before shows it too", () => {
    const compared = judgeOne(runsOf([...STEADY, 1.11]), 1.1);
    expect(compared).toMatchObject({ verdict: "regressed", status: "REGRESSION_DETECTED", confidence: 0.95 });
    // scipy.stats.t with 11 degrees of freedom and s·√(1 + 1/12) of the logarithms.
    expect(compared.pValue).toBeCloseTo(4.234640736490992e-5, 14);
    expect(compared.change).toBeCloseTo(0.09463124129223774, 12);
    expect(compared.interval?.low).toBeCloseTo(0.059133320559246735, 10);
    expect(compared.interval?.high).toBeCloseTo(0.13131891061674728, 10);
    expect(compared.minimumDetectableChange).toBeCloseTo(0.04082402795693082, 10);
    expect(compared.baseline).toMatchObject({ rounds: 12, median: 1.005 });
    expect(compared.reason).toBe(
      "Against the level of 12 runs the value grew by 9.5 % (5.9 % to 13.1 %), past the threshold of 5 %: p < 0.0001 after Holm's correction by the spread between runs, and the run before it (2222222, +10.5 %) shows it too.",
    );
  });

  it("is only suspected when the run before does not show it", () => {
    const compared = judgeOne(runsOf([...STEADY, 1.0]), 1.1);
    expect(compared).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(compared.reason).toContain("not confirmed: the run before it (2222222, -0.5 %) does not show it");
  });

  it("is only suspected when a single process past all limits is all there is, however many launches it had", () => {
    const rounds = Array.from({ length: 20 }, () => [1.5, 1.51, 1.5]);
    const compared = judgeOne(runsOf(STEADY), 1.5, {
      run: { ref: "refs/pull/7/merge" },
      measurement: { rounds },
    });
    expect(compared).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(compared.reason).toContain("one run cannot tell the code from the machine");
  });

  it("is confirmed by an earlier run of its own ref or commit, which then is no part of the history", () => {
    const pull = { ref: "refs/pull/7/merge" };
    const own = runsOf([1.12], { run: pull });
    expect(judgeOne(runsOf(STEADY), 1.1, { run: pull, own }).verdict).toBe("regressed");
    const repeat = [...runsOf(STEADY), ...runsOf([1.12], { run: { commit: "c".repeat(40) } })];
    const compared = judgeOne(repeat, 1.1);
    expect(compared.verdict).toBe("regressed");
    expect(compared.reason).toContain("another run of the same commit (+11.5 %) shows it too");
    expect(compared.baseline.rounds).toBe(12);
  });

  it("is not judged by one stored run, and the reason says what is missing", () => {
    const slower = judgeOne(runsOf([1, 1.5]), 1.5);
    expect(slower).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(slower.reason).toBe(
      "Against the only run the value grew by 50.0 %, past the threshold of 5 % but not confirmed: 1 comparable run cannot show how far runs lie apart; at least 8 are needed.",
    );
    const same = judgeOne(runsOf([1, 1, 1]), 1);
    expect(same).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
    expect(same.reason).toContain("2 comparable runs cannot show that nothing changed");
    expect(same).not.toHaveProperty("pValue");
  });

  it("is judged from 8 runs on, besides the one that confirms", () => {
    expect(judgeOne(runsOf([...STEADY.slice(0, 7), 1.5]), 1.5).verdict).toBe("inconclusive");
    expect(judgeOne(runsOf([...STEADY.slice(0, 8), 1.5]), 1.5).verdict).toBe("regressed");
  });

  it("is shown equal when the whole interval lies within the threshold", () => {
    const compared = judgeOne(runsOf([...STEADY, 1.0]), 1.004, { threshold: 0.1 });
    expect(compared).toMatchObject({ verdict: "equivalent", status: "NO_REGRESSION" });
    expect(compared.reason).toContain("wholly within the threshold of 10 %");
    const doubtful = judgeOne(runsOf([...STEADY, 1.0]), 1.004, { threshold: 0.02 });
    expect(doubtful).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
    expect(doubtful.reason).toContain("the interval reaches beyond it");
  });

  it("improved by the same rule in the other direction, and turned where higher is better", () => {
    expect(judgeOne(runsOf([...STEADY, 0.9]), 0.9).verdict).toBe("improved");
    const measurement = { metric: "throughput", unit: "1/s", better: "higher" } as const;
    const rates = (values: readonly number[]) => runsOf(values, { measurement });
    const judge = (value: number) =>
      judgeOne(rates([...STEADY, value]), value, { measurement: { ...measurement, rounds: [[value]] } });
    expect(judge(0.9)).toMatchObject({ verdict: "regressed", severity: "small" });
    expect(judge(1.12).verdict).toBe("improved");
    const once = judgeOne(runsOf([...STEADY, 1.0]), 0.9);
    expect(once).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
    expect(once.reason).toContain("for the better, but not confirmed");
  });

  it("is compared with the runs since the last change only, and the reason names it", () => {
    const earlier = runsOf([...STEADY, ...STEADY.map((value) => 2 * value), 2.01]);
    const compared = judgeOne(earlier, 2.02);
    expect(compared.verdict).toBe("equivalent");
    expect(compared.baseline.rounds).toBe(12);
    expect(compared.reason).toContain("Against the level of 12 runs since the change at 2222222");
  });

  it("is not past all limits on a machine whose runs lie far apart", () => {
    const wild = [1, 1.3, 0.9, 1.25, 1.05, 1.4, 0.95, 1.2, 1.1, 1.35, 0.9, 1.15];
    const compared = judgeOne(runsOf([...wild, 1.25]), 1.3);
    expect(compared).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(compared.reason).toContain("not significant: p = ");
  });

  it("is no alarm beside an interval that contains no change", () => {
    const compared = judgeOne(runsOf([...STEADY, 1.035]), 1.033, { threshold: 0.01 });
    expect(compared.pValue).toBeLessThan(0.05);
    expect(compared.interval?.low).toBeLessThan(0);
    expect(compared).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(compared.reason).toContain("the interval contains no change: p = 0.0");
  });

  it("needs stronger evidence the more series are judged together", () => {
    const series = (count: number) => {
      const judged = historyCaseOf({
        run: CANDIDATE,
        measurement: timeOf([1.055]),
        earlier: runsOf([...STEADY, 1.06]),
        threshold: 0.03,
      });
      const cases = judged === undefined ? [] : Array.from({ length: count }, () => judged);
      return judgeAgainstHistory(cases, HISTORY_OPTIONS);
    };
    // Fewer than five, so that no shift of the whole suite is looked for.
    const alone = series(1)[0];
    const four = series(4)[0];
    expect(alone?.verdict).toBe("regressed");
    expect(four?.adjustedPValue).toBeCloseTo(4 * (four?.pValue ?? 0), 12);
    expect(four?.minimumDetectableChange).toBeGreaterThan(alone?.minimumDetectableChange ?? 1);
  });

  it("is less certain when its own launches disagree more than usual", () => {
    const steadyLaunches = [[1.1], [1.1], [1.1], [1.1]];
    const wildLaunches = [[0.8], [1.1], [1.1], [1.5]];
    const judge = (rounds: readonly (readonly number[])[]) =>
      judgeOne(runsOf([...STEADY, 1.11]), 1.1, { measurement: { rounds } });
    expect(judge(steadyLaunches).verdict).toBe("regressed");
    const doubtful = judge(wildLaunches);
    expect(doubtful.change).toBeCloseTo(judge(steadyLaunches).change, 12);
    expect(doubtful.verdict).toBe("inconclusive");
  });

  it("differs for certain from a history that never varied, of zeros too", () => {
    const count = { metric: "allocations", unit: "count" } as const;
    const judge = (level: number, value: number) =>
      judgeOne(runsOf([...STEADY.map(() => level), value], { measurement: count }), value, {
        measurement: { ...count, rounds: [[value]] },
      });
    expect(judge(0, 5)).toMatchObject({ verdict: "regressed", change: 1, pValue: 0 });
    expect(judge(0, 5).reason).toContain("went from 0 to 5 count");
    expect(judge(100, 110)).toMatchObject({ verdict: "regressed", pValue: 0 });
    expect(judge(100, 100)).toMatchObject({ verdict: "equivalent", pValue: 1 });
  });

  it("says that values without a logarithm were not tested", () => {
    const compared = judgeOne(runsOf([...STEADY.slice(1), 0, 2]), 2);
    expect(compared.verdict).toBe("inconclusive");
    expect(compared.reason).toContain("values of 0 or below have no logarithm");
  });

  it("gets the same verdict in any unit", () => {
    const factor = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    const value = fc.double({ min: 0.8, max: 1.3, noNaN: true });
    fc.assert(
      fc.property(factor, value, value, (unit, before, now) => {
        const judge = (scale: number) =>
          judgeOne(runsOf([...STEADY, before].map((one) => one * scale)), now * scale);
        const [plain, scaled] = [judge(1), judge(unit)];
        expect(scaled.change).toBeCloseTo(plain.change, 8);
        if (Math.abs(Math.abs(plain.change) - 0.05) > 1e-6) expect(scaled.verdict).toBe(plain.verdict);
      }),
      { seed: 11, numRuns: 60 },
    );
  });

  it("is called regressed or improved in few of many seeded reports of unchanged code, and slower in most that are", () => {
    const random = seededRandom(77);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    const report = (factor: number) => {
      const cases = Array.from({ length: 4 }, () => {
        const values = Array.from(
          { length: 26 },
          (_, index) => Math.exp(0.03 * normal()) * (index < 24 ? 1 : factor),
        );
        return historyCaseOf({
          run: CANDIDATE,
          measurement: timeOf([values.at(-1) ?? 1]),
          earlier: runsOf(values.slice(0, -1)),
          threshold: 0.02,
        });
      });
      return judgeAgainstHistory(
        cases.flatMap((judged) => judged ?? []),
        HISTORY_OPTIONS,
      );
    };
    const reports = Array.from({ length: 400 }, () => report(1));
    const changed = ({ verdict }: { verdict: string }) => verdict === "regressed" || verdict === "improved";
    // Allowed are 5 of 100 each way; the witness makes it far fewer.
    expect(reports.filter((one) => one.some(changed)).length).toBeLessThan(0.05 * reports.length);
    const slower = Array.from({ length: 100 }, () => report(1.2)).flat();
    expect(slower.filter(({ verdict }) => verdict === "regressed").length).toBeGreaterThan(
      0.9 * slower.length,
    );
  });
});
