import type { ToolOutput } from "../adapter.ts";
import { type Row, readTable } from "../read/table.ts";
import { readJavaNumber } from "./jmh-results.ts";
import type { JmhRow } from "./jmh-rows.ts";

// "Benchmark","Mode","Threads","Samples","Score","Score Error (99.9%)","Unit","Param: micros"
// "demo.Demo.sleep","avgt",1,6,1.422861,1.280548,"ms/op",1000
// "demo.Demo.sleep:gc.count","avgt",1,6,0.000000,NaN,"counts",1000
// `-rf csv`, with semicolons `-rf scsv`

export const TABLE = {
  expected: "a CSV file of JMH",
  columns: ["Benchmark", "Mode", "Threads", "Samples", "Score", "Unit"],
};

export function rowsOfCsv(output: ToolOutput): {
  readonly rows: readonly JmhRow[];
  readonly warnings: readonly string[];
} {
  const { rows, warnings } = readTable(output, TABLE);
  return { rows: rows.map(rowOf), warnings };
}

const PARAM = "Param: ";

function rowOf(row: Row): JmhRow {
  const cells = Object.entries(row);
  const [, error = ""] = cells.find(([column]) => column.startsWith("Score Error")) ?? [];
  // A benchmark without this parameter has an empty cell.
  const params = cells.filter(([column, cell]) => column.startsWith(PARAM) && cell !== "");
  return {
    name: row["Benchmark"] ?? "",
    params: Object.fromEntries(params.map(([column, cell]) => [column.slice(PARAM.length), cell])),
    mode: row["Mode"] ?? "",
    threads: row["Threads"],
    unit: row["Unit"] ?? "",
    score: readJavaNumber(row["Score"] ?? "") ?? Number.NaN,
    error: readJavaNumber(error),
    count: readJavaNumber(row["Samples"] ?? ""),
  };
}
