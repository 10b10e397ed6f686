import { suiteImprovementPercent, worstRegressionPercent } from "../decision/gate.ts";
import { type Comparison, isAccepted, isOpenRegression, VERDICTS } from "../domain/comparison.ts";
import { qualifiedName } from "../domain/measurement.ts";
import { baselineSentence } from "./baseline-sentence.ts";
import { counted } from "./format/duration.ts";
import { seriesName } from "./format/names.ts";
import { signedPercent } from "./format/percent.ts";
import { verdictCount, WORST_FIRST } from "./format/verdict-words.ts";
import { withVerdict } from "./order.ts";
import { pasteableText } from "./plain-text.ts";
import type { Report } from "./report.ts";

/**
 * The action's outputs, each a plain string. Texts are free of quotes,
 * backslashes, backticks, dollar signs and line breaks, because workflows paste
 * them into JSON, shell commands and JavaScript.
 */
export function outputs(
  report: Report,
  paths: { readonly results: string; readonly reportJson: string },
): Readonly<Record<string, string>> {
  const { comparisons, counts } = report;
  return {
    "results-path": paths.results,
    "report-json": paths.reportJson,
    "regression-detected": String(comparisons.some(isOpenRegression)),
    "regression-percentage": rounded(worstRegressionPercent(comparisons)),
    "performance-improvement": rounded(suiteImprovementPercent(comparisons)),
    "performance-report": performanceReport(report),
    "failed-benchmarks": failedBenchmarks(report),
    "trend-analysis": pasteableText(trendLine(report)),
    gate: report.gate,
    "baseline-found": String(report.baseline.kind === "found"),
    "accepted-count": String(acceptedCount(comparisons)),
    "sla-failed-count": String(report.sla.filter(({ status }) => status === "FAIL").length),
    ...Object.fromEntries(VERDICTS.map((verdict) => [`${verdict}-count`, String(counts[verdict])])),
  };
}

/** Two decimals are more than any benchmark knows, and compare well in an expression. */
function rounded(percent: number): string {
  return String(Number(percent.toFixed(2)) || 0);
}

/** The run in one paragraph of plain text. */
export function performanceReport(report: Report): string {
  const { comparisons, counts, sla } = report;
  const accepted = acceptedCount(comparisons);
  const numbers = WORST_FIRST.filter((verdict) => counts[verdict] > 0)
    .map((verdict) => {
      const note = verdict === "regressed" && accepted > 0 ? ` (${accepted} accepted)` : "";
      return `${verdictCount(verdict, counts[verdict])}${note}`;
    })
    .join(", ");
  const worst = withVerdict(comparisons, ["regressed"])
    .filter(isOpenRegression)
    .slice(0, 3)
    .map((comparison) => `${seriesName(comparison)} ${signedPercent(comparison.change)}`);
  const violated = sla.filter(({ status }) => status === "FAIL").length;
  const sentences = [
    report.headline,
    ...(numbers === "" ? [] : [`${counted(comparisons.length, "series", "series")}: ${numbers}.`]),
    ...(worst.length === 0 ? [] : [`Largest regressions: ${worst.join(", ")}.`]),
    ...(sla.length === 0 ? [] : [`${sla.length - violated} of ${counted(sla.length, "SLA limit")} kept.`]),
    baselineSentence(report.baseline),
  ];
  return pasteableText(sentences.join(" "));
}

/** Series, as all counts are. */
function acceptedCount(comparisons: readonly Comparison[]): number {
  return comparisons.filter(isAccepted).length;
}

/** What a person must look at: regressed and not accepted, failed, or over its limit. Commas separate, so none stays in a name. */
function failedBenchmarks(report: Report): string {
  const names = [
    ...withVerdict(report.comparisons, ["regressed"]).filter(isOpenRegression),
    ...withVerdict(report.comparisons, ["failed"]),
    ...report.run.failures,
    ...report.sla.filter(({ status }) => status === "FAIL"),
  ].map((named) => pasteableText(qualifiedName(named)).replaceAll(",", ";"));
  return [...new Set(names)].join(",");
}

function trendLine({ trends }: Report): string {
  if (trends.length === 0) return "No trend was analysed.";
  const directions = { degrading: 0, improving: 0, stable: 0 };
  let insufficient = 0;
  for (const { trend } of trends) {
    if (trend.kind === "fitted") directions[trend.direction] += 1;
    else insufficient += 1;
  }
  const anomalies = trends.reduce((sum, series) => sum + series.anomalies.length, 0);
  const parts = [
    ...(insufficient === trends.length
      ? []
      : [
          `${directions.degrading} degrading, ${directions.improving} improving, ${directions.stable} stable`,
        ]),
    ...(insufficient === 0 ? [] : [`${insufficient} with too few runs`]),
    ...(anomalies === 0 ? [] : [`${counted(anomalies, "anomaly", "anomalies")} in the history`]),
  ];
  return `Trend of ${counted(trends.length, "series", "series")}: ${parts.join(", ")}.`;
}
