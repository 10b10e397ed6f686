import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classicRule } from "../../src/decision/classic.ts";
import { thresholdRule } from "../../src/decision/threshold-only.ts";
import { compare, compareOne, noisy, timeOf } from "./samples.ts";

const steady = noisy(0.001, { count: 30, noise: 0.02, seed: 1 });
const slower = noisy(0.0012, { count: 30, noise: 0.02, seed: 2 });
const same = noisy(0.001, { count: 30, noise: 0.02, seed: 3 });

describe("the classic rule", () => {
  it("detects a slow-down past the threshold, with all numbers", () => {
    const comparison = compareOne(timeOf(steady), timeOf(slower));
    expect(comparison).toMatchObject({
      verdict: "regressed",
      status: "REGRESSION_DETECTED",
      severity: "medium",
      confidence: 0.95,
      threshold: 0.1,
      baseline: { rounds: 1, samples: 30 },
    });
    expect(comparison.change).toBeCloseTo(0.2, 1);
    expect(comparison.interval?.low).toBeGreaterThan(0.17);
    expect(comparison.interval?.high).toBeLessThan(0.23);
    expect(comparison.pValue).toBeLessThan(1e-9);
    expect(comparison.tests.mannWhitney?.exact).toBe(true);
    expect(comparison.tests.welch?.t).toBeGreaterThan(10);
    expect(comparison.minimumDetectableChange).toBeGreaterThan(0.005);
    expect(comparison.minimumDetectableChange).toBeLessThan(0.03);
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The median grew by 20.4 % (18.7 % to 21.9 %), past the threshold of 10 %: Mann-Whitney p < 0.0001 after Holm's correction, Welch p < 0.0001, Cohen's d = 9.05."`,
    );
  });

  it("calls the mirror image an improvement", () => {
    const comparison = compareOne(timeOf(slower), timeOf(steady));
    expect(comparison).toMatchObject({
      verdict: "improved",
      status: "NO_REGRESSION",
      severity: "negligible",
    });
    expect(comparison.change).toBeLessThan(-0.1);
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The median fell by 17.0 % (15.7 % to 18.0 %), past the threshold of 10 %: Mann-Whitney p < 0.0001 after Holm's correction, Welch p < 0.0001, Cohen's d = -9.05."`,
    );
  });

  it("knows that a throughput that grew is better, and one that fell is worse", () => {
    const throughput = (samples: readonly number[]) =>
      timeOf(samples, { metric: "throughput", unit: "1/s", better: "higher" });
    expect(compareOne(throughput(steady), throughput(slower))).toMatchObject({ verdict: "improved" });
    const fallen = compareOne(throughput(slower), throughput(steady));
    expect(fallen).toMatchObject({ verdict: "regressed", status: "REGRESSION_DETECTED", severity: "medium" });
    expect(fallen.change).toBeLessThan(0);
    expect(fallen.reason).toContain("The median fell by 17.");
  });

  it("calls two versions equal only when the whole interval lies within the threshold", () => {
    const equal = compareOne(timeOf(steady), timeOf(same));
    expect(equal).toMatchObject({ verdict: "equivalent", status: "NO_REGRESSION" });
    expect(equal.reason).toMatchInlineSnapshot(
      `"The median grew by 0.4 % (-1.2 % to 2.1 %), wholly within the threshold of 10 %."`,
    );
    const strict = compareOne(timeOf(steady), timeOf(same), { threshold: () => 0.005 });
    expect(strict).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
    expect(strict.reason).toMatchInlineSnapshot(
      `"The median grew by 0.4 % (-1.2 % to 2.1 %), not past the threshold of 0.5 %, but the interval reaches beyond it."`,
    );
  });

  it("only suspects a change past the threshold that noise can explain", () => {
    const loud = (level: number, seed: number) => timeOf(noisy(level, { count: 8, noise: 0.5, seed }));
    const comparison = compareOne(loud(1, 6), loud(1.2, 9));
    expect(comparison.change).toBeGreaterThan(0.1);
    expect(comparison).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The median grew by 49.5 % (-17.0 % to 119.6 %), past the threshold of 10 %, but not confirmed: Mann-Whitney p = 0.065 after Holm's correction, Welch p = 0.067, Cohen's d = 0.8011."`,
    );
  });

  it("says when there are too few samples for any test to be significant", () => {
    const comparison = compareOne(timeOf([1, 1.01, 1.02]), timeOf([2, 2.01, 2.02]));
    expect(comparison).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(comparison.minimumDetectableChange).toBeUndefined();
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The median grew by 99.0 % (96.1 % to 102.0 %), past the threshold of 10 %, but 3 against 3 samples are too few to be significant."`,
    );
  });

  it("needs more than a small effect, however certain it is", () => {
    // Mostly equal values with rare large outliers: the median jumps, the pooled deviation is huge.
    const low = [
      ...Array.from({ length: 120 }, (_, i) => 1 + i * 1e-4),
      ...Array.from({ length: 80 }, () => 9),
    ];
    const high = [
      ...Array.from({ length: 120 }, (_, i) => 1.2 + i * 1e-4),
      ...Array.from({ length: 80 }, () => 9.05),
    ];
    const comparison = compareOne(timeOf(low), timeOf(high), { significanceLevel: 0.4 });
    expect(comparison.change).toBeGreaterThan(0.1);
    expect(comparison.adjustedPValue).toBeLessThan(0.4);
    expect(comparison.tests.welch?.pValue).toBeLessThan(0.4);
    expect(comparison.effectSize).toBeLessThan(0.2);
    expect(comparison).toMatchObject({
      verdict: "inconclusive",
      status: "REGRESSION_SUSPECTED",
      severity: "negligible",
    });
  });

  it("needs both tests: one wild value can hide a shift from Welch's test, and then it is only suspected", () => {
    const low = Array.from({ length: 20 }, (_, index) => 1 + index * 0.001);
    const high = [...low.slice(1).map((value) => value * 1.2), 50];
    const comparison = compareOne(timeOf(low), timeOf(high));
    expect(comparison.adjustedPValue).toBeLessThan(1e-6);
    expect(comparison.tests.welch?.pValue).toBeGreaterThan(0.05);
    expect(comparison.effectSize).toBeGreaterThan(0.2);
    expect(comparison).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
  });

  it("does not call equal what may be much better, nor what fewer than five samples a side say", () => {
    const wide = timeOf([0.8, 0.85, 0.9, 0.95, 1, 1.01, 1.02, 1.03]);
    const narrow = timeOf([0.99, 1, 1, 1.01, 1, 0.99, 1.01, 1]);
    const maybeBetter = compareOne(narrow, wide);
    expect(maybeBetter.interval?.low).toBeLessThan(-0.1);
    expect(maybeBetter.interval?.high).toBeLessThan(0.1);
    expect(maybeBetter).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
    const few = compareOne(timeOf([1, 1.001, 1.002, 1.003]), timeOf([1, 1.001, 1.002, 1.003]));
    expect(few.verdict).toBe("inconclusive");
    expect(few.reason).toContain("4 samples cannot show that both are equal");
    const enough = [1, 1.001, 1.002, 1.003, 1.004];
    expect(compareOne(timeOf(enough), timeOf(enough)).verdict).toBe("equivalent");
  });

  it("corrects for the number of series that it judges", () => {
    const series = (samples: readonly number[], index: number) => timeOf(samples, { benchmark: `b${index}` });
    const before = Array.from({ length: 40 }, (_, index) =>
      series(noisy(1, { count: 5, noise: 0.05, seed: index }), index),
    );
    const after = before.map((measurement, index) =>
      index === 0 ? series([1.3, 1.31, 1.32, 1.33, 1.34], 0) : measurement,
    );
    const statusWith = (correction: "none" | "holm" | "fdr") =>
      compare(before, after, { correction })[0]?.status;
    expect(statusWith("none")).toBe("REGRESSION_DETECTED");
    // 5 against 5 samples reach p = 1/252 at best, which 40 series make 0.16.
    expect(statusWith("holm")).toBe("REGRESSION_SUSPECTED");
    expect(statusWith("fdr")).toBe("REGRESSION_SUSPECTED");
  });
});

