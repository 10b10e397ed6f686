import type { Adapter } from "../adapter.ts";
import type { Metric } from "../read/reading.ts";
import { readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests, type Percentile, type Requests, single } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)
// Number of threads: 1
// CPU speed:
//     events per second:  1392.26
// Latency (ms):
//          min:                                    0.22
//          avg:                                    0.71
//          95th percentile:                        4.33
// MiB are 2^20 bytes. Which test it was shows only by its section.

const VERSION = /^sysbench (?<version>\d\S*) \(using /;
const THREADS = /^Number of threads: (?<threads>\d+)$/;
const LATENCY = /^ +(?<what>min|avg|max|\d+(?:th|st|nd|rd) percentile): +(?<value>[\d.]+)$/;
const LATENCIES = "Latency (ms):";
const END = "Threads fairness:";

/** Lines that tell the kind of the test and a rate. */
const RATES: readonly {
  readonly test: string;
  readonly line: RegExp;
  readonly metric: string;
  readonly unit: string;
}[] = [
  { test: "cpu", line: /^ +events per second: +(?<rate>[\d.]+)$/, metric: "throughput", unit: "1/s" },
  {
    test: "memory",
    line: /^Total operations: \d+ \((?<rate>[\d.]+) per second\)$/,
    metric: "throughput",
    unit: "1/s",
  },
  {
    test: "memory",
    line: /^[\d.]+ MiB transferred \((?<rate>[\d.]+) MiB\/sec\)$/,
    metric: "transfer",
    unit: "MiB/s",
  },
  { test: "fileio", line: /^ +reads\/s: +(?<rate>[\d.]+)$/, metric: "reads", unit: "1/s" },
  { test: "fileio", line: /^ +writes\/s: +(?<rate>[\d.]+)$/, metric: "writes", unit: "1/s" },
  { test: "fileio", line: /^ +fsyncs\/s: +(?<rate>[\d.]+)$/, metric: "fsyncs", unit: "1/s" },
  { test: "fileio", line: /^ +read, MiB\/s: +(?<rate>[\d.]+)$/, metric: "read", unit: "MiB/s" },
  { test: "fileio", line: /^ +written, MiB\/s: +(?<rate>[\d.]+)$/, metric: "written", unit: "MiB/s" },
  {
    test: "sql",
    line: /^ +transactions: +\d+ +\((?<rate>[\d.]+) per sec\.\)$/,
    metric: "throughput",
    unit: "1/s",
  },
  { test: "sql", line: /^ +queries: +\d+ +\((?<rate>[\d.]+) per sec\.\)$/, metric: "queries", unit: "1/s" },
];

const MEBIBYTE = 2 ** 20;

export const sysbench: Adapter = {
  name: "sysbench",
  recognises: (output) => someLines(output).some((line) => VERSION.test(line)),
  parse(output) {
    const { requests, versions } = readRuns(wholeLines(output));
    if (requests.length === 0) {
      throw unreadable(output, { expected: "the output of sysbench", found: "it holds no finished run" });
    }
    return assembleRequests(requests, { context: { sysbench: versions[0] } });
  },
};

/** A run is finished with the section on threads, which is the last one. */
function readRuns(lines: Iterable<string>) {
  const requests: Requests[] = [];
  const versions: string[] = [];
  let run = emptyRun();
  for (const line of lines) {
    const version = VERSION.exec(line)?.groups?.["version"];
    if (version !== undefined) {
      versions.push(version);
      run = emptyRun();
    }
    if (line === END) {
      requests.push(requestsOf(run));
      run = emptyRun();
    } else noteLine(line, run);
  }
  return { requests, versions };
}

interface Run {
  test: string;
  threads?: number;
  inLatencies: boolean;
  readonly latencies: Map<string, number>;
  readonly rates: Metric[];
}

function emptyRun(): Run {
  return { test: "events", inLatencies: false, latencies: new Map(), rates: [] };
}

function noteLine(line: string, run: Run): void {
  if (line === LATENCIES) run.inLatencies = true;
  const threads = THREADS.exec(line)?.groups?.["threads"];
  if (threads !== undefined) run.threads = Number(threads);
  const { what, value = "" } = run.inLatencies ? (LATENCY.exec(line)?.groups ?? {}) : {};
  const milliseconds = readNumber(value);
  if (what !== undefined && milliseconds !== undefined) run.latencies.set(what, milliseconds / 1000);
  for (const { test, line: pattern, metric, unit } of RATES) {
    const rate = readNumber(pattern.exec(line)?.groups?.["rate"] ?? "");
    if (rate === undefined) continue;
    run.test = test;
    const isBytes = unit === "MiB/s";
    run.rates.push(single(metric, isBytes ? "B/s" : unit, isBytes ? rate * MEBIBYTE : rate, "higher"));
  }
}

/** Latencies are rounded to 10 µs: a mean of 0 is less than sysbench can show, and is left out. */
function requestsOf({ test, threads, latencies, rates }: Run): Requests {
  const percentiles = [...latencies].flatMap(([what, seconds]): readonly Percentile[] => {
    const percentile = /^\d+/.exec(what)?.[0];
    return percentile === undefined || seconds === 0 ? [] : [[percentile, seconds]];
  });
  const mean = latencies.get("avg");
  return {
    benchmark: test,
    ...(threads === undefined ? {} : { parameters: { threads } }),
    ...(mean === undefined || mean === 0
      ? {}
      : { mean, summary: { min: latencies.get("min"), max: latencies.get("max") } }),
    percentiles,
    more: rates,
  };
}
