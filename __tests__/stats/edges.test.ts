import { describe, expect, it } from "vitest";
import { adjustPValues, type Correction } from "../../src/stats/adjust.ts";
import { momentsOf, sortSamples, zScores } from "../../src/stats/descriptive.ts";
import { minimumDetectableChange } from "../../src/stats/detectable-change.ts";
import { digest } from "../../src/stats/digest.ts";
import { cohensD } from "../../src/stats/effect-size.ts";
import { mannWhitneyTails, smallestMannWhitneyPValue } from "../../src/stats/mann-whitney.ts";
import { exactDistributionWithTies } from "../../src/stats/mann-whitney-exact.ts";
import { normalUpperTail } from "../../src/stats/normal.ts";
import { medianIndexes } from "../../src/stats/order-statistics.ts";
import { medianOfSorted, quantileOfSorted } from "../../src/stats/quantile.ts";
import { seededRandom, streamSeed } from "../../src/stats/random.ts";
import { linearRegression } from "../../src/stats/regression.ts";
import { relativeChange } from "../../src/stats/relative-change.ts";
import { studentUpperTail } from "../../src/stats/student.ts";
import { welchTest } from "../../src/stats/welch.ts";
import { expectClose } from "./known-values.ts";

describe("distributions", () => {
  it("keep all digits of Student's tail where t is tiny or huge, by the closed forms for 1 and 2 degrees of freedom", () => {
    for (const t of [1e-12, 1e-8, 1e-3, 0.5, 3, 1e4, 1e100]) {
      // atan(1/t) is what is left of 1/2 − atan(t)/π, without the subtraction.
      expectClose(studentUpperTail(t, 1), Math.atan2(1, t) / Math.PI, 1e-13, `t = ${t}, 1 degree of freedom`);
    }
    for (const t of [1e-12, 1e-3, 0.5, 3]) {
      const expected = 0.5 - t / (2 * Math.sqrt(2 + t * t));
      expectClose(studentUpperTail(t, 2), expected, 1e-12, `t = ${t}, 2 degrees of freedom`);
    }
  });

  it("are symmetric, and end in 0 and 1", () => {
    expect(studentUpperTail(-1.5, 7) + studentUpperTail(1.5, 7)).toBeCloseTo(1, 14);
    expect(normalUpperTail(-1.5) + normalUpperTail(1.5)).toBeCloseTo(1, 14);
    expect(studentUpperTail(Number.POSITIVE_INFINITY, 3)).toBe(0);
    expect(studentUpperTail(Number.NEGATIVE_INFINITY, 3)).toBe(1);
    expect(normalUpperTail(100)).toBe(0);
  });

  it("of Student become the normal one when the degrees of freedom grow", () => {
    expectClose(studentUpperTail(2, 1e8), normalUpperTail(2), 1e-7, "1e8 degrees of freedom");
    expectClose(studentUpperTail(2, 1e12), normalUpperTail(2), 1e-11, "1e12 degrees of freedom");
    // First term of Fisher's expansion: the density at 2 times (t³ + t) / 4ν.
    const density = Math.exp(-2) / Math.sqrt(2 * Math.PI);
    const difference = studentUpperTail(2, 1e7) - normalUpperTail(2);
    expect(difference / ((density * 10) / 4e7)).toBeCloseTo(1, 4);
  });
});

describe("Mann-Whitney", () => {
  it("counts every split of tied values, as an enumeration does", () => {
    const values = [1, 1, 2, 3, 3, 3, 4];
    const groups = [2, 1, 3, 1];
    for (const chosen of [1, 2, 3, 4, 5, 6]) {
      const counted = new Map<number, number>();
      for (const picks of subsets(values.length, chosen)) {
        const candidate = values.filter((_, index) => picks.has(index));
        const baseline = values.filter((_, index) => !picks.has(index));
        const doubled = 2 * mannWhitneyTails(baseline, candidate).u;
        counted.set(doubled, (counted.get(doubled) ?? 0) + 1);
      }
      const distribution = exactDistributionWithTies(groups, chosen);
      expect(distribution.length).toBe(2 * chosen * (7 - chosen) + 1);
      distribution.forEach((count, doubled) => {
        expect(count, `${chosen} chosen, 2U = ${doubled}`).toBe(counted.get(doubled) ?? 0);
      });
    }
  });

  it("is exact up to 50 values a side, or 20 with ties, and says when it is not", () => {
    const distinct = (count: number, from: number) =>
      Array.from({ length: count }, (_, index) => from + index * 2);
    expect(mannWhitneyTails(distinct(50, 0), distinct(50, 1)).exact).toBe(true);
    expect(mannWhitneyTails(distinct(51, 0), distinct(50, 1)).exact).toBe(false);
    expect(mannWhitneyTails(distinct(20, 0), distinct(20, 0)).exact).toBe(true);
    expect(mannWhitneyTails(distinct(21, 0), distinct(20, 0)).exact).toBe(false);
  });

  it("finds nothing in identical values, however many", () => {
    for (const count of [2, 10, 40]) {
      const same = Array.from({ length: count }, () => 7);
      expect(mannWhitneyTails(same, same)).toMatchObject({ greater: 1, less: 1 });
    }
  });

  it("cannot go below 1 over the number of splits: 0.05 for 3 against 3", () => {
    expect(smallestMannWhitneyPValue(3, 3)).toBeCloseTo(1 / 20, 12);
    expect(mannWhitneyTails([1, 2, 3], [4, 5, 6]).greater).toBeCloseTo(1 / 20, 12);
    expect(smallestMannWhitneyPValue(5, 5)).toBeCloseTo(1 / 252, 12);
  });
});

