import { describe, expect, it } from "vitest";
import { decideGate, suiteImprovementPercent, worstRegressionPercent } from "../../src/decision/gate.ts";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Compared, Comparison } from "../../src/domain/comparison.ts";
import type { LeakResult } from "../../src/domain/memory.ts";
import type { SlaResult } from "../../src/domain/sla.ts";

function compared(benchmark: string, change: number, fields: Partial<Compared> = {}): Compared {
  const baseline = { median: 1, mean: 1, rounds: 1, samples: 30 };
  return {
    kind: "compared",
    benchmark,
    metric: "time",
    unit: "s",
    better: "lower",
    verdict: "equivalent",
    status: "NO_REGRESSION",
    change,
    confidence: 0.95,
    severity: "negligible",
    threshold: 0.1,
    tests: {},
    baseline,
    candidate: { ...baseline, median: 1 + change },
    reason: "",
    ...fields,
  };
}

const regressed = { verdict: "regressed", status: "REGRESSION_DETECTED" } as const;
const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" } as const;
const missing: Comparison = {
  kind: "not-compared",
  benchmark: "old",
  metric: "time",
  verdict: "missing",
  status: "NO_BASELINE",
  reason: "",
};
const failure = { benchmark: "load/all", kind: "timed-out", message: "", output: "" } as const;
const missed: SlaResult = {
  benchmark: "api",
  category: "web",
  metric: "time",
  unit: "s",
  limit: 1,
  value: 2,
  bound: 2.1,
  status: "FAIL",
  margin: -1,
  reason: "",
};
const leak: LeakResult = { benchmark: "cache", status: "LEAK_DETECTED", cycles: 10, growth: 1e6, reason: "" };
const calm = [compared("a", 0.01), compared("b", -0.02)];

function decide(comparisons: readonly Comparison[], more: Partial<Parameters<typeof decideGate>[0]> = {}) {
  return decideGate({ comparisons, sla: [], failures: [], ...more });
}

describe("the headline of a regression", () => {
  it("names the time of a benchmark, not its processor time that moved a little more", () => {
    const time = compared("parse", 0.2, regressed);
    const cpu = compared("parse", 0.21, { ...regressed, metric: "cpu-time" });
    const { headline } = decideGate({ comparisons: [cpu, time], sla: [], failures: [] });
    expect(headline).toBe("1 of 1 benchmark regressed: parse is 20.0 % slower.");
  });
});

describe("the gate without the baseline that was to be measured", () => {
  const noBaseline = "The baseline, 3f2c1a9, could not be set up.";

  it("is inconclusive, and the headline says why", () => {
    const found = decideGate({ comparisons: [], sla: [], failures: [], noBaseline });
    expect(found).toMatchObject({
      gate: "inconclusive",
      headline: `Nothing was compared, because there is no baseline to measure. ${noBaseline}`,
    });
  });

  it("still fails for what needs none", () => {
    const found = decideGate({ comparisons: [], sla: [missed], failures: [], noBaseline });
    expect(found.gate).toBe("fail");
    expect(found.headline).not.toContain("baseline");
  });
});

