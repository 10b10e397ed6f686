import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adjustPValues, type Correction } from "../../src/stats/adjust.ts";
import { meanBootstrap } from "../../src/stats/bootstrap-mean.ts";
import { medianBootstrap } from "../../src/stats/bootstrap-median.ts";
import { momentsOf, sortSamples } from "../../src/stats/descriptive.ts";
import { minimumDetectableChange } from "../../src/stats/detectable-change.ts";
import { cohensD } from "../../src/stats/effect-size.ts";
import { mannWhitneyTails } from "../../src/stats/mann-whitney.ts";
import { meanInterval, meanRatioInterval } from "../../src/stats/mean-interval.ts";
import { medianOfSorted, quantileInPlace, quantileOfSorted } from "../../src/stats/quantile.ts";
import { linearRegression, predict } from "../../src/stats/regression.ts";
import { relativeChange } from "../../src/stats/relative-change.ts";
import { studentQuantile, studentUpperTail } from "../../src/stats/student.ts";
import { welchTest } from "../../src/stats/welch.ts";

/** Whole numbers, so that scaling by a power of two is exact and ties are common. */
const times = fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 2, maxLength: 24 });
const scale = fc.integer({ min: -30, max: 30 }).map((power) => 2 ** power);
const fraction = fc.double({ min: 0, max: 1, noNaN: true });
const RUNS = { numRuns: 60, seed: 2 };

