import type { Adapter, ToolOutput } from "../adapter.ts";
import { holdsTable, readTable } from "../read/table.ts";
import { readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests, type Percentile, type Requests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// ====== GET ======
//   throughput summary: 19157.09 requests per second
//   latency summary (msec):
//           avg       min       p50       p95       p99       max
//         1.986     0.128     0.919     5.023    10.055    10.639
// "test","rps","avg_latency_ms","min_latency_ms","p50_latency_ms",…      --csv
// GET: 20000.00 requests per second, p50=0.999 msec                       -q
// valkey-benchmark writes the same.

const HEADING = /^====== (?<name>.+) ======$/;
const THROUGHPUT = /^ {2}throughput summary: (?<rate>[\d.]+) requests per second$/;
const LATENCIES = /^ +avg +min +p50 +p95 +p99 +max$/;
const QUIET = /^(?<name>\S.*): (?<rate>[\d.]+) requests per second, p50=(?<median>[\d.]+) msec *$/;

const table = { expected: "the CSV of redis-benchmark", columns: ["test", "rps", "p50_latency_ms"] };

export const redisBenchmark: Adapter = {
  name: "redis-benchmark",
  recognises: (output) =>
    holdsTable(output, table) || someLines(output).some((line) => THROUGHPUT.test(line) || QUIET.test(line)),
  parse(output) {
    if (holdsTable(output, table)) return readCsv(output);
    const requests = printedTests([...wholeLines(output)]);
    if (requests.length === 0) {
      throw unreadable(output, {
        expected: "the output of redis-benchmark",
        found: 'there is no line such as "throughput summary: 19157.09 requests per second"',
      });
    }
    return assembleRequests(requests);
  },
};

function printedTests(lines: readonly string[]): readonly Requests[] {
  let name = "";
  let rate: number | undefined;
  return lines.flatMap((line, index): readonly Requests[] => {
    const quiet = QUIET.exec(line)?.groups;
    if (quiet !== undefined) {
      const { name: benchmark = "", rate: throughput = "", median = "" } = quiet;
      return [test(benchmark, { rate: readNumber(throughput), percentiles: [["50", milliseconds(median)]] })];
    }
    name = HEADING.exec(line)?.groups?.["name"] ?? name;
    rate = readNumber(THROUGHPUT.exec(line)?.groups?.["rate"] ?? "") ?? rate;
    if (!LATENCIES.test(line) || rate === undefined) return [];
    const values = (lines[index + 1] ?? "").trim().split(/ +/);
    const [mean, min, p50, p95, p99, max] = values.map(milliseconds);
    if (max === undefined) return [];
    const found = test(name, {
      rate,
      mean,
      min,
      max,
      percentiles: [
        ["50", p50],
        ["95", p95],
        ["99", p99],
      ],
    });
    rate = undefined;
    return [found];
  });
}

function readCsv(output: ToolOutput) {
  const { rows, warnings } = readTable(output, table);
  const requests = rows.map((row) => {
    const latency = (column: string) => milliseconds(row[`${column}_latency_ms`] ?? "");
    return test(row["test"] ?? "", {
      rate: readNumber(row["rps"] ?? ""),
      mean: latency("avg"),
      min: latency("min"),
      max: latency("max"),
      percentiles: ["50", "95", "99"].map((percentile) => [percentile, latency(`p${percentile}`)]),
    });
  });
  return assembleRequests(requests, { warnings });
}

function test(
  benchmark: string,
  figures: {
    readonly rate: number | undefined;
    readonly mean?: number | undefined;
    readonly min?: number | undefined;
    readonly max?: number | undefined;
    readonly percentiles: readonly Percentile[];
  },
): Requests {
  const { rate, mean, min, max, percentiles } = figures;
  return { benchmark, throughput: rate, mean, summary: { min, max }, percentiles };
}

function milliseconds(text: string): number | undefined {
  const value = readNumber(text);
  return value === undefined ? undefined : value / 1000;
}
