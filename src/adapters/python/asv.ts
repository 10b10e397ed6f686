import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { newestOf, recordedRun } from "../read/runs.ts";
import { linesOf, someLines } from "../read/text.ts";
import { isAsvComparison, readAsvComparison } from "./asv-compare.ts";
import { isAsvTree, readAsvRuns, TREE } from "./asv-runs.ts";
import { isAsvText, readAsvText } from "./asv-text.ts";

/**
 * asv: its results folder, which is a history, one file of it, or what `asv run`,
 * `asv show` and `asv compare` print, which is rounded and has no samples.
 */
export const asv: Adapter = {
  name: "asv",
  tree: TREE,
  recognises: (output) =>
    isAsvTree(output) || isAsvText(someLines(output)) || isAsvComparison(someLines(output)),
  parse: (output) => newestOf(readRuns(output)),
  history: (output) => readRuns(output).map(recordedRun),
};

/** Oldest first. */
function readRuns(output: ToolOutput): readonly Reading[] {
  if (output.kind === "file" && !isAsvTree(output)) {
    const lines = linesOf(output.file);
    if (isAsvText(lines)) return readAsvText(output.file);
    if (isAsvComparison(lines)) return readAsvComparison(output.file);
  }
  return readAsvRuns(output);
}
