import { describe, expect, it } from "vitest";
import { inOrderOfTime, newestOf, recordedRun } from "../../../src/adapters/read/runs.ts";
import { readHistory } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const reading = (context: Readonly<Record<string, string>>) => ({
  measurements: [],
  failures: [],
  context,
  warnings: ["its own"],
});

describe("a reading as a run", () => {
  it("has the facts of the run apart from those of its environment", () => {
    const context = {
      commit: "c",
      ref: "r",
      time: "2026-11-21T06:00:00Z",
      suite: "full",
      class: "k",
      go: "1.26",
    };
    expect(recordedRun(reading(context))).toEqual({
      commit: "c",
      ref: "r",
      time: "2026-11-21T06:00:00Z",
      suite: "full",
      environmentClass: "k",
      environment: { go: "1.26" },
      measurements: [],
    });
  });

  it("keeps what is no time among the facts of the environment", () => {
    expect(recordedRun(reading({ time: "noon" }))).toEqual({
      environment: { time: "noon" },
      measurements: [],
    });
  });

  it("is the history of a format that holds one run", () => {
    const text = "goos: linux\nBenchmarkA-8   \t 1000\t 5 ns/op\nPASS\nok  \texample.com/m\t1.2s\n";
    expect(readHistory(textOutput(text), "auto")).toMatchObject([
      { environment: { goos: "linux" }, measurements: [{ benchmark: "BenchmarkA" }] },
    ]);
  });
});

describe("runs", () => {
  it("come in order of time, and those without stay with the one before them", () => {
    const runs = ["x", "2026-11-22", "y", "2026-11-20", "z"];
    expect(inOrderOfTime(runs, (run) => (run.length > 1 ? run : undefined))).toEqual([
      "x",
      "2026-11-20",
      "z",
      "2026-11-22",
      "y",
    ]);
  });

  it("are told of when the newest of them is taken", () => {
    const runs = ["a", "b", "c"].map((commit) => reading({ commit }));
    const newest = newestOf(runs);
    expect(newest.context).toEqual({ commit: "c" });
    expect(newest.warnings).toEqual([
      'This is the newest run; the output holds 2 other runs, which are left out. "parse --all-runs" prints all of them.',
      "its own",
    ]);
    expect(newestOf(runs.slice(2)).warnings).toEqual(["its own"]);
  });
});
