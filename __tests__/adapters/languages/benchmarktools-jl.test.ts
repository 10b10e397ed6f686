import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const versions = { Julia: "1.10.5", BenchmarkTools: "1.5.0" };
const group = (data: object) => ["BenchmarkGroup", { tags: [], data }];
const trial = (times: readonly unknown[]) => ["Trial", { times, memory: 16, allocs: 1 }];
const read = (...values: readonly unknown[]) =>
  readOutput(textOutput(JSON.stringify([versions, values])), "auto");
const names = (value: unknown) => read(value).measurements.map(({ benchmark }) => benchmark);

describe("BenchmarkTools.jl", () => {
  it("joins the keys of groups, and writes symbols without their colon", () => {
    const suite = group({ ":sum!": group({ '("x", 1)': trial([1]) }), ": no symbol": trial([2]) });
    expect([...new Set(names(suite))]).toEqual(['sum!/("x", 1)', ": no symbol"]);
  });

  it("reads the names of types with and without their module", () => {
    expect(
      names([
        "BenchmarkTools.BenchmarkGroup",
        { data: { a: ["BenchmarkTools.TrialEstimate", { time: 5 }] } },
      ]),
    ).toEqual(["a"]);
  });

  it("follows groups however deep they go", () => {
    const depth = 20_000;
    const suite = `${'["BenchmarkGroup",{"data":{"g":'.repeat(depth)}${JSON.stringify(trial([1]))}${"}}]".repeat(depth)}`;
    const { measurements } = readOutput(textOutput(`[${JSON.stringify(versions)},[${suite}]]`), "auto");
    expect(measurements[0]?.benchmark).toHaveLength(2 * depth - 1);
  });

  it("leaves comparisons of two runs out, with a warning", () => {
    const { measurements, warnings } = read(group({ a: ["TrialRatio", { time: 1.1 }], b: trial([1]) }));
    expect([...new Set(measurements.map(({ benchmark }) => benchmark))]).toEqual(["b"]);
    expect(warnings).toEqual(["1 entry is a comparison of two runs and left out."]);
  });

  it("fails a benchmark with a time that is no finite number, and one without times", () => {
    const { measurements, failures } = read(group({ a: trial([1, null]), b: trial([]) }));
    expect(measurements).toEqual([]);
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["a", "b"]);
  });

  it("says which group is damaged", () => {
    expect(() => read(group({ a: ["BenchmarkGroup", {}] }))).toThrow('in "a": data: expected record');
  });

  it("takes no commit from a changed work tree", () => {
    const benchmarkgroup = JSON.stringify([versions, [group({ a: trial([1]) })]]);
    const file = { benchmarkgroup, commit: "dirty", julia_commit: "6f3fdf7", vinfo: "", date: null };
    const { context, measurements } = readOutput(textOutput(JSON.stringify(file)), "auto");
    expect(context).toEqual({ julia: "1.10.5", "benchmark-tools": "1.5.0" });
    expect(measurements).toHaveLength(3);
  });
});
