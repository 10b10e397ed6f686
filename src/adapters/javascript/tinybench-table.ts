import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric, summaryOf } from "../read/reading.ts";
import { linesOf, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// {"Task name": "sort", "Latency avg (ns)": "91811 ± 9.09%", "Latency med (ns)": "77977 ± 11071", "Samples": 654}   versions 3 to 6
// {"Task Name": "sort", "ops/sec": "12,002", "Average Time (ns)": 83313.93, "Margin": "±5.25%", "Samples": 721}     version 2
// │ 0 │ 'sort' │ '91811 ± 9.09%' │ '77977 ± 11071' │ … │ 654 │                                                    console.table(bench.table())

type Row = Readonly<Record<string, unknown>>;

const AVERAGE = /^(?:Latency (?:avg|average)|Average Time) \((?<unit>\S+)\)$/;
const MEDIAN = /^Latency (?:med|median) \((?<unit>\S+)\)$/;

export function isTableRow(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  const columns = Object.keys(value);
  return (
    columns.some((column) => /^Task [Nn]ame$/.test(column)) && columns.some((column) => AVERAGE.test(column))
  );
}

/** Tables are for people: rounded, without samples. What they do hold is read. */
export function readTable(rows: readonly Row[]): Reading {
  const entries: Entry[] = [];
  const failures: Failure[] = [];
  for (const row of rows) {
    const name = textOf(row["Task name"] ?? row["Task Name"]) ?? "";
    const time = timeOf(row);
    if (time !== undefined) entries.push({ benchmark: name, metrics: [time] });
    else failures.push(failed(name, { message: whyNoTime(row), output: textOf(row["Stack"]) ?? "" }));
  }
  return assemble({ entries, failures });
}

function timeOf(row: Row): Metric | undefined {
  const average = columnOf(row, AVERAGE);
  if (average === undefined) return undefined;
  const margin = average.margin ?? textOf(row["Margin"])?.replace("±", "").trim();
  const percent = margin?.endsWith("%") ? readNumber(margin.slice(0, -1)) : undefined;
  const summary = summaryOf({
    mean: average.value,
    median: columnOf(row, MEDIAN)?.value,
    count: readNumber(textOf(row["Samples"]) ?? ""),
    interval: percent === undefined ? undefined : intervalAround(average.value, percent / 100),
  });
  return {
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: [[average.value]],
    ...(summary ? { summary } : {}),
  };
}

/** tinybench's relative margin of error is that of a 95 % interval. */
function intervalAround(mean: number, margin: number): { low: number; high: number; confidence: number } {
  return { low: mean * (1 - margin), high: mean * (1 + margin), confidence: 0.95 };
}

/** A cell such as `91811 ± 9.09%` of the first column that matches, in seconds. */
function columnOf(row: Row, pattern: RegExp): { value: number; margin: string | undefined } | undefined {
  for (const [column, cell] of Object.entries(row)) {
    const unit = unitKind(pattern.exec(column)?.groups?.["unit"] ?? "");
    const [number = "", margin] = (textOf(cell) ?? "").split("±").map((part) => part.trim());
    const value = readNumber(number);
    if (unit?.base === "s" && value !== undefined) return { value: inBaseUnit(value, unit), margin };
  }
  return undefined;
}

function whyNoTime(row: Row): string {
  const error = textOf(row["Error"]);
  return error ? `The task threw: ${error}` : "The table holds no time for it.";
}

function textOf(cell: unknown): string | undefined {
  return typeof cell === "string" ? cell : typeof cell === "number" ? String(cell) : undefined;
}

const HEADER = /^│ \(index\) +│ Task [Nn]ame +│/;

export function holdsPrintedTable(output: ToolOutput): boolean {
  return someLines(output).some(isHeader);
}

function isHeader(line: string): boolean {
  return HEADER.test(line) && cellsOf(line).some((column) => AVERAGE.test(column));
}

/** The rows of the tables that `console.table` printed. */
export function printedTableRows(output: ToolOutput): readonly Row[] {
  if (output.kind !== "file") return [];
  let columns: readonly string[] = [];
  const rows: Row[] = [];
  for (const line of linesOf(output.file)) {
    if (isHeader(line)) {
      columns = cellsOf(line);
    } else if (columns.length > 0 && /^│ \d+ +│/.test(line)) {
      const cells = cellsOf(line);
      if (cells.length !== columns.length) {
        throw unreadable(output, {
          expected: "a table of tinybench",
          found: `a row has ${cells.length} cells and the header ${columns.length}: ${line.slice(0, 100)}`,
        });
      }
      rows.push(Object.fromEntries(columns.map((column, index) => [column, unquoted(cells[index] ?? "")])));
    }
  }
  return rows;
}

/** `console.table` pads each cell with one space at least. */
function cellsOf(line: string): readonly string[] {
  return line
    .trimEnd()
    .split(" │")
    .slice(0, -1)
    .map((cell) => cell.replace(/^│/, "").trim());
}

/** Node prints texts in the quotes that need no escaping. */
function unquoted(cell: string): string {
  const inner = /^(?<quote>['"`])(?<text>.*)\k<quote>$/.exec(cell)?.groups?.["text"];
  return inner === undefined ? cell : inner.replaceAll("\\n", "\n").replace(/\\(['"`\\])/g, "$1");
}
