import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "nanobench");
const results = (...given: readonly object[]) =>
  read(
    JSON.stringify({
      results: given.map((result) => ({
        title: "benchmark",
        name: "copy",
        unit: "byte",
        batch: 1,
        complexityN: -1,
        "median(elapsed)": 1,
        ...result,
      })),
    }),
  );

describe("nanobench", () => {
  it("gives time and events for one unit of a batch", () => {
    const measurements = [
      { iterations: 3, elapsed: 2, instructions: 4000, pagefaults: 0 },
      { iterations: 3, elapsed: 4, instructions: 6000, pagefaults: 0 },
    ];
    const reading = results({ batch: 1000, measurements });
    expect(reading.measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([
      ["time", [[0.002, 0.004]]],
      ["instructions", [[4, 6]]],
    ]);
  });

  it("reports a benchmark without an epoch as failed", () => {
    expect(results({ measurements: [] })).toMatchObject({
      measurements: [],
      failures: [{ benchmark: "copy", message: expect.stringContaining("nanobench measured nothing") }],
    });
  });

  it("tells one benchmark for several sizes apart, and keeps its title as category", () => {
    const measurements = [{ elapsed: 1e-6 }];
    const reading = results(
      { title: "Sets", complexityN: 10, measurements },
      { title: "Sets", complexityN: 20, measurements },
    );
    expect(
      reading.measurements.map(({ category, benchmark, parameters }) => [category, benchmark, parameters]),
    ).toEqual([
      ["Sets", "copy (complexityN=10)", { complexityN: 10 }],
      ["Sets", "copy (complexityN=20)", { complexityN: 20 }],
    ]);
    expect(reading.warnings).toEqual([]);
  });

  it("reads its table in any unit of time, and goes on where another table begins", () => {
    const { measurements } = read(
      [
        "|               us/kB |                kB/s |    err% |     total | Copies",
        "|--------------------:|--------------------:|--------:|----------:|:-------",
        "|            1,234.50 |              810.00 |    0.1% |      0.00 | `a | b``c`",
        "",
        "|               ns/op |                op/s |    err% |     total | benchmark",
        "|--------------------:|--------------------:|--------:|----------:|:----------",
        "|                5.25 |      190,000,000.00 |    0.1% |      0.00 | :wavy_dash: `d` (Unstable with ~1.0 iters.)",
        "",
      ].join("\n"),
    );
    expect(measurements.map(({ category, benchmark, rounds }) => [category, benchmark, rounds])).toEqual([
      ["Copies", "a | b`c", [[0.0012345]]],
      [undefined, "d", [[5.25e-9]]],
    ]);
  });

  it("leaves other tables of Markdown alone", () => {
    expect(() =>
      readOutput(textOutput("| a/op | op/s | err% | name\n|---|---|---|---\n| 1 | 2 | 3 | `x`\n"), "auto"),
    ).toThrow("not the output of a tool that we know");
  });
});
