import type { Adapter } from "../adapter.ts";
import { assemble } from "../read/reading.ts";
import { linesOf } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { criterionEntries, hasCriterionLine } from "./criterion-text.ts";
import { isCriterionTree, readCriterionTree, TREE_FILES } from "./criterion-tree.ts";
import { hasLibtestResult } from "./libtest-lines.ts";

/**
 * Criterion.rs: the folder `target/criterion`, which has every sample, one of
 * its `estimates.json`, or what it prints, which has three numbers a benchmark.
 */
export const criterion: Adapter = {
  name: "criterion",
  treeFiles: TREE_FILES,
  recognises(output) {
    if (isCriterionTree(output)) return true;
    if (output.kind === "tree") return false;
    const lines = linesOf(output.file);
    // A log with both kinds of result is one of `cargo bench`, whose adapter reads both.
    return hasCriterionLine(lines) && !hasLibtestResult(lines);
  },
  parse(output) {
    if (isCriterionTree(output)) return readCriterionTree(output);
    if (output.kind === "file" && hasCriterionLine(linesOf(output.file))) {
      return assemble(criterionEntries(linesOf(output.file)));
    }
    throw unreadable(output, {
      expected: "output of Criterion.rs",
      found: 'there is no line such as "name  time: [1.0 ns 1.1 ns 1.2 ns]" and no new/estimates.json',
    });
  },
};
