import type { Severities } from "../config/schema.ts";
import { ALERT_LEVELS, type AlertLevel } from "../domain/alert-level.ts";
import type { Compared } from "../domain/comparison.ts";
import { MILLISECONDS_PER_DAY } from "../domain/day.ts";
import type { ReportLink } from "../report/markdown/heading.ts";
import { worsening } from "../report/order.ts";
import type { Report } from "../report/report.ts";
import { indexed, nextId } from "./fields.ts";
import { groupOf, type IssueKey, isSameKey, isSameScope, scopeOf } from "./issue-key.ts";
import { issuesOf, type KnownIssue, newestClosed, openOnes } from "./known-issue.ts";
import { closingOf, withLevel } from "./progress.ts";
import { runId, withRun } from "./record-run.ts";
import { newState, regressionsOf, withAcceptances, withRegressions } from "./regressions.ts";
import { isCovered } from "./settlement.ts";
import {
  type Closing,
  type IssueState,
  isSameSeries,
  isSameState,
  runOrder,
  type TrackedSeries,
} from "./state.ts";
import { fitted } from "./state-marker.ts";

/** What is to be done about the issues of one key; each with the state that the issue shall have then. */
export type Decision =
  | { readonly kind: "open"; readonly state: IssueState }
  | {
      readonly kind: "update";
      readonly number: number;
      readonly state: IssueState;
      /** Series that regressed since the issue was opened, and were not part of it. */
      readonly joined: readonly TrackedSeries[];
      /** It has reached a higher level than it had. */
      readonly rises: boolean;
    }
  | { readonly kind: "reopen"; readonly number: number; readonly state: IssueState; readonly byHand: boolean }
  | {
      readonly kind: "close";
      readonly number: number;
      readonly state: IssueState;
      readonly closing: Exclude<Closing, "duplicate">;
    }
  | {
      readonly kind: "duplicate";
      readonly number: number;
      readonly state: IssueState;
      readonly original: number;
    };

export interface DecisionOptions {
  /** Least regression that opens an issue, as a fraction. */
  readonly threshold: number;
  readonly reopenDays: number;
  /** In percent. */
  readonly severities: Severities;
  readonly links: readonly ReportLink[];
  /** ISO 8601, UTC. */
  readonly now: string;
}

/** The keys that a report may have something to say about: of its regressions, worst first, and of open issues. */
export function keysInPlay(
  report: Report,
  known: readonly KnownIssue[],
  { threshold }: Pick<DecisionOptions, "threshold">,
): readonly IssueKey[] {
  const scope = scopeOf(report.run);
  const regressed = regressionsOf(report, threshold)
    .toSorted((one, other) => worsening(other) - worsening(one))
    .map((series) => ({ ...scope, group: groupOf(series) }));
  const open = openOnes(known)
    .map(({ state }) => state.key)
    .filter((key) => isSameScope(key, scope));
  return [...regressed, ...open].filter(
    (key, index, all) => all.findIndex((other) => isSameKey(other, key)) === index,
  );
}

/**
 * What one report means for the issues of one key. Deciding again once that is
 * done decides nothing, so it can be repeated until everything is in place.
 */
export function decideIssue(
  key: IssueKey,
  report: Report,
  known: readonly KnownIssue[],
  options: DecisionOptions,
): readonly Decision[] {
  const ours = issuesOf(key, known);
  const regressions = regressionsOf(report, options.threshold).filter((one) => groupOf(one) === key.group);
  const [home, ...others] = openOnes(ours);
  if (home === undefined) return afresh({ key, report, regressions, ours, options });

  const left = others.filter((other) => isToClose(other, report, options));
  const duplicates = left.map(
    ({ number, state }): Decision => ({
      kind: "duplicate",
      number,
      state: { ...state, closed: "duplicate", duplicateOf: home.number },
      original: home.number,
    }),
  );
  const together = left.reduce((state, other) => adopted(state, other.state), awake(home.state));
  return [...carriedOn(home, { ...options, together, report, regressions }), ...duplicates];
}

/** What the open issue does: it goes on, with what is new, or it is over. */
function carriedOn(
  { number, state: before }: KnownIssue,
  given: DecisionOptions & {
    readonly together: IssueState;
    readonly report: Report;
    readonly regressions: readonly Compared[];
  },
): readonly Decision[] {
  const { together, report, regressions, now } = given;
  const open = withReport(together, report, regressions, given);
  const closing = closingOf(open, now);
  if (closing !== undefined) {
    return [{ kind: "close", number, state: { ...open, closed: closing }, closing }];
  }
  if (isSameState(open, before)) return [];
  const ids = new Set(before.series.map(({ id }) => id));
  const joined = open.series.filter(({ id }) => !ids.has(id));
  return [{ kind: "update", number, state: open, joined, rises: rank(open.level) > rank(before.level) }];
}

