import type { Adapter } from "../adapter.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests } from "./requests.ts";
import { wrkKind, wrkRuns } from "./wrk-lines.ts";

/**
 * What wrk2 (`wrk -R`) prints, with or without `--latency` and `--u_latency`. Of
 * its two histograms the corrected one is read: uncorrected latencies leave out
 * the time that a request waited to be sent.
 */
export const wrk2: Adapter = {
  name: "wrk2",
  recognises: (output) => wrkKind(output) === "wrk2",
  parse(output) {
    const { requests, ...rest } = wrkRuns(output);
    if (requests.length === 0 && rest.failures.length === 0) {
      throw unreadable(output, { expected: "what wrk2 prints", found: "it holds no finished run" });
    }
    return assembleRequests(requests, rest);
  },
};
