import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const measured = (text: string) =>
  readOutput(textOutput(text), "auto").measurements.map(({ benchmark, metric, rounds }) => [
    benchmark,
    metric,
    rounds,
  ]);

const table = (title: string, rate: number) =>
  [
    title,
    "==========",
    "Type         Ops/sec    Avg. Latency       KB/sec ",
    "----------",
    `Sets         ${rate}.00         2.00000       3.00 `,
    "Waits           0.00             ---          --- ",
    `Totals       ${rate}.00         2.00000       3.00 `,
    "\nRequest Latency Distribution\nType     <= msec         Percent\nSET       0.247         2.00\n---\n",
  ].join("\n");

const stats = (rate: number) => ({ "Ops/sec": rate, "Average Latency": 2, "KB/sec": 3 });
const json = (tables: Readonly<Record<string, number>>) =>
  JSON.stringify({
    configuration: {},
    ...Object.fromEntries(
      Object.entries(tables).map(([title, rate]) => [title, { Sets: stats(rate), Totals: stats(rate) }]),
    ),
  });
const printed = (tables: Readonly<Record<string, number>>) =>
  Object.entries(tables)
    .map(([title, rate]) => table(title, rate))
    .join("\n");

const SUMMARIES = { "BEST RUN RESULTS": 9, "WORST RUN RESULTS": 5, "AGGREGATED AVERAGE RESULTS (3 runs)": 7 };
const RUNS = { "RUN #1 RESULTS": 9, "RUN #2 RESULTS": 7, "RUN #3 RESULTS": 5 };

describe.each([
  ["the tables", printed],
  ["the JSON", json],
])("memtier: %s", (_, write) => {
  it("of several runs are read as their average, not as the best and the worst", () => {
    expect(measured(write(SUMMARIES))).toEqual([
      ["Sets", "time", [[0.002]]],
      ["Sets", "throughput", [[7]]],
      ["Sets", "transfer", [[3072]]],
    ]);
  });

  it("of single runs are rounds", () => {
    expect(measured(write({ ...RUNS, ...SUMMARIES }))).toEqual([
      ["Sets", "time", [[0.002], [0.002], [0.002]]],
      ["Sets", "throughput", [[9], [7], [5]]],
      ["Sets", "transfer", [[3072], [3072], [3072]]],
    ]);
  });

  it("of several invocations in a log are benchmarks of their own", () => {
    const log = [write({ "ALL STATS": 4 }), write({ ...RUNS, ...SUMMARIES }), write(SUMMARIES), write(RUNS)];
    expect(measured(`${log.join("\n")}\n`).filter(([, metric]) => metric === "throughput")).toEqual([
      ["Sets", "throughput", [[4]]],
      ["Sets (2)", "throughput", [[9], [7], [5]]],
      ["Sets (3)", "throughput", [[7]]],
      ["Sets (4)", "throughput", [[9], [7], [5]]],
    ]);
  });
});

describe("memtier", () => {
  it("is refused when only the best and the worst run came before the end", () => {
    expect(() => measured(printed({ "BEST RUN RESULTS": 9, "WORST RUN RESULTS": 5 }))).toThrow(
      expect.objectContaining({ code: "OUTPUT_UNREADABLE" }),
    );
  });
});