describe("single values", () => {
  it("past the threshold are suspected, because no test is possible", () => {
    const comparison = compareOne(timeOf([0.001]), timeOf([0.002]));
    expect(comparison).toMatchObject({
      verdict: "inconclusive",
      status: "REGRESSION_SUSPECTED",
      severity: "large",
      tests: {},
    });
    expect(comparison.interval).toBeUndefined();
    expect(comparison.pValue).toBeUndefined();
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The value grew by 100.0 %, past the threshold of 10 %, but there are too few samples for a test."`,
    );
  });

  it("within the threshold prove nothing", () => {
    expect(compareOne(timeOf([0.001]), timeOf([0.00101]))).toMatchObject({
      verdict: "inconclusive",
      status: "NO_REGRESSION",
    });
  });
});

describe("summaries without samples", () => {
  const summarised = (mean: number, standardDeviation: number) =>
    timeOf([mean], { summary: { mean, standardDeviation, count: 10 } });

  it("are decided by Welch's test on the means", () => {
    const comparison = compareOne(summarised(1, 0.02), summarised(1.2, 0.02));
    expect(comparison).toMatchObject({ verdict: "regressed", status: "REGRESSION_DETECTED" });
    expect(comparison.tests.mannWhitney).toBeUndefined();
    expect(comparison.pValue).toBe(comparison.tests.welch?.pValue);
    expect(comparison.interval?.low).toBeGreaterThan(0.17);
    expect(comparison.baseline).toMatchObject({ samples: 10, standardDeviation: 0.02 });
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The mean grew by 20.0 % (17.9 % to 22.1 %), past the threshold of 10 %: Welch p < 0.0001 after Holm's correction, Cohen's d = 10."`,
    );
  });

  it("can show that two versions are equal", () => {
    expect(compareOne(summarised(1, 0.01), summarised(1.001, 0.01))).toMatchObject({ verdict: "equivalent" });
  });

  it("compare means with means when one side names no median", () => {
    const withMedian = timeOf([1], { summary: { mean: 1, median: 0.5 } });
    const withoutMedian = timeOf([1], { summary: { mean: 1 } });
    expect(compareOne(withMedian, withoutMedian).change).toBe(0);
  });

  it("are held against samples by their means", () => {
    expect(compareOne(summarised(0.001, 0.00002), timeOf(slower))).toMatchObject({ verdict: "regressed" });
  });
});

