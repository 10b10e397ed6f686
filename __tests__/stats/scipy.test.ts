import { describe, expect, it } from "vitest";
import { adjustPValues } from "../../src/stats/adjust.ts";
import type { Alternative } from "../../src/stats/alternative.ts";
import { meanBootstrap } from "../../src/stats/bootstrap-mean.ts";
import { medianBootstrap } from "../../src/stats/bootstrap-median.ts";
import { momentsOf, sortSamples, zScores } from "../../src/stats/descriptive.ts";
import { cohensD } from "../../src/stats/effect-size.ts";
import { mannWhitneyPValue, mannWhitneyTails } from "../../src/stats/mann-whitney.ts";
import { meanInterval } from "../../src/stats/mean-interval.ts";
import { normalUpperTail } from "../../src/stats/normal.ts";
import { quantileInPlace, quantileOfSorted } from "../../src/stats/quantile.ts";
import { linearRegression } from "../../src/stats/regression.ts";
import { studentQuantile, studentUpperTail } from "../../src/stats/student.ts";
import { welchTest } from "../../src/stats/welch.ts";
import { BOOTSTRAP, CORRECTIONS, DISTRIBUTIONS, expectClose, SAMPLES } from "./known-values.ts";

const ALTERNATIVES: readonly Alternative[] = ["greater", "less", "two-sided"];
/** Relative; what is promised. */
const AGREEMENT = 1e-9;

