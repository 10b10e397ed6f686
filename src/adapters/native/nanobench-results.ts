import type { Entry, Metric } from "../read/reading.ts";

export const NOT_MEASURED = "nanobench measured nothing: the iterations took no time it could see.";

/** The title of a table is a category; the one that nanobench gives itself says nothing. */
export function identityOf({
  title,
  name,
  complexityN,
}: {
  readonly title?: string | null | undefined;
  readonly name: string;
  readonly complexityN?: number | null | undefined;
}): Omit<Entry, "metrics"> {
  const category = title == null || title === "" || title === "benchmark" ? {} : { category: title };
  // One name is measured for many sizes then.
  const isSized = complexityN != null && complexityN > 0;
  return isSized
    ? { benchmark: `${name} (complexityN=${complexityN})`, ...category, parameters: { complexityN } }
    : { benchmark: name, ...category };
}

/** Metrics where only medians are written: seconds, and events for one unit of work. */
export function metricsOfMedians({
  time,
  events,
}: {
  readonly time: number;
  readonly events: readonly (readonly [metric: string, count: number])[];
}): readonly Metric[] {
  const metric = (name: string, unit: string, median: number): Metric => ({
    metric: name,
    unit,
    better: "lower",
    rounds: [[median]],
    summary: { median },
  });
  // It writes 0 for what the machine cannot count.
  const counted = events.filter(([, count]) => Number.isFinite(count) && count > 0);
  return [metric("time", "s", time), ...counted.map(([name, count]) => metric(name, "count", count))];
}
