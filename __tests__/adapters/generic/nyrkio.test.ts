import { describe, expect, it } from "vitest";
import type { ToolOutput } from "../../../src/adapters/adapter.ts";
import { readHistory, readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const result = (commit: string, timestamp: number, value: number, more: object = {}) => ({
  timestamp,
  metrics: [{ name: "p50", unit: "ms", value }],
  attributes: { git_commit: commit, git_repo: "r", branch: "main", ...more },
});
const file = (results: readonly object[], path = "out/insert.json") =>
  textOutput(JSON.stringify(results), path);

describe("Nyrkiö", () => {
  it("gives the newest commit, and all of them as a history in order of time", () => {
    const output = file([result("b", 200, 2), result("a", 100, 1), result("b", 300, 4)]);
    const newest = readOutput(output, "auto");
    expect(newest.measurements).toMatchObject([
      { benchmark: "insert", metric: "time-p50", rounds: [[0.002], [0.004]] },
    ]);
    expect(newest.warnings[0]).toContain("1 other run");
    expect(readHistory(output, "auto").map(({ commit, time }) => [commit, time])).toEqual([
      ["a", "1970-01-01T00:01:40.000Z"],
      ["b", "1970-01-01T00:05:00.000Z"],
    ]);
  });

  it("puts the files of a folder together by their commits", () => {
    const output: ToolOutput = {
      kind: "tree",
      files: ["insert", "select"].map((path) => ({ path, text: JSON.stringify([result("a", 1, 5)]) })),
    };
    const [run, ...others] = readHistory(output, "auto");
    expect(run?.measurements.map(({ benchmark }) => benchmark)).toEqual(["insert", "select"]);
    expect(others).toEqual([]);
  });

  it("reads what is Nyrkiö's in a folder that has other files, when it is told to", () => {
    const files = [
      { path: "insert.json", text: JSON.stringify([result("a", 1, 5)]) },
      { path: "notes.txt", text: "hello" },
    ];
    expect(() => readOutput({ kind: "tree", files }, "auto")).toThrow(
      "not the output of a tool that we know",
    );
    const { measurements, warnings } = readOutput({ kind: "tree", files }, "nyrkio");
    expect(measurements).toHaveLength(1);
    expect(warnings).toEqual(["notes.txt is not a JSON of Nyrkiö and is left out."]);
  });

  it("takes the direction of the metric before what its unit implies", () => {
    const metrics = [{ name: "depth", unit: "ms", value: 1, direction: "higher_is_better" }];
    const { measurements } = readOutput(file([{ ...result("a", 1, 1), metrics }]), "auto");
    expect(measurements).toMatchObject([{ metric: "depth", unit: "s", better: "higher" }]);
  });
});
