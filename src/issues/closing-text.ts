import { RUNS_UNTIL_GONE } from "./progress.ts";
import type { Closing } from "./state.ts";

/** Why an issue is closed, for the head of its body. */
export function closingSentence(closing: Closing, duplicateOf?: number): string {
  switch (closing) {
    case "recovered":
      return "Closed: all of its benchmarks are back at their old level.";
    case "accepted":
      return "Closed: accepted.";
    case "gone":
      return `Closed: none of the last ${RUNS_UNTIL_GONE} runs measured these benchmarks.`;
    case "duplicate":
      return `Closed: a duplicate of #${duplicateOf ?? 0}.`;
    default:
      return closing satisfies never;
  }
}
