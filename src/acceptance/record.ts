import type { Acceptance } from "../domain/acceptance.ts";
import type { Compared, Comparison } from "../domain/comparison.ts";
import type { RecordedRun } from "../domain/run.ts";
import type { Report } from "../report/report.ts";
import { coveringAcceptance } from "./apply.ts";
import { exactName, scopeOf } from "./patterns.ts";

/**
 * What the history keeps of a report's acceptances, so that later runs know of
 * them: a regression on a branch is confirmed by the run after it, and stays one
 * until the history has found its new level.
 *
 * Each is narrowed to one series that became worse, and to what it became worse
 * by and the threshold on top. A later, other regression is nobody's word yet,
 * although "everything" was accepted then.
 */
export function acceptancesToRecord({
  comparisons,
  acceptances,
  today,
}: Pick<Report, "comparisons" | "acceptances"> & { readonly today: string }): readonly Acceptance[] {
  const given = acceptances.map(({ acceptance }) => acceptance);
  return comparisons.flatMap((comparison): readonly Acceptance[] => {
    if (comparison.kind === "not-compared") return [];
    const accepted =
      comparison.accepted ??
      (isSuspected(comparison) ? coveringAcceptance(comparison, given, comparisons, today) : undefined);
    if (accepted === undefined) return [];
    const limit = accepted.limit ?? Math.abs(comparison.change) + comparison.threshold;
    return [{ ...accepted, pattern: exactName(comparison), ...(Number.isFinite(limit) ? { limit } : {}) }];
  });
}

/** What the runs of the newest commits recorded, oldest first, as far as it can matter to this report. */
export function recordedAcceptances(
  runs: readonly RecordedRun[],
  comparisons: readonly Comparison[],
): readonly Acceptance[] {
  const commits = [...new Set(runs.map(commitOf))].slice(-REMEMBERED);
  const recorded = runs
    .filter((run) => commits.includes(commitOf(run)))
    .flatMap(({ acceptances = [] }) => acceptances);
  const newest = new Map(recorded.map((acceptance) => [keyOf(acceptance), acceptance]));
  return [...newest.values()].filter(({ pattern }) => {
    const scope = scopeOf(pattern, comparisons);
    return comparisons.some((comparison) => isWorse(comparison) && scope.covers(comparison));
  });
}

/** Whether two are the same word of the same person, whatever each was narrowed to. */
export function isSameWord(one: Acceptance, other: Acceptance): boolean {
  return JSON.stringify(one.source) === JSON.stringify(other.source) && one.reason === other.reason;
}

/** Commits. An accepted regression may be hidden by noise at one or two; one that was gone for longer counts anew. */
const REMEMBERED = 5;

/** A commit may have many runs, one for each shard. */
function commitOf({ commit, id }: RecordedRun): string | undefined {
  return commit ?? id;
}

function keyOf({ source, pattern, reason }: Acceptance): string {
  return JSON.stringify([source, pattern, reason]);
}

function isWorse(comparison: Comparison): boolean {
  return comparison.kind === "compared" && (comparison.verdict === "regressed" || isSuspected(comparison));
}

function isSuspected({ status }: Compared): boolean {
  return status === "REGRESSION_SUSPECTED";
}
