import type { Acceptance } from "../domain/acceptance.ts";
import type { Gate } from "../domain/comparison.ts";
import type { Report } from "../report/report.ts";

/** The reports of all jobs as one. */
export interface Merged {
  /** One for each environment, worst first. */
  readonly columns: readonly Column[];
  readonly gate: Gate;
  /** One sentence: the outcome and its reason. */
  readonly headline: string;
  /** What concerns no column alone, one sentence each. */
  readonly warnings: readonly string[];
  /**
   * All columns in one, for what knows only reports: check, issues, alerts,
   * outputs. Of several columns the name of each is part of the names of its benchmarks.
   */
  readonly report: Report;
}

/** What the jobs of one environment gave together. */
export interface Column {
  /** For people: `ubuntu-24.04, node 24`; no two columns have the same. */
  readonly title: string;
  /** Of all shards, judged as a whole. */
  readonly report: Report;
  /** Set when the work was split. */
  readonly shards?: ShardsFound;
  /** Seconds of measuring: of the job that took longest, and of all together. */
  readonly seconds: { readonly longest: number; readonly sum: number };
  /** Processors that the shards ran on, when they were not all alike. */
  readonly processors: readonly { readonly model: string; readonly shards: readonly number[] }[];
  /** Why it is not the whole answer, one sentence each. */
  readonly doubts: readonly string[];
}

export interface ShardsFound {
  readonly count: number;
  /** Numbers of those that gave no report, from 1. */
  readonly missing: readonly number[];
}

/** Whether a part is missing that nobody has seen, which must not pass. `broken` tells of reports that could not be read. */
export function isIncomplete({ columns }: Pick<Merged, "columns">, broken: readonly string[]): boolean {
  return broken.length > 0 || columns.some(({ shards }) => (shards?.missing.length ?? 0) > 0);
}

export interface MergeOptions {
  /** Of the job that merges: what the reports say of their workflow run need not be true. */
  readonly workflow?: Report["workflow"];
  /** The acceptances that count, and the day; absent: those that the reports name, on the day of the run. */
  readonly acceptances?: { readonly list: readonly Acceptance[]; readonly today: string };
}
