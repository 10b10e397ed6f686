import { utcDay } from "../acceptance/apply.ts";
import { withAcceptances } from "../acceptance/rejudge.ts";
import { noiseFloorOf } from "../decision/robust/noise-floor.ts";
import type { Acceptance } from "../domain/acceptance.ts";
import type { Comparison } from "../domain/comparison.ts";
import type { MemoryAnalysis } from "../domain/memory.ts";
import { seriesKey } from "../report/index-by.ts";
import type { BaselineFound, Report } from "../report/report.ts";
import { wholeSignificance } from "../shards/config.ts";
import { inWords } from "../words.ts";
import { joinWarnings } from "./join-warnings.ts";
import type { MergeOptions } from "./merged.ts";
import { ownersOf } from "./owners.ts";
import type { Parts } from "./parts.ts";

/** All parts of one environment as one report, judged again as a whole. */
export function joinColumn({ reports, shards }: Parts, { acceptances }: MergeOptions): Report {
  const [first] = reports;
  const owners = ownersOf(reports);
  const own = <T extends { readonly benchmark: string; readonly category?: string }>(
    listOf: (report: Report) => readonly T[],
  ): readonly T[] =>
    reports.flatMap((report, index) => listOf(report).filter((item) => owners.owns(index, item)));

  const comparisons = onceMissing(own((report) => report.comparisons));
  const { shard: _, group: __, durations: ___, ...run } = first.run;
  const memory = joinMemory(reports, own);
  const joined: Report = {
    ...withoutShard(first),
    run: {
      ...run,
      time: reports.map((report) => report.run.time).reduce((one, other) => (other < one ? other : one)),
      measurements: own((report) => report.run.measurements),
      failures: own((report) => report.run.failures),
    },
    seconds: Math.max(...reports.map(({ seconds }) => seconds)),
    baseline: joinBaselines(reports.map(({ baseline }) => baseline)),
    ...joinPaired(reports, comparisons),
    statistics: own((report) => report.statistics),
    comparisons,
    sla: own((report) => report.sla),
    trends: own((report) => report.trends),
    ...(memory === undefined ? {} : { memory }),
    warnings: [...duplicateWarnings(owners.duplicates), ...joinWarnings(reports.map(warningsOf))],
    sources: own((report) => report.sources),
    policy: {
      ...first.policy,
      significanceLevel: wholeSignificance(first.policy, shards?.count ?? 1),
    },
  };
  // The day of the run: what its parts said was expired or not stays so.
  const { list, today } = acceptances ?? {
    list: acceptancesOf(reports),
    today: utcDay(new Date(joined.run.time)),
  };
  return withAcceptances(joined, list, { today });
}

function withoutShard({ shard: _, ...report }: Report): Report {
  return report;
}

/** Several shards may miss what nobody measured. It stands last, as in any report. */
function onceMissing(comparisons: readonly Comparison[]): readonly Comparison[] {
  const missing = comparisons.filter(({ verdict }) => verdict === "missing");
  const once = new Map(missing.map((comparison) => [seriesKey(comparison), comparison]));
  return [...comparisons.filter(({ verdict }) => verdict !== "missing"), ...once.values()];
}

function joinBaselines(baselines: readonly BaselineFound[]): BaselineFound {
  const found = baselines.filter((baseline) => baseline.kind === "found");
  const [first] = found;
  if (first === undefined) {
    const none = baselines.filter((baseline) => baseline.kind === "none");
    return none.find(({ unusable }) => unusable) ?? none[0] ?? { kind: "not-asked" };
  }
  const others = new Set(found.map(({ description }) => description)).size - 1;
  if (others === 0) return first;
  const { commit, time: _, ageDays: __, ...rest } = first;
  const isOneCommit = found.every((baseline) => baseline.commit === commit);
  const more = others === 1 ? "another one for other shards" : `${others} others for other shards`;
  return {
    ...rest,
    description: `${first.description}, and ${more}`,
    ...(isOneCommit && commit !== undefined ? { commit } : {}),
  };
}

/** What of a side-by-side measurement holds for several reports together. */
export function joinPaired(
  reports: readonly Report[],
  comparisons: readonly Comparison[],
): Pick<Report, "paired"> {
  const paired = reports.find((report) => report.paired !== undefined)?.paired;
  if (paired === undefined) return {};
  const noiseFloor = noiseFloorOf(comparisons);
  return { paired: { baseline: paired.baseline, ...(noiseFloor && { noiseFloor }) } };
}

function joinMemory(
  reports: readonly Report[],
  own: <T extends { readonly benchmark: string; readonly category?: string }>(
    listOf: (report: Report) => readonly T[],
  ) => readonly T[],
): MemoryAnalysis | undefined {
  const analyses = reports.flatMap(({ memory }) => memory ?? []);
  if (analyses.length === 0) return undefined;
  const profiles = own(({ memory }) => memory?.profiles ?? []);
  const bounded = profiles.flatMap(({ minimum, peak }) => (minimum === undefined ? [] : [{ minimum, peak }]));
  const peaks = bounded.reduce((sum, { peak }) => sum + peak, 0);
  const minima = bounded.reduce((sum, { minimum }) => sum + minimum, 0);
  return {
    peak: Math.max(...analyses.map(({ peak }) => peak)),
    ...(peaks > 0 && { efficiency: minima / peaks }),
    profiles,
    leaks: own(({ memory }) => memory?.leaks ?? []),
  };
}

function acceptancesOf(reports: readonly Report[]): readonly Acceptance[] {
  const all = reports.flatMap(({ acceptances }) => acceptances.map(({ acceptance }) => acceptance));
  const usable = all.filter(({ pattern = "*" }) => pattern !== "" && pattern.length <= LONGEST_PATTERN);
  return [...new Map(usable.map((acceptance) => [JSON.stringify(acceptance), acceptance])).values()];
}

/** Nobody writes a longer one, and the matcher refuses one without end. */
const LONGEST_PATTERN = 1000;

function warningsOf({ shard, warnings }: Report) {
  return { ...(shard === undefined ? {} : { source: `Shard ${shard.index}/${shard.count}` }), warnings };
}

/** More names make no sentence. */
const NAMED = 5;

function duplicateWarnings(names: readonly string[]): readonly string[] {
  if (names.length === 0) return [];
  const more = names.length - NAMED;
  const all = inWords([...names.slice(0, NAMED), ...(more > 0 ? [`${more} more`] : [])]);
  return [`More than one job measured ${all}. The worst verdict of each is shown.`];
}
