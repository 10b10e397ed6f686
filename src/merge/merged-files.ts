import { benchmarkReport } from "../report/files/benchmark-report.ts";
import { githubActionsSummary, performanceAlerts } from "../report/files/ci-files.ts";
import { jsonFile, type ReportFile } from "../report/files/report-file.ts";
import { reportFiles, reportPaths } from "../report/report-files.ts";
import type { Column, Merged } from "./merged.ts";

/** Path of the one file that has everything, relative to the results directory. */
export const MERGED_REPORT_PATH = "merged-report.json";

/**
 * The files of a merged report: one with everything, what CI systems read, and
 * for each environment a folder with the files that a report of its own would
 * have, but for those that samples are missing for: they stay with the jobs.
 */
export function mergedFiles(merged: Merged, configuration: unknown): readonly ReportFile[] {
  const folders = merged.columns.map(({ title }, index) => folderOf(title, index));
  return [
    jsonFile(MERGED_REPORT_PATH, mergedJson(merged)),
    jsonFile(
      "ci-integration/github-actions-summary.json",
      githubActionsSummary(merged.report, {
        report: MERGED_REPORT_PATH,
        statistics: `${folders[0] ?? ""}statistical-analysis/`,
      }),
    ),
    jsonFile("ci-integration/performance-alerts.json", performanceAlerts(merged.report)),
    ...merged.columns.flatMap((column, index) =>
      columnFiles(column, configuration).map(({ path, content }) => ({
        path: `${folders[index] ?? ""}${path}`,
        content,
      })),
    ),
  ];
}

/** What `merge --json` prints and {@link MERGED_REPORT_PATH} holds. */
export function mergedJson(merged: Merged): Record<string, unknown> {
  return {
    version: 1,
    gate: merged.gate,
    headline: merged.headline,
    warnings: merged.warnings,
    environments: merged.columns.map(({ title, report, shards, seconds }) => ({
      title,
      gate: report.gate,
      headline: report.headline,
      shards: shards === undefined ? null : { count: shards.count, missing: shards.missing },
      seconds,
      report: benchmarkReport(report),
    })),
  };
}

function columnFiles({ report }: Column, configuration: unknown): readonly ReportFile[] {
  const { measurements, baseline } = reportPaths(report);
  return reportFiles(report, configuration).filter(
    ({ path }) => path !== measurements && path !== baseline && !path.startsWith("ci-integration/"),
  );
}

/** `environments/1-ubuntu-24.04-node-24/`: the number tells apart what the letters that are left do not. */
function folderOf(title: string, index: number): string {
  const name = title.replace(/[^A-Za-z0-9._]+/g, "-").replace(/^[-.]+|[-.]+$/g, "");
  return `environments/${[index + 1, ...(name === "" ? [] : [name.slice(0, 60)])].join("-")}/`;
}
