import type { ToolOutput } from "../adapter.ts";
import type { Entry } from "../read/reading.ts";
import { eachRow, type Row } from "../read/table.ts";
import { readNumber, someLines } from "../read/text.ts";
import { percentileMetrics, type SwiftMetric, swiftMetric, swiftValue } from "./swift-metrics.ts";

// #datatype tag,tag,tag,tag,tag,tag,tag,tag,tag,double,double,long,long,dateTime
// measurement,hostName,processoryType,processors,memory,kernelVersion,metric,unit,test,value,test_average,iterations,…,time
// MyBenchmark,example,x86_64,4,16,6.1.0,Time(wallclock),μs,Parse,1620000,1890000,376,1,2026-11-21T06:00:00Z
// Seven rows for each metric: its percentiles 0, 25, 50, 75, 90, 99 and 100; newer versions have a column `percentile`.

export const influx = {
  expected: "a file of package-benchmark for InfluxDB",
  columns: ["measurement", "processoryType", "metric", "unit", "test", "value", "test_average", "iterations"],
};

export interface SwiftInflux {
  readonly entries: readonly Entry[];
  readonly custom: ReadonlySet<string>;
  readonly context: Readonly<Record<string, string | undefined>>;
  readonly warnings: readonly string[];
}

/** One metric of one benchmark. */
interface Series {
  readonly row: Row;
  readonly values: (number | undefined)[];
}

const PERCENTILES = [0, 25, 50, 75, 90, 99, 100];

export function readInflux(output: ToolOutput): SwiftInflux {
  const series = new Map<string, Series>();
  const read = eachRow(output, influx, (row) => {
    const key = JSON.stringify([row["measurement"], row["test"], row["metric"]]);
    const known = series.get(key) ?? { row, values: [] };
    series.set(key, known);
    const percentile = readNumber(row["percentile"] ?? "");
    const place = percentile === undefined ? known.values.length : PERCENTILES.indexOf(percentile);
    if (place >= 0) known.values[place] = readNumber(row["value"] ?? "");
  });
  const isRaw = holdsRawValues(output);
  const custom = new Set<string>();
  const entries: Entry[] = [];
  let incomplete = 0;
  const last = [...series.values()].at(-1)?.row["test"];
  const hasEnd = endsInBlankLine(output);
  for (const { row, values } of series.values()) {
    const metric = swiftMetric(row["metric"] ?? "");
    // Throughputs are left out beside times, which come later: so the file must not be cut off before.
    if (metric.metric === "throughput" && row["test"] === last && !hasEnd) continue;
    const entry = entryOf(row, values, { metric, isRaw });
    if (entry === undefined) incomplete += 1;
    else entries.push(entry);
    if (metric.isCustom) custom.add(metric.metric);
  }
  const are = incomplete === 1 ? "1 metric not all percentiles are there; it is" : undefined;
  const warning = `Of ${are ?? `${incomplete} metrics not all percentiles are there; they are`} left out.`;
  const warnings = incomplete === 0 ? [] : [warning];
  return { entries, custom, context: contextOf(series), warnings: [...warnings, ...read] };
}

/**
 * Since version 1 the values are as they were measured, in nanoseconds and
 * counts, whatever the unit beside them says; the unit is a tag since then.
 */
function holdsRawValues(output: ToolOutput): boolean {
  const types = someLines(output).find((line) => line.startsWith("#datatype "));
  return types === undefined || /^#datatype (?:tag,){9}/.test(types);
}

/** The rows of each benchmark end so. */
function endsInBlankLine(output: ToolOutput): boolean {
  const lines = someLines(output);
  const last = lines.findLastIndex((line) => line.split(",").length > influx.columns.length);
  return lines[last + 1] === "" && last + 2 < lines.length;
}

function entryOf(
  row: Row,
  values: readonly (number | undefined)[],
  { metric, isRaw }: { metric: SwiftMetric; isRaw: boolean },
): Entry | undefined {
  const unit = isRaw ? (metric.unit === "s" ? "ns" : "") : (row["unit"] ?? "");
  const inBase = values.map((value) => (value === undefined ? undefined : swiftValue(value, unit, metric)));
  const [p0, p25, p50, p75, p90, p99, p100] = inBase;
  if (p0 === undefined || p25 === undefined || p50 === undefined || p75 === undefined) return undefined;
  if (p90 === undefined || p99 === undefined || p100 === undefined) return undefined;
  const count = readNumber(row["iterations"] ?? "");
  const target = row["measurement"] ?? "";
  return {
    benchmark: row["test"] ?? "",
    ...(target === "" ? {} : { category: target }),
    metrics: percentileMetrics(metric, { p0, p50, p90, p99, p100, count }),
  };
}

function contextOf(series: ReadonlyMap<string, Series>): Record<string, string | undefined> {
  const [first] = series.values();
  return {
    architecture: first?.row["processoryType"],
    kernel: first?.row["kernelVersion"],
    time: first?.row["time"],
  };
}