describe("the gate", () => {
  it("passes when nothing is wrong, whatever is missing, new or better", () => {
    const improved = compared("c", -0.3, { verdict: "improved" });
    const decided = decide([...calm, improved, missing]);
    expect(decided.gate).toBe("pass");
    expect(decided.headline).toBe("None of 3 benchmarks regressed, 1 improved.");
    expect(decided.counts).toEqual({
      regressed: 0,
      improved: 1,
      equivalent: 2,
      inconclusive: 0,
      "no-baseline": 0,
      missing: 1,
      failed: 0,
    });
  });

  it("fails for a regression and names the worst with its interval", () => {
    const small = compared("parse/small", 0.214, { ...regressed, interval: { low: 0.179, high: 0.243 } });
    expect(decide([...calm, small])).toMatchObject({
      gate: "fail",
      headline: "1 of 3 benchmarks regressed: parse/small is 21.4 % slower (17.9 % to 24.3 %).",
    });
    const worse = compared("x", 0.5, { ...regressed, category: "core" });
    expect(decide([...calm, small, worse]).headline).toBe(
      "2 of 4 benchmarks regressed; worst is core/x, 50.0 % slower.",
    );
  });

  it("counts a benchmark once, however many of its metrics regressed, and names the metric unless it is the time", () => {
    const time = compared("a", 0.2, regressed);
    const memory = compared("a", 0.4, { ...regressed, metric: "peak-memory", unit: "B" });
    expect(decide([time, memory]).headline).toBe(
      "1 of 1 benchmark regressed: a [peak-memory] is 40.0 % higher.",
    );
  });

  it("turns the interval round for a metric that fell", () => {
    const fallen = compared("a", -0.2, {
      ...regressed,
      metric: "throughput",
      better: "higher",
      interval: { low: -0.25, high: -0.15 },
    });
    expect(decide([fallen]).headline).toBe(
      "1 of 1 benchmark regressed: a [throughput] is 20.0 % lower (15.0 % to 25.0 %).",
    );
  });

  it("fails for a missed SLA, a failed benchmark and a leak, all in the headline", () => {
    expect(decide(calm, { sla: [missed] })).toMatchObject({
      gate: "fail",
      headline: "1 of 1 SLA limit was missed, by web/api.",
    });
    expect(decide(calm, { failures: [failure] })).toMatchObject({
      gate: "fail",
      headline: "1 benchmark failed: load/all.",
    });
    expect(decide(calm, { leaks: [leak] })).toMatchObject({
      gate: "fail",
      headline: "1 benchmark leaks memory: cache.",
    });
    expect(
      decide([compared("a", 0.2, regressed)], {
        sla: [missed, { ...missed, status: "PASS" }],
        failures: [failure],
        leaks: [leak],
      }).headline,
    ).toBe(
      "1 of 1 benchmark regressed: a is 20.0 % slower; 1 benchmark failed: load/all; 1 of 2 SLA limits was missed, by web/api; 1 benchmark leaks memory: cache.",
    );
  });

  it("fails for a row that failed, also when no failure was reported", () => {
    expect(decide([{ ...missing, verdict: "failed" }])).toMatchObject({
      gate: "fail",
      headline: "1 benchmark failed: old.",
    });
  });

  it("is inconclusive for a suspicion, and not for a suspected leak", () => {
    expect(decide([...calm, compared("c", 0.3, suspected)])).toMatchObject({
      gate: "inconclusive",
      headline: "1 of 3 benchmarks may have regressed, but this is not confirmed: c is 30.0 % slower.",
    });
    expect(decide([...calm, compared("c", 0.3, suspected), compared("d", 0.4, suspected)]).headline).toBe(
      "2 of 4 benchmarks may have regressed, but this is not confirmed; worst is d, 40.0 % slower.",
    );
    expect(decide(calm, { leaks: [{ ...leak, status: "LEAK_SUSPECTED" }] }).gate).toBe("pass");
  });

  it("says of a cancelled run what was and what was not measured, and what is bad all the same", () => {
    const cutOff = (benchmark: string) => ({ ...failure, benchmark, kind: "cut-off" }) as const;
    const [a, b] = [{ benchmark: "a" }, { benchmark: "b" }];
    const slow = [compared("a", 0.2, regressed)];
    const failures = [cutOff("b"), { ...failure, benchmark: "broken", kind: "failed" } as const];
    expect(decide(slow, { cancelled: { measured: [a, a, b] }, failures }).headline).toBe(
      "Cancelled: 1 benchmark was measured; b was not measured to the end; 1 of 1 benchmark regressed: a is 20.0 % slower; 1 benchmark failed: broken.",
    );
    const many = ["c", "d", "e", "f", "g"].map(cutOff);
    expect(decide([], { cancelled: { measured: [] }, failures: many }).headline).toBe(
      "Cancelled: nothing was measured to its end; c, d, e and 2 others were still open.",
    );
    expect(decide([], { cancelled: { measured: [a, b] } }).headline).toBe(
      "Cancelled: 2 benchmarks were measured.",
    );
  });

  it("passes and says so when there was nothing to compare with", () => {
    expect(decide([{ ...missing, verdict: "no-baseline" }])).toMatchObject({
      gate: "pass",
      headline: "No benchmark was compared: 1 benchmark without a baseline.",
    });
    expect(decide([]).headline).toBe("No benchmark was compared.");
  });
});

