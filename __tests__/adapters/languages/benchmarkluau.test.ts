import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");
const success = (name: string, driver = "luau") =>
  `SUCCESS: ${name.padEnd(40)}:   20.000ms +/-  5.000% on ${driver}\n`;
const table = `Test  | Min       | Average   | StdDev%  | Driver
------|-----------|-----------|----------|--------
a | b |  18.000ms |  20.000ms |   5.000% | luau
c     |           | FAILED    |          | luau
Total |  18.000ms |  20.000ms |      --- | luau
`;

describe("Luau's bench.py", () => {
  it("takes the mean from the line of a result and the minimum from the table", () => {
    const [measurement] = read(success("a | b") + table).measurements;
    expect(measurement).toMatchObject({
      benchmark: "a | b",
      rounds: [[0.02]],
      summary: { min: 0.018, interval: { low: 0.019, high: 0.021 } },
    });
  });

  it("reads the table alone, without its totals", () => {
    const { measurements, failures } = read(table);
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["a | b"]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["c"]);
  });

  it("calls the spread a deviation when SciPy, which makes it an interval, is missing", () => {
    const warning = "Warning: scipy package is not installed, confidence values will not be available\n";
    const { summary } = read(warning + success("a")).measurements[0] ?? {};
    expect(summary).toEqual({ mean: 0.02, standardDeviation: 0.001 });
  });

  it("adds the driver to names where there are several", () => {
    const compared = success("a", "luau-new ( +4.364%, likely better)");
    expect(read(success("a") + compared).measurements.map(({ benchmark }) => benchmark)).toEqual([
      "a (luau)",
      "a (luau-new)",
    ]);
  });

  it("does not use a list of times that was shortened", () => {
    const results = [
      [["a.lua", "/l/luau", "luau", "a", [1, 2], 3]],
      [["b.lua", "/l/luau", "luau", "b", [4], 1]],
    ];
    const { measurements, failures } = read(JSON.stringify(results));
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([["b", [[0.004]]]]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["a"]);
  });
});
