import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { ToolOutput } from "../adapter.ts";
import { failed } from "../read/reading.ts";
import { linesOf, readNumber, someLines } from "../read/text.ts";
import type { Percentile, Requests } from "./requests.ts";

// Running 2s test @ http://127.0.0.1:8080/
//   2 threads and 4 connections
//   Thread Stats   Avg      Stdev     Max   +/- Stdev
//     Latency    28.39ms    9.96ms  76.19ms   85.71%
//     Req/Sec    70.88     19.72   100.00     75.00%
//   Latency Distribution                                      wrk2: (HdrHistogram - Recorded Latency)
//      50%   24.58ms                                          wrk2:  50.000%   24.58ms
//   286 requests in 2.04s, 102.78KB read
//   Socket errors: connect 0, read 3, write 0, timeout 0      only when there are some
//   Non-2xx or 3xx responses: 237                             only when there are some
// Requests/sec:    140.36
// Transfer/sec:     50.44KB

const STARTED = /^Running (?<duration>\S+) test @ (?<url>.+)$/;
const TABLE = /^ +Thread Stats +Avg +Stdev +Max +\+\/- Stdev$/;
const SETTING = /^ +(?<threads>\d+) threads and (?<connections>\d+) connections$/;
const LATENCY = /^ +Latency +(?<mean>[\d.]+[a-z]+) +(?<spread>[\d.]+[a-z]+) +(?<max>[\d.]+[a-z]+) /;
const DISTRIBUTION = /^ +(?:Uncorrected )?Latency Distribution/;
const PERCENTILE = /^ *(?<percentile>[\d.]+)% +(?<time>[\d.]+[a-z]+)$/;
const DONE = /^ +(?<requests>\d+) requests in \S+, \S+ read$/;
const SOCKET =
  /^ +Socket errors: connect (?<connect>\d+), read (?<read>\d+), write (?<write>\d+), timeout (?<timeout>\d+)$/;
const BAD_STATUS = /^ +Non-2xx or 3xx responses: (?<count>\d+)$/;
const RATE = /^Requests\/sec: +(?<rate>[\d.]+)$/;
const TRANSFER = /^Transfer\/sec: +(?<amount>[\d.]+)(?<multiple>[KMGTP]?)B$/;

