import type { SeriesTrend } from "../domain/trend.ts";

/** What `trend --json` prints. Slope in the metric's unit per day; `null` where there are too few points to tell. */
export interface TrendJson {
  readonly version: 1;
  readonly series: readonly SeriesJson[];
}

interface SeriesJson {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit: string;
  /** Of the runs, as far as they say. */
  readonly suite?: string;
  readonly environment_class?: string;
  readonly points: number;
  /** Always a list, so that readers need no check. Empty with `change_points_known: false`: nobody looked. */
  readonly change_points: readonly [];
  readonly change_points_known: false;
  readonly trend: {
    readonly direction: "degrading" | "improving" | "stable";
    readonly slope: number;
    readonly slope_p_value: number;
    readonly r_squared: number;
    readonly confidence: "high" | "medium" | "low";
    readonly forecast_30_days: number;
  } | null;
  /** How many points a trend needs, when there are fewer. */
  readonly points_needed?: number;
  readonly anomalies: readonly number[];
  /** False: too few points to call anything an anomaly. */
  readonly anomalies_known: boolean;
  readonly week: { readonly change_percent: number; readonly trend: string } | null;
}

export function trendJson(trends: readonly SeriesTrend[]): TrendJson {
  return { version: 1, series: trends.map(seriesJson) };
}

function seriesJson(series: SeriesTrend): SeriesJson {
  const { trend, week } = series;
  return {
    benchmark: series.benchmark,
    ...(series.category === undefined ? {} : { category: series.category }),
    metric: series.metric,
    unit: series.unit,
    ...(series.suite === undefined ? {} : { suite: series.suite }),
    ...(series.environmentClass === undefined ? {} : { environment_class: series.environmentClass }),
    points: series.points,
    change_points: [],
    change_points_known: false,
    trend:
      trend.kind === "insufficient"
        ? null
        : {
            direction: trend.direction,
            slope: trend.slope,
            slope_p_value: trend.slopePValue,
            r_squared: trend.rSquared,
            confidence: trend.confidence,
            forecast_30_days: trend.forecast30Days,
          },
    ...(trend.kind === "insufficient" ? { points_needed: trend.needed } : {}),
    anomalies: series.anomalies,
    anomalies_known: series.anomaliesKnown,
    week: week === undefined ? null : { change_percent: week.change * 100, trend: week.trend },
  };
}
