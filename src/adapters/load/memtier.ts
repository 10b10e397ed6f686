import { z } from "zod";
import { groupBy } from "../../domain/group-by.ts";
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
// With --run-count the tables are BEST RUN RESULTS, WORST RUN RESULTS and AGGREGATED AVERAGE RESULTS (3 runs), above them
// RUN #1 RESULTS and so on with --print-all-runs; the keys of the JSON are the same.
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
  probe: z.custom<object>(
    (value) =>
      typeof value === "object" &&
      value !== null &&
      Object.entries(value).some(
        ([title, stats]) => TITLE.test(title) && WithTotals.safeParse(stats).success,
      ),
  ),
  schema: z.record(z.string(), z.unknown()),
};

const TITLE =
  /^(?:ALL STATS|RUN #(?<run>\d+) RESULTS|(?<average>AGGREGATED AVERAGE RESULTS \(\d+ runs?\))|(?:BEST|WORST) RUN RESULTS)$/;
const WithTotals = having("Totals");
const Kinds = z.record(z.string(), z.unknown());

/** One table: what is printed below one heading. */
interface Table {
  /** Empty for one without a heading, which holds all requests. */
  readonly title: string;
  readonly requests: readonly Requests[];
}

const HEADER = /^Type +Ops\/sec +.*Latency.* +KB\/sec *$/;

export const memtier: Adapter = {
  name: "memtier",
  recognises: (output) => holdsJson(output, format) || someLines(output).some((line) => HEADER.test(line)),
  parse(output) {
    const tables = holdsJson(output, format) ? jsonTables(output) : printedTables(output);
    const requests = chosen(tables).flatMap(joined);
    if (requests.length === 0) {
      throw unreadable(output, {
        expected: "the output of memtier_benchmark",
        found: 'there is no table of all runs with the columns "Type", "Ops/sec" and "KB/sec"',
      });
    }
    return assembleRequests(requests);
  },
};

/**
 * The runs of each invocation: its single runs where they are printed, else their
 * average. The best and the worst of them are no results of their own.
 */
function chosen(tables: readonly Table[]): readonly (readonly Table[])[] {
  const invocations: Table[][] = [];
  let runs: Table[] | undefined;
  for (const table of tables) {
    const { run, average } = TITLE.exec(table.title)?.groups ?? {};
    if (run !== undefined) {
      if (runs === undefined || run === "1") {
        runs = [];
        invocations.push(runs);
      }
      runs.push(table);
    } else if (!isExtreme(table.title)) {
      // An average below the runs that it is of tells nothing more.
      if (average === undefined || runs === undefined) invocations.push([table]);
      runs = undefined;
    }
  }
  return invocations;
}

function isExtreme(title: string): boolean {
  return title.startsWith("BEST") || title.startsWith("WORST");
}

/** Several runs as rounds of the same benchmarks. */
function joined(runs: readonly Table[]): readonly Requests[] {
  const [first, ...others] = runs.map(({ requests }) => withoutTotals(requests));
  if (others.length === 0) return first ?? [];
  const measured = [first ?? [], ...others].flatMap((requests) => assembleRequests(requests).measurements);
  return [...groupBy(measured, ({ benchmark }) => benchmark)].map(([benchmark, all]) => ({
    benchmark,
    more: [...groupBy(all, ({ metric }) => metric)].flatMap(([metric, [one, ...same]]) =>
      one === undefined
        ? []
        : [
            {
              metric,
              unit: one.unit,
              better: one.better,
              rounds: [one, ...same].flatMap(({ rounds }) => rounds),
            },
          ],
    ),
  }));
}

/** Kinds of commands that were sent; the total of them is a kind of its own only when it is the only one. */
function withoutTotals(requests: readonly Requests[]): readonly Requests[] {
  const sent = requests.filter(({ throughput = 0 }) => throughput > 0);
  const kinds = sent.filter(({ benchmark }) => benchmark !== TOTALS);
  return kinds.length > 0 ? kinds : sent;
}

const TOTALS = "Totals";

function jsonTables(output: ToolOutput): readonly Table[] {
  return readJson(output, format).flatMap((document) =>
    Object.entries(document).flatMap(([title, value]): readonly Table[] => {
      const table = TITLE.test(title) ? Kinds.safeParse(value) : undefined;
      return table?.success ? [{ title, requests: Object.entries(table.data).flatMap(ofKind) }] : [];
    }),
  );
}

function ofKind([benchmark, value]: [string, unknown]): readonly Requests[] {
  const stats = Stats.safeParse(value);
  return stats.success ? [ofStats(benchmark, stats.data)] : [];
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

function printedTables(output: ToolOutput): readonly Table[] {
  const tables: { title: string; requests: Requests[] }[] = [];
  let title = "";
  let columns: readonly string[] = [];
  for (const line of wholeLines(output)) {
    const text = line.trimEnd();
    if (TITLE.test(text)) title = text;
    if (HEADER.test(line)) {
      columns = text.split(/ {2,}/);
      tables.push({ title, requests: [] });
      title = "";
    }
    const [benchmark = "", ...cells] = line.trim().split(/ +/);
    const isRow =
      columns.length > 0 && cells.length === columns.length - 1 && /^[A-Z][a-z.]+s$/.test(benchmark);
    if (!isRow) continue;
    const row = new Map(columns.slice(1).map((column, index) => [column, cells[index] ?? ""]));
    tables.at(-1)?.requests.push(ofRow(benchmark, row));
    // Below the totals of one table the histogram follows, with columns of its own.
    if (benchmark === TOTALS) columns = [];
  }
  return tables;
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
