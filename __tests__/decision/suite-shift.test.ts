import { expect, it } from "vitest";
import { compareRuns } from "../../src/decision/compare.ts";
import { suiteShift } from "../../src/decision/suite-shift.ts";
import type { Measurement } from "../../src/domain/measurement.ts";

it("is said when most benchmarks moved the same way", () => {
  expect(suiteShift(changedBy(1.4, 1.5, 1.45, 1.6, 1.02, 0.99))).toBe(
    "The whole suite moved: the median benchmark is 42.5 % slower than in the baseline, and 5 of 6 are slower. That may be the machine rather than the code.",
  );
  expect(suiteShift(changedBy(0.8, 0.8, 0.7, 0.9, 0.8))).toContain(
    "faster than in the baseline, and 5 of 5 are faster",
  );
});

it("is not said of a few changed benchmarks, of small moves, or of moves that disagree", () => {
  expect(suiteShift(changedBy(3, 1, 1.01, 0.99, 1, 1))).toBeUndefined();
  expect(suiteShift(changedBy(1.04, 1.03, 1.04, 1.04, 1.03))).toBeUndefined();
  expect(suiteShift(changedBy(1.3, 1.2, 1.4, 0.7, 0.6))).toBeUndefined();
});

it("needs five benchmarks", () => {
  expect(suiteShift(changedBy(1.5, 1.5, 1.5, 1.5))).toBeUndefined();
});

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
    options: {
      threshold: () => 0.1,
      significanceLevel: 0.05,
      correction: "holm",
      seed: 1,
      effectSizes: { small: 5, medium: 15, large: 25 },
      statisticalAnalysis: true,
    },
  });
}
