import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { holdsJson, readJson } from "../read/json.ts";
import { assemble } from "../read/reading.ts";
import { holdsTable } from "../read/table.ts";
import { linesOf, someLines } from "../read/text.ts";
import { contextOfConsole, hasConsoleHeader, runsOfConsole } from "./google-benchmark-console.ts";
import { contextOf, FORMAT, runsOfReport } from "./google-benchmark-json.ts";
import { benchmarksOf } from "./google-benchmark-runs.ts";
import { runsOfTable, TABLE } from "./google-benchmark-table.ts";

/** Google Benchmark: JSON, which has all digits and tells aggregates, CSV, and what it prints. */
export const googleBenchmark: Adapter = {
  name: "google-benchmark",
  recognises: (output) =>
    holdsJson(output, FORMAT) || holdsTable(output, TABLE) || hasConsoleHeader(someLines(output)),
  parse(output) {
    if (holdsTable(output, TABLE)) return readTable(output);
    if (output.kind === "file" && !holdsJson(output, FORMAT) && hasConsoleHeader(linesOf(output.file))) {
      const context = contextOfConsole(linesOf(output.file));
      return assemble({ ...benchmarksOf(runsOfConsole(output.file)), context });
    }
    const reports = readJson(output, FORMAT);
    const context = Object.fromEntries(reports.flatMap((report) => Object.entries(contextOf(report))));
    return assemble({ ...benchmarksOf(reports.flatMap(runsOfReport)), context });
  },
};

function readTable(output: ToolOutput): Reading {
  const { runs, warnings } = runsOfTable(output);
  const read = benchmarksOf(runs);
  return assemble({ ...read, warnings: [...warnings, ...read.warnings] });
}
