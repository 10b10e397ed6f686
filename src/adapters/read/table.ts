import { CsvError, parse } from "csv-parse/sync";
import type { ToolOutput } from "../adapter.ts";
import { cleanText, isUnterminated, someLines } from "./text.ts";
import { unreadable } from "./unreadable.ts";

/** How one tool's table of comma-separated values looks. */
export interface TableFormat {
  /** For messages, with its article: `a CSV export of hyperfine`. */
  readonly expected: string;
  /** Columns that its header line must have, in any order. */
  readonly columns: readonly string[];
  /** Where some rows leave out cells at their end: how many they have at least. */
  readonly fewestCells?: number;
}

export interface Table {
  /** Cells by their column, in order of the lines. */
  readonly rows: readonly Row[];
  /** What was left out and why. */
  readonly warnings: readonly string[];
}

export type Row = Readonly<Record<string, string>>;

/** Commas in most countries; Excel's and BenchmarkDotNet's semicolons in others; tabs. */
const DELIMITERS = [",", ";", "\t"];

/** True when the output is one file with a header line that has these columns. */
export function holdsTable(output: ToolOutput, format: Pick<TableFormat, "columns">): boolean {
  return someLines(output).some((line) => headerOf(line, format) !== undefined);
}

/**
 * The rows below the header line, each with as many cells as the header has; a
 * text before and after is passed over, and a header that comes again begins a
 * new table.
 *
 * @throws OUTPUT_UNREADABLE when there is no header line
 */
export function readTable(output: ToolOutput, format: TableFormat): Table {
  const rows: Row[] = [];
  const warnings = eachRow(output, format, (row) => {
    rows.push(row);
  });
  return { rows, warnings };
}

/**
 * The same for tables of millions of rows: none is kept but what `take` keeps.
 * A last line without a line break may have been cut off, so it is left out.
 *
 * @returns what was left out and why
 * @throws OUTPUT_UNREADABLE when there is no header line
 */
export function eachRow(
  output: ToolOutput,
  { expected, columns, fewestCells }: TableFormat,
  take: (row: Row) => void,
): readonly string[] {
  if (output.kind !== "file")
    throw unreadable(output, { expected, found: "expected one file, not a folder" });
  const text = cleanText(output.file);
  const start = headerStart(text, columns);
  if (start === undefined) {
    throw unreadable(output, { expected, found: `no line has the columns ${columns.join(", ")}` });
  }
  const warnings: string[] = [];
  const { delimiter, names: first } = start;
  let names: readonly string[] = first;
  let odd = 0;
  const wholeLines = isUnterminated(output.file) ? text.lastIndexOf("\n") + 1 : text.length;
  if (wholeLines <= start.index) {
    throw unreadable(output, { expected, found: "it ends in its header line" });
  }
  const keep = (cells: readonly string[]) => {
    if (columns.every((column) => cells.includes(column))) names = cells;
    else if (cells.length <= names.length && cells.length >= (fewestCells ?? names.length)) {
      take(rowOf(names, cells));
    } else if (cells.length > 1) odd += 1;
    return null;
  };
  try {
    for (const block of blocksOf(text.slice(start.index, wholeLines))) {
      eachRecord(block, delimiter, keep);
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    warnings.push(`The table breaks off: ${cause.message}.`);
  }
  if (odd > 0) {
    warnings.push(
      `${odd} line${odd === 1 ? " has" : "s have"} not as many cells as the header and ${odd === 1 ? "is" : "are"} left out.`,
    );
  }
  if (wholeLines < text.length) {
    warnings.push("The last line has no end, so it may be cut off and is left out.");
  }
  return warnings;
}

const BLOCK = 2 ** 16;

/**
 * The text in pieces of whole lines: a table of hundreds of megabytes must not
 * lie in the memory several times. A piece does not end within a quoted cell.
 */
function* blocksOf(text: string): Generator<string, void> {
  for (let start = 0, end = 0; start < text.length; start = end) {
    let quotes = 0;
    do {
      const lineEnd = text.indexOf("\n", end + BLOCK);
      const next = lineEnd < 0 ? text.length : lineEnd + 1;
      quotes += text.slice(end, next).split('"').length - 1;
      end = next;
    } while (quotes % 2 === 1 && end < text.length);
    yield text.slice(start, end);
  }
}

/** Without quotes, cells are what stands between delimiters, and splitting is ten times as fast. */
function eachRecord(block: string, delimiter: string, keep: (cells: readonly string[]) => null): void {
  if (!block.includes('"')) {
    for (const line of block.split("\n")) if (line !== "") keep(line.split(delimiter));
    return;
  }
  parse(block, {
    delimiter,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (cells: string[]) => keep(cells),
  });
}

function rowOf(names: readonly string[], cells: readonly string[]): Row {
  // Not from entries: that takes three times as long, and tables have millions of rows.
  const row: Record<string, string> = {};
  for (const [index, name] of names.entries()) row[name] = cells[index] ?? "";
  return row;
}

function headerStart(text: string, columns: readonly string[]) {
  for (let index = 0; index < text.length; ) {
    const end = text.indexOf("\n", index);
    const line = text.slice(index, end < 0 ? text.length : end);
    const header = headerOf(line, { columns });
    if (header !== undefined) return { index, ...header };
    if (end < 0) return undefined;
    index = end + 1;
  }
  return undefined;
}

/** The columns of a line that is such a header. */
function headerOf(line: string, { columns }: Pick<TableFormat, "columns">) {
  if (!columns.every((column) => line.includes(column))) return undefined;
  for (const delimiter of DELIMITERS) {
    const names = line.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, "$1"));
    if (columns.every((column) => names.includes(column))) return { delimiter, names };
  }
  return undefined;
}
