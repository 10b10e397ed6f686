import { z } from "zod";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests, type Percentile, type Requests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// {"ALL STATS": {"Runtime": {…}, "Sets": {"Count": 1000, "Ops/sec": 2312.01, "Average Latency": 22.433, "Min Latency": 1.2,
//   "Max Latency": 110.1, "KB/sec": 178.00, "Percentile Latencies": {"p50.00": 21.247, …}}, "Gets": {…}, "Totals": {…}}}
// ALL STATS
// ====================
// Type         Ops/sec     Hits/sec   Misses/sec    Avg. Latency     p50 Latency     p99 Latency   p99.9 Latency       KB/sec
// --------------------
// Sets         2312.01          ---          ---        22.43371        21.24700        47.35900       101.88700       178.00
// Milliseconds, and kilobytes of 1,024 bytes.

const Latency = z.number().nullish();
const Stats = z.object({
  "Ops/sec": z.number(),
  "Average Latency": Latency,
  Latency,
  "Min Latency": Latency,
  "Max Latency": Latency,
  "KB/sec": z.number().nullish(),
  "Percentile Latencies": z.record(z.string(), z.unknown()).nullish(),
});
type Stats = z.output<typeof Stats>;

const format = {
  expected: "the JSON of memtier_benchmark",
  probe: z.object({ "ALL STATS": having("Totals") }),
  schema: z.object({ "ALL STATS": z.record(z.string(), z.unknown()) }),
};

const HEADER = /^Type +Ops\/sec +.*Latency.* +KB\/sec *$/;

export const memtier: Adapter = {
  name: "memtier",
  recognises: (output) => holdsJson(output, format) || someLines(output).some((line) => HEADER.test(line)),
  parse: (output) => assembleRequests(holdsJson(output, format) ? jsonStats(output) : printedStats(output)),
};

/** Kinds of commands that were sent; the total of them is a kind of its own only when it is the only one. */
function withoutTotals(requests: readonly Requests[]): readonly Requests[] {
  const sent = requests.filter(({ throughput = 0 }) => throughput > 0);
  const kinds = sent.filter(({ benchmark }) => benchmark !== TOTALS);
  return kinds.length > 0 ? kinds : sent;
}

const TOTALS = "Totals";

function jsonStats(output: ToolOutput): readonly Requests[] {
  return readJson(output, format).flatMap(({ "ALL STATS": all }) =>
    withoutTotals(
      Object.entries(all).flatMap(([benchmark, value]) => {
        const stats = Stats.safeParse(value);
        return stats.success ? [ofStats(benchmark, stats.data)] : [];
      }),
    ),
  );
}

function ofStats(benchmark: string, stats: Stats): Requests {
  const percentiles = Object.entries(stats["Percentile Latencies"] ?? {}).flatMap(
    ([name, value]): readonly Percentile[] =>
      name.startsWith("p") && typeof value === "number" ? [[name.slice(1), value / 1000]] : [],
  );
  return {
    benchmark,
    throughput: stats["Ops/sec"],
    transfer: bytes(stats["KB/sec"]),
    mean: seconds(stats["Average Latency"] ?? stats.Latency),
    summary: { min: seconds(stats["Min Latency"]), max: seconds(stats["Max Latency"]) },
    percentiles,
  };
}

function printedStats(output: ToolOutput): readonly Requests[] {
  const requests: Requests[] = [];
  let columns: readonly string[] = [];
  for (const line of wholeLines(output)) {
    if (HEADER.test(line)) columns = line.trim().split(/ {2,}/);
    const [benchmark = "", ...cells] = line.trim().split(/ +/);
    const isRow =
      columns.length > 0 && cells.length === columns.length - 1 && /^[A-Z][a-z.]+s$/.test(benchmark);
    if (!isRow) continue;
    requests.push(
      ofRow(benchmark, new Map(columns.slice(1).map((column, index) => [column, cells[index] ?? ""]))),
    );
    // Below the totals of one table the histogram follows, with columns of its own.
    if (benchmark === TOTALS) columns = [];
  }
  if (requests.length === 0) {
    throw unreadable(output, {
      expected: "the output of memtier_benchmark",
      found: 'there is no table with the columns "Type", "Ops/sec" and "KB/sec"',
    });
  }
  return withoutTotals(requests);
}

function ofRow(benchmark: string, cells: ReadonlyMap<string, string>): Requests {
  const value = (column: string) => readNumber(cells.get(column) ?? "");
  const percentiles = [...cells.keys()].flatMap((column): readonly Percentile[] => {
    const percentile = /^p(?<number>[\d.]+) Latency$/.exec(column)?.groups?.["number"];
    return percentile === undefined ? [] : [[percentile, seconds(value(column))]];
  });
  return {
    benchmark,
    throughput: value("Ops/sec"),
    transfer: bytes(value("KB/sec")),
    mean: seconds(value("Avg. Latency") ?? value("Latency")),
    percentiles,
  };
}

function seconds(milliseconds: number | null | undefined): number | undefined {
  return milliseconds == null ? undefined : milliseconds / 1000;
}

function bytes(kilobytes: number | null | undefined): number | undefined {
  return kilobytes == null ? undefined : kilobytes * 1024;
}
