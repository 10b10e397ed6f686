import { marker } from "../report/markdown/escape.ts";
import { IssueState, type TrackedRun } from "./state.ts";

/** Characters of the hidden state; the rest of an issue's 65,536 is for its readers. */
const MOST_CHARACTERS = 23_900;
/** Enough for every rule that looks back. */
export const FEWEST_RUNS = 14;
const MOST_RUNS = 60;

/** The line that begins the body of an issue of ours. */
export function stateMarker(state: IssueState): string {
  const bytes = new TextEncoder().encode(JSON.stringify(state));
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join("");
  // `marker` keeps letters, digits and `/`; a plus sign becomes a dot, and the padding is not needed.
  return marker(`${PURPOSE} ${btoa(binary).replaceAll("+", ".").replaceAll("=", "")}`);
}

/** What stands at the start of a body; `undefined` when it is no issue of ours, `unreadable` when somebody edited it. */
export function readState(body: string): IssueState | "unreadable" | undefined {
  const [line = ""] = body.split(/\r?\n/, 1);
  const { data } = MARKER.exec(line)?.groups ?? {};
  if (data === undefined) return undefined;
  try {
    const bytes = Uint8Array.from(atob(data.replaceAll(".", "+")), (character) => character.charCodeAt(0));
    const json: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return IssueState.safeParse(json).data ?? "unreadable";
  } catch {
    return "unreadable";
  }
}

const PURPOSE = "issue";
const MARKER = /^<!-- performance-benchmark:issue (?<data>[A-Za-z0-9./]+) -->$/;

/**
 * The state within its room: without points of series that it no longer tracks,
 * then without its oldest runs, then without the series that are least worse.
 */
export function fitted(state: IssueState): IssueState {
  let series = state.series;
  let runs = state.runs.slice(-MOST_RUNS).map((run) => withPointsOf(series, run));
  for (;;) {
    const tried = { ...state, series, runs };
    if (charactersOf(tried) <= MOST_CHARACTERS) return tried;
    if (runs.length > FEWEST_RUNS) {
      runs = runs.slice(Math.ceil(runs.length / 8));
    } else if (series.length > 1) {
      const worstFirst = series.toSorted((one, other) => other.worst.worsening - one.worst.worsening);
      const kept = new Set(worstFirst.slice(0, Math.floor(series.length * 0.9)));
      series = series.filter((one) => kept.has(one));
      runs = runs.map((run) => withPointsOf(series, run));
    } else {
      return tried;
    }
  }
}

/** Of the state's base64, which takes four characters for three bytes; encoding it to see would be slow. */
function charactersOf(state: IssueState): number {
  return Math.ceil((new TextEncoder().encode(JSON.stringify(state)).length * 4) / 3);
}

function withPointsOf(series: IssueState["series"], run: TrackedRun): TrackedRun {
  const ids = new Set(series.map(({ id }) => String(id)));
  return { ...run, points: Object.fromEntries(Object.entries(run.points).filter(([id]) => ids.has(id))) };
}
