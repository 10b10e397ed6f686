import { describe, expect, it } from "vitest";
import { BenchmarkError } from "../../src/errors.ts";
import { reportData } from "../../src/exchange/report-data.ts";
import { mergeReports } from "../../src/merge/merge-reports.ts";
import { type ReportText, readReports } from "../../src/merge/read-reports.ts";
import { quietLog } from "../support/quiet-log.ts";
import { job, same, worse } from "./jobs.ts";

async function read(...reports: readonly ReportText[]) {
  const log = quietLog();
  return {
    ...(await readReports(
      { place: "this workflow run", hint: "Run them." },
      { listReports: async () => reports, log },
    )),
    log,
  };
}

describe("the reports of several jobs", () => {
  it("are read out of what the jobs left", async () => {
    const { reports, broken } = await read(
      { name: "performance-1", text: reportData(job({ part: "1/2", comparisons: [same("a")] })) },
      { name: "performance-2", text: reportData(job({ part: "2/2", comparisons: [worse("b")] })) },
    );
    expect(reports.map(({ comparisons }) => comparisons.map(({ benchmark }) => benchmark))).toEqual([
      ["a"],
      ["b"],
    ]);
    expect(broken).toEqual([]);
    expect(mergeReports(reports)).toMatchObject({ gate: "fail", columns: [{ title: "measure" }] });
  });

  it("count once, however often their folder was named", async () => {
    const text = reportData(job({ part: "1/2", comparisons: [same("a")] }));
    const { reports } = await read({ name: "all/performance-1", text }, { name: "performance-1", text });
    expect(reports).toHaveLength(1);
  });

  it("are named where they cannot be read, and let nothing pass", async () => {
    const refused = new BenchmarkError("ARTIFACT_HOSTILE", "It has ../ in it.", { hint: "Do not." });
    const { reports, broken, log } = await read(
      { name: "performance-1", text: reportData(job({ matrix: "one", comparisons: [same("a")] })) },
      { name: "performance-2", text: "{" },
      { name: "performance-3", error: refused },
    );
    expect(broken).toEqual([
      expect.stringMatching(/^The report of performance-2 could not be used and counts as missing\./),
      "The report of performance-3 could not be used and counts as missing. It has ../ in it.",
    ]);
    expect(mergeReports(reports, { doubts: broken }).gate).toBe("inconclusive");
    expect(log.lines.join("\n")).toMatch(/The report of performance-2 could not be used\./);
  });

  it("must be at least one, else it is said where they were looked for", async () => {
    await expect(read()).rejects.toMatchObject({
      code: "REPORTS_NOT_FOUND",
      message: "There is no report to merge in this workflow run.",
    });
    await expect(read({ name: "performance-1", text: "" })).rejects.toMatchObject({
      code: "REPORTS_NOT_FOUND",
      message: expect.stringContaining("performance-1"),
    });
  });
});
