import { describe, expect, it } from "vitest";
import { gobenchdata } from "../../../src/adapters/history/gobenchdata.ts";
import { textOutput } from "../fixtures.ts";

function bench(Name: string, NsPerOp: number, BytesPerOp = 0, AllocsPerOp = 0) {
  return { Name, Runs: 10, NsPerOp, Mem: { BytesPerOp, AllocsPerOp, MBPerSec: 0 } };
}

/** Newest first, as gobenchdata keeps them. */
function history(...runs: readonly (readonly ReturnType<typeof bench>[])[]) {
  const written = runs.map((Benchmarks, index) => ({
    Version: `v${runs.length - index}`,
    Date: 1589695147 - index,
    Suites: [{ Goos: "linux", Goarch: "amd64", Pkg: "p", Benchmarks }],
  }));
  return textOutput(JSON.stringify(written));
}

describe("a history of gobenchdata", () => {
  it("calls a benchmark the same in every run, whatever number of processors it had", () => {
    const runs = gobenchdata.history?.(history([bench("BenchmarkA-4", 2)], [bench("BenchmarkA-4", 1)])) ?? [];
    expect(runs.map(({ commit, measurements }) => [commit, measurements[0]?.benchmark])).toEqual([
      ["v1", "BenchmarkA"],
      ["v2", "BenchmarkA"],
    ]);
    const several = history([bench("BenchmarkA-4", 2)], [bench("BenchmarkA-8", 1)]);
    expect(gobenchdata.history?.(several).map(({ measurements }) => measurements[0]?.benchmark)).toEqual([
      "BenchmarkA-8",
      "BenchmarkA-4",
    ]);
  });

  it("takes a benchmark that comes again in a run for a repetition", () => {
    const { measurements } = gobenchdata.parse(history([bench("BenchmarkA", 1), bench("BenchmarkA", 3)]));
    expect(measurements).toMatchObject([{ metric: "time", rounds: [[1e-9, 3e-9]] }]);
  });

  it("takes zeros for measured only when something was measured", () => {
    const metrics = (...benches: readonly ReturnType<typeof bench>[]) =>
      gobenchdata
        .parse(history(benches))
        .measurements.filter(({ benchmark }) => benchmark === "BenchmarkA")
        .map(({ metric }) => metric);
    expect(metrics(bench("BenchmarkA", 1), bench("BenchmarkB", 1))).toEqual(["time"]);
    expect(metrics(bench("BenchmarkA", 1), bench("BenchmarkB", 1, 16, 1))).toEqual([
      "time",
      "bytes-per-op",
      "allocs-per-op",
    ]);
  });
});
