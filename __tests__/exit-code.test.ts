import { describe, expect, it } from "vitest";
import { exitCodeOfRun } from "../src/exit-code.ts";
import { buildReport, compared } from "./support/report-builder.ts";
import { eventfulReport } from "./support/sample-reports.ts";

const strict = { failOnRegression: true };
const lenient = { failOnRegression: false };

describe("the exit code of a run", () => {
  it("is 1 for a regression, unless regressions may pass", () => {
    const report = buildReport({ comparisons: [compared()] });
    expect(exitCodeOfRun(report, strict)).toBe(1);
    expect(exitCodeOfRun(report, lenient)).toBe(0);
  });

  it("is 0 when somebody accepted every regression, and 1 when not every one", () => {
    const accepted = { source: { kind: "label", label: "ok" } as const, reason: "label ok" };
    const one = compared({ benchmark: "a", accepted });
    expect(exitCodeOfRun(buildReport({ comparisons: [one] }), strict)).toBe(0);
    expect(exitCodeOfRun(buildReport({ comparisons: [one, compared({ benchmark: "b" })] }), strict)).toBe(1);
  });

  it("is 1 for a missed limit or a leak, whatever may pass, and 3 for a benchmark that gave no result", () => {
    const { sla, memory, run } = eventfulReport();
    expect(exitCodeOfRun(buildReport({ sla }), lenient)).toBe(1);
    expect(exitCodeOfRun(buildReport(memory === undefined ? {} : { memory }), lenient)).toBe(1);
    expect(exitCodeOfRun(buildReport({ run }), lenient)).toBe(3);
  });
});
