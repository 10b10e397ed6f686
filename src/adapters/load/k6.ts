import type { Adapter } from "../adapter.ts";
import { unreadable } from "../read/unreadable.ts";
import { holdsK6Points, readK6Points } from "./k6-points.ts";
import { holdsK6Summary, readK6Summary } from "./k6-summary.ts";

/** What `handleSummary` gets, `--summary-export` with or without `--new-machine-readable-summary`, and `--out json`. */
export const k6: Adapter = {
  name: "k6",
  recognises: (output) => holdsK6Summary(output) || holdsK6Points(output),
  parse(output) {
    if (holdsK6Summary(output)) return readK6Summary(output);
    if (holdsK6Points(output)) return readK6Points(output);
    throw unreadable(output, { expected: "the output of k6", found: "it holds no summary and no points" });
  },
};