describe("no spread", () => {
  const moments = (mean: number) => ({ count: 5, mean, standardDeviation: 0 });

  it("leaves Welch's test without a value, and Cohen's d too unless the means are equal", () => {
    expect(welchTest(moments(1), moments(2), "greater")).toBeUndefined();
    expect(cohensD(moments(1), moments(2))).toBeUndefined();
    expect(cohensD(moments(1), moments(1))).toBe(0);
    expect(cohensD({ ...moments(1), count: 1 }, moments(2))).toBeUndefined();
  });

  it("is not invented by rounding", () => {
    expect(momentsOf([0.1, 0.1, 0.1])).toEqual({ count: 3, mean: 0.1, standardDeviation: 0 });
    expect(zScores([0.1, 0.1, 0.1])).toEqual([0, 0, 0]);
    expect(linearRegression([0, 1, 2, 3], [0.1, 0.1, 0.1, 0.1])).toMatchObject({
      slope: 0,
      slopePValue: 1,
      rSquared: 0,
    });
  });

  it("on one side only is enough for Welch's test, with the other side's degrees of freedom", () => {
    const noisy = { count: 8, mean: 2, standardDeviation: 0.5 };
    expect(welchTest(moments(1), noisy, "greater")?.degreesOfFreedom).toBeCloseTo(7, 12);
  });
});

describe("tiny units", () => {
  it("do not underflow: picoseconds in seconds are tested as seconds are", () => {
    const a = [1, 2, 3, 4];
    const b = [3, 4, 5, 7];
    const tiny = (samples: readonly number[]) => momentsOf(samples.map((sample) => sample * 1e-100));
    expect(welchTest(tiny(a), tiny(b), "greater")?.degreesOfFreedom ?? 0).toBeGreaterThan(4);
  });
});

describe("relative change", () => {
  it("is positive when the value grew, for negative baselines too", () => {
    expect(relativeChange(2, 3)).toBe(0.5);
    expect(relativeChange(-2, -1)).toBe(0.5);
    expect(relativeChange(-2, -3)).toBe(-0.5);
  });

  it("stands in ±1 for a change from zero", () => {
    expect(relativeChange(0, 5)).toBe(1);
    expect(relativeChange(0, -5)).toBe(-1);
    expect(relativeChange(0, 0)).toBe(0);
  });
});

describe("smallest detectable change", () => {
  const options = { level: 0.05, power: 0.8 };

  it("does not exist where no result could be significant", () => {
    expect(minimumDetectableChange([1, 2, 3], [1, 2, 3], options)).toBeUndefined();
    expect(minimumDetectableChange([1], [1], options)).toBeUndefined();
    expect(minimumDetectableChange([0, 1, 2, 3, 4], [1, 2, 3, 4, 5], options)).toBeUndefined();
  });

  it("is nothing for constants", () => {
    expect(minimumDetectableChange([1, 1, 1, 1, 1], [2, 2, 2, 2, 2], options)).toBe(0);
  });
});

describe("regression", () => {
  it("needs three points and more than one x", () => {
    expect(linearRegression([1, 2], [1, 2])).toBeUndefined();
    expect(linearRegression([4, 4, 4], [1, 2, 3])).toBeUndefined();
  });

  it("keeps its digits when x are seconds since 1970", () => {
    const offsets = [0, 60, 120, 180, 240];
    const y = [1, 2, 2, 3, 5];
    const near = linearRegression(offsets, y);
    const far = linearRegression(
      offsets.map((offset) => offset + 1_790_000_000),
      y,
    );
    expectClose(far?.slopePValue, near?.slopePValue ?? Number.NaN, 1e-12, "p-value");
  });
});

