import { describe, expect, it } from "vitest";
import { classicRule } from "../../src/decision/classic.ts";
import { compareRuns } from "../../src/decision/compare.ts";
import type { Failure, Measurement } from "../../src/domain/measurement.ts";
import { compare, OPTIONS, timeOf } from "./samples.ts";

const named = (benchmark: string, fields: Partial<Measurement> = {}) =>
  timeOf([1, 2, 3], { benchmark, ...fields });
const failure = (benchmark: string, fields: Partial<Failure> = {}): Failure => ({
  benchmark,
  kind: "failed",
  message: `${benchmark} ended with exit code 1.`,
  output: "",
  ...fields,
});

function rows(
  baseline: readonly Measurement[] | undefined,
  candidate: readonly Measurement[],
  failures: readonly Failure[] = [],
) {
  return compareRuns({
    baseline: baseline && { measurements: baseline },
    candidate: { measurements: candidate, failures },
    options: OPTIONS,
    rule: classicRule,
  });
}

describe("comparing two runs", () => {
  it("keeps the candidate's order, then lists failures, then what is missing", () => {
    const baseline = ["gone", "a", "broken", "b"].map((name) => named(name));
    const candidate = ["b", "new", "a"].map((name) => named(name));
    const result = rows(baseline, candidate, [failure("broken")]);
    expect(result.map(({ benchmark, verdict }) => `${benchmark} ${verdict}`)).toEqual([
      "b inconclusive",
      "new no-baseline",
      "a inconclusive",
      "broken failed",
      "gone missing",
    ]);
    expect(result[1]).toMatchObject({
      kind: "not-compared",
      status: "NO_BASELINE",
      candidate: { median: 2 },
    });
    expect(result[3]).toMatchObject({
      reason: "broken ended with exit code 1.",
      metric: "time",
      baseline: { median: 2 },
    });
    expect(result[4]).toMatchObject({ baseline: { median: 2, samples: 3 } });
  });

  it("has no baseline for anything when there is no baseline run", () => {
    const result = rows(undefined, [named("a"), named("b")]);
    expect(result.map(({ verdict }) => verdict)).toEqual(["no-baseline", "no-baseline"]);
    expect(result[0]?.reason).toBe("There is no baseline to compare with.");
  });

  it("judges each metric of a benchmark by itself", () => {
    const memory = { metric: "peak-memory", unit: "B" };
    const result = compare([named("a"), named("a", memory)], [named("a"), named("a", memory)]);
    expect(result.map(({ metric, kind }) => `${metric} ${kind}`)).toEqual([
      "time compared",
      "peak-memory compared",
    ]);
  });

  it("does not compare values in different units, and says so", () => {
    const [row] = compare([named("a", { unit: "cycles" })], [named("a")]);
    expect(row).toMatchObject({ kind: "not-compared", verdict: "no-baseline" });
    expect(row?.reason).toBe("The unit changed from cycles to s, so the values cannot be compared.");
  });

  it("keeps benchmarks of the same name apart by their category", () => {
    const fast = named("a", { category: "fast", rounds: [[1, 1, 1]] });
    const slow = named("a", { category: "slow", rounds: [[9, 9, 9]] });
    const result = compare([slow, fast], [fast, slow]);
    expect(result.map((row) => (row.kind === "compared" ? row.change : row.reason))).toEqual([0, 0]);
  });

  it("still finds a benchmark whose category was added, but not where that is ambiguous", () => {
    expect(compare([named("a")], [named("a", { category: "new" })])[0]?.kind).toBe("compared");
    const twice = [named("a", { category: "x" }), named("a", { category: "y" })];
    expect(compare([named("a")], twice).map(({ verdict }) => verdict)).toEqual([
      "no-baseline",
      "no-baseline",
      "missing",
    ]);
  });

  it("asks for the threshold of each series", () => {
    const asked: string[] = [];
    const threshold = ({
      category,
      benchmark,
      metric,
    }: {
      category?: string;
      benchmark: string;
      metric: string;
    }) => {
      asked.push(`${category}/${benchmark} ${metric}`);
      return 0.25;
    };
    const [row] = compare([named("a", { category: "c" })], [named("a", { category: "c" })], { threshold });
    expect(asked).toEqual(["c/a time"]);
    expect(row).toMatchObject({ threshold: 0.25 });
  });

  it("compares by a rule that it is given", () => {
    const result = compareRuns({
      baseline: { measurements: [named("a")] },
      candidate: { measurements: [named("new"), named("a")], failures: [] },
      options: OPTIONS,
      rule: { name: "nothing is judged", judge: () => [] },
    });
    expect(result.map(({ benchmark }) => benchmark)).toEqual(["new"]);
  });
});

describe("a benchmark that failed", () => {
  it("is one row where nothing is known of it, and one for each metric of the baseline otherwise", () => {
    expect(rows([], [], [failure("x"), failure("x")])).toMatchObject([
      { benchmark: "x", metric: "time", verdict: "failed" },
    ]);
    const baseline = [named("x"), named("x", { metric: "peak-memory", unit: "B" })];
    expect(rows(baseline, [], [failure("x", { kind: "timed-out" })]).map(({ metric }) => metric)).toEqual([
      "time",
      "peak-memory",
    ]);
  });

  it("keeps the comparisons of what was measured before it failed", () => {
    expect(rows([named("x")], [named("x")], [failure("x")]).map(({ kind }) => kind)).toEqual(["compared"]);
  });

  it("is also one that gave no finite number", () => {
    const result = compare([named("a")], [named("a", { rounds: [[Number.NaN]] })]);
    expect(result).toMatchObject([{ verdict: "failed", reason: "The benchmark gave no finite number." }]);
  });

  it("leaves no trace in the baseline when that one gave no number", () => {
    const [row] = compare([named("a", { rounds: [] })], [named("a")]);
    expect(row).toMatchObject({ verdict: "no-baseline", candidate: { median: 2 } });
  });

  it("lists what the baseline has and nobody measured", () => {
    const rows = compareRuns({
      baseline: { measurements: [] },
      candidate: { measurements: [], failures: [] },
      missing: [{ benchmark: "gone", category: "io" }],
      options: OPTIONS,
      rule: classicRule,
    });
    expect(rows).toMatchObject([{ benchmark: "gone", category: "io", verdict: "missing" }]);
  });
});
