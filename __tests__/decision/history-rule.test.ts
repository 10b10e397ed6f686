import { describe, expect, it } from "vitest";
import { compareRuns } from "../../src/decision/compare.ts";
import { historyRule } from "../../src/decision/history-rule.ts";
import type { Comparison } from "../../src/domain/comparison.ts";
import type { RecordedRun } from "../../src/domain/run.ts";
import { OPTIONS, timeOf } from "./samples.ts";

const MAIN = "refs/heads/main";

describe("a run that is judged by stored runs", () => {
  it("regresses when the run before it showed the same, against eight others", () => {
    const earlier = runs([1, 1.01, 0.99, 1.02, 1, 0.98, 1.01, 1, 0.99, 1.3]);
    expect(judge(run("new", 1.31), earlier)).toMatchObject({ verdict: "regressed" });
  });

  it("is suspected only when no other run showed it, or when there is a single one", () => {
    const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
    const earlier = runs([1, 1.01, 0.99, 1.02, 1, 0.98, 1.01, 1, 0.99, 1]);
    expect(judge(run("new", 1.31), earlier)).toMatchObject(suspected);
    expect(judge(run("new", 1.31), runs([1]))).toMatchObject(suspected);
  });

  it("takes an earlier run of its own branch as the witness", () => {
    const earlier = runs([1, 1.01, 0.99, 1.02, 1, 0.98, 1.01, 1, 0.99, 1]);
    const own = [run("before", 1.3, "refs/heads/topic")];
    const candidate = run("new", 1.31, "refs/heads/topic");
    expect(judge(candidate, earlier, own)).toMatchObject({ verdict: "regressed" });
    expect(judge(candidate, earlier, [])).toMatchObject({ verdict: "inconclusive" });
  });

  it("is compared with a baseline of another environment when the user named it, and not more than suspected", () => {
    const named = { ...run("other", 1), environmentClass: "another machine" };
    expect(judge(run("new", 2), [named])).toMatchObject({
      verdict: "inconclusive",
      status: "REGRESSION_SUSPECTED",
      change: 1,
    });
  });
});

function judge(
  candidate: RecordedRun,
  earlier: readonly RecordedRun[],
  own?: readonly RecordedRun[],
): Comparison | undefined {
  const [comparison] = compareRuns({
    baseline: earlier.at(-1),
    candidate: { measurements: candidate.measurements, failures: [] },
    options: OPTIONS,
    rule: historyRule(candidate, { earlier, ...(own === undefined ? {} : { own }) }),
  });
  return comparison;
}

function runs(values: readonly number[]): readonly RecordedRun[] {
  return values.map((value, index) => run(`c${index}`, value));
}

function run(commit: string, value: number, ref = MAIN): RecordedRun {
  return {
    id: commit,
    commit,
    ref,
    suite: "quick",
    environmentClass: "linux",
    environment: {},
    measurements: [timeOf([value])],
  };
}
