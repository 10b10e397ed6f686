import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "jmh");
const named = ({ measurements }: ReturnType<typeof read>) =>
  measurements.map(({ benchmark, metric, better, rounds }) => [benchmark, metric, better, rounds]);

const score = (scoreUnit: string, rawData: readonly (readonly unknown[])[], more: object = {}) => ({
  score: 1,
  scoreError: "NaN",
  scoreUnit,
  rawData,
  ...more,
});
const json = (...results: readonly object[]) =>
  read(
    JSON.stringify(
      results.map((result) => ({ jmhVersion: "1.37", benchmark: "a.B.c", mode: "avgt", ...result })),
    ),
  );

describe("jmh, JSON", () => {
  it.each([
    ["ns/op", "time", "lower", 2e-9],
    ["min/op", "time", "lower", 120],
    ["day/op", "time", "lower", 172_800],
    ["ops/ns", "throughput", "higher", 2e9],
    ["ops/s", "throughput", "higher", 2],
    ["ops/hr", "throughput", "higher", 2 / 3600],
  ])("reads %s as %s, %s is better", (unit, metric, better, value) => {
    expect(named(json({ primaryMetric: score(unit, [[2]]) }))).toEqual([
      ["a.B.c", metric, better, [[value]]],
    ]);
  });

  it("makes each fork a round, and leaves out one that gave nothing", () => {
    const reading = json({ primaryMetric: score("s/op", [[1, 2], [], [3]]) });
    expect(reading.measurements[0]?.rounds).toEqual([[1, 2], [3]]);
  });

  it("adds to a name what tells two results apart, and nothing else", () => {
    const primaryMetric = score("s/op", [[1]]);
    const reading = json(
      { mode: "avgt", threads: 1, params: { n: "10" }, primaryMetric },
      { mode: "ss", threads: 1, params: { n: "10" }, primaryMetric },
      { mode: "avgt", threads: 4, params: { n: "20" }, primaryMetric },
    );
    expect(reading.measurements.map(({ benchmark }) => benchmark)).toEqual([
      "a.B.c (n=10, mode=avgt)",
      "a.B.c (n=10, mode=ss)",
      "a.B.c (n=20)",
    ]);
    expect(reading.measurements[0]?.parameters).toEqual({ n: "10" });
  });

  it("takes the mean of each sampled iteration, weighted, and the percentiles of all", () => {
    const histogram = [
      [
        [
          [1, 3],
          [5, 1],
        ],
        [[4, 2]],
      ],
    ];
    const primaryMetric = {
      score: 2.67,
      scoreError: 0.1,
      scoreUnit: "ms/op",
      scorePercentiles: { "0.0": 1, "50.0": 2, "99.9": 5, "99.999": 5, "100.0": 5 },
      rawDataHistogram: histogram,
    };
    const secondaryMetrics = { "p0.50": score("ms/op", [[2, 3]]), "c·p0.99": score("ms/op", [[2, 3]]) };
    expect(named(json({ mode: "sample", primaryMetric, secondaryMetrics }))).toEqual([
      ["a.B.c", "time", "lower", [[0.002, 0.004]]],
      ["a.B.c", "time-p50", "lower", [[0.002]]],
      ["a.B.c", "time-p999", "lower", [[0.005]]],
    ]);
  });

  it("takes the score and its interval where iterations were not kept", () => {
    const primaryMetric = score("s/op", [], {
      score: 5,
      scoreError: 1,
      scorePercentiles: { "0.0": 4, "100.0": 6 },
    });
    expect(json({ primaryMetric }).measurements[0]).toMatchObject({
      rounds: [[5]],
      summary: { mean: 5, min: 4, max: 6, interval: { low: 4, high: 6, confidence: 0.999 } },
    });
  });

  it("reads groups as benchmarks and profilers as metrics, without what follows from the others", () => {
    const secondaryMetrics = {
      reader: score("ms/op", [[2]]),
      "\u00b7gc.alloc.rate": score("MB/sec", [[500]]),
      "\u00b7gc.alloc.rate.norm": score("B/op", [[24]]),
      "gc.time": score("ms", [[7]]),
      instructions: score("#/op", [[100]]),
      IPC: score("insns/clk", [[2.5]]),
      cases: score("#", [[3]]),
      stack: score("---", [], { score: "NaN" }),
    };
    const reading = json({ primaryMetric: score("ms/op", [[1]]), secondaryMetrics });
    expect(named(reading)).toEqual([
      ["a.B.c", "time", "lower", [[0.001]]],
      ["a.B.c", "bytes-per-op", "lower", [[24]]],
      ["a.B.c", "gc-time", "lower", [[0.007]]],
      ["a.B.c", "instructions", "lower", [[100]]],
      ["a.B.c", "ipc", "higher", [[2.5]]],
      ["a.B.c", "cases", "lower", [[3]]],
      ["a.B.c:reader", "time", "lower", [[0.002]]],
    ]);
    expect(reading.warnings).toEqual([
      'JMH does not write which way these improve; lower is assumed: "cases".',
    ]);
  });

  it("reports a score that is no number as a failure", () => {
    expect(json({ primaryMetric: score("ms/op", [], { score: "NaN" }) })).toMatchObject({
      measurements: [],
      failures: [{ benchmark: "a.B.c", message: "It gave no finite number for time." }],
    });
  });

  it("leaves the same form to Swift's package-benchmark where that wrote it", () => {
    const text = JSON.stringify([
      {
        benchmark: "package.benchmark.Demo.parse",
        mode: "thrpt",
        measurementIterations: 2,
        primaryMetric: { score: 2, scoreUnit: "# / s", rawData: [[1, 2]] },
      },
    ]);
    expect(readOutput(textOutput(text), "auto").adapter).toBe("swift-benchmark");
  });
});

