/** Identifies a series within one suite and environment class: category, benchmark and metric. */
export function seriesKey(series: {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
}): string {
  return JSON.stringify([series.category ?? null, series.benchmark, series.metric]);
}