describe("whatever the samples", () => {
  it("tests, effect size and intervals of a ratio do not change when both sides are measured in another unit", () => {
    const bootstrap = medianBootstrap({ seed: 5, resamples: 200 });
    fc.assert(
      fc.property(times, times, scale, (a, b, factor) => {
        const [small, large] = [
          [a, b],
          [a.map((value) => value * factor), b.map((value) => value * factor)],
        ].map(([x = [], y = []]) => {
          const [baseline, candidate] = [sortSamples(x), sortSamples(y)];
          return {
            welch: welchTest(momentsOf(x), momentsOf(y), "greater")?.pValue.toPrecision(9),
            tails: mannWhitneyTails(baseline, candidate),
            d: cohensD(momentsOf(x), momentsOf(y))?.toPrecision(9),
            change: relativeChange(medianOfSorted(baseline), medianOfSorted(candidate)),
            medians: bootstrap.changeInterval(baseline, candidate, 0.95),
          };
        });
        expect(large).toEqual(small);
      }),
      RUNS,
    );
  });

  it("swapping the sides swaps the tails and turns the effect round", () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const there = mannWhitneyTails(sortSamples(a), sortSamples(b));
        const back = mannWhitneyTails(sortSamples(b), sortSamples(a));
        expect(back.u).toBe(a.length * b.length - there.u);
        expect(back.greater).toBeCloseTo(there.less, 12);
        const welch = welchTest(momentsOf(a), momentsOf(b), "greater")?.pValue;
        const turned = welchTest(momentsOf(b), momentsOf(a), "less")?.pValue;
        if (welch !== undefined) expect(turned).toBeCloseTo(welch, 12);
        const d = cohensD(momentsOf(a), momentsOf(b));
        expect(cohensD(momentsOf(b), momentsOf(a))).toBe(d === undefined || d === 0 ? d : -d);
      }),
      RUNS,
    );
  });

  it("p-values lie between 0 and 1, and both tails together cover everything", () => {
    fc.assert(
      fc.property(times, times, (a, b) => {
        const { greater, less } = mannWhitneyTails(sortSamples(a), sortSamples(b));
        const welch = welchTest(momentsOf(a), momentsOf(b), "two-sided")?.pValue ?? 0.5;
        for (const p of [greater, less, welch]) {
          expect(p).toBeGreaterThanOrEqual(0);
          expect(p).toBeLessThanOrEqual(1);
        }
        expect(greater + less).toBeGreaterThanOrEqual(1 - 1e-12);
      }),
      RUNS,
    );
  });

  it("a slower candidate never gives weaker evidence that it is slower", () => {
    fc.assert(
      fc.property(times, times, fc.integer({ min: 0, max: 40 }), (a, b, extra) => {
        const slower = b.map((value) => value + extra);
        const before = mannWhitneyTails(sortSamples(a), sortSamples(b));
        const after = mannWhitneyTails(sortSamples(a), sortSamples(slower));
        expect(after.u).toBeGreaterThanOrEqual(before.u);
        const welch = welchTest(momentsOf(a), momentsOf(b), "greater");
        const stronger = welchTest(momentsOf(a), momentsOf(slower), "greater");
        if (welch && stronger) expect(stronger.pValue).toBeLessThanOrEqual(welch.pValue + 1e-12);
      }),
      RUNS,
    );
  });

  it("every interval contains its estimate, and is a point for constant samples", () => {
    const medians = medianBootstrap({ seed: 3, resamples: 500 });
    const means = meanBootstrap({ seed: 3, resamples: 500 });
    fc.assert(
      fc.property(times, times, (a, b) => {
        const [x, y] = [sortSamples(a), sortSamples(b)];
        const change = medianOfSorted(y) / medianOfSorted(x) - 1;
        const ratio = momentsOf(b).mean / momentsOf(a).mean - 1;
        expectInside(change, medians.changeInterval(x, y, 0.95));
        expectInside(momentsOf(a).mean, meanInterval(momentsOf(a), 0.95));
        expectInside(ratio, meanRatioInterval(momentsOf(a), momentsOf(b), 0.95));
      }),
      RUNS,
    );
    const constant = Array.from({ length: 40 }, () => 0.1);
    expect(means.interval(constant, 0.95)).toEqual({ low: 0.1, high: 0.1 });
    expect(meanInterval(momentsOf(constant), 0.95)).toEqual({ low: 0.1, high: 0.1 });
    expect(medians.changeInterval(constant, constant, 0.95)).toEqual({ low: 0, high: 0 });
  });

  it("quantiles grow with the probability, stay within the samples and agree by sorting and by selection", () => {
    fc.assert(
      fc.property(times, fraction, fraction, (samples, p, q) => {
        const sorted = sortSamples(samples);
        const [low, high] = [Math.min(p, q), Math.max(p, q)];
        expect(quantileOfSorted(sorted, low)).toBeLessThanOrEqual(quantileOfSorted(sorted, high));
        expect(quantileOfSorted(sorted, 0)).toBe(Math.min(...samples));
        expect(quantileOfSorted(sorted, 1)).toBe(Math.max(...samples));
        expect(quantileInPlace(Float64Array.from(samples), p)).toBe(quantileOfSorted(sorted, p));
      }),
      { ...RUNS, numRuns: 200 },
    );
  });

  it("corrections never make a p-value smaller, keep their order, and Holm is never milder than Benjamini-Hochberg", () => {
    fc.assert(
      fc.property(fc.array(fraction, { minLength: 1, maxLength: 30 }), (pValues) => {
        const adjusted = (correction: Correction) => adjustPValues(pValues, correction);
        for (const [index, p] of pValues.entries()) {
          const holm = adjusted("holm")[index] ?? Number.NaN;
          const fdr = adjusted("fdr")[index] ?? Number.NaN;
          expect(fdr).toBeGreaterThanOrEqual(p);
          expect(holm).toBeGreaterThanOrEqual(fdr - 1e-12);
          expect(holm).toBeLessThanOrEqual(1);
          for (const [other, q] of pValues.entries()) {
            if (p <= q) expect(holm).toBeLessThanOrEqual(adjusted("holm")[other] ?? Number.NaN);
          }
        }
      }),
      { ...RUNS, numRuns: 30 },
    );
  });

  it("Student's quantile and tail are each other's inverse", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-9, max: 0.49, noNaN: true }),
        fc.double({ min: 0.6, max: 1e6, noNaN: true }),
        (tail, freedom) => {
          expect(studentUpperTail(studentQuantile(tail, freedom), freedom) / tail).toBeCloseTo(1, 9);
        },
      ),
      RUNS,
    );
  });

  it("a regression line finds the line that the points lie on, at any height and scale", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.integer({ min: -1e6, max: 1e6 }),
        scale,
        (slope, at, factor) => {
          const x = [0, 1, 2, 5, 9, 11];
          const fit = linearRegression(
            x,
            x.map((value) => (at + slope * value) * factor),
          );
          expect((fit?.slope ?? Number.NaN) / factor).toBeCloseTo(slope, 7);
          expect((fit ? predict(fit, 20) : Number.NaN) / factor).toBeCloseTo(at + 20 * slope, 5);
          expect(fit?.slopePValue).toBeLessThanOrEqual(slope === 0 ? 1 : 1e-9);
        },
      ),
      RUNS,
    );
  });

  it("more samples of the same spread can find a smaller change", () => {
    fc.assert(
      fc.property(
        times.filter((samples) => samples.length > 5 && new Set(samples).size > 1),
        (samples) => {
          const options = { level: 0.01, power: 0.8 };
          const few = minimumDetectableChange(samples, samples, options) ?? Number.NaN;
          const many = [...samples, ...samples, ...samples, ...samples];
          expect(minimumDetectableChange(many, many, options)).toBeLessThan(few);
        },
      ),
      RUNS,
    );
  });
});

function expectInside(estimate: number, interval: { low: number; high: number } | undefined): void {
  expect(interval?.low).toBeLessThanOrEqual(estimate + 1e-12);
  expect(interval?.high).toBeGreaterThanOrEqual(estimate - 1e-12);
}
