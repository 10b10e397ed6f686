import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { holdsJson } from "../read/json.ts";
import { holdsTable, type Row, readTable } from "../read/table.ts";
import { isUnterminated, readNumber } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { entriesFormat, readLocustEntries } from "./locust-entries.ts";
import { assembleRequests, type Requests, single } from "./requests.ts";

// Type,Name,Request Count,Failure Count,Median Response Time,Average Response Time,Min Response Time,Max Response Time,Average Content Size,Requests/s,Failures/s,50%,66%,…,100%
// GET,/20,87,0,42,47.10447756312125,21.34000099977129,236.47098699802882,200.0,28.879041344643692,0.0,42,48,…,240
// Milliseconds. `locust --csv run` writes run_stats.csv, run_failures.csv, and run_stats_history.csv, a line for each second.

const stats = {
  expected: "a _stats.csv of Locust",
  columns: ["Type", "Name", "Average Content Size", "Requests/s", "50%"],
};
const history = {
  expected: "a _stats_history.csv of Locust",
  columns: ["Timestamp", "User Count", "Type", "Name", "Total Average Response Time"],
};
const failures = {
  expected: "a _failures.csv of Locust",
  columns: ["Method", "Name", "Error", "Occurrences"],
};

/** The CSV files of `--csv`, and `--json`. */
export const locust: Adapter = {
  name: "locust",
  recognises: (output) =>
    [stats, history, failures].some((table) => holdsTable(output, table)) || holdsJson(output, entriesFormat),
  parse(output) {
    if (holdsTable(output, history)) return readHistory(output);
    if (holdsTable(output, failures)) return readFailures(output);
    if (holdsJson(output, entriesFormat)) return readLocustEntries(output);
    return readStats(output);
  },
};

function readStats(output: ToolOutput): Reading {
  const { rows, warnings } = readTable(output, stats);
  return assembleRequests(
    withoutTotal(rows)
      .filter((row) => requestsOf(row) > 0)
      .map((row) => ({
        benchmark: nameOf(row),
        mean: seconds(row, "Average Response Time", "Average response time"),
        summary: {
          median: seconds(row, "Median Response Time", "Median response time"),
          min: seconds(row, "Min Response Time", "Min response time"),
          max: seconds(row, "Max Response Time", "Max response time"),
          count: requestsOf(row),
        },
        percentiles: Object.keys(row)
          .filter((column) => column.endsWith("%"))
          .map((column) => [column.slice(0, -1), seconds(row, column)]),
        throughput: number(row, "Requests/s"),
        errorRate: ratio(number(row, "Failure Count", "# failures"), requestsOf(row)),
      })),
    { warnings: [...warnings, ...withoutRequests(rows)] },
  );
}

/** The last line of each name has the totals; percentiles and rates there are those of the last seconds only. */
function readHistory(output: ToolOutput): Reading {
  const rows = wholeTable(output, history);
  const last = [...new Map(rows.map((row) => [nameOf(row), row])).values()];
  return assembleRequests(
    withoutTotal(last)
      .filter((row) => requestsOf(row) > 0)
      .map(
        (row): Requests => ({
          benchmark: nameOf(row),
          mean: seconds(row, "Total Average Response Time"),
          summary: {
            median: seconds(row, "Total Median Response Time"),
            min: seconds(row, "Total Min Response Time"),
            max: seconds(row, "Total Max Response Time"),
            count: requestsOf(row),
          },
          errorRate: ratio(number(row, "Total Failure Count"), requestsOf(row)),
        }),
      ),
    { warnings: withoutRequests(last) },
  );
}

/** How many requests failed, and why; of how many is not told. */
function readFailures(output: ToolOutput): Reading {
  const counts = new Map<string, number>();
  const warnings: string[] = [];
  for (const row of wholeTable(output, failures)) {
    const name = [row["Method"], row["Name"]].filter(Boolean).join(" ");
    const count = number(row, "Occurrences");
    if (count === undefined) continue;
    counts.set(name, (counts.get(name) ?? 0) + count);
    warnings.push(`Failed requests of "${name}": ${count}, with ${row["Error"]}`);
  }
  return assembleRequests(
    [...counts].map(([benchmark, count]) => ({
      benchmark,
      more: [single("failed-requests", "count", count, "lower")],
    })),
    { warnings },
  );
}

/** Tables of which the last lines count. */
function wholeTable(output: ToolOutput, table: typeof history): readonly Row[] {
  if (output.kind === "file" && isUnterminated(output.file)) {
    throw unreadable(output, { expected: table.expected, found: "it breaks off in its last line" });
  }
  return readTable(output, table).rows;
}

/** The line `Aggregated`, of all requests together, is only read where there is no other. */
function withoutTotal(rows: readonly Row[]): readonly Row[] {
  const own = rows.filter(
    (row) => row["Type"] !== "" || !["Aggregated", "Total"].includes(row["Name"] ?? ""),
  );
  return own.length > 0 ? own : rows;
}

function withoutRequests(rows: readonly Row[]): readonly string[] {
  return withoutTotal(rows)
    .filter((row) => !(requestsOf(row) > 0))
    .map((row) => `There were no requests of "${nameOf(row)}".`);
}

function requestsOf(row: Row): number {
  return number(row, "Request Count", "Total Request Count", "# requests") ?? 0;
}

function nameOf(row: Row): string {
  return [row["Type"], row["Name"]].filter(Boolean).join(" ");
}

function ratio(part: number | undefined, whole: number): number | undefined {
  return part === undefined ? undefined : part / whole;
}

/** The columns were named otherwise before Locust 1.0. */
function number(row: Row, ...columns: readonly string[]): number | undefined {
  const column = columns.find((name) => name in row);
  return readNumber(row[column ?? ""] ?? "");
}

function seconds(row: Row, ...columns: readonly string[]): number | undefined {
  const milliseconds = number(row, ...columns);
  return milliseconds === undefined ? undefined : milliseconds / 1e3;
}