/** What only wrk2 prints: histograms, and how it found the pace of its threads, which takes ten seconds. */
const WRK2 = /^ +(?:Thread calibration: mean lat\.: |Latency Distribution \(HdrHistogram )/;

/** Which of the two printed it. A run of wrk2 below ten seconds without `--latency` looks like wrk's. */
export function wrkKind(output: ToolOutput): "wrk" | "wrk2" | undefined {
  const lines = someLines(output);
  if (!lines.some((line) => STARTED.test(line)) || !lines.some((line) => TABLE.test(line))) return undefined;
  return lines.some((line) => WRK2.test(line)) ? "wrk2" : "wrk";
}

interface Run {
  readonly url: string;
  readonly parameters: Record<string, string | number>;
  readonly percentiles: Percentile[];
  /** False within the second histogram of wrk2's `--u_latency`. */
  isRecorded: boolean;
  latency?: { readonly mean: number; readonly standardDeviation: number; readonly max: number };
  requests?: number;
  badStatus: number;
  socket: Readonly<Record<"connect" | "read" | "write" | "timeout", number>>;
  throughput?: number;
  transfer?: number;
}

/** The runs that wrk or wrk2 printed to their end, `Requests/sec`; of others the rates of errors are not known. */
export function wrkRuns(output: ToolOutput): {
  readonly requests: readonly Requests[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
} {
  const runs = output.kind === "file" ? readRuns(linesOf(output.file)) : [];
  const finished = runs.filter((run) => run.throughput !== undefined);
  return {
    requests: finished.filter(hasLatency).map(toRequests),
    failures: finished
      .filter((run) => !hasLatency(run))
      .map((run) =>
        failed(run.url, {
          message: `It gave no latency: ${run.requests ?? 0} requests were answered. ${errorsOf(run)}`,
        }),
      ),
    warnings: [
      ...finished
        .filter((run) => hasLatency(run) && Object.values(run.socket).some((count) => count > 0))
        .map((run) => `"${run.url}" had socket errors. ${errorsOf(run)}`),
      ...runs
        .filter((run) => run.throughput === undefined)
        .map((run) => `The report of "${run.url}" breaks off, so it is left out.`),
    ],
  };
}

function readRuns(lines: readonly string[]): readonly Run[] {
  const runs: Run[] = [];
  // The last line may have been cut off; only the transfer, which ends in its unit, may stand there.
  for (const [index, line] of lines.entries()) {
    const started = STARTED.exec(line)?.groups;
    if (started !== undefined && index < lines.length - 1) {
      const { url = "", duration = "" } = started;
      runs.push({
        url: url.trim(),
        parameters: { duration },
        percentiles: [],
        isRecorded: true,
        badStatus: 0,
        socket: { connect: 0, read: 0, write: 0, timeout: 0 },
      });
      continue;
    }
    const run = runs.at(-1);
    if (run === undefined) continue;
    if (index < lines.length - 1) readLine(line, run);
    const transfer = TRANSFER.exec(line)?.groups;
    if (transfer !== undefined) run.transfer = bytes(transfer["amount"], transfer["multiple"]);
  }
  return runs;
}

function readLine(line: string, run: Run): void {
  const count = (pattern: RegExp, name: string) => readNumber(pattern.exec(line)?.groups?.[name] ?? "");
  const setting = SETTING.exec(line)?.groups;
  if (setting !== undefined) {
    run.parameters["threads"] = Number(setting["threads"]);
    run.parameters["connections"] = Number(setting["connections"]);
  }
  const latency = LATENCY.exec(line)?.groups;
  if (latency !== undefined) {
    const [mean, standardDeviation, max] = ["mean", "spread", "max"].map((name) => seconds(latency[name]));
    if (mean !== undefined && standardDeviation !== undefined && max !== undefined) {
      run.latency = { mean, standardDeviation, max };
    }
  }
  if (DISTRIBUTION.test(line)) run.isRecorded = !line.includes("Uncorrected");
  const percentile = PERCENTILE.exec(line)?.groups;
  if (percentile !== undefined && run.isRecorded) {
    run.percentiles.push([percentile["percentile"] ?? "", seconds(percentile["time"])]);
  }
  const socket = SOCKET.exec(line)?.groups;
  if (socket !== undefined) {
    const of = (kind: string) => Number(socket[kind]);
    run.socket = { connect: of("connect"), read: of("read"), write: of("write"), timeout: of("timeout") };
  }
  run.requests = count(DONE, "requests") ?? run.requests ?? 0;
  run.badStatus = count(BAD_STATUS, "count") ?? run.badStatus;
  const rate = count(RATE, "rate");
  if (rate !== undefined) run.throughput = rate;
}

/** Where no request was answered in time all latencies are printed as 0. */
function hasLatency({ latency }: Run): boolean {
  return latency !== undefined && latency.max > 0;
}

function toRequests(run: Run): Requests {
  const { latency, requests = 0, badStatus, socket } = run;
  // Timeouts are counted again and again for the same request, so they are in the warning only.
  const broken = socket.connect + socket.read + socket.write;
  return {
    benchmark: run.url,
    parameters: run.parameters,
    mean: latency?.mean,
    summary: { ...latency, count: requests },
    percentiles: run.percentiles,
    throughput: run.throughput,
    transfer: run.transfer,
    errorRate: (badStatus + broken) / (requests + broken),
  };
}

function errorsOf({ socket }: Run): string {
  const { connect, read, write, timeout } = socket;
  return `Socket errors: connect ${connect}, read ${read}, write ${write}, timeout ${timeout}.`;
}

function seconds(text = ""): number | undefined {
  const [, number = "", unit = ""] = /^([\d.]+)([a-z]+)$/.exec(text) ?? [];
  const value = readNumber(number);
  const kind = unitKind(unit);
  return value === undefined || kind?.base !== "s" ? undefined : inBaseUnit(value, kind);
}

/** Both count a KB as 1024 bytes. */
function bytes(amount = "", multiple = ""): number {
  return Number(amount) * 1024 ** ["", "K", "M", "G", "T", "P"].indexOf(multiple);
}