describe("values without spread or at zero", () => {
  const constant = (value: number, count = 5) =>
    timeOf(
      Array.from({ length: count }, () => value),
      { metric: "instructions", unit: "count" },
    );

  it("that are the same on both sides are equal", () => {
    expect(compareOne(constant(1000), constant(1000))).toMatchObject({
      verdict: "equivalent",
      change: 0,
      effectSize: 0,
    });
    expect(compareOne(constant(0), constant(0))).toMatchObject({ verdict: "equivalent", change: 0 });
  });

  it("that differ are regressed without a d", () => {
    const comparison = compareOne(constant(1000), constant(1200));
    expect(comparison).toMatchObject({ verdict: "regressed", severity: "medium", change: 0.2 });
    expect(comparison.effectSize).toBeUndefined();
  });

  it("that come from zero are a finding, named in values", () => {
    const comparison = compareOne(constant(0), constant(5));
    expect(comparison).toMatchObject({ verdict: "regressed", change: 1 });
    expect(comparison.interval).toBeUndefined();
    expect(comparison.reason).toMatchInlineSnapshot(
      `"The median went from 0 to 5 count, which counts as 100 %, past the threshold of 10 %: Mann-Whitney p = 0.004 after Holm's correction."`,
    );
  });

  it("never lead to a number that JSON cannot hold", () => {
    const value = fc.integer({ min: -3, max: 3 });
    const samples = fc.array(value, { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(samples, samples, fc.boolean(), (a, b, tested) => {
        const rule = tested ? classicRule : thresholdRule;
        const comparison = compareOne(timeOf(a), timeOf(b), { rule });
        expect(JSON.parse(JSON.stringify(comparison))).toEqual(comparison);
        expect(comparison.reason).not.toMatch(/NaN|Infinity|undefined/);
      }),
      { numRuns: 40, seed: 3 },
    );
  });
});

describe("any comparison", () => {
  it("gives the same verdict in another unit", () => {
    const time = fc.array(fc.integer({ min: 50, max: 90 }), { minLength: 2, maxLength: 12 });
    fc.assert(
      fc.property(time, time, (a, b) => {
        const scaled = (samples: readonly number[]) => timeOf(samples.map((sample) => sample / 1024));
        const { verdict, status, severity } = compareOne(timeOf(a), timeOf(b));
        expect(compareOne(scaled(a), scaled(b))).toMatchObject({ verdict, status, severity });
      }),
      { numRuns: 25, seed: 4 },
    );
  });

  it("repeats exactly with the same seed", () => {
    expect(compareOne(timeOf(steady), timeOf(slower))).toEqual(compareOne(timeOf(steady), timeOf(slower)));
    const other = compareOne(timeOf(steady), timeOf(slower), { seed: 2 });
    expect(other.interval).not.toEqual(compareOne(timeOf(steady), timeOf(slower)).interval);
  });

  it("cries wolf on a report of 20 unchanged benchmarks in fewer than 5 of 100 runs", () => {
    const report = (seed: number) =>
      Array.from({ length: 20 }, (_, index) =>
        timeOf(noisy(1, { count: 6, noise: 0.2, seed: seed * 100 + index }), { benchmark: `b${index}` }),
      );
    const alarms = Array.from({ length: 40 }, (_, run) =>
      compare(report(2 * run), report(2 * run + 1), { threshold: () => 0.01 }).some(
        ({ verdict }) => verdict === "regressed",
      ),
    );
    expect(alarms.filter((alarm) => alarm).length).toBeLessThanOrEqual(4);
  });
});

describe("without statistical analysis", () => {
  it("the threshold alone decides, and no test is claimed", () => {
    const off = { rule: thresholdRule };
    const worse = compareOne(timeOf(steady), timeOf(slower), off);
    expect(worse).toMatchObject({ verdict: "regressed", status: "REGRESSION_DETECTED", tests: {} });
    expect(worse.interval).toBeUndefined();
    expect(worse.reason).toMatchInlineSnapshot(
      `"The median grew by 20.4 %, past the threshold of 10 %; no test was made, because statistical analysis is off."`,
    );
    expect(compareOne(timeOf(slower), timeOf(steady), off)).toMatchObject({ verdict: "improved" });
    expect(compareOne(timeOf(steady), timeOf(same), off)).toMatchObject({
      verdict: "inconclusive",
      status: "NO_REGRESSION",
    });
  });
});

describe("severity", () => {
  it("needs both the change and the effect size to reach a class, with the configured limits", () => {
    const severityAt = (level: number, effectSizes = { small: 5, medium: 15, large: 25 }) =>
      compareOne(timeOf(steady), timeOf(steady.map((value) => value * level)), { effectSizes }).severity;
    expect([1.04, 1.1, 1.2, 1.3].map((level) => severityAt(level))).toEqual([
      "negligible",
      "small",
      "medium",
      "large",
    ]);
    expect(severityAt(1.1, { small: 1, medium: 2, large: 3 })).toBe("large");
    expect(severityAt(0.5)).toBe("negligible");
    const loud = (level: number) => timeOf([1, 2, 3, 4, 5, 6, 7, 8].map((value) => value * level));
    // 30 % of the median, but only 0.48 pooled deviations.
    expect(compareOne(loud(1), loud(1.3))).toMatchObject({ severity: "small" });
    // 40 % of the median, but only 0.6 pooled deviations.
    expect(compareOne(loud(1), loud(1.4))).toMatchObject({ severity: "medium" });
  });
});
