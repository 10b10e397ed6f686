import type { Adapter } from "../adapter.ts";
import { assemble } from "../read/reading.ts";
import { eachLine, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { holdsCriterionMessages, readCriterionMessages } from "./criterion-messages.ts";
import { criterionEntries, hasCriterionLine } from "./criterion-text.ts";
import { isCriterionTree, readCriterionTree, TREE } from "./criterion-tree.ts";
import { hasLibtestResult } from "./libtest-lines.ts";

/**
 * Criterion.rs: the folder `target/criterion`, which has every sample, one of
 * its `estimates.json`, the messages of cargo-criterion, which have every sample
 * too, or what it prints, which has three numbers a benchmark.
 */
export const criterion: Adapter = {
  name: "criterion",
  tree: TREE,
  recognises(output) {
    if (isCriterionTree(output) || holdsCriterionMessages(output)) return true;
    const lines = someLines(output);
    // A log with both kinds of result is one of `cargo bench`, whose adapter reads both.
    return hasCriterionLine(lines) && !hasLibtestResult(lines);
  },
  parse(output) {
    if (isCriterionTree(output)) return readCriterionTree(output);
    if (holdsCriterionMessages(output)) return readCriterionMessages(output);
    const printed = output.kind === "file" ? criterionEntries(eachLine(output.file)) : undefined;
    if (printed !== undefined && printed.entries.length > 0) return assemble(printed);
    throw unreadable(output, {
      expected: "output of Criterion.rs",
      found:
        'there is no line such as "name  time: [1.0 ns 1.1 ns 1.2 ns]", no message of cargo-criterion, and no new/estimates.json',
    });
  },
};
