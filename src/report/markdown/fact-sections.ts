import type { MemoryAnalysis } from "../../domain/memory.ts";
import type { SlaResult } from "../../domain/sla.ts";
import type { SeriesTrend } from "../../domain/trend.ts";
import { environmentLines } from "../environment-lines.ts";
import { counted } from "../format/duration.ts";
import { limitText } from "../format/limit.ts";
import { seriesName } from "../format/names.ts";
import { percent, signedPercent } from "../format/percent.ts";
import { formatValue } from "../format/value.ts";
import type { Report } from "../report.ts";
import { code, prose } from "./escape.ts";
import type { Section } from "./fit.ts";
import { tableHead, tableRow, unbroken } from "./table.ts";
import { folded } from "./verdict-sections.ts";

/** The specification's SLA table, violated limits first. */
export function slaSections(results: readonly SlaResult[]): readonly Section[] {
  if (results.length === 0) return [];
  const passed = results.filter(({ status }) => status === "PASS").length;
  const rows = results
    .toSorted((one, other) => Number(one.status === "PASS") - Number(other.status === "PASS"))
    .map(slaRow);
  const title = `SLA: ${passed} of ${counted(results.length, "limit")} kept (${percent(passed / results.length)})`;
  if (passed === results.length) return [folded(title, SLA_HEAD, rows)];
  return [{ name: "SLA", head: `### ${title}\n\n${SLA_HEAD}`, rows }];
}

const SLA_HEAD = tableHead([
  ["Category", "left"],
  ["Benchmark", "left"],
  ["Status", "left"],
  ["Value", "right"],
  ["SLA", "right"],
  ["Margin", "right"],
]);

function slaRow(result: SlaResult): string {
  const name = result.metric === "time" ? result.benchmark : `${result.benchmark} [${result.metric}]`;
  return tableRow([
    result.category === undefined ? "—" : code(result.category),
    code(name),
    result.status === "PASS" ? "pass" : "**FAIL**",
    prose(unbroken(formatValue(result.value, result.unit))),
    prose(unbroken(limitText(result))),
    prose(unbroken(formatValue(result.margin, result.unit))),
  ]);
}

export function memorySections(memory: MemoryAnalysis | undefined): readonly Section[] {
  if (memory === undefined) return [];
  const found = memory.leaks.filter(
    ({ status }) => status === "LEAK_DETECTED" || status === "LEAK_SUSPECTED",
  );
  const lines = [
    `- Peak memory: ${formatValue(memory.peak, "B")}`,
    ...(memory.efficiency === undefined
      ? []
      : [`- Memory efficiency score: ${memory.efficiency.toFixed(2)} of 1`]),
    found.length === 0 ? "- Leaks: none found" : `- Leaks: ${counted(found.length, "benchmark")}`,
    ...found.map((leak) => `  - ${code(seriesName({ ...leak, metric: "time" }))}: ${prose(leak.reason)}`),
  ];
  return [{ name: "memory", head: `### Memory\n\n${lines.join("\n")}` }];
}

/** Every fitted trend, the degrading ones first; what lacks points is counted. */
export function trendSections(trends: readonly SeriesTrend[]): readonly Section[] {
  if (trends.length === 0) return [];
  const rows = trends.flatMap((series) =>
    series.trend.kind === "fitted" ? [{ series, fit: series.trend }] : [],
  );
  const short = trends.length - rows.length;
  const needed = trends.flatMap(({ trend }) => (trend.kind === "insufficient" ? [trend.needed] : []));
  const few =
    short === 0
      ? ""
      : `${counted(short, "series has", "series have")} fewer than ${Math.max(...needed)} runs so far.`;
  if (rows.length === 0) return [{ name: "trend", head: `Trend: ${few}` }];

  const sorted = rows.toSorted(
    (one, other) => DIRECTIONS.indexOf(one.fit.direction) - DIRECTIONS.indexOf(other.fit.direction),
  );
  const moving = rows.filter(({ fit }) => fit.direction !== "stable").length;
  const section = folded(
    `Trend: ${counted(moving, "series moves", "series move")}, ${rows.length - moving} stable`,
    `${few === "" ? "" : `${few}\n\n`}${TREND_HEAD}`,
    sorted.map(({ series, fit }) =>
      tableRow([
        code(seriesName(series)),
        fit.direction,
        prose(unbroken(`${formatValue(fit.slope, series.unit)} a day`)),
        `${fit.rSquared.toFixed(2)} (${fit.confidence})`,
        prose(unbroken(formatValue(fit.forecast30Days, series.unit))),
        series.week === undefined ? "—" : signedPercent(series.week.change),
        series.anomaliesKnown ? String(series.anomalies.length) : "—",
      ]),
    ),
  );
  return [section];
}

const DIRECTIONS = ["degrading", "improving", "stable"] as const;

const TREND_HEAD = tableHead([
  ["Benchmark", "left"],
  ["Trend", "left"],
  ["Slope", "right"],
  ["R² (confidence)", "right"],
  ["In 30 days", "right"],
  ["7 days", "right"],
  ["Anomalies", "right"],
]);

export function environmentSection({ run }: Report): Section {
  const lines = environmentLines(run.environment).map(([label, text]) => `- ${label}: ${prose(text)}`);
  return {
    name: "environment",
    head: `<details><summary>Environment</summary>\n\n${lines.join("\n")}`,
    tail: "</details>",
  };
}

export function warningSections(warnings: readonly string[]): readonly Section[] {
  if (warnings.length === 0) return [];
  return [{ name: "notes", head: "### Notes\n", rows: warnings.map((warning) => `- ${prose(warning)}`) }];
}
