import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readOutput } from "../../src/adapters/registry.ts";
import { textOutput } from "./fixtures.ts";
import { WRITERS } from "./writers/all.ts";
import { oneLine } from "./writers/writer.ts";

/** All adapters look at each line; a pattern that tries all ways would need hours. */
const LINEAR_SECONDS = 5;

describe("a benchmark with any name", () => {
  it.each(Object.entries(WRITERS))(
    "keeps it through %s",
    (adapter, { names, write, read = (name) => name }) => {
      fc.assert(
        fc.property(names, (name) => {
          const reading = readOutput(write(name), "auto");
          expect(reading.adapter).toBe(adapter);
          expect(reading.failures).toEqual([]);
          expect([...new Set(reading.measurements.map(({ benchmark }) => benchmark))]).toEqual([read(name)]);
        }),
        { numRuns: 80, seed: 7 },
      );
    },
  );

  it("keeps it through Criterion.rs's text, on the line or above it", () => {
    fc.assert(
      fc.property(oneLine, (name) => {
        for (const text of [
          `${name}   time:   [1 ns 2 ns 3 ns]\n`,
          `${name}\n            time:   [1 ns 2 ns 3 ns]\n`,
        ]) {
          const { measurements } = readOutput(textOutput(text), "criterion");
          expect(measurements.at(-1)?.benchmark).toBe(name);
        }
      }),
      { numRuns: 80, seed: 7 },
    );
  });

  it("is read in time that grows with the length of the text, however the line is built", () => {
    const long = 200_000;
    const lines = [
      `test ${" ... ".repeat(long / 5)}x`,
      `test ${" ".repeat(long)}x ... bench: 1`,
      `Benchmark${"-1".repeat(long / 2)} x`,
      `Benchmarking ${": ".repeat(long / 2)}`,
      `x${" ".repeat(long)}time: [1 ns 2 ns`,
      `${"\t".repeat(long)}x`,
      `"${"\\".repeat(long)}NaN`,
      `{"a": "${"x".repeat(long)}`,
      "[\n".repeat(long / 2),
      `│ (index) │ Task name │${" │".repeat(long / 2)}`,
    ];
    for (const line of lines) {
      const begin = process.cpuUsage();
      expect(() => readOutput(textOutput(line), "auto")).toThrow(
        expect.objectContaining({ code: "OUTPUT_UNREADABLE" }),
      );
      expect(process.cpuUsage(begin).user / 1e6).toBeLessThan(LINEAR_SECONDS);
    }
  });
});
