import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "benchmarkjs");

describe("benchmarkjs", () => {
  it("turns the margin of the mean time into an interval of the rate", () => {
    const [measurement] = read("a x 100 ops/sec ±25.00% (10 runs sampled)\n").measurements;
    expect(measurement).toMatchObject({
      rounds: [[100]],
      better: "higher",
      summary: { count: 10, interval: { low: 80, high: 100 / 0.75, confidence: 0.95 } },
    });
  });

  it("gives no interval for a margin of 100 % or more", () => {
    const [measurement] = read("a x 100 ops/sec ±120.00% (2 runs sampled)\n").measurements;
    expect(measurement?.summary).toEqual({ mean: 100, count: 2 });
  });

  it("reads the sign before the margin in whatever character set it was printed", () => {
    for (const sign of ["±", "\ufffd", "Â±", "+-"]) {
      expect(read(`a x 12,345 ops/sec ${sign}1.5% (1 run sampled)\n`).measurements[0]?.rounds).toEqual([
        [12_345],
      ]);
    }
  });

  it("calls what threw, was aborted or has no rate failed", () => {
    const text =
      "a x 5.00 ops/sec ±1.00% (5 runs sampled)\nthrew: \nb x 0 ops/sec ±0.00% (0 runs sampled)\nc x NaN ops/sec ±NaN% (3 runs sampled)\nFastest is a\n";
    const { measurements, failures } = read(text);
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["a"]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["threw", "b", "c"]);
  });

  it("does not claim the lines of bench-node, which have no margin", () => {
    const text = "a  x 8,546 ops/sec (10 runs sampled) min..max=(63.44us...72.27us)\n";
    expect(readOutput(textOutput(text), "auto").adapter).toBe("bench-node");
    expect(() => read(text)).toThrow(expect.objectContaining({ code: "OUTPUT_UNREADABLE" }));
  });

  it("reads the samples of benchmarks as JSON, with a name for one that has none", () => {
    const stats = { sample: [0.1, 0.2], rme: 1, moe: 1, sem: 1 };
    const { measurements } = read(JSON.stringify([{ name: "a", stats }, { stats }]));
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["a", "time", [[0.1, 0.2]]],
      ["(no name)", "time", [[0.1, 0.2]]],
    ]);
  });
});