describe("agreement with SciPy", () => {
  it("covers at least 200 pairs of samples, with ties, with two values a side and with p-values below 1e-100", () => {
    const { cases } = SAMPLES;
    expect(cases.length).toBeGreaterThanOrEqual(200);
    expect(cases.filter(({ mannWhitney }) => mannWhitney.tied).length).toBeGreaterThan(50);
    expect(cases.filter(({ mannWhitney }) => mannWhitney.tied && mannWhitney.exact).length).toBeGreaterThan(
      30,
    );
    expect(cases.filter(({ candidate }) => candidate.length === 2).length).toBeGreaterThan(3);
    expect(cases.filter(({ welch }) => (welch?.pValues[0] ?? 1) < 1e-100).length).toBeGreaterThan(3);
  });

  it("holds for mean, standard deviation, quantiles (R-7) and z-scores", () => {
    for (const [index, known] of SAMPLES.cases.entries()) {
      const moments = momentsOf(known.candidate);
      expectClose(moments.mean, known.mean, AGREEMENT, `mean of case ${index}`);
      // A deviation of exactly 0 comes out of NumPy as rounding noise.
      if (moments.standardDeviation > 0) {
        expectClose(moments.standardDeviation, known.standardDeviation, AGREEMENT, `deviation of ${index}`);
      }
      const sorted = sortSamples(known.candidate);
      for (const [position, probability] of SAMPLES.probabilities.entries()) {
        const expected = known.quantiles[position] ?? Number.NaN;
        expectClose(quantileOfSorted(sorted, probability), expected, AGREEMENT, `quantile of case ${index}`);
        const selected = quantileInPlace(Float64Array.from(known.candidate), probability);
        expectClose(selected, expected, AGREEMENT, `selected quantile of case ${index}`);
      }
      const scores = zScores(known.candidate);
      for (const [position, score] of (known.zScores ?? []).entries()) {
        // A value at the mean has a score near 0, where only the absolute error counts.
        expect(scores[position], `z-score of case ${index}`).toBeCloseTo(score, 9);
      }
    }
  });

  it("holds for Student's t interval, Welch's test and Cohen's d", () => {
    for (const [index, known] of SAMPLES.cases.entries()) {
      const baseline = momentsOf(known.baseline);
      const candidate = momentsOf(known.candidate);
      const interval = meanInterval(candidate, 0.95);
      if (known.interval95 !== null) {
        expectClose(interval.low, known.interval95[0] ?? Number.NaN, AGREEMENT, `low end of case ${index}`);
        expectClose(interval.high, known.interval95[1] ?? Number.NaN, AGREEMENT, `high end of case ${index}`);
      }
      if (known.cohensD !== null && known.cohensD !== 0) {
        expectClose(cohensD(baseline, candidate), known.cohensD, AGREEMENT, `Cohen's d of case ${index}`);
      }
      for (const [position, alternative] of ALTERNATIVES.entries()) {
        const test = welchTest(baseline, candidate, alternative);
        expect(test === undefined, `Welch's test of case ${index}`).toBe(known.welch === null);
        if (test === undefined || known.welch === null) continue;
        expectClose(test.t, known.welch.t, AGREEMENT, `t of case ${index}`);
        expectClose(
          test.degreesOfFreedom,
          known.welch.degreesOfFreedom,
          AGREEMENT,
          `freedom of case ${index}`,
        );
        const expected = known.welch.pValues[position] ?? Number.NaN;
        expectClose(test.pValue, expected, AGREEMENT, `Welch ${alternative} of case ${index}`);
      }
    }
  });

  it("holds for the Mann-Whitney test, exact where it claims to be and approximate elsewhere", () => {
    let exact = 0;
    for (const [index, { baseline, candidate, mannWhitney: known }] of SAMPLES.cases.entries()) {
      const test = mannWhitneyTails(sortSamples(baseline), sortSamples(candidate));
      expect(test.u).toBe(known.u);
      for (const [position, alternative] of ALTERNATIVES.entries()) {
        const figures = test.exact ? known.exact : known.asymptotic;
        if (figures === null) continue;
        if (test.exact) exact += 1;
        expectClose(
          mannWhitneyPValue(test, alternative),
          figures[position] ?? Number.NaN,
          AGREEMENT,
          `Mann-Whitney ${alternative} of case ${index}`,
        );
      }
    }
    expect(exact).toBeGreaterThan(400);
  });

  it("holds for the regression line, its slope's error, p-value and R²", () => {
    for (const [index, { candidate, regression: known }] of SAMPLES.cases.entries()) {
      const fit = linearRegression([...candidate.keys()], candidate);
      if (known === null || known.slopeError === 0) continue;
      expectClose(fit?.slope, known.slope, AGREEMENT, `slope of case ${index}`);
      expectClose(fit?.intercept, known.intercept, AGREEMENT, `intercept of case ${index}`);
      expectClose(fit?.slopeError, known.slopeError, AGREEMENT, `slope error of case ${index}`);
      expectClose(fit?.slopePValue, known.pValue, AGREEMENT, `slope p-value of case ${index}`);
      expect(fit?.rSquared, `R² of case ${index}`).toBeCloseTo(known.rSquared, 9);
    }
  });

  it("holds for the tails of Student's and the normal distribution down to 1e-300", () => {
    for (const [t, freedom, tail] of DISTRIBUTIONS.studentUpperTail) {
      expectClose(studentUpperTail(t, freedom), tail, 1e-11, `t tail at ${t}, ${freedom}`);
    }
    for (const [z, tail] of DISTRIBUTIONS.normalUpperTail) {
      expectClose(normalUpperTail(z), tail, 1e-12, `normal tail at ${z}`);
    }
  });

  it("holds for the quantiles of Student's distribution", () => {
    for (const [tail, freedom, t] of DISTRIBUTIONS.studentQuantile) {
      expectClose(studentQuantile(tail, freedom), t, 1e-10, `t quantile at ${tail}, ${freedom}`);
    }
  });

  it("holds for Holm's and Benjamini and Hochberg's corrections, in the order of the p-values", () => {
    for (const { pValues, holm, fdr } of CORRECTIONS.cases) {
      for (const [index, expected] of holm.entries()) {
        expectClose(adjustPValues(pValues, "holm")[index], expected, AGREEMENT, "Holm");
      }
      for (const [index, expected] of fdr.entries()) {
        expectClose(adjustPValues(pValues, "fdr")[index], expected, AGREEMENT, "Benjamini-Hochberg");
      }
      expect(adjustPValues(pValues, "none")).toEqual(pValues);
    }
  });

  it("holds for both bootstrap intervals, up to the noise of 10,000 resamples", () => {
    const medians = medianBootstrap({ seed: 1, resamples: 10_000 });
    const means = meanBootstrap({ seed: 1, resamples: 10_000 });
    for (const { baseline, candidate, medianChange95, mean95 } of BOOTSTRAP.cases) {
      const change = medians.changeInterval(sortSamples(baseline), sortSamples(candidate), 0.95);
      expectWithin(change, medianChange95);
      expectWithin(means.interval(candidate, 0.95), mean95);
    }
  });
});

/** Each end within 5 % of the width: about three standard errors of a 2.5 % quantile of 10,000 draws. */
function expectWithin(actual: { low: number; high: number }, [low, high]: readonly [number, number]): void {
  const slack = 0.05 * (high - low);
  expect(Math.abs(actual.low - low)).toBeLessThan(slack);
  expect(Math.abs(actual.high - high)).toBeLessThan(slack);
}