function rank(level: AlertLevel | undefined): number {
  return level === undefined ? -1 : ALERT_LEVELS.indexOf(level);
}

/** Without an open issue, regressions open one, again or anew, unless they are accepted. */
function afresh(given: {
  readonly key: IssueKey;
  readonly report: Report;
  readonly regressions: readonly Compared[];
  readonly ours: readonly KnownIssue[];
  readonly options: DecisionOptions;
}): readonly Decision[] {
  const { key, report, ours, options } = given;
  const { now } = options;
  const last = newestClosed(ours);
  const regressions = given.regressions
    .filter((one) => !ours.some((issue) => isSettledBy(one, issue, report, now)))
    .filter((one) => last === undefined || isNews(one, last.state, report));
  if (regressions.length === 0) return [];

  const days = last === undefined ? Number.POSITIVE_INFINITY : daysBetween(last.closedAt ?? "", now);
  if (last === undefined || last.state.closed === "accepted" || !(days <= options.reopenDays)) {
    const previous = last === undefined ? {} : { previous: last.number };
    return [
      {
        kind: "open",
        state: withReport({ ...newState(key, report), ...previous }, report, regressions, options),
      },
    ];
  }
  const byHand = last.state.closed === undefined;
  const { closed: _, ...rest } = last.state;
  // What recovered or went away has nothing more to say; what was accepted stays so.
  const series = rest.series.filter(({ accepted }) => accepted !== undefined);
  // New series must not take up the points of those that were left out.
  const state = fitted({ ...rest, series, ...(byHand ? { insisted: true } : {}) });
  return [
    { kind: "reopen", number: last.number, state: withReport(state, report, regressions, options), byHand },
  ];
}

function withReport(
  state: IssueState,
  report: Report,
  regressions: readonly Compared[],
  { links, severities, now }: DecisionOptions,
): IssueState {
  const judged = withAcceptances(withRegressions(state, report, regressions, now), report);
  return withLevel(fitted(withRun(judged, report, links)), severities, now);
}

/** Accepted in some issue, or of an issue that a person closed twice. */
function isSettledBy(
  comparison: Compared,
  { state, closedAt }: KnownIssue,
  report: Report,
  now: string,
): boolean {
  const dismissed = closedAt !== undefined && state.closed === undefined && state.insisted === true;
  return isCovered(comparison, { state, report, now, dismissed });
}

/** Whether the run is newer than what the closed issue has seen: repeating an old run brings nothing back. */
function isNews(comparison: Compared, { runs, series }: IssueState, report: Report): boolean {
  const newest = runs.at(-1);
  if (newest === undefined) return true;
  const order = runOrder({ id: runId(report), time: report.run.time }, newest);
  if (order !== 0) return order > 0;
  return !series.some((one) => newest.points[String(one.id)] !== undefined && isSameSeries(one, comparison));
}

/** The job that opened it closes it; only when that did not happen, another one does. */
function isToClose({ state }: KnownIssue, report: Report, { now }: DecisionOptions): boolean {
  return state.nonce === report.run.id || daysBetween(state.opened, now) > LEFT_OVER_DAYS;
}

/** An hour: no job takes so long from measuring to its issues. */
const LEFT_OVER_DAYS = 1 / 24;

/** Of an issue that a person opened again: what closed it is forgotten, and it waits for new runs. */
function awake({ closed, ...state }: IssueState): IssueState {
  const last = state.runs.at(-1);
  if (closed === undefined || last === undefined) return state;
  const since = { run: last.id, time: last.time };
  return { ...state, series: state.series.map(({ accepted: _, ...series }) => ({ ...series, since })) };
}

/** With the series that only the other issue has, as far as it tells. */
function adopted(state: IssueState, other: IssueState): IssueState {
  let next = state;
  for (const series of other.series) {
    const machine = other.machines[series.machine] ?? "";
    const source = other.sources[series.source] ?? "";
    const isThere = next.series.some(
      (one) => isSameSeries(one, series) && next.machines[one.machine] === machine,
    );
    if (isThere) continue;
    const machines = indexed(next.machines, machine);
    const sources = indexed(next.sources, source);
    const id = nextId(next.series);
    const adoptee = { ...series, id, machine: machines.index, source: sources.index };
    next = { ...next, machines: machines.list, sources: sources.list, series: [...next.series, adoptee] };
  }
  return next;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / MILLISECONDS_PER_DAY;
}
