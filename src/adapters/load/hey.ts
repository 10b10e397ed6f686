import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { failed } from "../read/reading.ts";
import { holdsTable } from "../read/table.ts";
import { someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { heyReports, isHeyLine } from "./hey-report.ts";
import { type RequestTable, readRequestTable } from "./request-table.ts";
import { ALL_REQUESTS, assembleRequests } from "./requests.ts";

// response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset
// 0.0125,0.0008,0.0000,0.0001,0.0114,0.0001,200,0.0002
// Seconds. `hey -o csv`.

const table: RequestTable = {
  expected: "a CSV of hey",
  columns: ["response-time", "DNS+dialup", "Request-write", "Response-delay", "status-code"],
  time: "response-time",
  status: "status-code",
  parts: [
    ["DNS+dialup", "dns-dialup"],
    ["DNS", "dns-lookup"],
    ["Request-write", "request-write"],
    ["Response-delay", "response-wait"],
    ["Response-read", "response-read"],
  ],
};

/** What hey prints, and `-o csv`. Neither says what was asked for. */
export const hey: Adapter = {
  name: "hey",
  recognises: (output) => holdsTable(output, table) || isReport(output),
  parse: (output) => (holdsTable(output, table) ? readRequestTable(output, table) : readReports(output)),
};

function isReport(output: ToolOutput): boolean {
  const lines = someLines(output);
  return (
    lines.some((line) => line.trimEnd() === "Summary:") &&
    lines.some(isHeyLine) &&
    // Early versions of oha print the same lines, and this one.
    !lines.some((line) => line.startsWith("  Success rate:"))
  );
}

function readReports(output: ToolOutput): Reading {
  const { requests, failures, warnings } = heyReports(output);
  if (requests.length === 0 && failures.length === 0) {
    throw unreadable(output, { expected: "what hey prints", found: "it holds no finished report" });
  }
  return assembleRequests(requests, {
    failures: failures.map((message) => failed(ALL_REQUESTS, { message })),
    warnings,
  });
}
