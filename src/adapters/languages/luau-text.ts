import { readNumber } from "../read/text.ts";

// SUCCESS: base64                                  :   15.041ms +/-  0.636% on luau
// SUCCESS: base64                                  :   16.041ms +/-  0.636% on luau-new ( -6.234%, likely worse)
// FAILED:  '/luau/bench/tests/chess.lua' on '/luau/luau'
//
// Test                   | Min         | Average     | StdDev%    | Driver
// -----------------------|-------------|-------------|------------|--------
// base64                 |   14.831ms  |   15.041ms  |    0.636%  | luau
// chess                  |             | FAILED      |            | luau
// Total                  |   14.831ms  |   15.041ms  |       ---  | luau

/** One benchmark on one driver, in milliseconds. */
export interface LuauMean {
  readonly name: string;
  readonly driver: string;
  readonly mean: number;
  /** Only the table has it. */
  readonly min?: number;
  /** What stands behind `+/-`, as a part of the mean. */
  readonly spread: number;
}

export interface LuauText {
  readonly means: readonly LuauMean[];
  /** Tests, or their files, with the driver that failed. */
  readonly failed: readonly { readonly name: string; readonly driver: string }[];
  /** Without SciPy, which says so, the spread is a standard deviation instead of half an interval. */
  readonly isDeviation: boolean;
}

/** Lines that only bench.py prints. */
export function isLuauLine(line: string): boolean {
  return success(line) !== undefined || columnsOf(line) > 0;
}

/** From the line of each result, with what the table at the end adds; from the table alone where it is alone. */
export function luauText(lines: readonly string[]): LuauText {
  const printed: LuauMean[] = [];
  const rows: LuauMean[] = [];
  const failedLines: { name: string; driver: string }[] = [];
  const failedRows: { name: string; driver: string }[] = [];
  let columns = 0;
  for (const line of lines) {
    const mean = success(line);
    const failure = FAILED.exec(line)?.groups;
    if (mean !== undefined) printed.push(mean);
    else if (failure !== undefined) {
      failedLines.push({ name: failure["name"] ?? "", driver: failure["driver"] ?? "" });
    }
    columns = columnsOf(line) || columns;
    const row = columns > 0 ? rowOf(line, columns) : undefined;
    if (row === undefined) continue;
    if ("mean" in row) rows.push(row);
    else failedRows.push(row);
  }
  const minima = new Map(rows.map(({ name, driver, min }) => [JSON.stringify([name, driver]), min]));
  const means = printed.map((mean) => {
    const min = minima.get(JSON.stringify([mean.name, mean.driver]));
    return min === undefined ? mean : { ...mean, min };
  });
  return {
    means: means.length > 0 ? means : rows,
    failed: failedLines.length > 0 ? failedLines : failedRows,
    isDeviation: lines.some((line) => line.includes("scipy package is not installed")),
  };
}

const FAILED = /^FAILED: {2}'(?<name>[^']*)' on '(?<driver>[^']*)'\s*$/;
const SUCCESS = "SUCCESS: ";
const TIME = "ms +/- ";

/** Looked for from the end: a name may hold anything. */
function success(line: string): LuauMean | undefined {
  const timeEnd = line.startsWith(SUCCESS) ? line.lastIndexOf(TIME) : -1;
  const nameEnd = line.lastIndexOf(": ", timeEnd);
  const rest = /^ *(?<percent>[\d.]+)% on (?<driver>.+)$/.exec(line.slice(timeEnd + TIME.length))?.groups;
  if (timeEnd < 0 || nameEnd < SUCCESS.length || rest === undefined) return undefined;
  const mean = readNumber(line.slice(nameEnd + 2, timeEnd));
  const percent = readNumber(rest["percent"] ?? "");
  if (mean === undefined || percent === undefined) return undefined;
  return {
    name: line.slice(SUCCESS.length, nameEnd).trim(),
    driver: (rest["driver"] ?? "").replace(/ \([^()]*\)$/, "").trim(),
    mean,
    spread: percent / 100,
  };
}

const HEADING = ["Test", "Min", "Average", "StdDev%", "Driver"];

/** How many columns the table has of which this is the heading; 0 for any other line. */
function columnsOf(line: string): number {
  if (!line.startsWith("Test ")) return 0;
  const cells = line.split("|").map((cell) => cell.trim());
  return HEADING.every((column, index) => cells[index] === column) ? cells.length : 0;
}

/** A row of the table; the last columns are counted from the end, because a name may hold the separator. */
function rowOf(line: string, columns: number): LuauMean | { name: string; driver: string } | undefined {
  const cells = line.split("|");
  const own = cells.length - columns + 1;
  const name = cells.slice(0, own).join("|").trim();
  const [min, average, spread, driver] = cells.slice(own, own + 4).map((cell) => cell.trim());
  if (own < 1 || driver === undefined) return undefined;
  if (average === "FAILED") return { name, driver };
  const mean = readNumber(withoutUnit(average, "ms"));
  const percent = readNumber(withoutUnit(spread, "%"));
  const least = readNumber(withoutUnit(min, "ms"));
  // The row of totals has no spread.
  if (mean === undefined || percent === undefined || least === undefined) return undefined;
  return { name, driver, mean, min: least, spread: percent / 100 };
}

function withoutUnit(cell: string | undefined, unit: string): string {
  return cell?.endsWith(unit) === true ? cell.slice(0, -unit.length) : "";
}
