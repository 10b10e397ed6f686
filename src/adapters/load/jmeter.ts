import { z } from "zod";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { holdsTable, type Row, readTable } from "../read/table.ts";
import { readNumber } from "../read/text.ts";
import { holdsXml } from "../read/xml.ts";
import { jtlTable, jtlXml, readJtlTable, readJtlXml } from "./jmeter-samples.ts";
import { assembleRequests, type Percentile, type Requests } from "./requests.ts";

// Label,# Samples,Average,Median,90% Line,95% Line,99% Line,Min,Max,Error %,Throughput,Received KB/sec,Sent KB/sec
// wait 20 ms,30,41,27,54,81,178,20,178,0.000%,30.18109,10.85,3.51
// Milliseconds, requests and 1024 bytes in a second. "Save Table Data" of the Aggregate Report; the Summary Report
// has "Std. Dev." and "Avg. Bytes" instead of the percentiles.
const aggregate = {
  expected: "an aggregate report of JMeter",
  columns: ["Label", "# Samples", "Average", "Min", "Max", "Error %", "Throughput"],
};

// {"wait 20 ms": {"transaction": "wait 20 ms", "sampleCount": 30, "errorCount": 0, "meanResTime": 41.2, "pct1ResTime": 78.3, "throughput": 31.2}}
// `statistics.json` of the dashboard, `jmeter -e -o`.
const Statistics = z.object({
  transaction: z.string(),
  sampleCount: z.number(),
  errorCount: z.number().nullish(),
  meanResTime: z.number(),
  medianResTime: z.number().nullish(),
  minResTime: z.number().nullish(),
  maxResTime: z.number().nullish(),
  pct1ResTime: z.number().nullish(),
  pct2ResTime: z.number().nullish(),
  pct3ResTime: z.number().nullish(),
  throughput: z.number().nullish(),
  receivedKBytesPerSec: z.number().nullish(),
});

const statistic = having("transaction", "sampleCount", "errorPct", "meanResTime");
const dashboard = {
  expected: "a statistics.json of JMeter",
  probe: z.custom<object>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      !Array.isArray(value) &&
      Object.values(value)
        .slice(0, 4)
        .some((entry) => statistic.safeParse(entry).success),
  ),
  schema: z.record(z.string(), Statistics),
};

const TOTALS = ["TOTAL", "Total"];
const BYTES_IN_KB = 1024;

/** Logs of samples (JTL) as CSV or XML, the saved table of an aggregate or summary report, and `statistics.json`. */
export const jmeter: Adapter = {
  name: "jmeter",
  recognises: (output) =>
    holdsTable(output, jtlTable) ||
    holdsXml(output, jtlXml) ||
    holdsTable(output, aggregate) ||
    holdsJson(output, dashboard),
  parse(output) {
    if (holdsTable(output, jtlTable)) return readJtlTable(output);
    if (holdsXml(output, jtlXml)) return readJtlXml(output);
    if (holdsJson(output, dashboard)) return readDashboard(output);
    return readAggregate(output);
  },
};

function readAggregate(output: ToolOutput): Reading {
  const { rows, warnings } = readTable(output, aggregate);
  return assembleRequests(rows.filter((row) => !TOTALS.includes(row["Label"] ?? "")).map(rowToRequests), {
    warnings,
  });
}

function rowToRequests(row: Row): Requests {
  const number = (column: string) => readNumber(row[column] ?? "");
  const seconds = (column: string) => inSeconds(number(column));
  const percent = readNumber(row["Error %"]?.replace("%", "") ?? "");
  const received = number("Received KB/sec");
  return {
    benchmark: row["Label"] ?? "",
    mean: seconds("Average"),
    summary: {
      median: seconds("Median"),
      standardDeviation: seconds("Std. Dev."),
      min: seconds("Min"),
      max: seconds("Max"),
      count: number("# Samples"),
    },
    percentiles: [
      ["50", seconds("Median")],
      ...Object.keys(row)
        .filter((column) => column.endsWith("% Line"))
        .map((column): Percentile => [column.replace("% Line", ""), seconds(column)]),
    ],
    throughput: number("Throughput"),
    transfer: received === undefined ? undefined : received * BYTES_IN_KB,
    // Three decimals of a percentage.
    errorRate: percent === undefined ? undefined : Math.round(percent * 1000) / 1e5,
  };
}

function readDashboard(output: ToolOutput): Reading {
  const statistics = readJson(output, dashboard).flatMap((file) => Object.values(file));
  return assembleRequests(
    statistics
      .filter(({ transaction }) => !TOTALS.includes(transaction))
      .map((one) => ({
        benchmark: one.transaction,
        mean: inSeconds(one.meanResTime),
        summary: {
          median: inSeconds(one.medianResTime),
          min: inSeconds(one.minResTime),
          max: inSeconds(one.maxResTime),
          count: one.sampleCount,
        },
        // The percentiles of a JMeter whose aggregate_rpt_pct settings are not changed: the file does not say.
        percentiles: [
          ["50", inSeconds(one.medianResTime)],
          ["90", inSeconds(one.pct1ResTime)],
          ["95", inSeconds(one.pct2ResTime)],
          ["99", inSeconds(one.pct3ResTime)],
        ],
        throughput: one.throughput ?? undefined,
        transfer: one.receivedKBytesPerSec == null ? undefined : one.receivedKBytesPerSec * BYTES_IN_KB,
        errorRate: one.errorCount == null ? undefined : one.errorCount / one.sampleCount,
      })),
  );
}

function inSeconds(milliseconds: number | null | undefined): number | undefined {
  return milliseconds == null ? undefined : milliseconds / 1e3;
}
