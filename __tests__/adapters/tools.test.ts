import { describe, expect, it } from "vitest";
import type { ToolOutput } from "../../src/adapters/adapter.ts";
import { readOutput } from "../../src/adapters/registry.ts";
import { textOutput } from "./fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const json = (value: unknown): ToolOutput => textOutput(JSON.stringify(value), "output.json");
const samplesByName = (text: string) =>
  Object.fromEntries(read(text).measurements.map(({ benchmark, rounds }) => [benchmark, rounds.flat()]));

describe("go", () => {
  it("gives a benchmark the same name on a machine with another number of processors", () => {
    const on = (processors: number) => samplesByName(`BenchmarkSort/size-10-${processors} 1 5 ns/op\n`);
    expect(on(4)).toEqual(on(64));
    expect(on(4)).toEqual({ "BenchmarkSort/size-10": [5e-9] });
  });

  it("does not merge benchmarks whose names end in different numbers of their own", () => {
    expect(samplesByName("BenchmarkSort/size-10 1 5 ns/op\nBenchmarkSort/size-100 1 50 ns/op\n")).toEqual({
      "BenchmarkSort/size-10": [5e-9],
      "BenchmarkSort/size-100": [5e-8],
    });
  });

  it("puts the repetitions of -count into one round, in order", () => {
    const text =
      "BenchmarkA-2 1 3 ns/op\nBenchmarkB-2 1 9 ns/op\nBenchmarkA-2 1 1 ns/op\nBenchmarkA-2 1 2 ns/op\n";
    expect(read(text).measurements.map(({ rounds }) => rounds)).toEqual([[[3e-9, 1e-9, 2e-9]], [[9e-9]]]);
  });

  it("takes the direction of a metric of the user's own from a Unit line", () => {
    const { measurements, warnings } = read(
      "Unit points better=higher\nBenchmarkA 1 5 ns/op 7 points 3 rows/s\n",
    );
    expect(measurements.map(({ metric, better }) => [metric, better])).toEqual([
      ["time", "lower"],
      ["points", "higher"],
      ["rows/s", "higher"],
    ]);
    expect(warnings).toEqual([]);
  });

  it("does not claim a line of another tool that begins with Benchmark", () => {
    for (const line of ["Benchmark 1: sleep 0.1", "Benchmarking 5 10 ms", "BenchmarkDotNet 0 13 rows"]) {
      expect(() => read(line)).toThrow("not the output of a tool that we know");
    }
  });
});

describe("cargo", () => {
  it("reads Criterion.rs's results too when a workspace prints both kinds", () => {
    const text =
      "test a::b ... bench:       1,204 ns/iter (+/- 37)\nsum      time:   [1.0 µs 1.5 μs 2.0 us]\n";
    expect(read(text).adapter).toBe("cargo");
    expect(samplesByName(text)).toEqual({ "a::b": [1.204e-6], sum: [1.5e-6] });
  });

  it("keeps a time of 0, which libtest prints below half a nanosecond, and warns", () => {
    const { measurements, warnings } = read("test a ... bench:           0 ns/iter (+/- 0)\n");
    expect(measurements[0]?.rounds).toEqual([[0]]);
    expect(warnings).toEqual(['The tool reports a time of 0 for "a": less than it can show.']);
  });
});

describe("criterion", () => {
  const estimates = {
    mean: { point_estimate: 20 },
    median: { point_estimate: 19 },
    slope: { point_estimate: 18 },
    std_dev: { point_estimate: 2 },
  };

  it("calls a benchmark that began and printed no result a failure", () => {
    const { failures, measurements } = read(
      "Benchmarking a\nBenchmarking a: Analyzing\na    time:   [1 ns 2 ns 3 ns]\nBenchmarking b: c: Warming up for 3.0 s\nthread 'main' panicked\n",
    );
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["a"]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["b: c"]);
  });

  it("names a benchmark by its folder, and takes the slope, where the other files are missing", () => {
    const files = [{ path: "target/criterion/sum/1000/new/estimates.json", text: JSON.stringify(estimates) }];
    const [measurement] = readOutput({ kind: "tree", files }, "auto").measurements;
    expect(measurement).toMatchObject({ benchmark: "sum/1000", rounds: [[1.8e-8]], summary: { mean: 2e-8 } });
  });

  it("refuses samples without iterations, and names the file", () => {
    const files = [
      { path: "a/new/estimates.json", text: JSON.stringify(estimates) },
      { path: "a/new/sample.json", text: '{"iters": [1, 0], "times": [5, 6]}' },
    ];
    expect(() => readOutput({ kind: "tree", files }, "auto")).toThrow(
      /^a\/new\/sample\.json is not a sample\.json/,
    );
  });
});

