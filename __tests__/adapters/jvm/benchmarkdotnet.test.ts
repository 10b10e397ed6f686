import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const report = (...Benchmarks: readonly object[]) => JSON.stringify({ HostEnvironmentInfo: {}, Benchmarks });
const read = (...benchmarks: readonly object[]) =>
  readOutput(textOutput(report(...benchmarks)), "benchmarkdotnet");

const statistics = (...values: readonly number[]) => ({
  N: values.length,
  Mean: values.reduce((sum, value) => sum + value, 0) / values.length,
  OriginalValues: values,
});
const measured = (launch: number, value: number, more: object = {}) => ({
  IterationMode: "Workload",
  IterationStage: "Result",
  LaunchIndex: launch,
  Operations: 10,
  Nanoseconds: value * 10,
  ...more,
});

describe("benchmarkdotnet", () => {
  it("makes each launch a round of what is left of the workload", () => {
    const { measurements } = read({
      FullName: "A.B",
      Statistics: statistics(1, 2, 3),
      Measurements: [
        measured(1, 90, { IterationStage: "Warmup" }),
        measured(1, 80, { IterationMode: "Overhead", IterationStage: "Actual" }),
        measured(1, 1),
        measured(2, 2),
        measured(1, 3),
      ],
    });
    expect(measurements[0]?.rounds).toEqual([[1e-9, 3e-9], [2e-9]]);
  });

  it("takes the list of values where measurements are missing", () => {
    const { measurements } = read({
      FullName: "A.B",
      Statistics: statistics(1, 2, 3),
      Measurements: [measured(1, 1)],
    });
    expect(measurements[0]?.rounds).toEqual([[1e-9, 2e-9, 3e-9]]);
  });

  it("takes the mean where that list was shortened, too, and says so", () => {
    const { measurements, warnings } = read({ FullName: "A.B", Statistics: { ...statistics(1, 2), N: 15 } });
    expect(measurements[0]).toMatchObject({ rounds: [[1.5e-9]], summary: { mean: 1.5e-9, count: 15 } });
    expect(warnings).toHaveLength(1);
  });

  it("reports a benchmark without statistics as failed", () => {
    expect(read({ Namespace: null, Type: "B", Method: "Throws", Statistics: null })).toMatchObject({
      measurements: [],
      failures: [{ benchmark: "B.Throws", kind: "failed" }],
    });
  });

  it("adds the job to a name only where it tells benchmarks apart", () => {
    const job = (name: string, method: string) => ({
      FullName: `A.${method}(N: 1)`,
      DisplayInfo: `A.${method}: ${name}(Runtime=.NET 8.0) [N=1]`,
      Parameters: "N=1",
      Statistics: statistics(1),
    });
    const { measurements } = read(job("Job-X", "B"), job("Job-Y", "B"), job("Job-X", "C"));
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual([
      "A.B(N: 1) [Job-X(Runtime=.NET 8.0)]",
      "A.B(N: 1) [Job-Y(Runtime=.NET 8.0)]",
      "A.C(N: 1)",
    ]);
    expect(measurements[0]?.parameters).toEqual({ N: 1 });
  });

  it("reads metrics in the direction that they tell, and those of the memory only once", () => {
    const metric = (Id: string, Value: number, Unit: string, TheGreaterTheBetter: boolean) => ({
      Value,
      Descriptor: { Id, Unit, TheGreaterTheBetter },
    });
    const { measurements } = read({
      FullName: "A.B",
      Statistics: statistics(1),
      Memory: { Gen0Collections: 2, TotalOperations: 4000, BytesAllocatedPerOperation: 24 },
      Metrics: [
        metric("Allocated Memory", 24, "B", false),
        metric("Gen0Collects", 0.5, "Count", false),
        metric("CacheHits", 7, "Count", true),
        metric("Code Size", 3, "KB", false),
      ],
    });
    expect(
      measurements.slice(1).map(({ metric: name, unit, better, rounds }) => [name, unit, better, rounds]),
    ).toEqual([
      ["bytes-per-op", "B", "lower", [[24]]],
      ["gen0-collects", "count", "lower", [[0.5]]],
      ["cache-hits", "count", "higher", [[7]]],
      ["code-size", "B", "lower", [[3000]]],
    ]);
  });

  it("reads the fullest file of each class in a folder, and passes over what is of another tool", () => {
    const full = report({ FullName: "A.B", Statistics: statistics(1, 2) });
    const brief = report({ FullName: "A.B", Statistics: { N: 2, Mean: 1.5 } });
    const files = [
      { path: "results/A-report-brief.json", text: brief },
      { path: "results/A-report-full-compressed.json", text: full },
      { path: "results/A-report.json", text: brief },
      { path: "results/C-report.json", text: report({ FullName: "C.D", Statistics: statistics(5) }) },
      { path: "results/lighthouse-report.json", text: '{"lighthouseVersion": "12"}' },
    ];
    const { measurements } = readOutput({ kind: "tree", files }, "auto");
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["A.B", [[1e-9, 2e-9]]],
      ["C.D", [[5e-9]]],
    ]);
  });

  it("does not pass over a report that was cut off", () => {
    const files = [
      { path: "A-report-full.json", text: report({ FullName: "A.B", Statistics: statistics(1) }) },
      {
        path: "C-report-full.json",
        text: report({ FullName: "C.D", Statistics: statistics(1) }).slice(0, -5),
      },
    ];
    expect(() => readOutput({ kind: "tree", files }, "benchmarkdotnet")).toThrow(
      expect.objectContaining({
        code: "OUTPUT_UNREADABLE",
        message: expect.stringContaining("C-report-full.json"),
      }),
    );
  });
});
