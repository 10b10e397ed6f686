import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";
import { anyName } from "../writers/writer.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");
const metricsOf = (text: string) =>
  read(text).measurements.map(({ benchmark, metric, unit, rounds }) => [benchmark, metric, unit, rounds]);

describe("the text of Criterion.rs", () => {
  it("reads both rates of a benchmark that declares elements and bytes", () => {
    const text =
      "a    time:   [1.0 ns 2.0 ns 3.0 ns]\n     thrpt:  [1.0 Kelem/s 2.0 Kelem/s 3.0 Melem/s]\n     thrpt:  [1.0 KiB/s 2.0 KiB/s 3.0 MiB/s]\n";
    expect(metricsOf(text)).toEqual([
      ["a", "time", "s", [[2e-9]]],
      ["a", "throughput", "1/s", [[2000]]],
      ["a", "byte-throughput", "B/s", [[2048]]],
    ]);
  });

  it("reads bits as eighths of bytes", () => {
    const text = "a    time:   [1 ns 2 ns 3 ns]\n     thrpt:  [1.0 Mb/s 8.0 Mb/s 9.0 Gb/s]\n";
    expect(metricsOf(text)[1]).toEqual(["a", "throughput", "B/s", [[1e6]]]);
  });

  it("does not give the rate of a benchmark to the one before, whose own line is damaged", () => {
    const text =
      "a    time:   [1 ns 2 ns 3 ns]\nb    time:   [1 ns # ns 3 ns]\n     thrpt:  [1 KiB/s 2 KiB/s 3 KiB/s]\n";
    expect(metricsOf(text)).toEqual([["a", "time", "s", [[2e-9]]]]);
  });
});

describe("the messages of cargo-criterion", () => {
  const message = (id: string, more: object = {}) =>
    JSON.stringify({
      reason: "benchmark-complete",
      id,
      iteration_count: [10, 20],
      measured_values: [50, 120],
      unit: "ns",
      throughput: [{ per_iteration: 3, unit: "elements" }],
      ...more,
    });

  it("hold all samples, each of many iterations", () => {
    expect(metricsOf(`{"reason":"build-finished","success":true}\n${message("a")}\n`)).toEqual([
      ["a", "time", "s", [[5e-9, 6e-9]]],
      ["a", "throughput", "1/s", [[6e8, 5e8]]],
    ]);
  });

  it("keep the unit of a measurement of the user's own", () => {
    expect(metricsOf(message("a", { unit: "cycles" }))).toEqual([["a", "cycles", "count", [[5, 6]]]]);
  });

  it("keep any name", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        expect(read(`${message(name)}\n`).measurements[0]?.benchmark).toBe(name);
      }),
      { numRuns: 80, seed: 7 },
    );
  });

  it("are refused when a sample has no iterations", () => {
    expect(() => read(message("a", { iteration_count: [10, 0] }))).toThrow("iteration_count");
    expect(() => read(message("a", { iteration_count: [10] }))).toThrow("as many measured_values");
  });
});

describe("the folder of Criterion.rs", () => {
  it("has both rates of a benchmark that declares elements and bytes", () => {
    const estimate = { point_estimate: 100 };
    const file = (name: string, content: object) => ({
      path: `a/new/${name}.json`,
      text: JSON.stringify(content),
    });
    const files = [
      file("benchmark", { full_id: "a", throughput: { ElementsAndBytes: { elements: 3, bytes: 192 } } }),
      file("estimates", { mean: estimate, median: estimate, slope: null, std_dev: estimate }),
    ];
    const { measurements } = readOutput({ kind: "tree", files }, "auto");
    expect(measurements.map(({ metric, unit, rounds }) => [metric, unit, rounds])).toEqual([
      ["time", "s", [[1e-7]]],
      ["throughput", "1/s", [[3e7]]],
      ["byte-throughput", "B/s", [[1.92e9]]],
    ]);
  });

  it("has what lies beside the estimates of each of many benchmarks, whatever the order of the files", () => {
    const estimate = { point_estimate: 100 };
    const numbers = Array.from({ length: 2000 }, (_, index) => index);
    const file = (number: number, name: string, content: object) => ({
      path: `group/${number}/new/${name}.json`,
      text: JSON.stringify(content),
    });
    const files = [
      ...numbers.map((number) => file(number, "sample", { iters: [1], times: [number + 1] })),
      ...numbers.map((number) =>
        file(number, "estimates", { mean: estimate, median: estimate, slope: null, std_dev: estimate }),
      ),
      ...numbers.map((number) => file(number, "benchmark", { full_id: `group ${number}` })),
    ];
    const { measurements } = readOutput({ kind: "tree", files }, "auto");
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual(
      numbers.map((number) => [`group ${number}`, [[(number + 1) / 1e9]]]),
    );
  });
});
