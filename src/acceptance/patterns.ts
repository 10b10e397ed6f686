import { nameMatches } from "../decision/policy.ts";
import { qualifiedName } from "../domain/measurement.ts";

/** What a pattern is matched with. */
export interface Series {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
}

/**
 * Every name by which people may mean a series: that of its benchmark, with or
 * without the category, for all metrics of it; or with the metric, as tables show it.
 */
export function namesOf(series: Series): readonly string[] {
  const names = [qualifiedName(series), series.benchmark];
  return [...names, ...names.map((name) => `${name} [${series.metric}]`)];
}

/** The one name that no other series has. */
export function exactName(series: Series): string {
  return `${qualifiedName(series)} [${series.metric}]`;
}

/** A pattern of an acceptance, as it applies to the series of one report. */
export interface Scope {
  covers(series: Series): boolean;
  /** Larger for what says more exactly what is meant. */
  readonly specificity: number;
}

/**
 * As patterns of policies are matched; but what is a name in this report means
 * that alone, whatever signs of a glob are in it. No pattern means everything.
 */
export function scopeOf(pattern: string | undefined, report: readonly Series[]): Scope {
  if (pattern === undefined) return { covers: () => true, specificity: 0 };
  const named = report.some((series) => namesOf(series).includes(pattern));
  return named
    ? { covers: (series) => namesOf(series).includes(pattern), specificity: Number.POSITIVE_INFINITY }
    : {
        covers: (series) => namesOf(series).some((name) => nameMatches(pattern, name)),
        specificity: 1 + pattern.replace(/[*?]/g, "").length,
      };
}
