import { describe, expect, it } from "vitest";
import { beginsComment, type CommentMode } from "../../../src/report/comment/begins.ts";
import type { Report } from "../../../src/report/report.ts";
import { buildReport, compared, notCompared } from "../../support/report-builder.ts";
import { eventfulReport } from "../../support/sample-reports.ts";

const MODES = ["always", "on-change", "on-regression", "never"] as const;
const begunIn = (report: Report): readonly CommentMode[] =>
  MODES.filter((mode) => beginsComment(report, mode));

const { memory, sla } = eventfulReport();
const accepted = { source: { kind: "label", label: "accept-regression" }, reason: "It is meant." } as const;

describe("a comment is begun", () => {
  it("only in mode always, when nothing changed", () => {
    const quiet = [compared({ verdict: "equivalent" }), compared({ verdict: "inconclusive" }), notCompared()];
    expect(begunIn(buildReport({ comparisons: quiet }))).toEqual(["always"]);
    expect(begunIn(buildReport({ comparisons: quiet, gate: "inconclusive" }))).toEqual(["always"]);
    const kept = sla.filter(({ status }) => status === "PASS");
    expect(begunIn(buildReport({ comparisons: quiet, sla: kept }))).toEqual(["always"]);
  });

  it.each<[string, Partial<Report>]>([
    ["a regression that the gate lets pass", { comparisons: [compared({ verdict: "regressed" })] }],
    ["an improvement", { comparisons: [compared({ verdict: "improved", change: -0.2 })] }],
    ["a benchmark that failed", { comparisons: [notCompared({ verdict: "failed" })] }],
    ["a benchmark that is missing", { comparisons: [notCompared({ verdict: "missing" })] }],
    ["a limit that was missed", { sla }],
    ["a leak", memory === undefined ? {} : { memory }],
    [
      "an acceptance that counts",
      { acceptances: [{ acceptance: accepted, status: "applied", detail: "", series: ["a"] }] },
    ],
  ])("in mode on-change by %s", (_, overrides) => {
    expect(begunIn(buildReport(overrides))).toEqual(["always", "on-change"]);
  });

  it("in mode on-regression when the gate fails, or when a regression was accepted", () => {
    const all = ["always", "on-change", "on-regression"];
    expect(begunIn(buildReport({ gate: "fail" }))).toEqual(all);
    expect(begunIn(buildReport({ comparisons: [compared({ accepted })] }))).toEqual(all);
  });
});
