import { describe, expect, it } from "vitest";
import { policyFor } from "../../src/decision/policy.ts";

const series = { benchmark: "parse/small", category: "core", metric: "time", unit: "s" };
const threshold = (match: string, name: { benchmark?: string; category?: string } = {}) =>
  policyFor([{ match, regressionThreshold: 3 }], { ...series, ...name }).regressionThreshold;

describe("the policy of a series", () => {
  it("is found by glob over category and name, or the name alone, across slashes", () => {
    for (const match of [
      "*",
      "core/*",
      "core/parse/small",
      "parse/*",
      "parse/small",
      "core/**",
      "*small",
      "{core,io}/*",
    ]) {
      expect(threshold(match), match).toBe(3);
    }
    for (const match of ["parse", "core", "io/*", "small", "core/parse"]) {
      expect(threshold(match), match).toBeUndefined();
    }
  });

  it("takes brackets, dots and parentheses in names as they are", () => {
    expect(threshold("test_sort[1000]", { benchmark: "test_sort[1000]" })).toBe(3);
    expect(threshold("test_sort[*]", { benchmark: "test_sort[1000-quick]" })).toBe(3);
    expect(threshold("test_sort[1000]", { benchmark: "test_sort1" })).toBeUndefined();
    expect(threshold("f(x)", { benchmark: "f(x)" })).toBe(3);
    expect(threshold("*", { benchmark: ".hidden/b" })).toBe(3);
  });

  it("comes setting by setting from the last match", () => {
    const policies = [
      { match: "*", regressionThreshold: 10, sla: "1s", slaPercentile: 95 },
      { match: "core/*", regressionThreshold: 5 },
      { match: "io/*", regressionThreshold: 1, sla: "9s" },
      { match: "parse/*", sla: "250ms" },
    ];
    expect(policyFor(policies, series)).toEqual({ regressionThreshold: 5, sla: "250ms", slaPercentile: 95 });
  });

  it("can be limited to one metric", () => {
    const policies = [{ match: "*", metric: "peak-memory", regressionThreshold: 2, sla: "200MB" }];
    expect(policyFor(policies, series)).toEqual({});
    expect(policyFor(policies, { ...series, metric: "peak-memory", unit: "B" })).toEqual({
      regressionThreshold: 2,
      sla: "200MB",
    });
  });

  it("applies an SLA without a metric to the metrics of its kind of unit, and a bare number to the time", () => {
    const memory = { ...series, metric: "peak-memory", unit: "B" };
    const time = [{ match: "*", sla: "1s", slaPercentile: 99, regressionThreshold: 4 }];
    expect(policyFor(time, memory)).toEqual({ regressionThreshold: 4 });
    expect(policyFor([{ match: "*", sla: 0.5 }], memory)).toEqual({});
    expect(policyFor([{ match: "*", sla: 0.5 }], series)).toEqual({ sla: 0.5 });
    expect(policyFor([{ match: "*", metric: "peak-memory", sla: 5e8 }], memory)).toEqual({ sla: 5e8 });
  });

  it("applies an SLA to processor time only where the metric names it", () => {
    const processor = { ...series, metric: "cpu-time" };
    expect(policyFor([{ match: "*", sla: "1s" }], processor)).toEqual({});
    expect(policyFor([{ match: "*", sla: "1s", metric: "cpu-time" }], processor)).toEqual({ sla: "1s" });
  });

  it("lets a limit on memory leave an earlier limit on time alone", () => {
    const policies = [
      { match: "*", sla: "1s" },
      { match: "*", sla: "200MB", slaPercentile: 50 },
    ];
    expect(policyFor(policies, series)).toEqual({ sla: "1s" });
  });
});
