import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "google-benchmark");
const report = (benchmarks: readonly object[], context: object = {}) =>
  read(JSON.stringify({ context: { num_cpus: 2, mhz_per_cpu: 2596, ...context }, benchmarks }));
const roundsByMetric = ({ measurements }: ReturnType<typeof read>) =>
  measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds]);

const repetition = (time: number, more: object = {}) => ({
  name: "BM_Copy",
  run_name: "BM_Copy",
  run_type: "iteration",
  family_index: 0,
  per_family_instance_index: 0,
  real_time: time,
  cpu_time: time / 2,
  time_unit: "us",
  ...more,
});

describe("google-benchmark, JSON", () => {
  it("makes repetitions rounds of one benchmark, and its aggregates nothing", () => {
    const mean = { run_type: "aggregate", name: "BM_Copy_mean", aggregate_name: "mean" };
    expect(roundsByMetric(report([repetition(2), repetition(4), repetition(3, mean)]))).toEqual([
      ["BM_Copy", "time", [[2e-6], [4e-6]]],
      ["BM_Copy", "cpu-time", [[1e-6], [2e-6]]],
    ]);
  });

  it("numbers benchmarks that were given the same name", () => {
    const other = { family_index: 1 };
    const { measurements, warnings } = report([repetition(2), repetition(4, other), repetition(5, other)]);
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual([
      "BM_Copy",
      "BM_Copy",
      "BM_Copy (2)",
      "BM_Copy (2)",
    ]);
    expect(measurements[2]?.rounds).toEqual([[4e-6], [5e-6]]);
    expect(warnings).toEqual([
      'The name "BM_Copy" comes again; the later benchmark is read as "BM_Copy (2)".',
    ]);
  });

  it("takes mean, median and deviation where only aggregates were reported", () => {
    const aggregate = (name: string, time: number) =>
      repetition(time, { run_type: "aggregate", aggregate_name: name, bytes_per_second: time * 10 });
    const { measurements } = report([
      aggregate("mean", 3),
      aggregate("median", 2),
      aggregate("stddev", 1),
      aggregate("cv", 0.33),
    ]);
    expect(measurements.map(({ metric, rounds, summary }) => [metric, rounds, summary])).toEqual([
      ["time", [[3e-6]], { mean: 3e-6, median: 2e-6, standardDeviation: 1e-6 }],
      ["cpu-time", [[1.5e-6]], { mean: 1.5e-6, median: 1e-6, standardDeviation: 5e-7 }],
      ["throughput", [[30]], { mean: 30, median: 20, standardDeviation: 10 }],
    ]);
  });

  it("reports a failed benchmark once, with its message, and a skipped one as a warning", () => {
    const broken = { real_time: 0, cpu_time: 0, error_occurred: true, error_message: "no file" };
    const { measurements, failures, warnings } = report([
      repetition(0, broken),
      repetition(0, broken),
      repetition(0, { name: "BM_Gpu", run_name: "BM_Gpu", skipped: true, skip_message: "no GPU" }),
    ]);
    expect(measurements).toEqual([]);
    expect(failures).toMatchObject([{ benchmark: "BM_Copy", kind: "failed", message: "no file" }]);
    expect(warnings).toEqual(['Google Benchmark skipped "BM_Gpu": no GPU']);
  });

  it("never takes the fit of a complexity for a benchmark", () => {
    const fit = { name: "BM_Sort_BigO", cpu_coefficient: 1, real_coefficient: 2, big_o: "N" };
    expect(roundsByMetric(report([repetition(2), fit, { name: "BM_Sort_RMS", rms: 0.1 }]))).toHaveLength(2);
  });

  it("says which counters it judges without knowing their direction", () => {
    const counters = { frames_per_second: 60, MFLOPS: 3, INSTRUCTIONS: 7, queue: 2, time: 9 };
    const { measurements, warnings } = report([repetition(2, counters)]);
    expect(measurements.slice(2).map(({ metric, unit, better }) => [metric, unit, better])).toEqual([
      ["frames-per-second", "1/s", "higher"],
      ["mflops", "1/s", "higher"],
      ["instructions", "count", "lower"],
      ["queue", "count", "lower"],
      ["time-2", "count", "lower"],
    ]);
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain('lower is assumed for "queue", "time"');
  });

  it("reads what a memory manager counted", () => {
    const memory = { allocs_per_iter: 2.5, max_bytes_used: 4096 };
    expect(roundsByMetric(report([repetition(2, memory)])).slice(2)).toEqual([
      ["BM_Copy", "allocs-per-op", [[2.5]]],
      ["BM_Copy", "peak-memory", [[4096]]],
    ]);
  });

  it("lists named arguments as parameters, but not how long to run", () => {
    const name = "std::sort/bytes:64/iterations:100/threads:2";
    const { measurements } = report([repetition(2, { run_name: name })]);
    expect(measurements[0]?.parameters).toEqual({ bytes: 64, threads: 2 });
  });

  it("knows the time only where it is written with its zone", () => {
    expect(report([repetition(2)], { date: "2026-11-22T03:50:45+00:00" }).context).toMatchObject({
      time: "2026-11-22T03:50:45+00:00",
    });
    expect(report([repetition(2)], { date: "2019-11-29 21:26:59" }).context).not.toHaveProperty("time");
  });

  it("reports a time that is no number as a failure", () => {
    const { measurements, failures } = read(
      '{"context": {"num_cpus": 2, "mhz_per_cpu": 1}, "benchmarks": [{"name": "BM_X", "run_type": "iteration", "real_time": NaN, "cpu_time": 1.5, "time_unit": "ns"}]}',
    );
    expect(measurements.map(({ metric }) => metric)).toEqual(["cpu-time"]);
    expect(failures).toMatchObject([{ benchmark: "BM_X", message: "It gave no finite number for time." }]);
  });
});

