import { type Compared, type Comparison, isOpenRegression } from "../domain/comparison.ts";
import { worsening } from "../report/order.ts";
import { partOf } from "../report/part.ts";
import type { Report } from "../report/report.ts";
import { commitOf, indexed, nextId, rounded } from "./fields.ts";
import type { IssueKey } from "./issue-key.ts";
import { runId } from "./record-run.ts";
import { covers, isCovered, settlementOf } from "./settlement.ts";
import { type IssueState, isSameSeries, type Level, runOrder, type TrackedSeries } from "./state.ts";
import { voteOf, worseningFrom } from "./vote.ts";

/** The regressions that open issues: confirmed, accepted by nobody, and of at least `threshold` (a fraction). */
export function regressionsOf(report: Report, threshold: number): readonly Compared[] {
  return report.comparisons.filter(
    (comparison): comparison is Compared =>
      isOpenRegression(comparison) && worsening(comparison) >= threshold && isTrackable(comparison),
  );
}

/** A name of thousands of characters does not fit into the state, nor does a number that is none. */
function isTrackable(comparison: Compared): boolean {
  const { benchmark, category = "", metric, unit, baseline, candidate, threshold } = comparison;
  return (
    `${category}${benchmark}${metric}${unit}`.length <= 2000 &&
    [baseline.median, candidate.median, threshold, worsening(comparison)].every(Number.isFinite)
  );
}

/** The state of an issue that is about to be opened. */
export function newState(key: IssueKey, report: Report): IssueState {
  const { label = "" } = report.run.environment;
  return {
    v: 1,
    key,
    ...(label === "" ? {} : { label }),
    nonce: report.run.id,
    opened: report.run.time,
    machines: [],
    sources: [],
    series: [],
    runs: [],
    links: [],
  };
}

/** Confirmed regressions of the issue's group join its state, or make it worse; what is covered by an acceptance does neither. */
export function withRegressions(
  state: IssueState,
  report: Report,
  regressions: readonly Compared[],
  now: string,
): IssueState {
  let next = state;
  for (const comparison of regressions) {
    const index = next.series.findIndex((series) => isTrackedBy(series, comparison, next, report));
    const series = next.series[index];
    if (series !== undefined && isCovered(comparison, { state: next, report, now })) continue;
    if (series === undefined || isAnew(series, comparison, report)) {
      next = joined(next, report, comparison, index);
    } else {
      next = { ...next, series: next.series.with(index, worse(series, comparison)) };
    }
  }
  return next;
}

/** The state with what the report's acceptances settle. */
export function withAcceptances(state: IssueState, report: Report): IssueState {
  // A trailer that names benchmarks, but found no regression in its own run, means one that is known already.
  const trailers = report.acceptances
    .filter(({ status, acceptance }) => status === "unused" && acceptance.source.kind === "trailer")
    .map(({ acceptance }) => acceptance)
    .filter(({ pattern }) => pattern !== undefined);
  const series = state.series.map((one): TrackedSeries => {
    if (one.accepted !== undefined) return one;
    const comparison = report.comparisons.find((other) => isTrackedBy(one, other, state, report));
    if (comparison?.kind === "compared" && comparison.accepted !== undefined) {
      const level = levelOf(one, comparison);
      return { ...worse(one, comparison), accepted: settlementOf(comparison.accepted, level) };
    }
    const trailer = trailers.find((acceptance) => covers(acceptance, one, state));
    return trailer === undefined ? one : { ...one, accepted: settlementOf(trailer, one.worst) };
  });
  return { ...state, series };
}

function isTrackedBy(
  series: TrackedSeries,
  comparison: Comparison,
  state: IssueState,
  report: Report,
): boolean {
  return isSameSeries(series, comparison) && state.machines[series.machine] === report.run.environment.class;
}

/** It got worse from another level than the one that the issue knows: an improvement came between, or an acceptance. */
function isAnew(series: TrackedSeries, comparison: Compared, report: Report): boolean {
  const entry = { id: runId(report), time: report.run.time };
  if (runOrder(entry, { id: series.since.run, time: series.since.time }) <= 0) return false;
  return series.accepted !== undefined || voteOf(series, comparison.candidate.median, comparison) === "back";
}

/** With the regression as a new series, in the place of the one at `index`. */
function joined(state: IssueState, report: Report, comparison: Compared, index: number): IssueState {
  const machines = indexed(state.machines, report.run.environment.class);
  const sources = indexed(state.sources, partOf(report).id);
  const series: TrackedSeries = {
    id: nextId(state.series),
    benchmark: comparison.benchmark,
    ...(comparison.category === undefined ? {} : { category: comparison.category }),
    metric: comparison.metric,
    unit: comparison.unit,
    better: comparison.better,
    machine: machines.index,
    source: sources.index,
    baseline: rounded(comparison.baseline.median),
    threshold: comparison.threshold,
    worsening: rounded(worsening(comparison)),
    worst: { value: rounded(comparison.candidate.median), worsening: rounded(worsening(comparison)) },
    since: { run: runId(report), time: report.run.time, ...commitOf(report.run) },
    ...rangeOf(comparison, report),
  };
  const others = state.series.filter((_, position) => position !== index);
  return { ...state, machines: machines.list, sources: sources.list, series: [...others, series] };
}

/** The series with a regression that may be worse than what was confirmed before. */
function worse(series: TrackedSeries, comparison: Compared): TrackedSeries {
  const level = levelOf(series, comparison);
  return level.worsening <= series.worst.worsening ? series : { ...series, worst: level };
}

/**
 * What the report found, against the level from before. Where the report compares
 * with that as well, its own change counts, which need not be the ratio of medians:
 * the issue says no other number than the pages of the same run.
 */
function levelOf({ baseline, better }: TrackedSeries, comparison: Compared): Level {
  const { candidate } = comparison;
  const isSameBaseline = rounded(comparison.baseline.median) === baseline;
  const found = isSameBaseline ? worsening(comparison) : worseningFrom(baseline, candidate.median, better);
  return { value: rounded(candidate.median), worsening: rounded(found) };
}

function rangeOf({ range }: Compared, report: Report): Pick<TrackedSeries, "lastGood" | "firstBad"> {
  const baseline = report.baseline.kind === "found" ? report.baseline.commit : undefined;
  const lastGood = range === undefined ? baseline : range.lastGood;
  const firstBad = range?.firstBad ?? report.run.commit;
  return {
    ...(lastGood === undefined ? {} : { lastGood }),
    ...(firstBad === undefined ? {} : { firstBad }),
  };
}
