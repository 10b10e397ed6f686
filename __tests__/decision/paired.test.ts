import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareRuns } from "../../src/decision/compare.ts";
import { pairedRule } from "../../src/decision/paired.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { seededRandom } from "../../src/stats/random.ts";

describe("rounds that were measured side by side", () => {
  it("agree with SciPy's ttest_rel on the logarithms", () => {
    // scipy.stats.ttest_rel(np.log(candidate), np.log(baseline), alternative="greater"), SciPy 1.17.1
    const [comparison] = compare([1.0, 1.02, 0.99, 1.05, 1.01, 1.4], [1.1, 1.11, 1.1, 1.14, 1.12, 1.55]);
    expect(comparison?.kind === "compared" && comparison.pValue).toBeCloseTo(1.2962400864605326e-6, 18);
    expect(comparison).toMatchObject({ verdict: "regressed", status: "REGRESSION_DETECTED" });
  });

  it("let a slow spell of the machine, which slows both sides, cancel", () => {
    const machine = [1, 1, 1, 3, 3, 3, 1, 1];
    const [comparison] = compare(
      machine,
      machine.map((time, index) => time * (index % 2 === 0 ? 1.051 : 1.049)),
      0.02,
    );
    expect(comparison).toMatchObject({ verdict: "regressed" });
  });

  it("are shown equal when the whole interval lies within the threshold", () => {
    const [comparison] = compare([1, 1.1, 0.9, 1.05, 0.95], [1.001, 1.099, 0.901, 1.049, 0.951], 0.02);
    expect(comparison).toMatchObject({ verdict: "equivalent", status: "NO_REGRESSION" });
  });

  it("mirror when both sides are swapped", () => {
    const times = fc.array(fc.double({ min: 0.5, max: 2, noNaN: true }), { minLength: 3, maxLength: 12 });
    fc.assert(
      fc.property(times, fc.integer({ min: 1, max: 1000 }), (before, seed) => {
        const random = seededRandom(seed);
        const after = before.map((time) => time * (0.8 + 0.5 * random()));
        const [forth, back] = [compare(before, after)[0], compare(after, before)[0]];
        if (forth?.kind !== "compared" || back?.kind !== "compared") return false;
        return Math.abs((1 + forth.change) * (1 + back.change) - 1) < 1e-9;
      }),
    );
  });

  it("are refused with both numbers when they do not pair up", () => {
    const [comparison] = compare([1, 1, 1], [1, 1, 1, 1]);
    expect(comparison).toMatchObject({
      verdict: "inconclusive",
      reason:
        "A paired design needs as many rounds on both sides; there are 3 and 4. The median did not change, which was not tested; the threshold is 5 %.",
    });
  });

  it("do not let a slow-down pass because it could not be tested", () => {
    const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED", change: 1 };
    const [uneven] = compare([1, 1, 1], [2, 2, 2, 2]);
    expect(uneven).toMatchObject(suspected);
    expect(uneven?.reason).toContain("there are 3 and 4. The median grew by 100.0 %");
    const [zeros] = compare([0, 1, 1, 0, 1], [2, 0, 0, 2, 2]);
    expect(zeros).toMatchObject(suspected);
    expect(zeros?.reason).toContain("Left out: 4 pairs of rounds with a value that is not above zero.");
    expect(compare([0, 0, 0], [1, 1, 1])[0]).toMatchObject(suspected);
    expect(compare([-1, -1, -1], [-2, -2, -2])[0]).toMatchObject({ change: -1, status: "NO_REGRESSION" });
  });

  it("are judged without the pairs that have no ratio, and say how many these are", () => {
    const [comparison] = compare([1, 0, 1.02, 0.99, 1.01, 1], [1.5, 1.5, 1.52, 1.49, 1.52, 1.5]);
    expect(comparison).toMatchObject({ verdict: "regressed", status: "REGRESSION_DETECTED" });
    expect(comparison?.reason).toMatch(/^Over 5 pairs .* Left out: 1 pair of rounds/);
  });

  it("raise a false alarm in about 5 of 100 unchanged comparisons at the level 0.05, whatever the machine does", () => {
    const random = seededRandom(11);
    const noise = () => Math.exp(0.05 * (random() + random() + random() - 1.5));
    let alarms = 0;
    for (let run = 0; run < 2000; run += 1) {
      const machine = Array.from({ length: 8 }, () => 1 + 2 * random());
      const [comparison] = compare(
        machine.map((time) => time * noise()),
        machine.map((time) => time * noise()),
        0,
      );
      if (comparison?.verdict === "regressed") alarms += 1;
    }
    expect(alarms / 2000).toBeGreaterThan(0.035);
    expect(alarms / 2000).toBeLessThan(0.065);
  });
});

function compare(before: readonly number[], after: readonly number[], threshold = 0.05) {
  const side = (values: readonly number[]): Measurement => ({
    benchmark: "b",
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: values.map((value) => [value]),
  });
  return compareRuns({
    baseline: { measurements: [side(before)] },
    candidate: { measurements: [side(after)], failures: [] },
    options: {
      threshold: () => threshold,
      significanceLevel: 0.05,
      correction: "holm",
      seed: 1,
      effectSizes: { small: 5, medium: 15, large: 25 },
      statisticalAnalysis: true,
    },
    rule: pairedRule,
  });
}
