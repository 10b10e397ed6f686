import { stringify } from "csv-stringify/sync";
import { groupBy } from "../../domain/group-by.ts";
import { UNCATEGORISED } from "../format/names.ts";
import { benchmarkKey } from "../index-by.ts";
import type { Report } from "../report.ts";
import { worstLimit } from "./sla-json.ts";

/** The specification's header, word for word. */
const CSV_COLUMNS = [
  "Benchmark Name",
  "Category",
  "Mean Time (s)",
  "SLA Threshold (s)",
  "Status",
  "Confidence Interval Lower",
  "Confidence Interval Upper",
  "Memory Peak (MB)",
  "Regression Status",
] as const;

/**
 * One row per benchmark; a cell is empty where there is no such number. Cells
 * that a spreadsheet would take for a formula are disarmed by a leading quote.
 * Memory in MB of 10⁶ bytes.
 */
export function summaryCsv(report: Report): string {
  const limits = groupBy(report.sla, benchmarkKey);
  const comparisons = groupBy(report.comparisons, benchmarkKey);
  const failed = report.run.failures.map((failure) => [
    failure.benchmark,
    failure.category ?? UNCATEGORISED,
    "",
    "",
    failure.kind.toUpperCase().replace("-", "_"),
    "",
    "",
    "",
    "NO_BASELINE",
  ]);
  const rows = [...groupBy(report.statistics, benchmarkKey)].map(([key, statistics]) => {
    const time = statistics.find(({ metric, unit }) => metric === "time" && unit === "s");
    const memory = statistics.find(({ metric, unit }) => metric === "peak-memory" && unit === "B");
    const profile = report.memory?.profiles.find((profile) => benchmarkKey(profile) === key);
    const peak = memory?.max ?? profile?.peak;
    const own = limits.get(key) ?? [];
    const limit = worstLimit(own.filter(({ metric }) => metric === "time"));
    return [
      statistics[0]?.benchmark,
      statistics[0]?.category ?? UNCATEGORISED,
      time?.mean,
      limit?.limit,
      own.length === 0 ? "NO_SLA" : own.some(({ status }) => status === "FAIL") ? "FAIL" : "PASS",
      time?.interval?.low,
      time?.interval?.high,
      peak === undefined ? undefined : peak / 1e6,
      worstStatus((comparisons.get(key) ?? []).map(({ status }) => status)),
    ];
  });
  return stringify([...rows, ...failed], { header: true, columns: [...CSV_COLUMNS], escape_formulas: true });
}

const WORST_STATUS = ["REGRESSION_DETECTED", "REGRESSION_SUSPECTED", "NO_REGRESSION", "NO_BASELINE"] as const;

function worstStatus(statuses: readonly string[]): string {
  return WORST_STATUS.find((status) => statuses.includes(status)) ?? "NO_BASELINE";
}
