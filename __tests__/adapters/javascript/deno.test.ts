import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const bench = (more: object) => ({ origin: "file:///home/demo/a_bench.ts", group: null, name: "a", ...more });
const read = (...benches: readonly object[]) =>
  readOutput(textOutput(JSON.stringify({ version: 1, runtime: "Deno/2.9.6 x", cpu: "c", benches })), "auto");

describe("deno", () => {
  it("reads a single result in the early form, and several as rounds", () => {
    const { measurements } = read(
      bench({ result: { ok: { n: 9, avg: 1e9, min: 1e9, max: 2e9 } } }),
      bench({ name: "b", results: [{ ok: { avg: 1e9 } }, { ok: { avg: 3e9 } }] }),
    );
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["a_bench.ts > a", [[1]]],
      ["a_bench.ts > b", [[1], [3]]],
    ]);
  });

  it("tells files of one name apart by as much of their path as is needed", () => {
    const results = [{ ok: { avg: 1e9 } }];
    const { measurements } = read(
      bench({ results }),
      bench({ results, origin: "file:///home/other/a_bench.ts" }),
    );
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual([
      "demo/a_bench.ts > a",
      "other/a_bench.ts > a",
    ]);
  });

  it("says what threw, with its stack, and what was not run", () => {
    const failed = { message: "boom", exceptionMessage: "Uncaught Error: boom", stack: "at x" };
    const { failures, warnings } = read(
      bench({ group: "g", results: [{ failed }] }),
      bench({ name: "b", results: [] }),
    );
    expect(failures).toMatchObject([
      { benchmark: "a_bench.ts > a", category: "g", message: "Uncaught Error: boom", output: "at x" },
    ]);
    expect(warnings).toContain('The benchmark "a_bench.ts > b" was not run.');
  });

  it("keeps bars in the names of a printed table", () => {
    const text = [
      "| benchmark   | time/iter (avg) |        iter/s |      (min … max)      |      p75 |      p99 |     p995 |",
      '| a | "q" | b |         20.5 ms |          48.8 | (  5.8 ms …  35.2 ms) |  26.2 ms |  35.2 ms |  36.2 ms |',
    ].join("\n");
    const { measurements } = readOutput(textOutput(`${text}\n`), "auto");
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ['a | "q" | b', "time", [[0.0205]]],
      ['a | "q" | b', "time-p99", [[0.0352]]],
      ['a | "q" | b', "time-p995", [[0.036200000000000003]]],
    ]);
  });
});