describe("hyperfine", () => {
  it("reads the peak memory of each run where the version writes it", () => {
    const output = json({
      results: [
        { command: "a", mean: 1, user: 0.25, system: 0.5, times: [1, 1], memory_usage_byte: [4096, 8192] },
      ],
    });
    expect(
      readOutput(output, "auto").measurements.map(({ metric, unit, rounds }) => [metric, unit, rounds]),
    ).toEqual([
      ["time", "s", [[1], [1]]],
      ["cpu-time", "s", [[0.75]]],
      ["peak-memory", "B", [[4096], [8192]]],
    ]);
  });
});

describe("pytest-benchmark", () => {
  it("calls a benchmark whose mean is NaN failed", () => {
    const text =
      '{"machine_info": {}, "datetime": "", "benchmarks": [{"name": "a", "fullname": "t.py::a", "stats": {"mean": NaN}}]}';
    expect(read(text)).toMatchObject({
      measurements: [],
      failures: [{ benchmark: "t.py::a", kind: "failed" }],
    });
  });
});

describe("vitest 5", () => {
  const assertion = (task: string, more: object = {}) => ({
    fullName: "g t",
    status: "passed",
    benchmarks: [{ name: "g > t", tasks: [{ name: task, latency: { mean: 2 } }] }],
    ...more,
  });

  it("tells files of the same name apart by as much of their path as is needed", () => {
    const output = json({
      testResults: [
        { name: "/home/runner/work/a/x.bench.ts", assertionResults: [assertion("one")] },
        { name: "/home/runner/work/b/x.bench.ts", assertionResults: [assertion("one")] },
      ],
    });
    expect(readOutput(output, "auto").measurements.map(({ benchmark }) => benchmark)).toEqual([
      "a/x.bench.ts > g > t > one",
      "b/x.bench.ts > g > t > one",
    ]);
  });

  it("keeps what a test measured before it failed, and fails what was not measured", () => {
    const output = json({
      testResults: [
        {
          name: "/x.bench.ts",
          assertionResults: [
            assertion("one", { status: "failed", failureMessages: ["expected to be faster\n at x"] }),
            { fullName: "g u", status: "failed", failureMessages: ["Error: boom\n at y"] },
          ],
        },
      ],
    });
    expect(readOutput(output, "auto")).toMatchObject({
      measurements: [{ rounds: [[0.002]] }],
      failures: [{ benchmark: "x.bench.ts > g u", message: "Error: boom", output: "Error: boom\n at y" }],
      warnings: [
        'The test "x.bench.ts > g u" failed after measuring: expected to be faster'.replace("g u", "g t"),
      ],
    });
  });
});

describe("custom values", () => {
  it("counts benchmarks of one name and one kind of unit, and keeps those of different kinds", () => {
    const { measurements, warnings } = readOutput(
      json([
        { name: "a", unit: "ms", value: 1 },
        { name: "a", unit: "MB", value: 2 },
        { name: "a", unit: "s", value: 3 },
      ]),
      "auto",
    );
    expect(measurements.map(({ benchmark, metric }) => [benchmark, metric])).toEqual([
      ["a", "time"],
      ["a", "size"],
      ["a (2)", "time"],
    ]);
    expect(warnings).toEqual(['The name "a" comes again; the later benchmark is read as "a (2)".']);
  });

  it("calls a value that is no finite number of the base unit failed", () => {
    const { measurements, failures } = readOutput(json([{ name: "a", unit: "min", value: 1e308 }]), "auto");
    expect(measurements).toEqual([]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["a"]);
  });

  it("says which value is no number", () => {
    expect(() => readOutput(json([{ name: "a", unit: "ms", value: "fast" }]), "auto")).toThrow(
      '[0].value: expected a number, received "fast"',
    );
  });
});