describe("jmh, printed", () => {
  const log = (...lines: readonly string[]) =>
    [
      "# Threads: 1 thread",
      "# Benchmark mode: Average time, time/op",
      "# Benchmark: a.B.c",
      ...lines,
      "",
    ].join("\n");

  it("reads iterations by their forks, and no warmup", () => {
    const reading = read(
      log(
        "# Parameters: (n = 1, text = a, b = c, d)",
        "# Fork: 1 of 2",
        "# Warmup Iteration   1: 9.000 ms/op",
        "Iteration   1: 1.500 ±(99.9%) 0.100 ms/op",
        "Iteration   2: 2.500 ms/op",
        "# Fork: 2 of 2",
        "Iteration   1: 3.500 ms/op",
      ),
    );
    expect(named(reading)).toEqual([
      ["a.B.c (n=1, text=a, b=c, d)", "time", "lower", [[0.0015, 0.0025], [0.0035]]],
    ]);
    expect(reading.measurements[0]?.parameters).toEqual({ n: "1", text: "a", b: "c, d" });
  });

  it("leaves out what it prints only roughly, and says so", () => {
    const reading = read(log("# Fork: 1 of 1", "Iteration   1: ≈ 10⁻⁵ ms/op", "Iteration   2: 0.001 ms/op"));
    expect(reading.measurements).toEqual([]);
    expect(reading.warnings[0]).toContain('only the magnitude of "a.B.c"');
  });

  it("reports a benchmark that threw, and a Java that ended", () => {
    const threw = log(
      "# Fork: 1 of 1",
      "Iteration   1: <failure>",
      "",
      "java.lang.Error: no file",
      "\tat a.B",
    );
    expect(read(threw).failures).toMatchObject([{ benchmark: "a.B.c", message: "java.lang.Error: no file" }]);
    const ended = log("# Fork: 1 of 1", "<forked VM failed with exit code 134>");
    expect(read(ended).failures).toMatchObject([{ message: "<forked VM failed with exit code 134>" }]);
  });

  it("does not read the table at the end again", () => {
    const table = "Benchmark  Mode  Cnt  Score   Error  Units\nB.c        avgt    2  1.500 ± 0.100  ms/op\n";
    const text = log(
      "# Fork: 1 of 1",
      "Iteration   1: 1.500 ms/op",
      "",
      "# Run complete. Total time: 00:00:08",
      "",
    );
    expect(named(read(text + table))).toEqual([["a.B.c", "time", "lower", [[0.0015]]]]);
    expect(named(read(table))).toEqual([["B.c", "time", "lower", [[0.0015]]]]);
  });

  it("reads parameters with spaces from a table, and leaves out a row that was cut off", () => {
    const table = [
      "Benchmark  (text)   Mode  Cnt     Score   Error   Units",
      "B.c           a b  thrpt    2     1.500 ± 0.100  ops/ms",
      "B.c:more      a b  thrpt    2  1234.500          counts",
      "B.c           N/A  thrpt        100.000          ops/m",
    ].join("\n");
    const reading = read(table);
    expect(named(reading)).toEqual([
      ["B.c (text=a b)", "throughput", "higher", [[1500]]],
      ["B.c (text=a b)", "more", "lower", [[1234.5]]],
    ]);
  });

  it("reads decimal commas", () => {
    const csv =
      '"Benchmark","Mode","Threads","Samples","Score","Score Error (99,9%)","Unit"\n"a.B.c","avgt",1,6,"1,121493","NaN","ms/op"\n';
    expect(named(read(csv))).toEqual([["a.B.c", "time", "lower", [[0.001121493]]]]);
    expect(named(read(log("# Fork: 1 of 1", "Iteration   1: 1,170 ms/op")))).toEqual([
      ["a.B.c", "time", "lower", [[0.00117]]],
    ]);
  });
});
