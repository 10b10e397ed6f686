import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { ToolOutput } from "../adapter.ts";
import { type Row, readTable } from "../read/table.ts";
import { readNumber } from "../read/text.ts";
import { NO_MESSAGE } from "./google-benchmark-json.ts";
import { rowNames } from "./google-benchmark-names.ts";
import type { BenchmarkRun, Counter } from "./google-benchmark-runs.ts";

// name,iterations,real_time,cpu_time,time_unit,bytes_per_second,items_per_second,label,error_occurred,error_message,"counter"
// "BM_Copy/64",2311900,10.7958,2.62258,ns,2.44035e+10,3.81304e+08,,,,7
// "BM_Fails",,,,,,,,true,"the file is missing"                                 no cells for counters
// `--benchmark_format=csv`

const COLUMNS = [
  ...["name", "iterations", "real_time", "cpu_time", "time_unit", "bytes_per_second", "items_per_second"],
  ...["label", "error_occurred", "error_message"],
];

export const TABLE = {
  expected: "a CSV report of Google Benchmark",
  columns: COLUMNS,
  fewestCells: COLUMNS.length,
};

export function runsOfTable(output: ToolOutput): {
  readonly runs: readonly BenchmarkRun[];
  readonly warnings: readonly string[];
} {
  const { rows, warnings } = readTable(output, TABLE);
  const names = rowNames(
    rows.map(({ name = "", iterations = "" }) => ({
      name,
      iterations: readNumber(iterations) ?? Number.NaN,
    })),
  );
  const runs = rows.map((row, index): BenchmarkRun => {
    const kind = unitKind(row["time_unit"] || "ns");
    const seconds = (cell = "") => {
      const value = readNumber(cell);
      return value === undefined || kind?.base !== "s" ? Number.NaN : inBaseUnit(value, kind);
    };
    return {
      name: row["name"] ?? "",
      ...names[index],
      time: seconds(row["real_time"]),
      processorTime: seconds(row["cpu_time"]),
      counters: countersOf(row),
      ...endingOf(row),
    };
  });
  return { runs, warnings };
}

const RATES = ["bytes_per_second", "items_per_second"];

function countersOf(row: Row): readonly Counter[] {
  return Object.entries(row).flatMap(([name, cell]) => {
    const value = readNumber(cell);
    return value === undefined || (COLUMNS.includes(name) && !RATES.includes(name)) ? [] : [{ name, value }];
  });
}

function endingOf({ error_occurred, error_message }: Row): Pick<BenchmarkRun, "ending"> {
  if (error_occurred !== "true" && error_occurred !== "false") return {};
  const kind = error_occurred === "true" ? "failed" : "skipped";
  return { ending: { kind, message: error_message || NO_MESSAGE } };
}