describe("randomness", () => {
  it("repeats with the seed and differs between seeds and streams", () => {
    const first = (seed: number) => Array.from({ length: 3 }, seededRandom(seed));
    expect(first(1)).toEqual(first(1));
    const seeds = [0, 1, 2, 2 ** 40, streamSeed(1, 60), streamSeed(1, 61), streamSeed(2, 60)];
    expect(new Set(seeds.map((seed) => first(seed)[0])).size).toBe(seeds.length);
  });

  it("is uniform in [0, 1)", () => {
    const random = seededRandom(99);
    const bins = Array.from({ length: 20 }, () => 0);
    for (let draw = 0; draw < 20_000; draw += 1) {
      const bin = Math.floor(random() * 20);
      bins[bin] = (bins[bin] ?? 0) + 1;
    }
    expect(bins).toHaveLength(20);
    // Chi-square of 19 degrees of freedom: 43.8 is passed once in 1,000 seeds.
    expect(bins.reduce((sum, count) => sum + (count - 1000) ** 2 / 1000, 0)).toBeLessThan(43.8);
  });

  it("draws the median of a resample as often at each place as resampling does", () => {
    for (const size of [2, 5, 8]) {
      const random = seededRandom(size);
      const resamples = 20_000;
      const drawn = medianIndexes(size, { resamples, random });
      const fast = countPairs(drawn.lower, drawn.upper);
      const slow = new Map<string, number>();
      for (let resample = 0; resample < resamples; resample += 1) {
        const picks = sortSamples(Array.from({ length: size }, () => Math.floor(random() * size)));
        const key = `${picks[Math.floor((size - 1) / 2)]} ${picks[Math.floor(size / 2)]}`;
        slow.set(key, (slow.get(key) ?? 0) + 1);
      }
      for (const key of new Set([...fast.keys(), ...slow.keys()])) {
        // Five standard errors of a difference of two counts.
        const [a, b] = [fast.get(key) ?? 0, slow.get(key) ?? 0];
        expect(Math.abs(a - b), `${key} of ${size}`).toBeLessThan(5 * Math.sqrt(a + b + 1));
      }
    }
  });
});

describe("corrections", () => {
  it("give the textbook figures", () => {
    const rounded = (correction: Correction) =>
      adjustPValues([0.01, 0.04, 0.03, 0.005], correction).map((p) => Number(p.toFixed(12)));
    expect(rounded("holm")).toEqual([0.03, 0.06, 0.06, 0.02]);
    expect(rounded("fdr")).toEqual([0.02, 0.04, 0.04, 0.02]);
    expect(adjustPValues([], "holm")).toEqual([]);
  });
});

describe("the digest of a measurement", () => {
  const base = { benchmark: "b", metric: "time", unit: "s", better: "lower" } as const;

  it("uses the samples of all rounds when there are at least two, and not the summary", () => {
    const digested = digest({ ...base, rounds: [[3, 1], [2]], summary: { mean: 99, median: 98 } });
    expect(digested).toMatchObject({
      source: "samples",
      sorted: [1, 2, 3],
      median: 2,
      mean: 2,
      count: 3,
      rounds: 2,
    });
  });

  it("takes a tool's summary for a single value, and counts as many as the tool says when there is a spread", () => {
    const summary = { mean: 2, median: 1.9, standardDeviation: 0.1, count: 12, min: 1.8, max: 2.4 };
    expect(digest({ ...base, rounds: [[2]], summary })).toMatchObject({
      source: "summary",
      count: 12,
      median: 1.9,
      max: 2.4,
    });
    expect(digest({ ...base, rounds: [[2]], summary: { count: 1e6 } })).toMatchObject({
      source: "value",
      count: 1,
    });
  });

  it("knows which of mean and median it was told", () => {
    expect(digest({ ...base, rounds: [[2]], summary: { mean: 2 } })?.known).toEqual({
      mean: true,
      median: false,
    });
    expect(digest({ ...base, rounds: [[2]] })?.known).toEqual({ mean: true, median: true });
  });

  it("is missing where there is no finite number", () => {
    expect(digest({ ...base, rounds: [] })).toBeUndefined();
    expect(digest({ ...base, rounds: [[1, Number.NaN]] })).toBeUndefined();
    expect(digest({ ...base, rounds: [[]], summary: { standardDeviation: 1 } })).toBeUndefined();
  });

  it("leaves out a tool's interval of another confidence than 95 %", () => {
    const withConfidence = (confidence: number) =>
      digest({ ...base, rounds: [[2]], summary: { mean: 2, interval: { low: 1, high: 3, confidence } } })
        ?.toolInterval;
    expect(withConfidence(0.95)).toEqual({ low: 1, high: 3 });
    expect(withConfidence(0.99)).toBeUndefined();
  });
});

describe("quantiles", () => {
  it("of one value are that value, by R-7 halfway between two", () => {
    expect(quantileOfSorted([4], 0.9)).toBe(4);
    expect(medianOfSorted([1, 2])).toBe(1.5);
    expect(quantileOfSorted([0, 10], 0.25)).toBe(2.5);
  });
});

function subsets(size: number, chosen: number): readonly ReadonlySet<number>[] {
  const all = Array.from(
    { length: 2 ** size },
    (_, bits) => new Set(range(size).filter((index) => (bits >> index) & 1)),
  );
  return all.filter((set) => set.size === chosen);
}

function range(size: number): readonly number[] {
  return Array.from({ length: size }, (_, index) => index);
}

function countPairs(lower: Uint32Array, upper: Uint32Array): Map<string, number> {
  const counts = new Map<string, number>();
  lower.forEach((low, resample) => {
    const key = `${low} ${upper[resample]}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  });
  return counts;
}
