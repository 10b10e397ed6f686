import { describe, expect, it } from "vitest";
import type { ToolOutput } from "../../../src/adapters/adapter.ts";
import { swiftBenchmark } from "../../../src/adapters/languages/swift-benchmark.ts";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, path?: string) => readOutput(textOutput(text, path), "auto");
const values = (text: string) =>
  read(text).measurements.map(({ metric, unit, rounds }) => [metric, unit, rounds[0]?.[0]]);
const table = (heading: string, rows: readonly string[], end = "╘═╛\n") =>
  `│ ${heading} │ p0 │ p25 │ p50 │ p75 │ p90 │ p99 │ p100 │ Samples │\n${rows
    .map((row) => `│ ${row} │ 1 │ 2 │ 3 │ 4 │ 5 │ 6 │ 7 │ 10 │\n`)
    .join("├─┤\n")}${end}`;

describe("package-benchmark's tables", () => {
  it("read the unit behind the name of a metric, and the star of inner iterations", () => {
    expect(
      values(
        `x\n${table("Metric", ["Memory (resident peak) (M)", "Malloc (total) (K) *", "Time (user CPU) (ms)"])}`,
      ),
    ).toEqual([
      ["peak-memory", "B", 3e6],
      ["allocs-per-op", "count", 3000],
      ["time-user-cpu", "s", 0.003],
    ]);
  });

  it("leave a throughput out where there is a time, and keep it where there is none", () => {
    expect(
      values(`x\n${table("Metric", ["Throughput (# / s) (K)", "Time (wall clock) (μs)"])}`).map(
        ([metric]) => metric,
      ),
    ).toEqual(["time", "time-p90", "time-p99"]);
    expect(values(`x\n${table("Metric", ["Throughput (# / s) (K)"])}`)).toEqual([
      ["throughput", "1/s", 3000],
    ]);
  });

  it("do not give a throughput when the table breaks off where a time may follow", () => {
    const rows = ["Syscalls (total)", "Throughput (# / s) (K)"];
    expect(values(`x\n${table("Metric", rows, "")}`)).toEqual([["syscalls-total", "count", 3]]);
  });

  it("are numbered when a log holds two runs of one benchmark", () => {
    const text = `x\n${table("Metric", ["Time (wall clock) (μs)"])}\n`;
    expect([...new Set(read(text + text).measurements.map(({ benchmark }) => benchmark))]).toEqual([
      "x",
      "x (2)",
    ]);
  });

  it("are left out when they compare two runs", () => {
    const compared = table("Time (wall clock) (μs)", ["main", "Current_run", "Δ", "Improvement %"]);
    const { measurements, warnings } = read(
      `x\n${table("Metric", ["Syscalls (total)"])}\ny metrics\n${compared}`,
    );
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["x"]);
    expect(warnings).toEqual(["1 table that compares two runs is left out."]);
  });
});

describe("package-benchmark's files for InfluxDB", () => {
  const file = (tags: number, unit: string) =>
    `#datatype ${"tag,".repeat(tags)}double,double,long,long,dateTime\nmeasurement,hostName,processoryType,processors,memory,kernelVersion,metric,unit,test,value,test_average,iterations,warmup_iterations,time\n${[
      1, 2, 3, 4, 5, 6, 7,
    ]
      .map((value) => `T,h,arm64,8,16,k,Time(wallclock),${unit},Parse,${value},4,10,1,2026-11-21T06:00:00Z\n`)
      .join("")}\n`;

  it("hold nanoseconds whatever the unit says, but not those of early versions", () => {
    expect(values(file(9, "μs"))[0]).toEqual(["time", "s", 3e-9]);
    expect(values(file(8, "μs"))[0]).toEqual(["time", "s", 3e-6]);
  });

  it("give no metric of which a percentile is missing", () => {
    const { measurements, warnings } = read(file(9, "ns").replace(/T,.*,7,4,.*\n/, ""));
    expect(measurements).toEqual([]);
    expect(warnings[0]).toBe("Of 1 metric not all percentiles are there; it is left out.");
  });
});

describe("package-benchmark's samples", () => {
  const path = "main.T.Parse_1.5.wallClock.histogram.samples.tsv";
  const tree = (text: string): ToolOutput => ({ kind: "tree", files: [{ path: `out/${path}`, text }] });

  it("are read from one file, too, and named by it", () => {
    const [measurement] = read("Time (wall clock) (ms)\n20\n21\n", path).measurements;
    expect(measurement).toMatchObject({ category: "T", benchmark: "Parse_1.5", rounds: [[0.02, 0.021]] });
  });

  it("are refused when a line among them is no number", () => {
    expect(() => readOutput(tree("Time (wall clock) (ms)\n20\nx\n21\n"), "auto")).toThrow('"x" is no number');
  });

  it("do not include a last line that may be cut off", () => {
    expect(readOutput(tree("Time (wall clock) (ms)\n20\n21"), "auto").measurements[0]?.rounds).toEqual([
      [0.02],
    ]);
  });
});

describe("package-benchmark's files in the form of JMH", () => {
  const scores = { score: 5, scoreUnit: "μs", rawData: [[5, 6]] };
  const result = (more: object) => ({
    benchmark: "package.benchmark.T.Parse",
    primaryMetric: { score: 2, scoreUnit: "# / s", rawData: [[1, 2]] },
    secondaryMetrics: { "Time (wall clock)": scores, "Malloc (total)": { ...scores, scoreUnit: "μs" } },
    ...more,
  });

  it("are told from those of JMH by the Java that ran it", () => {
    const output = (more: object) => textOutput(JSON.stringify([result(more)]));
    expect(swiftBenchmark.recognises(output({}))).toBe(true);
    expect(swiftBenchmark.recognises(output({ jvm: "/usr/bin/java" }))).toBe(false);
    expect(swiftBenchmark.recognises(output({ benchmark: "com.example.Parse" }))).toBe(false);
  });

  it("keep every sample, and leave out a metric that has the unit of another", () => {
    const { measurements, warnings } = read(JSON.stringify([result({})]));
    expect(measurements).toMatchObject([
      { category: "T", benchmark: "Parse", metric: "time", rounds: [[5e-6, 6e-6]] },
    ]);
    expect(warnings).toEqual(['The metric "Malloc (total)" has the unit of another one and is left out.']);
  });
});
