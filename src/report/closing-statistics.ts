import type { SeriesStatistics } from "../domain/statistics.ts";
import { counted } from "./format/duration.ts";
import { seriesName } from "./format/names.ts";
import { signedPercent } from "./format/percent.ts";
import { formatValue } from "./format/value.ts";
import { withVerdict } from "./order.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";

/** The specification's three lines: mean with margin, regressions, memory; and the limits. */
export function statisticsLines(report: Report): readonly string[] {
  return [
    ...meanLine(report.statistics),
    `Performance regression: ${regressionWords(report)}`,
    ...slaLine(report),
    ...memoryLine(report),
  ].map((line) => `  ${line}`);
}

function meanLine(statistics: readonly SeriesStatistics[]): readonly string[] {
  const times = statistics.filter(({ metric, unit }) => metric === "time" && unit === "s");
  if (times.length === 0) return [];
  const mean = times.reduce((sum, series) => sum + series.mean, 0) / times.length;
  const text = `Mean execution time: ${formatValue(mean, "s", { digits: 4 })}`;
  const margins = times.map(({ interval }) =>
    interval === undefined ? undefined : (interval.high - interval.low) / 2,
  );
  if (margins.some((margin) => margin === undefined)) return [text];
  // The benchmarks are independent, so their margins add as squares.
  const margin = Math.hypot(...margins.map((half) => half ?? 0)) / times.length;
  return [`${text} ± ${formatValue(margin, "s")} (95% CI)`];
}

function regressionWords({ comparisons, baseline }: Report): string {
  if (baseline.kind !== "found" && comparisons.every(({ kind }) => kind === "not-compared")) {
    return "Not judged, there is no baseline";
  }
  const regressed = withVerdict(comparisons, ["regressed"]);
  const [worst] = regressed;
  if (worst?.kind === "compared") {
    return `${counted(regressed.length, "benchmark")}, the worst is ${plainText(seriesName(worst))} with ${signedPercent(worst.change)}`;
  }
  const suspected = comparisons.filter(({ status }) => status === "REGRESSION_SUSPECTED").length;
  return suspected === 0 ? "None detected" : `None confirmed, ${suspected} suspected`;
}

function slaLine({ sla }: Report): readonly string[] {
  if (sla.length === 0) return [];
  const failed = sla.filter(({ status }) => status === "FAIL").length;
  return [
    `SLA: ${failed === 0 ? "PASS" : "FAIL"} (${sla.length - failed} of ${counted(sla.length, "limit")} kept)`,
  ];
}

function memoryLine({ memory, sla }: Report): readonly string[] {
  if (memory === undefined) return [];
  const leaks = memory.leaks.filter(({ status }) => status === "LEAK_DETECTED").length;
  if (leaks > 0) return [`Memory efficiency: FAIL (${counted(leaks, "benchmark leaks", "benchmarks leak")})`];
  const over = sla.filter(({ metric, status }) => metric === "peak-memory" && status === "FAIL").length;
  return [
    over === 0 ? "Memory efficiency: PASS (within SLA bounds)" : "Memory efficiency: FAIL (over its SLA)",
  ];
}
