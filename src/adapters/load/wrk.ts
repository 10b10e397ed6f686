import type { Adapter } from "../adapter.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests } from "./requests.ts";
import { wrkKind, wrkRuns } from "./wrk-lines.ts";

/** What `wrk` prints, with or without `--latency`. */
export const wrk: Adapter = {
  name: "wrk",
  recognises: (output) => wrkKind(output) === "wrk",
  parse(output) {
    const { requests, ...rest } = wrkRuns(output);
    if (requests.length === 0 && rest.failures.length === 0) {
      throw unreadable(output, { expected: "what wrk prints", found: "it holds no finished run" });
    }
    return assembleRequests(requests, rest);
  },
};
