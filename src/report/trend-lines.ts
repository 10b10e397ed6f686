import type { SeriesTrend } from "../domain/trend.ts";
import { seriesName } from "./format/names.ts";
import { signedPercent } from "./format/percent.ts";
import { formatValue } from "./format/value.ts";
import { plainText } from "./plain-text.ts";
import { textTable } from "./text-table.ts";

/**
 * One line per series, the degrading ones first, with a head above them. Suite
 * and environment are shown when the series differ in them.
 */
export function trendLines(trends: readonly SeriesTrend[]): readonly string[] {
  if (trends.length === 0) return ["The history is empty."];
  const apart = [
    { title: "Suite", of: ({ suite }: SeriesTrend) => suite },
    { title: "Environment", of: ({ environmentClass }: SeriesTrend) => environmentClass },
  ].filter(({ of }) => new Set(trends.map(of)).size > 1);
  const rows = trends
    .toSorted((one, other) => rank(one) - rank(other))
    .map((series) => {
      const [name = "", ...rest] = row(series);
      return [name, ...apart.map(({ of }) => plainText(of(series) ?? "—")), ...rest];
    });
  const titles = apart.map(({ title }) => title);
  return textTable(
    [["Benchmark", ...titles, "Runs", "Trend", "Slope", "R²", "In 30 days", "7 days", "Anomalies"], ...rows],
    [
      "left",
      ...apart.map(() => "left" as const),
      "right",
      "left",
      "right",
      "right",
      "right",
      "right",
      "right",
    ],
  );
}

function row(series: SeriesTrend): readonly string[] {
  const { trend, unit, week } = series;
  const fitted =
    trend.kind === "insufficient"
      ? [`needs ${trend.needed} runs`, "—", "—", "—"]
      : [
          `${trend.direction} (${trend.confidence} confidence)`,
          `${formatValue(trend.slope, unit)} a day`,
          trend.rSquared.toFixed(2),
          formatValue(trend.forecast30Days, unit),
        ];
  return [
    plainText(seriesName(series)),
    String(series.points),
    ...fitted,
    week === undefined ? "—" : signedPercent(week.change),
    series.anomaliesKnown ? String(series.anomalies.length) : "—",
  ];
}

function rank({ trend }: SeriesTrend): number {
  return trend.kind === "insufficient" ? RANKS.length : RANKS.indexOf(trend.direction);
}

const RANKS = ["degrading", "improving", "stable"] as const;
