import { expect, it } from "vitest";
import { classicRule } from "../../src/decision/classic.ts";
import { compareRuns } from "../../src/decision/compare.ts";
import { OPTIONS } from "./samples.ts";

it("a change whose interval contains none is only suspected, however small its p-values are", () => {
  // A machine that runs at two speeds, 1.75 apart, and happened to be slow more often the second time.
  const before = [1.02, 1.8, 1.03, 1.02, 1.03, 0.98, 0.98, 0.99, 1.01, 1];
  const after = [1.01, 1.73, 1.77, 1.72, 1.73, 1.8, 1.76, 1.01, 1.79, 1.01];
  const side = (values: readonly number[]) => [
    {
      benchmark: "b",
      metric: "time",
      unit: "s",
      better: "lower" as const,
      rounds: values.map((value) => [value]),
    },
  ];
  const [comparison] = compareRuns({
    baseline: { measurements: side(before) },
    candidate: { measurements: side(after), failures: [] },
    options: OPTIONS,
    rule: classicRule,
  });
  expect(comparison).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
  expect(comparison?.reason).toContain("but the interval contains no change: Mann-Whitney p = 0.02");
});
