/** What belongs to one benchmark of the report, whatever its category is called. */
export function benchmarkKey(named: { readonly benchmark: string; readonly category?: string }): string {
  return JSON.stringify([named.category ?? null, named.benchmark]);
}

/** As {@link benchmarkKey}, with the metric. */
export function seriesKey(named: {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
}): string {
  return JSON.stringify([named.category ?? null, named.benchmark, named.metric]);
}
