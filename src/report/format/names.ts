import { qualifiedName } from "../../domain/measurement.ts";

/** What a row is about. `time` is what people expect, so only other metrics are named. */
export function seriesName(series: {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
}): string {
  const name = qualifiedName(series);
  return series.metric === "time" ? name : `${name} [${series.metric}]`;
}

/** The first seven characters, as git shortens a commit. */
export function shortCommit(commit: string): string {
  return commit.slice(0, 7);
}

/** What a benchmark without category is filed under. */
export const UNCATEGORISED = "uncategorized";