describe("google-benchmark, tables", () => {
  const HEADER =
    "name,iterations,real_time,cpu_time,time_unit,bytes_per_second,items_per_second,label,error_occurred,error_message";
  const csv = (...rows: readonly string[]) => read(`${[HEADER, ...rows].join("\n")}\n`);

  it("does not take benchmarks for aggregates because of how they are called", () => {
    const { measurements } = csv(
      '"BM_mean",1000,5,5,ns,,,,,',
      '"BM_median",900,6,6,ns,,,,,',
      '"BM_stddev",800,7,7,ns,,,,,',
    );
    expect(measurements.filter(({ metric }) => metric === "time").map(({ benchmark }) => benchmark)).toEqual([
      "BM_mean",
      "BM_median",
      "BM_stddev",
    ]);
  });

  it("takes aggregates apart, also those of the user's own", () => {
    const repeated = ["BM_X", "BM_X", "BM_X_mean", "BM_X_median", "BM_X_stddev", "BM_X_cv", "BM_X_max"];
    const rows = repeated.map((name, index) => `"${name}",${index < 2 ? 1000 : 2},${index + 1},1,ns,,,,,`);
    const { measurements } = csv(...rows, '"BM_X_fast",500,9,9,ns,,,,,');
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["BM_X", "time", [[1e-9], [2e-9]]],
      ["BM_X", "cpu-time", [[1e-9], [1e-9]]],
      ["BM_X_fast", "time", [[9e-9]]],
      ["BM_X_fast", "cpu-time", [[9e-9]]],
    ]);
  });

  it("numbers rows of one name that have no aggregates behind them: those of repetitions always have", () => {
    const { measurements } = csv('"BM_X",1000,5,5,ns,,,,,', '"BM_X",900,6,6,ns,,,,,');
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["BM_X", "BM_X", "BM_X (2)", "BM_X (2)"]);
  });

  it("reads a failed row, which has no cells for counters", () => {
    const { failures } = read(
      `${HEADER},"plain"\n"BM_A",10,5,5,ns,,,,,,7\n"BM_B",,,,,,,,true,"no ""file"""\n`,
    );
    expect(failures).toMatchObject([{ benchmark: "BM_B", message: 'no "file"' }]);
  });

  const printed = (...rows: readonly string[]) => {
    const rule = "-".repeat(60);
    return read(
      [rule, "Benchmark              Time             CPU   Iterations", rule, ...rows, ""].join("\n"),
    );
  };

  it("reads names of any letters and numbers in the console", () => {
    const { measurements } = printed(
      "x 1 ns 2 ns 3       5.50 ms        0.250 ms            1 queue=1.5k inverted=2.5ns rate=3M/s",
      "東京               1.25 us         1.00 us          100",
    );
    expect(
      measurements.map(({ benchmark, metric, unit, rounds }) => [benchmark, metric, unit, rounds]),
    ).toEqual([
      ["x 1 ns 2 ns 3", "time", "s", [[0.0055]]],
      ["x 1 ns 2 ns 3", "cpu-time", "s", [[0.00025]]],
      ["x 1 ns 2 ns 3", "queue", "count", [[1500]]],
      ["x 1 ns 2 ns 3", "inverted", "s", [[2.5e-9]]],
      ["x 1 ns 2 ns 3", "rate", "1/s", [[3_000_000]]],
      ["東京", "time", "s", [[1.25e-6]]],
      ["東京", "cpu-time", "s", [[1e-6]]],
    ]);
  });

  it("reads bytes per second in steps of 1024 whether the console says so or not", () => {
    const throughput = (text: string) =>
      printed(
        `BM_Copy             5.50 ms        0.018 ms            1 bytes_per_second=${text}`,
      ).measurements.at(-1);
    expect(throughput("2Gi/s")).toEqual(throughput("2G/s"));
    expect(throughput("2G/s")).toMatchObject({ unit: "B/s", better: "higher", rounds: [[2 * 1024 ** 3]] });
  });

  it("does not trust a counter at the end of a text that was cut off", () => {
    const rule = "-".repeat(60);
    const { measurements } = read(
      `${rule}\nBenchmark              Time             CPU   Iterations\n${rule}\nBM_A                5.50 ms        0.018 ms            1 a=1 b=12`,
    );
    expect(measurements.map(({ metric }) => metric)).toEqual(["time", "cpu-time", "a"]);
  });

  it("does not claim a sentence about benchmarks", () => {
    expect(() =>
      readOutput(textOutput("Benchmark   Time   CPU   Iterations\nare what it prints.\n"), "auto"),
    ).toThrow("not the output of a tool that we know");
  });
});