describe("a regression that somebody accepted", () => {
  const by = {
    kind: "comment",
    by: "mona",
    url: "https://github.com/a/b/pull/7#issuecomment-1",
    id: 1,
  } as const;
  const accepted = { ...regressed, accepted: { source: by, reason: "it checks UTF-8 now" } };

  it("fails no gate, is counted as one all the same, and the headline says who accepted it and why", () => {
    const small = compared("parse/small", 0.214, { ...accepted, interval: { low: 0.179, high: 0.243 } });
    const decided = decide([...calm, small]);
    expect(decided).toMatchObject({
      gate: "pass",
      headline:
        "1 of 3 benchmarks regressed and was accepted: parse/small is 21.4 % slower (17.9 % to 24.3 %), accepted by mona: “it checks UTF-8 now”.",
    });
    expect(decided.counts.regressed).toBe(1);
    expect(decide([small, compared("x", 0.5, accepted)]).headline).toBe(
      "2 of 2 benchmarks regressed and were accepted; worst is x, 50.0 % slower, accepted by mona: “it checks UTF-8 now”.",
    );
  });

  it("is named by its label or its commit, and with the beginning of a long reason", () => {
    const headline = (acceptance: Acceptance) =>
      decide([compared("a", 0.2, { ...regressed, accepted: acceptance })]).headline;
    const label = { kind: "label", label: "ok" } as const;
    expect(headline({ source: label, reason: "label ok" })).toContain("accepted by a label: “label ok”");
    expect(headline({ source: { ...label, by: "mona" }, reason: "label ok" })).toContain("accepted by mona");
    const trailer = { kind: "trailer", commit: "3f2c1a9d0e8b", by: "anybody" } as const;
    expect(headline({ source: trailer, reason: "😀".repeat(200) })).toContain(
      `accepted in commit 3f2c1a9: “${"😀".repeat(80)}…”`,
    );
  });

  it("leaves the gate to the others", () => {
    const one = compared("a", 0.5, accepted);
    expect(decide([one, compared("b", 0.2, regressed)])).toMatchObject({
      gate: "fail",
      headline: "1 of 2 benchmarks regressed: b is 20.0 % slower; 1 regression was accepted.",
    });
    expect(decide([one, compared("c", 0.3, suspected)])).toMatchObject({
      gate: "inconclusive",
      headline:
        "1 of 2 benchmarks may have regressed, but this is not confirmed: c is 30.0 % slower; 1 regression was accepted.",
    });
    expect(decide([one, compared("d", 0.4, accepted)], { sla: [missed] })).toMatchObject({
      gate: "fail",
      headline: "1 of 1 SLA limit was missed, by web/api; 2 regressions were accepted.",
    });
  });

  it("is not the worst one", () => {
    expect(worstRegressionPercent([compared("a", 0.5, accepted), compared("b", 0.2, regressed)])).toBe(20);
  });
});

describe("the worst regression", () => {
  it("is the largest confirmed one in percent, whichever way is worse, or 0", () => {
    const fallen = compared("a", -0.4, { ...regressed, better: "higher" });
    expect(
      worstRegressionPercent([compared("b", 0.2, regressed), fallen, compared("c", 0.9, suspected)]),
    ).toBe(40);
    expect(worstRegressionPercent(calm)).toBe(0);
  });
});

describe("the improvement of the suite", () => {
  it("is the geometric mean of the speed-ups: twice and half as fast cancel", () => {
    expect(suiteImprovementPercent([compared("a", -0.5)])).toBeCloseTo(100, 9);
    expect(suiteImprovementPercent([compared("a", -0.5), compared("b", 1)])).toBeCloseTo(0, 9);
    expect(suiteImprovementPercent([compared("a", 1)])).toBeCloseTo(-50, 9);
  });

  it("counts the time of a benchmark that has one, and the other metrics of one that has none", () => {
    const memory = compared("a", 9, { metric: "peak-memory", unit: "B" });
    const throughput = compared("b", 1, { metric: "throughput", better: "higher" });
    expect(suiteImprovementPercent([compared("a", -0.5), memory])).toBeCloseTo(100, 9);
    expect(suiteImprovementPercent([compared("a", -0.5), memory, throughput])).toBeCloseTo(100, 9);
  });

  it("is 0 without a comparison, and leaves out series that come from zero or reach it", () => {
    expect(suiteImprovementPercent([missing])).toBe(0);
    const fromZero = compared("a", 1, { baseline: { median: 0, mean: 0, rounds: 1, samples: 1 } });
    expect(suiteImprovementPercent([fromZero, compared("b", -1)])).toBe(0);
  });
});
