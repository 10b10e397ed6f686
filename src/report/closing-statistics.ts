import { type Comparison, isFromZero } from "../domain/comparison.ts";
import type { LeakResult } from "../domain/memory.ts";
import type { SeriesStatistics } from "../domain/statistics.ts";
import { counted } from "./format/duration.ts";
import { seriesName } from "./format/names.ts";
import { signedPercent } from "./format/percent.ts";
import { formatValue } from "./format/value.ts";
import { benchmarkKey } from "./index-by.ts";
import { noiseSentence } from "./noise-sentence.ts";
import { withVerdict } from "./order.ts";
import { plainText } from "./plain-text.ts";
import type { BaselineFound, Report } from "./report.ts";

/** The specification's three lines: mean with margin, regressions, memory; and the limits. */
export function statisticsLines(report: Report): readonly string[] {
  return [
    ...meanLine(report.statistics),
    ...regressionLines(report),
    ...(report.paired?.noiseFloor === undefined ? [] : [noiseSentence(report.paired.noiseFloor)]),
    ...slaLine(report),
    ...memoryLine(report),
  ].map((line) => `  ${plainText(line)}`);
}

function meanLine(statistics: readonly SeriesStatistics[]): readonly string[] {
  const times = statistics.filter(({ metric, unit }) => metric === "time" && unit === "s");
  if (times.length === 0) return [];
  const mean = times.reduce((sum, series) => sum + series.mean, 0) / times.length;
  const text = `Mean execution time: ${formatValue(mean, "s", { digits: 4 })}`;
  const over = `over ${counted(times.length, "benchmark")}`;
  const margins = times.map(({ interval }) =>
    interval === undefined ? undefined : (interval.high - interval.low) / 2,
  );
  if (margins.some((margin) => margin === undefined)) return [`${text} ${over}`];
  // The benchmarks are independent, so their margins add as squares.
  const margin = Math.hypot(...margins.map((half) => half ?? 0)) / times.length;
  return [`${text} ± ${formatValue(margin, "s")} (95% CI) ${over}`];
}

function regressionLines({ comparisons, baseline }: Report): readonly string[] {
  if (comparisons.every(({ kind }) => kind === "not-compared")) return notJudged(baseline);
  const regressed = withVerdict(comparisons, ["regressed"]);
  const [worst] = regressed;
  if (worst?.kind === "compared") {
    return [
      `Performance regression: ${benchmarks(regressed)}, the worst is ${plainText(seriesName(worst))} with ${isFromZero(worst) ? "a change from 0" : signedPercent(worst.change)}`,
    ];
  }
  const suspected = comparisons.filter(({ status }) => status === "REGRESSION_SUSPECTED");
  return [
    `Performance regression: ${suspected.length === 0 ? "None detected" : `None confirmed, ${benchmarks(suspected)} suspected`}`,
  ];
}

function notJudged(baseline: BaselineFound): readonly string[] {
  switch (baseline.kind) {
    case "not-asked":
      return ["Performance regression: Not judged, no baseline was asked for"];
    case "none":
      return [
        `Performance regression: Not judged, there is no baseline: ${plainText(baseline.reason)}`,
        // True whether or not this run was stored, which a report does not know.
        ...(baseline.unusable === true
          ? []
          : ["A run with --store-results becomes the baseline of the next."]),
      ];
    case "found":
      return ["Performance regression: Not judged, nothing was compared"];
    default:
      return baseline satisfies never;
  }
}

/** Benchmarks, not series: the headline counts them like this. */
function benchmarks(comparisons: readonly Comparison[]): string {
  return counted(new Set(comparisons.map(benchmarkKey)).size, "benchmark");
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
  const limits = sla.filter(({ metric }) => metric === "peak-memory");
  if (limits.some(({ status }) => status === "FAIL")) return ["Memory efficiency: FAIL (over its SLA)"];
  return [`Memory efficiency: PASS (${limits.length > 0 ? "within SLA bounds" : leakWords(memory.leaks)})`];
}

function leakWords(leaks: readonly LeakResult[]): string {
  const suspected = leaks.filter(({ status }) => status === "LEAK_SUSPECTED").length;
  if (suspected > 0) return `no leak confirmed, ${suspected} suspected`;
  const unknown = leaks.filter(({ status }) => status === "INSUFFICIENT_DATA").length;
  return unknown === 0 ? "no leak found" : `no leak found, ${counted(unknown, "benchmark")} not judged`;
}
