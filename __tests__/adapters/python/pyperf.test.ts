import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const WARMUPS = { warmups: [[1, 0.5]], metadata: { calibrate_loops: 1 } };

function read(file: object) {
  return readOutput(textOutput(JSON.stringify({ version: "1.0", ...file })), "pyperf");
}

describe("pyperf", () => {
  it("keeps each process as a round, and neither warm-ups nor calibration", () => {
    const runs = [WARMUPS, { values: [1, 2], warmups: [[1, 9]] }, { values: [3, 4] }];
    const { measurements } = read({ benchmarks: [{ metadata: { name: "a" }, runs }] });
    expect(measurements).toMatchObject([
      {
        metric: "time",
        unit: "s",
        rounds: [
          [1, 2],
          [3, 4],
        ],
      },
    ]);
  });

  it("calls a benchmark failed that was calibrated only", () => {
    const { measurements, failures } = read({ benchmarks: [{ metadata: { name: "a" }, runs: [WARMUPS] }] });
    expect(measurements).toEqual([]);
    expect(failures).toMatchObject([{ benchmark: "a", kind: "failed" }]);
  });

  it.each([
    ["second", { metric: "time", unit: "s" }],
    ["byte", { metric: "peak-memory", unit: "B" }],
    ["integer", { metric: "count", unit: "count" }],
  ])("reads values in the unit %s", (unit, expected) => {
    const { measurements } = read({
      metadata: { name: "a", unit },
      benchmarks: [{ runs: [{ values: [1] }] }],
    });
    expect(measurements).toMatchObject([{ ...expected, better: "lower" }]);
  });

  it("has the memory of each process beside the time, and only where all of them tell it", () => {
    const benchmarks = [
      {
        metadata: { name: "all" },
        runs: [1, 2].map((mem_max_rss) => ({ values: [1], metadata: { mem_max_rss } })),
      },
      { metadata: { name: "some" }, runs: [{ values: [1], metadata: { mem_max_rss: 1 } }, { values: [1] }] },
    ];
    const memory = read({ benchmarks }).measurements.filter(({ metric }) => metric === "peak-memory");
    expect(memory).toMatchObject([{ benchmark: "all", unit: "B", rounds: [[1], [2]] }]);
  });

  it("is not mistaken for other tools that have benchmarks with runs", () => {
    const mitata = { benchmarks: [{ alias: "a", runs: [{ name: "a", stats: {} }] }], context: {} };
    expect(() => readOutput(textOutput(JSON.stringify(mitata)), "pyperf")).toThrow(
      "is not a JSON file of pyperf",
    );
  });
});
