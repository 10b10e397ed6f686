import { unitKind } from "../../domain/unit.ts";
import { BenchmarkError } from "../../errors.ts";
import type { Adapter, OutputFile, Reading, ToolOutput } from "../adapter.ts";
import { metricOfUnit, scaled } from "../generic/values.ts";
import { assemble, type Entry } from "../read/reading.ts";
import { inOrderOfTime, newestOf, recordedRun } from "../read/runs.ts";
import { holdsTable, type Row, readTable } from "../read/table.ts";
import { readNumber, sampleOf } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { utcTime } from "./utc-time.ts";

// time,commit,branch,metric1,metric2
// 2024.01.01 3:00:00 +0100,aaa0,main,154023,10.43
// A line is a run. Which columns are metrics Otava's configuration says; here those are that hold numbers.

const format = { expected: "a CSV file of Otava", columns: ["time", "commit"] };
const NO_METRICS = new Set(["time", "commit", "branch", "tag", "version"]);

export const otava: Adapter = {
  name: "otava",
  recognises(output) {
    if (output.kind !== "file" || !holdsTable(output, format)) return false;
    const rows = someRows(output.file);
    return rows.some((row) => utcTime(row["time"]) !== undefined) && metricColumns(rows).length > 0;
  },
  parse: (output) => newestOf(readRuns(output)),
  history: (output) => readRuns(output).map(recordedRun),
};

/** Rows to recognise a file by; none where the table ends in its header. */
function someRows(file: OutputFile): readonly Row[] {
  try {
    return readTable({ kind: "file", file: sampleOf(file) }, format).rows;
  } catch (error) {
    if (error instanceof BenchmarkError) return [];
    throw error;
  }
}

/** Oldest first. */
function readRuns(output: ToolOutput): readonly Reading[] {
  const { rows, warnings } = readTable(output, format);
  const columns = metricColumns(rows);
  if (columns.length === 0) {
    throw unreadable(output, { expected: format.expected, found: "no column holds numbers" });
  }
  const dated = rows.filter((row) => utcTime(row["time"]) !== undefined);
  const undated = rows.length - dated.length;
  const notes = [
    ...warnings,
    ...(undated > 0
      ? [`${undated} of ${rows.length} lines have no time that can be read and are left out.`]
      : []),
    ...directionWarning(columns),
  ];
  const readings = dated.map((row) => toReading(row, columns, notes));
  return inOrderOfTime(readings, ({ context }) => context["time"]);
}

/** Columns that hold numbers mostly: a cell that was damaged does not make it one of texts. */
function metricColumns(rows: readonly Row[]): readonly string[] {
  const names = Object.keys(rows[0] ?? {}).filter((name) => name !== "" && !NO_METRICS.has(name));
  return names.filter((name) => {
    const cells = rows.map((row) => row[name] ?? "").filter((cell) => cell.trim() !== "");
    const numbers = cells.filter((cell) => readNumber(cell) !== undefined);
    return numbers.length * 2 > cells.length;
  });
}

function toReading(row: Row, columns: readonly string[], warnings: readonly string[]): Reading {
  const { time, commit, branch, ...cells } = row;
  const odd = columns.filter((column) => row[column]?.trim() && readNumber(row[column]) === undefined);
  const oddCells = `The value of ${odd.join(", ")} at ${time} is no number and is left out.`;
  const facts = Object.entries(cells).filter(([name]) => name !== "" && !columns.includes(name));
  return assemble({
    entries: columns.flatMap((column): readonly Entry[] => {
      const value = readNumber(row[column] ?? "");
      return value === undefined ? [] : [toEntry(column, value)];
    }),
    context: {
      ...Object.fromEntries(facts),
      commit,
      ref: branch === undefined || branch === "" ? undefined : `refs/heads/${branch}`,
      time: utcTime(time),
    },
    warnings: odd.length > 0 ? [...warnings, oddCells] : warnings,
  });
}

function toEntry(column: string, value: number): Entry {
  const unit = unitOf(column);
  const kind = unitKind(unit);
  return {
    benchmark: column,
    metrics: [
      {
        metric: metricOfUnit(kind),
        unit: kind?.base ?? unit,
        better: kind?.better ?? "higher",
        rounds: [[scaled(value, kind)]],
      },
    ],
  };
}

/** `latency (ms)`, `latency [ms]` */
function unitOf(column: string): string {
  return /[([](?<unit>[^()[\]]+)[)\]]$/.exec(column.trim())?.groups?.["unit"] ?? "";
}

function directionWarning(columns: readonly string[]): readonly string[] {
  const unknown = columns.filter((column) => unitKind(unitOf(column)) === undefined);
  if (unknown.length === 0) return [];
  return [
    `The file does not say which way ${unknown.join(", ")} is better; higher is assumed, as Otava does where its configuration says nothing.`,
  ];
}
