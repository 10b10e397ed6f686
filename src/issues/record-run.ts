import type { Comparison } from "../domain/comparison.ts";
import type { Run } from "../domain/run.ts";
import type { ReportLink } from "../report/markdown/heading.ts";
import { partOf } from "../report/part.ts";
import type { Report } from "../report/report.ts";
import { commitOf, indexed, rounded } from "./fields.ts";
import { type IssueState, isSameSeries, runOrder, type TrackedRun, type TrackedSeries } from "./state.ts";
import { FEWEST_RUNS } from "./state-marker.ts";
import { measuredValue, voteOf } from "./vote.ts";

/**
 * The state with what a run measured of its series. The jobs of one workflow
 * run, and their repetitions, write into one entry: the same report twice
 * changes nothing. A run that has nothing to do with the series, or is older than
 * what the state remembers, leaves no trace.
 */
export function withRun(state: IssueState, report: Report, links: readonly ReportLink[]): IssueState {
  const source = partOf(report).id;
  const seen = seenIn(report, state);
  const isHome = state.series.some((series) => state.sources[series.source] === source);
  if (seen.size === 0 && !isHome) return state;

  const known = indexed(state.sources, source);
  const id = runId(report);
  const before = state.runs.find((run) => run.id === id);
  if (before === undefined && isOld({ id, time: report.run.time }, state)) return state;
  const sources = new Set([...(before?.sources ?? []), known.index]);
  const run: TrackedRun = {
    id,
    time: report.run.time,
    ...commitOf(report.run),
    ...before,
    sources: [...sources],
    points: { ...before?.points, ...Object.fromEntries(seen) },
  };
  const others = state.runs.filter((other) => other.id !== id);
  const runs = [...others, run].toSorted(runOrder);
  return {
    ...state,
    sources: known.list,
    runs,
    series: state.series.map((series) =>
      seen.get(String(series.id))?.[0] == null ? series : { ...series, source: known.index },
    ),
    links:
      runs.at(-1) === run ? links.slice(0, MOST_LINKS).map(({ text, url }) => ({ text, url })) : state.links,
  };
}

/** The entry's name of a report in the runs of a state. */
export function runId({ workflow, run }: Report): string {
  return workflow === undefined || workflow.runId === "" ? run.id : workflow.runId;
}

/** Runs of the workflow and artifacts come first; more than a few are no help. */
const MOST_LINKS = 5;

/** From before the regressions, as when an old workflow run is repeated, or from before what was kept. */
function isOld(run: { readonly id: string; readonly time: string }, { runs, series }: IssueState): boolean {
  const isAfter = (other: { readonly id: string; readonly time: string }) => runOrder(run, other) >= 0;
  const [oldest] = runs;
  const isWithin = oldest === undefined || runs.length < FEWEST_RUNS || isAfter(oldest);
  return !isWithin || !series.some(({ since }) => isAfter({ id: since.run, time: since.time }));
}

/** What the report says of each tracked series of its own environment class. */
function seenIn(report: Report, state: IssueState): ReadonlyMap<string, TrackedRun["points"][string]> {
  const machine = state.machines.indexOf(report.run.environment.class);
  return new Map(
    state.series
      .filter((series) => series.machine === machine)
      .flatMap((series): readonly [string, TrackedRun["points"][string]][] => {
        const comparison = report.comparisons.find((other) => isSameSeries(series, other));
        const value = comparison && measuredValue(comparison, series.unit);
        if (comparison !== undefined && value !== undefined)
          return [[String(series.id), [rounded(value), voteOf(series, value, comparison)]]];
        return hasFailed(series, comparison, report.run) ? [[String(series.id), [null, "open"]]] : [];
      }),
  );
}

function hasFailed(series: TrackedSeries, comparison: Comparison | undefined, run: Run): boolean {
  if (comparison !== undefined) return comparison.verdict !== "missing";
  return run.failures.some(
    ({ benchmark, category }) => benchmark === series.benchmark && category === series.category,
  );
}
