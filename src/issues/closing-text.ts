import { counted } from "../report/format/duration.ts";
import { inWords } from "../words.ts";
import { type Progress, progressOf, RUNS_UNTIL_GONE } from "./progress.ts";
import type { Closing, IssueState } from "./state.ts";

/** Why an issue is closed, for the head of its body. */
export function closingSentence(state: IssueState, closing: Closing, now: string): string {
  const mix = mixInWords(state, now);
  if (mix !== undefined && closing !== "duplicate") return `Closed: ${mix}.`;
  switch (closing) {
    case "recovered":
      return "Closed: all of its benchmarks are back at their old level.";
    case "accepted":
      return "Closed: accepted.";
    case "gone":
      return `Closed: none of the last ${RUNS_UNTIL_GONE} runs measured these benchmarks.`;
    case "duplicate":
      return `Closed: a duplicate of #${state.duplicateOf ?? 0}.`;
    default:
      return closing satisfies never;
  }
}

/** How its series ended, where not all of them ended alike: `1 series is accepted and 2 series are back …`. */
export function mixInWords(state: IssueState, now: string): string | undefined {
  const kinds = state.series.map((series) => progressOf(series, state, now).kind);
  const parts = ENDS.flatMap(({ kind, one, many }) => {
    const count = kinds.filter((other) => other === kind).length;
    return count === 0 ? [] : [counted(count, `series ${one}`, `series ${many}`)];
  });
  return parts.length < 2 ? undefined : inWords(parts, "and");
}

const ENDS = [
  { kind: "accepted", one: "is accepted", many: "are accepted" },
  { kind: "recovered", one: "is back at its old level", many: "are back at their old level" },
  { kind: "gone", one: "is not measured any more", many: "are not measured any more" },
] as const satisfies readonly {
  readonly kind: Progress["kind"];
  readonly one: string;
  readonly many: string;
}[];
