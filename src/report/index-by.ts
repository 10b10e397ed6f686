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

/** Items by key, in the order in which they came; a thousand benchmarks must not be searched a thousand times. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [item]);
    else group.push(item);
  }
  return groups;
}
