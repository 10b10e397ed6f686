import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { OutputFile } from "../adapter.ts";
import { isUnterminated, linesOf, readNumber } from "../read/text.ts";
import { consoleCounters, tabularCounters } from "./google-benchmark-counters.ts";
import { ZONED } from "./google-benchmark-json.ts";
import { type NamedRow, rowNames } from "./google-benchmark-names.ts";
import type { BenchmarkRun, Counter } from "./google-benchmark-runs.ts";
import { endOfColumn } from "./printed-width.ts";

// ------------------------------------------------------------------
// Benchmark                Time             CPU   Iterations UserCounters...
// ------------------------------------------------------------------
// BM_Copy/64            9.75 ns         3.16 ns      1822353 bytes_per_second=18.8726G/s with a label
// BM_Fails         ERROR OCCURRED: 'the file is missing'

const HEADER = /^Benchmark +Time +CPU +Iterations(?: |$)/;
const RESULT =
  /^ +(?<real>-?[\d.]+(?:e\+\d+)?|-?nan|-?inf) (?<unit>ns|us|ms|s) +(?<cpu>-?[\d.]+(?:e\+\d+)?|-?nan|-?inf) \k<unit> +(?<iterations>\d+)(?<counters> .*)?$/;
const ENDING = /^ +(?<how>ERROR OCCURRED|SKIPPED): '(?<message>.*)'$/;

/** True for lines with the header of its table, which stands between two rules. */
export function hasConsoleHeader(lines: readonly string[]): boolean {
  return lines.some(
    (line, index) => HEADER.test(line) && isRule(lines[index - 1]) && isRule(lines[index + 1]),
  );
}

/** What it prints before the table, on the standard error. */
export function contextOfConsole(lines: readonly string[]): Readonly<Record<string, string | undefined>> {
  const running = lines.findIndex((line) => line.startsWith("Running "));
  const machine = /^Run on \((?<cpus>\d+) X (?<mhz>[\d.]+) MHz CPU/.exec(lines[running + 1] ?? "")?.groups;
  const time = lines[running - 1] ?? "";
  return {
    cpus: machine?.["cpus"],
    "cpu-mhz": machine?.["mhz"],
    time: ZONED.test(time) ? time : undefined,
  };
}

function isRule(line = ""): boolean {
  return line.length > 20 && !/[^-]/.test(line);
}

export function runsOfConsole(file: OutputFile): readonly BenchmarkRun[] {
  const lines = linesOf(file);
  const last = isUnterminated(file) ? lines.length - 1 : lines.length;
  let header: string | undefined;
  const rows = lines.flatMap((line, index) => {
    if (HEADER.test(line)) header = line;
    const row = header === undefined ? undefined : rowOf(line, header, index === last);
    return row === undefined ? [] : [row];
  });
  const names = rowNames(rows);
  return rows.map((row, index) => ({ ...row, ...names[index] }));
}

function rowOf(line: string, header: string, isCutOff: boolean): (BenchmarkRun & NamedRow) | undefined {
  // The name's column ends where that of the time begins, which is 14 wide.
  const width = header.indexOf(" Time") + 5 - 14;
  const nameEnd = endOfColumn(line, width);
  const name = line.slice(0, nameEnd).trim();
  const rest = line.slice(nameEnd);
  const ending = ENDING.exec(rest)?.groups;
  if (ending !== undefined) {
    const kind = ending["how"] === "SKIPPED" ? "skipped" : "failed";
    const message = ending["message"] ?? "";
    return {
      name,
      time: Number.NaN,
      processorTime: Number.NaN,
      counters: [],
      iterations: Number.NaN,
      ending: { kind, message },
    };
  }
  const { real = "", cpu = "", unit = "", iterations = "", counters = "" } = RESULT.exec(rest)?.groups ?? {};
  if (real === "") return undefined;
  const kind = unitKind(unit);
  const seconds = (text: string) => {
    const value = readNumber(text);
    return value === undefined || kind === undefined ? Number.NaN : inBaseUnit(value, kind);
  };
  const found = countersOf(counters, header);
  return {
    name,
    iterations: Number(iterations),
    time: seconds(real),
    processorTime: seconds(cpu),
    // The number at the end of a line that was cut off may have lost digits.
    counters: isCutOff ? found.slice(0, -1) : found,
  };
}

function countersOf(text: string, header: string): readonly Counter[] {
  const titles = header.slice(header.indexOf(" Iterations") + " Iterations".length);
  const isTabular = titles.trim() !== "" && titles.trim() !== "UserCounters...";
  return isTabular ? tabularCounters(text, titles) : consoleCounters(text);
}
