import type { Reading, ToolOutput } from "../adapter.ts";
import type { Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { goDuration } from "./go-duration.ts";
import { ALL_REQUESTS, assembleRequests, type Requests, single } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// Requests      [total, rate, throughput]         1250, 250.21, 249.89
// Duration      [total, attack, wait]             5.002s, 4.996s, 6.517ms
// Latencies     [min, mean, 50, 90, 95, 99, max]  3.189ms, 6.155ms, 5.747ms, 7.701ms, 8.577ms, 18.624ms, 43.835ms
// Success       [ratio]                           99.60%
// Status Codes  [code:count]                      0:5  200:1245
//
// Bucket           #     %       Histogram                    `-type=hist[0,2ms]`
// [0s,    2ms]     120   9.60%   #######
// [2ms,   +Inf]    1130  90.40%  ####################################################################

const FIGURES = /^(?<what>Requests|Latencies|Status Codes) +\[(?<labels>[^\]]+)\] +(?<values>\S.*)$/;
const SUCCESS = /^Success +\[ratio\] +[\d.]+%$/;
const BUCKETS = /^Bucket +# +% +Histogram$/;
const BUCKET = /^\[(?<low>[^,\s]+), +(?<high>[^\]\s]+)\] +(?<count>\d+) +[\d.]+%/;

export function isVegetaReport(lines: readonly string[]): boolean {
  return (
    (lines.some((line) => line.startsWith("Latencies     [")) &&
      lines.some((line) => SUCCESS.test(line.trimEnd()))) ||
    lines.some((line) => BUCKETS.test(line.trimEnd()))
  );
}

interface Report {
  readonly figures: Map<string, readonly (readonly [label: string, value: string])[]>;
  readonly statuses: (readonly [code: string, count: number])[];
  readonly buckets: { readonly high: string; readonly count: number }[];
}

/**
 * What vegeta prints. A histogram becomes the shares of requests within each bound.
 *
 * @throws OUTPUT_UNREADABLE when there is no finished report
 */
export function vegetaReports(output: ToolOutput): Reading {
  const reports: Report[] = [];
  for (const raw of wholeLines(output)) {
    const line = raw.trimEnd();
    const { what, labels = "", values = "" } = FIGURES.exec(line)?.groups ?? {};
    if (what === "Requests" || BUCKETS.test(line)) {
      reports.push({ figures: new Map(), statuses: [], buckets: [] });
    }
    const report = reports.at(-1);
    if (report === undefined) continue;
    if (what === "Status Codes") {
      for (const status of statusesIn(values)) report.statuses.push(status);
    } else if (what !== undefined) report.figures.set(what, zipped(labels, values));
    const bucket = BUCKET.exec(line)?.groups;
    if (bucket !== undefined) {
      report.buckets.push({ high: bucket["high"] ?? "", count: Number(bucket["count"]) });
    }
  }
  const requests = reports.map(toRequests).filter(({ mean, more }) => mean !== undefined || more?.length);
  if (requests.length === 0) {
    throw unreadable(output, { expected: "a report of vegeta", found: "it holds no finished report" });
  }
  return assembleRequests(requests, {
    warnings: reports.flatMap(({ statuses }) => statusWarnings(statuses)),
  });
}

/** Answers with a status below 200 or from 400 on failed; 0 is no answer. Only where the statuses make up all requests. */
export function errorRateOf(
  statuses: readonly (readonly [code: string, count: number])[],
  requests: number,
): number | undefined {
  const sum = (counted: typeof statuses) => counted.reduce((total, [, count]) => total + count, 0);
  if (requests === 0 || sum(statuses) !== requests) return undefined;
  return sum(statuses.filter(isBad)) / requests;
}

export function statusWarnings(statuses: readonly (readonly [code: string, count: number])[]): string[] {
  const bad = statuses.filter(isBad);
  if (bad.length === 0) return [];
  const listed = bad.map(([code, count]) => `${code === "0" ? "no answer" : `status ${code}`}: ${count}`);
  return [`vegeta counted failed requests: ${listed.join(", ")}.`];
}

function isBad([code]: readonly [string, number]): boolean {
  return Number(code) < 200 || Number(code) >= 400;
}

function statusesIn(values: string): readonly (readonly [string, number])[] {
  return values.split(/ +/).flatMap((pair) => {
    const [, code = "", count = ""] = /^(\d+):(\d+)$/.exec(pair) ?? [];
    return code === "" ? [] : [[code, Number(count)] as const];
  });
}

function zipped(labels: string, values: string): readonly (readonly [string, string])[] {
  const list = values.split(", ");
  return labels.split(", ").map((label, index) => [label, list[index] ?? ""]);
}

function toRequests({ figures, statuses, buckets }: Report): Requests {
  const requests = new Map(figures.get("Requests") ?? []);
  const latencies = (figures.get("Latencies") ?? []).map(
    ([label, text]) => [label, goDuration(text)] as const,
  );
  const latency = (label: string) => new Map(latencies).get(label);
  const total = readNumber(requests.get("total") ?? "");
  return {
    benchmark: ALL_REQUESTS,
    mean: latency("mean"),
    summary: { median: latency("50"), min: latency("min"), max: latency("max"), count: total },
    percentiles: latencies,
    throughput: readNumber(requests.get("throughput") ?? ""),
    errorRate: errorRateOf(statuses, total ?? 0),
    more: sharesOf(buckets),
  };
}

/** `within-2ms`: how many of all requests took at most 2 ms. The last bucket has no bound, and all others need it. */
function sharesOf(buckets: Report["buckets"]): readonly Metric[] {
  if (buckets.at(-1)?.high !== "+Inf") return [];
  const total = buckets.reduce((sum, { count }) => sum + count, 0);
  let within = 0;
  return buckets.slice(0, -1).map(({ high, count }) => {
    within += count;
    return single(`within-${high}`, "ratio", within / total, "higher");
  });
}
