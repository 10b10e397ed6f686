import type { Reading, ToolOutput } from "../adapter.ts";
import { eachRow, type TableFormat } from "../read/table.ts";
import { readNumber } from "../read/text.ts";
import { requestLog } from "./request-log.ts";
import { ALL_REQUESTS, assembleRequests } from "./requests.ts";

/** A table with a line for each request that was answered, in seconds. */
export interface RequestTable extends TableFormat {
  readonly time: string;
  readonly status: string;
  /** Columns of parts of the time, with the metric that each becomes. */
  readonly parts: readonly (readonly [column: string, metric: string])[];
}

/** Requests without an answer are not in such a table, so it tells no error rate and no throughput. */
export function readRequestTable(output: ToolOutput, table: RequestTable): Reading {
  const log = requestLog();
  let unclear = 0;
  let bad = 0;
  const warnings = eachRow(output, table, (row) => {
    const number = (column: string) => readNumber(row[column] ?? "");
    const seconds = number(table.time);
    const status = number(table.status);
    if (seconds === undefined || status === undefined) {
      unclear += 1;
      return;
    }
    if (status >= 400) bad += 1;
    log.add(ALL_REQUESTS, {
      seconds,
      failed: undefined,
      parts: Object.fromEntries(table.parts.map(([column, metric]) => [metric, number(column)])),
    });
  });
  return assembleRequests(log.requests({ isWhole: false }), {
    warnings: [
      ...warnings,
      ...(unclear > 0 ? [`Lines that hold no numbers, and are left out: ${unclear}.`] : []),
      ...(bad > 0 ? [`Answers with a status from 400 on, whose times are among the others: ${bad}.`] : []),
    ],
  });
}
