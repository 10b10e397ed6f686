import { describe, expect, it } from "vitest";
import { historyCaseOf } from "../../src/decision/history-case.ts";
import { rangeOf } from "../../src/decision/history-range.ts";
import type { Better, Measurement } from "../../src/domain/measurement.ts";

function rangeFor(values: readonly number[], better: Better = "lower", commits?: readonly string[]) {
  const measurement = (value: number): Measurement => ({
    benchmark: "a",
    metric: "time",
    unit: "s",
    better,
    rounds: [[value]],
  });
  const runs = values.map((value, index) => ({
    run: { commit: commits?.[index] ?? `c${index}`, ref: "refs/heads/main" },
    measurement: measurement(value),
  }));
  const candidate = runs.at(-1);
  if (candidate === undefined) throw new Error("no runs");
  const judged = historyCaseOf({ ...candidate, earlier: runs.slice(0, -1), threshold: 0.1 });
  if (judged === undefined) throw new Error("no case");
  return rangeOf(judged, 1);
}

describe("the range of a regression in a history", () => {
  it("begins at the last good run, which is not the one that confirmed it", () => {
    expect(rangeFor([1, 1, 1.3, 1.3])).toEqual({ lastGood: "c1", firstBad: "c2" });
  });

  it("reaches back over runs that were bad before it was confirmed", () => {
    expect(rangeFor([1, 1.02, 1.2, 1.3, 1.25])).toEqual({ lastGood: "c1", firstBad: "c2" });
  });

  it("ends at the run itself when another run of its commit confirmed it", () => {
    expect(rangeFor([1, 1, 1.3, 1.3], "lower", ["a", "b", "c", "c"])).toEqual({
      lastGood: "b",
      firstBad: "c",
    });
  });

  it("knows that less throughput is worse", () => {
    expect(rangeFor([1, 1.3, 0.7, 0.7], "higher")).toEqual({ lastGood: "c1", firstBad: "c2" });
  });
});
