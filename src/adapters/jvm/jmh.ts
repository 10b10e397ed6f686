import type { Adapter, OutputFile, Reading } from "../adapter.ts";
import { holdsJson, readJson } from "../read/json.ts";
import { assemble } from "../read/reading.ts";
import { holdsTable } from "../read/table.ts";
import { isUnterminated, linesOf, someLines } from "../read/text.ts";
import { rowsOfCsv, TABLE } from "./jmh-csv.ts";
import { contextOf, FORMAT, resultOf } from "./jmh-json.ts";
import { contextOfLog, isLog, readLog } from "./jmh-log.ts";
import { entriesOf } from "./jmh-results.ts";
import { resultsOfRows } from "./jmh-rows.ts";
import { isTableHeader, rowsOfTable } from "./jmh-table.ts";

/** JMH: JSON, which has every iteration with all digits, what it prints, and its tables. */
export const jmh: Adapter = {
  name: "jmh",
  recognises(output) {
    const lines = someLines(output);
    return (
      holdsJson(output, FORMAT) || holdsTable(output, TABLE) || isLog(lines) || lines.some(isTableHeader)
    );
  },
  parse(output) {
    if (holdsTable(output, TABLE)) {
      const { rows, warnings } = rowsOfCsv(output);
      return ofRows(resultsOfRows(rows), warnings);
    }
    if (output.kind === "file" && !holdsJson(output, FORMAT)) {
      const lines = linesOf(output.file);
      if (isLog(lines)) return ofLog(output.file);
      if (lines.some(isTableHeader)) return ofRows(resultsOfRows(rowsOfTable(lines)));
    }
    const results = readJson(output, FORMAT).flat();
    return assemble({ ...entriesOf(results.map(resultOf)), context: contextOf(results) });
  },
};

/** The table at the end of a log says the same again, in short names. */
function ofLog(file: OutputFile): Reading {
  const lines = linesOf(file);
  // A last line without an end may have lost digits.
  const { results, all, failures, warnings } = readLog(isUnterminated(file) ? lines.slice(0, -1) : lines);
  const read = entriesOf(results, all);
  return assemble({
    entries: read.entries,
    failures,
    context: contextOfLog(lines),
    warnings: [...warnings, ...read.warnings],
  });
}

function ofRows(read: ReturnType<typeof resultsOfRows>, warnings: readonly string[] = []): Reading {
  const { entries, warnings: more } = entriesOf(read.results, read.all);
  return assemble({ entries, warnings: [...warnings, ...read.warnings, ...more] });
}
