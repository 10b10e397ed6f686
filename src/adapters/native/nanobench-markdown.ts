import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { OutputFile } from "../adapter.ts";
import { type Entry, failed } from "../read/reading.ts";
import { linesOf, readNumber } from "../read/text.ts";
import { identityOf, metricsOfMedians, NOT_MEASURED } from "./nanobench-results.ts";

// |               ns/op |                op/s |    err% |          ins/op |         bra/op |   miss% |     total | benchmark
// |--------------------:|--------------------:|--------:|----------------:|---------------:|--------:|----------:|:----------
// |                6.52 |      153,377,678.07 |    0.0% |           23.00 |           5.00 |    0.0% |      0.00 | `std::vector`
// |                   - |                   - |       - |               - |              - |       - |         - | :boom: `nothing` (iterations overflow. …)
// Medians for one unit of work. A backtick in a name is written twice.

interface Columns {
  /** Of the columns before the name. */
  readonly names: readonly string[];
  readonly title: string;
  /** `ns` of `ns/op`, and `op`. */
  readonly time: string;
  readonly unit: string;
}

const EVENTS: readonly (readonly [prefix: string, metric: string])[] = [
  ["ins", "instructions"],
  ["cyc", "cycles"],
  ["bra", "branches"],
];

export function hasMarkdownHeader(lines: readonly string[]): boolean {
  return lines.some((line) => columnsOf(line) !== undefined);
}

export function readMarkdown(file: OutputFile): {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
} {
  const entries: Entry[] = [];
  const failures: Failure[] = [];
  let columns: Columns | undefined;
  for (const line of linesOf(file)) {
    const header = columnsOf(line);
    columns = header ?? columns;
    if (header !== undefined || columns === undefined || !line.startsWith("|")) continue;
    const row = rowOf(line, columns);
    if (row === undefined) continue;
    const identity = identityOf({ title: columns.title, name: row.name, complexityN: row.complexityN });
    if (row.time === undefined) {
      failures.push(failed(identity.benchmark, { message: NOT_MEASURED, category: identity.category }));
    } else {
      entries.push({ ...identity, metrics: metricsOfMedians({ time: row.time, events: row.events }) });
    }
  }
  return { entries, failures };
}

/** The columns of a header: a time for some work, that work per second, and the error behind them. */
function columnsOf(line: string): Columns | undefined {
  if (!line.startsWith("|") || !line.includes("err% |")) return undefined;
  const cells = line
    .slice(1)
    .split("|")
    .map((cell) => cell.trim());
  const names = cells.slice(0, -1);
  const error = names.indexOf("err%");
  const [work = "", rate = ""] = names.slice(Math.max(error - 2, 0), error);
  const slash = work.indexOf("/");
  const [time, unit] = [work.slice(0, slash), work.slice(slash + 1)];
  const isHeader = slash > 0 && rate === `${unit}/s` && unitKind(time)?.base === "s";
  return isHeader ? { names, title: cells.at(-1) ?? "", time, unit } : undefined;
}

interface MarkdownRow {
  readonly name: string;
  readonly time?: number;
  readonly complexityN?: number;
  readonly events: readonly (readonly [string, number])[];
}

function rowOf(line: string, { names, time, unit }: Columns): MarkdownRow | undefined {
  const cells = line.slice(1).split("|");
  const name = nameIn(cells.slice(names.length).join("|").trim());
  if (cells.length <= names.length || name === undefined) return undefined;
  const valueIn = (column: string) => readNumber(cells[names.indexOf(column)] ?? "");
  const value = valueIn(`${time}/${unit}`);
  const kind = unitKind(time);
  const size = valueIn("complexityN");
  return {
    name,
    ...(value === undefined || kind === undefined ? {} : { time: inBaseUnit(value, kind) }),
    ...(size === undefined ? {} : { complexityN: size }),
    events: EVENTS.flatMap(([prefix, metric]) => {
      const count = valueIn(`${prefix}/${unit}`);
      return count === undefined ? [] : [[metric, count] as const];
    }),
  };
}

/** What stands between the first backtick and the one that is not written twice. */
function nameIn(text: string): string | undefined {
  const start = text.indexOf("`") + 1;
  if (start === 0) return undefined;
  for (let end = text.indexOf("`", start); end >= 0; end = text.indexOf("`", end + 2)) {
    if (text[end + 1] !== "`") return text.slice(start, end).replaceAll("``", "`");
  }
  return undefined;
}
