import type { ToolOutput } from "../adapter.ts";
import type { Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { ALL_REQUESTS, type Percentile, type Requests, single } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// Summary:
//   Total:        1.7031 secs
//   Slowest:      0.0641 secs
//   Fastest:      0.0210 secs
//   Average:      0.0340 secs
//   Requests/sec: 117.4347
//
// Latency distribution:
//   50%% in 0.0315 secs            one percent sign before version 0.1.5; "0%% in 0.0000 secs" for too few requests
//
// Details (average, fastest, slowest):
//   DNS+dialup:   0.0000 secs, 0.0000 secs, 0.0035 secs
//
// Status code distribution:
//   [200] 200 responses
//
// Error distribution:              only when there are some
//   [3]   Get "http://127.0.0.1/": dial tcp 127.0.0.1:80: connect: connection refused

const SECONDS = /^ {2}(?<what>Total|Slowest|Fastest|Average):\s+(?<value>\S+) secs\.?$/;
const RATE = /^ {2}Requests\/sec:\s+(?<value>\S+)$/;
const PERCENTILE = /^ {2}(?<percentile>\d+)%%? in (?<value>\S+) secs\.?$/;
const PART = /^ {2}(?<part>[A-Za-z+ -]+):\s+(?<average>\S+) secs, \S+ secs, \S+ secs$/;
const STATUS = /^ {2}\[(?<status>\d+)\]\t(?<count>\d+) responses$/;
const FAULT = /^ {2}\[(?<count>\d+)\]\t(?<message>.+)$/;

const PARTS: Readonly<Record<string, string>> = {
  "DNS+dialup": "dns-dialup",
  "DNS-lookup": "dns-lookup",
  "req write": "request-write",
  "resp wait": "response-wait",
  "resp read": "response-read",
};

/** A line of a report of hey; those of early versions of oha are alike. */
export function isHeyLine(line: string): boolean {
  return PERCENTILE.test(line) || PARTS[PART.exec(line)?.groups?.["part"] ?? ""] === "response-wait";
}

interface Report {
  readonly times: Map<string, number>;
  rate?: number;
  readonly percentiles: Percentile[];
  readonly parts: Metric[];
  responses: number;
  badStatus: number;
  readonly faults: { readonly count: number; readonly message: string }[];
  section: string;
}

/** Every report with an average. */
export function heyReports(output: ToolOutput): {
  readonly requests: readonly Requests[];
  /** Of reports without any answer. */
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
} {
  const reports: Report[] = [];
  for (const line of wholeLines(output)) {
    if (line.trimEnd() === "Summary:") {
      reports.push({
        times: new Map(),
        percentiles: [],
        parts: [],
        responses: 0,
        badStatus: 0,
        faults: [],
        section: "",
      });
    }
    const report = reports.at(-1);
    if (report !== undefined) readLine(line, report);
  }
  const isAnswered = ({ times, rate }: Report) => times.has("Average") && rate !== undefined;
  const answered = reports.filter(isAnswered);
  return {
    requests: answered.map(toRequests),
    failures: reports
      .filter((report) => !isAnswered(report) && report.faults.length > 0)
      .map((report) => `No request was answered. ${faultsOf(report)}`),
    warnings: answered.filter(({ faults }) => faults.length > 0).map(faultsOf),
  };
}

function readLine(line: string, report: Report): void {
  if (/^[A-Z][\w ]+(?:\([\w, ]+\))?:$/.test(line)) report.section = line;
  const seconds = SECONDS.exec(line)?.groups;
  const value = readNumber(seconds?.["value"] ?? "");
  if (value !== undefined) report.times.set(seconds?.["what"] ?? "", value);
  const rate = readNumber(RATE.exec(line)?.groups?.["value"] ?? "");
  if (rate !== undefined) report.rate = rate;
  const percentile = PERCENTILE.exec(line)?.groups;
  if (percentile !== undefined) {
    report.percentiles.push([percentile["percentile"] ?? "", readNumber(percentile["value"] ?? "")]);
  }
  const part = PART.exec(line)?.groups;
  const metric = PARTS[part?.["part"] ?? ""];
  const average = readNumber(part?.["average"] ?? "");
  if (metric !== undefined && average) report.parts.push(single(metric, "s", average, "lower"));
  if (report.section === "Status code distribution:") {
    const status = STATUS.exec(line)?.groups;
    const count = Number(status?.["count"] ?? 0);
    report.responses += count;
    if (Number(status?.["status"] ?? 0) >= 400) report.badStatus += count;
  }
  const fault = report.section === "Error distribution:" ? FAULT.exec(line)?.groups : undefined;
  if (fault !== undefined) {
    report.faults.push({ count: Number(fault["count"]), message: fault["message"] ?? "" });
  }
}

function toRequests(report: Report): Requests {
  const { times, percentiles, parts, responses, rate } = report;
  return {
    benchmark: ALL_REQUESTS,
    mean: times.get("Average"),
    summary: { min: times.get("Fastest"), max: times.get("Slowest"), count: responses || undefined },
    percentiles,
    throughput: rate,
    errorRate: errorRateOf(report),
    more: parts,
  };
}

/**
 * Requests without an answer and answers with a status from 400 on. hey prints
 * them at its very end, so they must make up the number of requests: its rate
 * times its duration, as exactly as both are printed.
 */
function errorRateOf({ times, rate = 0, responses, badStatus, faults }: Report): number | undefined {
  const unanswered = faults.reduce((sum, { count }) => sum + count, 0);
  const requests = responses + unanswered;
  const total = times.get("Total") ?? 0;
  const isWhole =
    requests >= (rate - ROUNDING) * (total - ROUNDING) && requests <= (rate + ROUNDING) * (total + ROUNDING);
  return isWhole && requests > 0 ? (badStatus + unanswered) / requests : undefined;
}

/** Four decimals. */
const ROUNDING = 0.000051;

function faultsOf({ faults }: Report): string {
  const listed = faults.map(({ count, message }) => `${count} times ${message}`);
  return `hey counted errors: ${listed.join("; ")}.`;
}
