import type { Failure } from "../../domain/measurement.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { assemble, type Entry, failed, type Metric, summaryOf } from "../read/reading.ts";
import { printedSeconds } from "../read/seconds.ts";
import { isUnterminated, linesOf, readNumber, someLines } from "../read/text.ts";
import { tailMetrics } from "./tail-percentiles.ts";

// benchmark                   avg (min … max) p75 / p99    (min … top 1%)                      version 1
// busy 20 ms                    24.18 ms/iter  27.89 ms █                 ▃
//                       (20.01 ms … 30.90 ms)  29.82 ms █ ▂▂▂          █ ▂
//                     (681.20 kb …   2.70 mb)   1.90 mb █▁███▆▆▆▁▁▁▆▁▆▁▁█▁█▁▆
// compact one                    4.89 ms/iter   5.87 ms  12.90 ms █▂▃▂▂▂▂▁▁▁▁                  in `compact`
// | busy 20 ms | ` 25.65 ms/iter` | ` 20.01 ms` | ` 27.95 ms` | ` 33.03 ms` | ` 34.00 ms` |    version 1, format "markdown"
// busy 20 ms     22'552 µs/iter (20'009 µs … 28'120 µs) 23'975 µs 28'120 µs 28'120 µs          version 0

const HEADER = /^benchmark +avg \(min … max\) p75 \/ p99 +\(min … top 1%\)$/;
const EARLY_HEADER = /^benchmark +time \(avg\) +\(min … max\) +p75 +p99 +p999$/;
const MARKDOWN_COLUMNS = /\| +avg \| +min \| +p75 \| +p99 \| +max \|$/;
const GROUP = /^• (?<group>.+)$/;
const RULE = /^-+ -+$/;
/** The line below the average, or behind it in version 0. */
const RANGE = /^ *\((?<min>[^()…]+)…(?<max>[^()…]+)\) +(?<rest>.*)$/;
const HEAP = /^ *(?:gc)?\([^()…]+…[^()…]+\) +(?<heap>[\d.]+ +[kmgtp]?b)(?: |$)/;
const FACT = /^(?<fact>cpu|runtime): (?<value>.*\S) *$/;
const RUNTIME = /^(?<runtime>\S+)(?: (?<version>\S+))? \((?<architecture>.+)\)$/;

/** A benchmark as far as its lines were read. */
interface Row {
  readonly name: string;
  readonly category: string | undefined;
  mean: number;
  min?: number | undefined;
  max?: number | undefined;
  p99?: number | undefined;
  p999?: number | undefined;
  heap?: number | undefined;
}

export function holdsPrintedTable(output: ToolOutput): boolean {
  return someLines(output).some((line) => startOf(line) !== undefined);
}

/** Where "error:" stands in the rows of a table, in place of the times; below zero in Markdown. */
function startOf(line: string): number | undefined {
  if (HEADER.test(line)) return line.indexOf(" avg (") + 2;
  if (EARLY_HEADER.test(line)) return line.indexOf("time (avg)") - 4;
  return line.startsWith("| ") && MARKDOWN_COLUMNS.test(line) ? -1 : undefined;
}

/** What is printed is rounded to two decimals, and has no samples. */
export function readPrintedTable(output: ToolOutput): Reading {
  const file = output.kind === "file" ? output.file : { path: "", text: "" };
  const lines = linesOf(file).slice(0, isUnterminated(file) ? -1 : undefined);
  const rows: Row[] = [];
  const failures: Failure[] = [];
  const context: Record<string, string | undefined> = {};
  let start: number | undefined;
  let category: string | undefined;
  let heading: string | undefined;
  for (const line of lines) {
    const fact = FACT.exec(line)?.groups;
    if (fact) Object.assign(context, factOf(fact["fact"] ?? "", fact["value"] ?? ""));
    const found = startOf(line);
    if (found !== undefined) {
      start = found;
      category = groupOf(line.slice("| ".length, MARKDOWN_COLUMNS.exec(line)?.index ?? 0));
    }
    if (start === undefined) continue;
    if (RULE.test(line)) category = heading;
    if (line.trim() !== "") heading = groupOf(line);
    const row = rowOf(line, category);
    const last = rows.at(-1);
    const failure = row ? undefined : failureOf(line, { start, category });
    if (row) rows.push(row);
    else if (failure) failures.push(failure);
    else if (last) addTo(last, line);
  }
  return assemble({ entries: rows.map(toEntry), failures, context });
}

