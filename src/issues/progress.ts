import { isOver } from "../acceptance/apply.ts";
import type { Severities } from "../config/schema.ts";
import { alertLevelOf } from "../decision/alert-level.ts";
import { type Closing, type IssueState, runOrder, type TrackedRun, type TrackedSeries } from "./state.ts";

/** What became of a series that regressed. */
export type Progress =
  | { readonly kind: "regressed" }
  /** Accepted, and no worse since. */
  | { readonly kind: "accepted" }
  | { readonly kind: "recovered" }
  /** None of the last runs measured it. */
  | { readonly kind: "gone" };

/** Runs in a row at the old level that end a regression. One may be luck. */
export const BACK_IN_A_ROW = 2;
/** Each row that broke off asks for one run more: single runs of this series say little. */
const MOST_IN_A_ROW = 5;
/** Runs without the series after which nobody waits for it. */
export const RUNS_UNTIL_GONE = 10;

/**
 * How a series stands, by the runs after the one that found it. Runs in which
 * it was not measured, failed, or could not be told count neither way.
 */
export function progressOf(series: TrackedSeries, state: IssueState, now: string): Progress {
  if (series.accepted !== undefined && isInForce(series.accepted, now)) return { kind: "accepted" };
  const later = laterRuns(series, state);
  if (isRecovered(series, later)) return { kind: "recovered" };
  return isGone(series, later) ? { kind: "gone" } : { kind: "regressed" };
}

/** How an issue with nothing left to wait for is closed; `undefined` while there is something. */
export function closingOf(
  state: IssueState,
  now: string,
): Extract<Closing, "recovered" | "accepted" | "gone"> | undefined {
  const kinds = new Set(state.series.map((series) => progressOf(series, state, now).kind));
  if (kinds.size === 0 || kinds.has("regressed")) return undefined;
  if (kinds.has("accepted")) return "accepted";
  return kinds.has("recovered") ? "recovered" : "gone";
}

/** What an issue waits for. */
export function regressedOf(state: IssueState, now: string): readonly TrackedSeries[] {
  return state.series.filter((one) => progressOf(one, state, now).kind === "regressed");
}

/** Worst first; what is settled comes last. */
export function worstFirst(state: IssueState, now: string): readonly TrackedSeries[] {
  const regressed = new Set(regressedOf(state, now));
  return state.series.toSorted(
    (one, other) =>
      Number(regressed.has(other)) - Number(regressed.has(one)) ||
      other.worst.worsening - one.worst.worsening,
  );
}

/** The series that an issue is named after: the worst of those that are still regressed, else of all. */
export function worstOf(state: IssueState, now: string): TrackedSeries | undefined {
  return worstFirst(state, now)[0];
}

/** The state with the level of what it is named after. */
export function withLevel(state: IssueState, severities: Severities, now: string): IssueState {
  const { level: _, ...rest } = state;
  const level = alertLevelOf(worstOf(rest, now)?.worst.worsening ?? 0, severities);
  return { ...rest, ...(level === undefined ? {} : { level }) };
}

/** Through the whole of its last day, UTC. */
export function isInForce(acceptance: { readonly until?: string }, now: string): boolean {
  return !isOver(acceptance, now.slice(0, 10));
}

function laterRuns({ since }: TrackedSeries, { runs }: IssueState): readonly TrackedRun[] {
  return runs.filter((run) => runOrder(run, { id: since.run, time: since.time }) > 0);
}

function isRecovered({ id }: TrackedSeries, later: readonly TrackedRun[]): boolean {
  let inARow = 0;
  let needed = BACK_IN_A_ROW;
  for (const { points } of later) {
    const [, vote = "open"] = points[String(id)] ?? [];
    if (vote === "back") inARow += 1;
    if (vote !== "away") continue;
    if (inARow > 0) needed = Math.min(needed + 1, MOST_IN_A_ROW);
    inARow = 0;
  }
  return inARow >= needed;
}

/** Only runs of the job that used to measure it can miss it. */
function isGone({ id, source }: TrackedSeries, later: readonly TrackedRun[]): boolean {
  const telling = later.filter(
    ({ points, sources }) => points[String(id)] !== undefined || sources.includes(source),
  );
  const last = telling.findLastIndex(({ points }) => points[String(id)] !== undefined);
  return telling.length - 1 - last >= RUNS_UNTIL_GONE;
}
