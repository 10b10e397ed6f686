import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (value: unknown) => readOutput(textOutput(JSON.stringify(value)), "auto");

describe("Bencher Metric Format", () => {
  it("knows the units and the directions of Bencher's own measures, by slug and by name", () => {
    const { measurements, warnings } = read({
      a: {
        Latency: { value: 1500 },
        throughput: { value: 20 },
        "File Size": { value: 512 },
        "LLd Miss Rate": { value: 12.5 },
        "RAM Hit Rate": { value: 50 },
        ILmr: { value: 7 },
        "Total bytes": { value: 64 },
      },
    });
    expect(measurements.map(({ metric, unit, better, rounds }) => [metric, unit, better, rounds])).toEqual([
      ["time", "s", "lower", [[1.5e-6]]],
      ["throughput", "1/s", "higher", [[20]]],
      ["file-size", "B", "lower", [[512]]],
      ["lld-miss-rate", "ratio", "lower", [[0.125]]],
      ["ram-hit-rate", "ratio", "higher", [[0.5]]],
      ["ilmr", "count", "lower", [[7]]],
      ["total-bytes", "B", "lower", [[64]]],
    ]);
    expect(warnings).toEqual([]);
  });

  it("numbers a benchmark when one of its measures is there in two spellings", () => {
    const { measurements } = read({ a: { latency: { value: 1 }, Latency: { value: 2 } } });
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["a", "a (2)"]);
  });

  it("takes bounds as an interval only when they enclose the value", () => {
    const { measurements, warnings } = read({
      a: { latency: { value: 5, lower_value: 4, upper_value: 7 } },
      b: { latency: { value: 5, lower_value: 6, upper_value: 7 } },
      c: { latency: { value: 5, lower_value: 4 } },
    });
    expect(measurements.map(({ summary }) => summary)).toEqual([
      { interval: { low: 4e-9, high: 7e-9 } },
      undefined,
      undefined,
    ]);
    expect(warnings).toEqual(["The bounds of 1 of 3 values do not enclose the value and are left out."]);
  });

  it("does not claim what has other keys beside the value, such as k6's gauges", () => {
    const summary = { metrics: { vus: { value: 1, min: 1, max: 1 } } };
    expect(() => read(summary)).toThrow("not the output of a tool that we know");
  });
});