function rowOf(line: string, category: string | undefined): Row | undefined {
  const at = line.lastIndexOf("/iter");
  const before = at < 0 ? "" : line.slice(0, at);
  const average = /(?<= )[\d.']+ [^\s\d]+$/.exec(before.slice(-30))?.[0] ?? "";
  const mean = printedSeconds(average);
  if (mean === undefined) return undefined;
  const name = before.slice(0, before.length - average.length).trimEnd();
  const after = line.slice(at + "/iter".length);
  if (name.startsWith("| ") && after.startsWith("`")) {
    const [, min, , p99, max] = after
      .split("|")
      .map((cell) => printedSeconds(cell.replaceAll("`", "").trim()));
    return { name: name.slice("| ".length, name.lastIndexOf("|")).trimEnd(), category, mean, min, max, p99 };
  }
  const row = { name, category, mean };
  const range = RANGE.exec(after)?.groups;
  const [, p99, p999] = timesIn(range?.["rest"] ?? after);
  return {
    ...row,
    min: printedSeconds(range?.["min"] ?? ""),
    max: printedSeconds(range?.["max"] ?? ""),
    p99,
    p999,
  };
}

function failureOf(
  line: string,
  { start, category }: { start: number; category: string | undefined },
): Failure | undefined {
  const cell = start < 0 && line.startsWith("| ") ? line.lastIndexOf("| error: ") : -1;
  if (cell > 0) {
    const message = line.slice(cell + "| error: ".length).replace(/ \|$/, "");
    return failed(line.slice("| ".length, cell).trimEnd(), { message: `It threw: ${message}`, category });
  }
  if (start < 0 || !line.startsWith("error: ", start)) return undefined;
  const name = line.slice(0, start).trim();
  if (name === "") return undefined;
  return failed(name, { message: `It threw: ${line.slice(start + "error: ".length)}`, category });
}

/** The lines below the average have the extremes with the 99th percentile, then the heap. */
function addTo(row: Row, line: string): void {
  const heap = HEAP.exec(line)?.groups?.["heap"];
  const range = RANGE.exec(line)?.groups;
  const [min, max] = [printedSeconds(range?.["min"] ?? ""), printedSeconds(range?.["max"] ?? "")];
  if (heap !== undefined && row.heap === undefined) row.heap = bytesOf(heap);
  else if (row.min === undefined && min !== undefined && max !== undefined) {
    const [p99] = timesIn(range?.["rest"] ?? "");
    Object.assign(row, { min, max, p99 });
  }
}

function toEntry({ name, category, mean, min, max, p99, p999, heap }: Row): Entry {
  const summary = summaryOf({ mean, min, max }) ?? {};
  const bytes: Metric = { metric: "bytes-per-op", unit: "B", better: "lower", rounds: [[heap ?? 0]] };
  return {
    benchmark: name,
    ...(category === undefined ? {} : { category }),
    metrics: [
      { metric: "time", unit: "s", better: "lower", rounds: [[mean]], summary },
      ...tailMetrics({ p99, p999 }, (seconds) => seconds),
      ...(heap === undefined ? [] : [bytes]),
    ],
  };
}

/** The times at the beginning, before what is drawn. */
function timesIn(text: string): readonly (number | undefined)[] {
  const words = text.trim().split(/ +/, 6);
  return [0, 2, 4].map((index) => printedSeconds(`${words[index]} ${words[index + 1]}`));
}

/** mitata counts in steps of 1024 and writes `kb`. */
function bytesOf(text: string): number | undefined {
  const [number = "", unit = ""] = text.split(/ +/);
  const value = readNumber(number);
  return value === undefined ? undefined : value * 1024 ** "bkmgtp".indexOf(unit.charAt(0));
}

function groupOf(line: string): string | undefined {
  return GROUP.exec(line)?.groups?.["group"]?.trimEnd();
}

function factOf(fact: string, value: string): Record<string, string | undefined> {
  if (fact === "cpu") return { cpu: value };
  const { runtime = "runtime", version, architecture } = RUNTIME.exec(value)?.groups ?? {};
  return { [runtime]: version, architecture };
}
