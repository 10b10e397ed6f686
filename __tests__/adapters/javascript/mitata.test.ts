import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const stats = { avg: 15, min: 10, max: 20, p50: 15, p99: 20, p999: 20, ticks: 2, samples: [10, 20] };
const file = (runs: readonly object[], layout: readonly object[] = [{ name: null }]) =>
  JSON.stringify({
    layout,
    context: { runtime: "bun", version: "1.4.5", arch: "x64-linux", cpu: { name: "x" }, now: 0 },
    benchmarks: [{ alias: "a", group: 0, runs }],
  });
const read = (text: string) => readOutput(textOutput(text), "mitata");

describe("mitata", () => {
  it("reads samples, and percentiles only where there are none", () => {
    expect(
      read(file([{ name: "a", args: {}, stats }])).measurements.map(({ metric, rounds }) => [metric, rounds]),
    ).toEqual([["time", [[1e-8, 2e-8]]]]);
    const { measurements } = read(file([{ name: "a", args: {}, stats: { ...stats, samples: null } }]));
    expect(measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([
      ["time", [[1.5e-8]]],
      ["time-p99", [[2e-8]]],
      ["time-p999", [[2e-8]]],
    ]);
  });

  it("does not use a list of samples that lacks the extremes", () => {
    const { measurements, warnings } = read(
      file([{ name: "a", args: {}, stats: { ...stats, samples: [10, 12] } }]),
    );
    expect(measurements[0]?.rounds).toEqual([[1.5e-8]]);
    expect(warnings).toEqual([
      'The list of samples of "a" was shortened after measuring; its mean is used instead.',
    ]);
  });

  it("reads the growth of the heap, the garbage collector's time and the counters", () => {
    const counted = (avg: number) => ({ avg, min: avg, max: avg });
    const more = {
      heap: { _: 2, ...counted(64) },
      gc: counted(1e6),
      counters: {
        cycles: counted(30),
        instructions: counted(90),
        cache: { ...counted(8), misses: counted(3) },
        branches: { ...counted(20), mispredicted: counted(1) },
      },
    };
    const { measurements } = read(file([{ name: "a", args: {}, stats: { ...stats, ...more } }]));
    expect(measurements.slice(1).map(({ metric, unit, rounds }) => [metric, unit, rounds])).toEqual([
      ["bytes-per-op", "B", [[64]]],
      ["gc-time", "s", [[0.001]]],
      ["instructions", "count", [[90]]],
      ["cycles", "count", [[30]]],
      ["cache-misses", "count", [[3]]],
      ["branch-misses", "count", [[1]]],
    ]);
  });

  it("adds arguments to names that do not hold them, and lists them", () => {
    const runs = [1, 2].map((n) => ({ name: "a", args: { n }, stats }));
    const { measurements, warnings } = read(file(runs));
    expect(measurements.map(({ benchmark, parameters }) => [benchmark, parameters])).toEqual([
      ["a (n=1)", { n: 1 }],
      ["a (n=2)", { n: 2 }],
    ]);
    expect(warnings).toEqual([]);
  });

  it("takes the name of the group for the category, of failures too", () => {
    const runs = [
      { name: "a", args: {}, stats },
      { name: "b", args: {}, error: { message: "boom" } },
    ];
    const { measurements, failures } = read(file(runs, [{ name: "sorting" }]));
    expect(measurements.map(({ category }) => category)).toEqual(["sorting"]);
    expect(failures).toMatchObject([{ benchmark: "b", category: "sorting", message: "It threw: boom" }]);
  });

  it("does not read a printed time that may be cut off: 29.82 m is not 29.82 ms", () => {
    const head = "benchmark                   avg (min … max) p75 / p99    (min … top 1%)\n";
    const lines =
      "a                              24.18 ms/iter  27.89 ms █\n                      (20.01 ms … 30.90 ms)  29.82 m";
    const { measurements } = read(head + lines);
    expect(measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([["time", [[0.02418]]]]);
  });
});
