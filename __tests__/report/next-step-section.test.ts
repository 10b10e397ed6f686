import { describe, expect, it } from "vitest";
import { nextStepSections } from "../../src/report/markdown/next-step-section.ts";
import type { Report } from "../../src/report/report.ts";
import { mainRun } from "../support/issue-reports.ts";
import { buildReport, compared } from "../support/report-builder.ts";

const hints = (report: Partial<Report>) => nextStepSections(buildReport(report)).map(({ head }) => head);

describe("below the verdicts of a gate that failed", () => {
  const failed = { gate: "fail", comparisons: [compared()] } as const;

  it("stands how to accept a regression of a pull request", () => {
    expect(hints(failed)).toEqual([
      "Is a regression meant? Somebody with write access comments ``/accept-regression `BENCHMARK` REASON``.",
    ]);
  });

  it("stands nothing where nobody can comment, or nothing is there to accept", () => {
    expect(nextStepSections(mainRun(1, failed.comparisons, { report: { gate: "fail" } }))).toEqual([]);
    const accepted = { source: { kind: "label", label: "ok" }, reason: "" } as const;
    expect(hints({ gate: "fail", comparisons: [compared({ accepted })] })).toEqual([]);
    expect(hints({ gate: "pass", comparisons: [compared()] })).toEqual([]);
  });
});

describe("below the verdicts of an inconclusive gate", () => {
  const suspected = (benchmark: string, change: number) =>
    compared({
      benchmark,
      verdict: "inconclusive",
      status: "REGRESSION_SUSPECTED",
      change,
      reason: `It grew, but another run must show it, too (${benchmark}).`,
    });
  const doubtful = {
    gate: "inconclusive",
    comparisons: [suspected("a", 0.1), suspected("b_*", 0.2)],
  } as const;

  it("stands what the worst suspicion lacks, with no Markdown out of its name", () => {
    expect(hints(doubtful)).toEqual([
      "Not confirmed: <code>parsing/b&#95;&#42;</code>. It grew, but another run must show it, too (b&#95;&#42;).",
    ]);
  });

  it("stands nothing when it was measured side by side, or is inconclusive for want of a baseline", () => {
    const { run } = buildReport();
    expect(hints({ ...doubtful, paired: { baseline: { ...run, environment: {} } } })).toEqual([]);
    const noisy = compared({ verdict: "inconclusive", status: "NO_REGRESSION", change: 0.3 });
    expect(hints({ gate: "inconclusive", comparisons: [noisy] })).toEqual([]);
  });
});
