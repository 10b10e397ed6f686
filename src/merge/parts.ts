import { groupBy } from "../domain/group-by.ts";
import { shortCommit } from "../report/format/names.ts";
import type { Report } from "../report/report.ts";
import { inWords } from "../words.ts";
import type { ShardsFound } from "./merged.ts";

/** The reports that make up one column. */
export interface Parts {
  /** In the order of the shards; at least one. */
  readonly reports: readonly [Report, ...Report[]];
  readonly shards?: ShardsFound;
  /** Why they are not the whole answer, one sentence each. */
  readonly doubts: readonly string[];
}

/** Chooses those of one environment's reports that belong together, and says what is missing. */
export function chooseParts([first, ...others]: readonly [Report, ...Report[]]): Parts {
  const latest = newestFirst(latestAttempts([first, ...others]));
  const newest = latest[0] ?? first;
  const sameCommit = latest.filter(({ run }) => run.commit === newest.run.commit);
  const count = usualCount(sameCommit);
  const [one = newest, ...rest] = sameCommit
    .filter(({ shard }) => shard?.count === count)
    .toSorted((left, right) => (left.shard?.index ?? 0) - (right.shard?.index ?? 0));
  const reports = [one, ...rest] as const;
  const found = new Set(reports.map(({ shard }) => shard?.index));
  const missing = Array.from({ length: count ?? 0 }, (_, index) => index + 1).filter(
    (index) => !found.has(index),
  );
  return {
    reports,
    ...(count === undefined ? {} : { shards: { count, missing } }),
    doubts: [
      ...(count === undefined ? [] : missingText(missing, count)),
      ...otherCommits(latest, newest),
      ...otherCounts(sameCommit, count),
      ...otherSplits(reports),
    ],
  };
}

/** A job that was started again leaves a report of each attempt. Several steps of one job may have one each. */
function latestAttempts(reports: readonly Report[]): readonly Report[] {
  const jobs = groupBy(reports, ({ shard }) => JSON.stringify([shard?.index, shard?.count]));
  return [...jobs.values()].flatMap((attempts) => {
    const last = Math.max(...attempts.map(attemptOf));
    return attempts.filter((report) => attemptOf(report) === last);
  });
}

/** Workflow runs are numbered upwards, and so are the attempts at each, of which GitHub allows a hundred or so. */
function attemptOf({ workflow }: Report): number {
  const number = (text = "") => (/^\d{1,12}$/.test(text) ? Number(text) : 0);
  return number(workflow?.runId) * 1000 + number(workflow?.runAttempt);
}

function newestFirst(reports: readonly Report[]): readonly Report[] {
  return reports.toSorted((one, other) => Date.parse(other.run.time) - Date.parse(one.run.time));
}

/** How many shards there are, by most reports, of equally many by the newest; `undefined`: not split. */
function usualCount(newestFirst: readonly Report[]): number | undefined {
  const votes = groupBy(newestFirst, ({ shard }) => String(shard?.count));
  const [winner] = [...votes.values()].toSorted((one, other) => other.length - one.length);
  return winner?.[0]?.shard?.count;
}

function missingText(missing: readonly number[], count: number): readonly string[] {
  if (missing.length === 0) return [];
  const shown = missing.slice(0, NAMED).map((index) => `${index}/${count}`);
  const more = missing.length - shown.length;
  const names = inWords([...shown, ...(more > 0 ? [`${more} more`] : [])]);
  return [
    missing.length === 1
      ? `Shard ${names} is missing: its job left no report.`
      : `Shards ${names} are missing: their jobs left no reports.`,
  ];
}

function otherCommits(reports: readonly Report[], newest: Report): readonly string[] {
  const strays = reports.filter(({ run }) => run.commit !== newest.run.commit);
  if (strays.length === 0) return [];
  const commits = [...new Set(strays.map(commitOf))];
  return [
    `Reports of other commits were left out: this one is of ${commitOf(newest)}, and there are ${strays.length} of ${inWords(commits.slice(0, NAMED))}.`,
  ];
}

function commitOf({ run }: Report): string {
  return run.commit === undefined ? "no known commit" : shortCommit(run.commit);
}

function otherCounts(reports: readonly Report[], count: number | undefined): readonly string[] {
  const strays = reports.filter(({ shard }) => shard?.count !== count);
  if (strays.length === 0) return [];
  const names = strays
    .slice(0, NAMED)
    .map(({ shard }) => (shard === undefined ? "one that is not split" : `${shard.index}/${shard.count}`));
  const kept =
    count === undefined ? "the report that is not split was kept" : `those of ${count} shards were kept`;
  return [`The reports do not agree on the number of shards: ${kept}, and left out ${inWords(names)}.`];
}

function otherSplits(reports: readonly Report[]): readonly string[] {
  const splits = new Set(reports.map(({ shard }) => shard?.split));
  if (splits.size < 2) return [];
  return [
    "The shards did not split the benchmarks in the same way, because they did not all read the same history: benchmarks may be missing, or measured twice.",
  ];
}

/** More names make no sentence. */
const NAMED = 5;
