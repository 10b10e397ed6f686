import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { failed, type Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { ALL_REQUESTS, assembleRequests, type Percentile, type Requests, single } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// Summary:
//   Success rate: 100.00%
//   Total:        703.7679 ms
//   Average:      23.1234 ms
//   Requests/sec: 170.5108
//   Size/sec:     33.30 KiB
// Response time distribution:
//   99.90% in 56.1841 ms
// Details (average, fastest, slowest):
//   DNS+dialup:   0.5020 ms, 0.1027 ms, 1.3785 ms
// Status code distribution:
//   [200] 120 responses
// Error distribution:                    only when there are some
//   [7] connection closed before message completed
// Early versions print seconds only, as `secs`, and the success rate as a fraction.

const FIGURE = /^ {2}(?<what>[A-Z][A-Za-z/ ]+):\s+(?<number>\S+)(?: (?<unit>\S+(?: \S+)?))?$/;
const PERCENTILE = /^ {2}(?<percentile>[\d.]+)% in (?<number>\S+) (?<unit>\S+(?: \S+)?)$/;
const PART = /^ {2}DNS(?<part>\+dialup|-lookup):\s+(?<number>\S+) (?<unit>[a-z]+|10 [a-z]+), /;
const STATUS = /^ {2}\[(?<status>\d{3})\] (?<count>\d+) responses$/;
const FAULT = /^ {2}\[(?<count>\d+)\] (?<message>.+)$/;
const SECTION =
  /^(?:Summary|Response time distribution|Details|Status code distribution|Error distribution)\b.*:$/;

/** Requests that were on their way when the time of `-z` was up; oha does not count them as failures either. */
const DEADLINE = "aborted due to deadline";

export function isOhaReport(lines: readonly string[]): boolean {
  return (
    lines.some((line) => line.trimEnd() === "Summary:") &&
    lines.some((line) => /^ {2}Success rate:\s+[\d.]+%?\s*$/.test(line)) &&
    lines.some((line) => line.startsWith("  Requests/sec:"))
  );
}

interface Report {
  section: string;
  readonly figures: Map<string, number>;
  readonly percentiles: Percentile[];
  readonly parts: Metric[];
  readonly statuses: (readonly [status: string, count: number])[];
  readonly errors: (readonly [message: string, count: number])[];
}

/**
 * What oha prints.
 *
 * @throws OUTPUT_UNREADABLE when there is no report
 */
export function ohaReports(output: ToolOutput): Reading {
  const reports: Report[] = [];
  for (const raw of wholeLines(output)) {
    const line = raw.trimEnd();
    if (line === "Summary:") {
      reports.push({ section: "", figures: new Map(), percentiles: [], parts: [], statuses: [], errors: [] });
    }
    const report = reports.at(-1);
    if (report !== undefined) readLine(line, report);
  }
  const answered = reports.filter(({ figures }) => figures.has("Average"));
  const unanswered = reports.filter(({ figures, errors }) => !figures.has("Average") && errors.length > 0);
  if (answered.length === 0 && unanswered.length === 0) {
    throw unreadable(output, { expected: "what oha prints", found: "it holds no finished report" });
  }
  return assembleRequests(answered.map(toRequests), {
    failures: unanswered.map((report) =>
      failed(ALL_REQUESTS, { message: `No request was answered. ${ohaErrors(report).warning}` }),
    ),
    warnings: answered.flatMap((report) => ohaErrors(report).warning ?? []),
  });
}

function readLine(line: string, report: Report): void {
  if (SECTION.test(line)) report.section = line;
  const figure = FIGURE.exec(line)?.groups;
  const value = inBase(figure?.["number"], figure?.["unit"]);
  if (figure !== undefined && value !== undefined) report.figures.set(figure["what"] ?? "", value);
  const percentile = PERCENTILE.exec(line)?.groups;
  if (percentile !== undefined && report.section === "Response time distribution:") {
    report.percentiles.push([
      percentile["percentile"] ?? "",
      inBase(percentile["number"], percentile["unit"]),
    ]);
  }
  const part = PART.exec(line)?.groups;
  const average = inBase(part?.["number"], part?.["unit"]);
  if (part !== undefined && average) {
    report.parts.push(single(`dns-${part["part"]?.slice(1)}`, "s", average, "lower"));
  }
  const status = report.section === "Status code distribution:" ? STATUS.exec(line)?.groups : undefined;
  if (status !== undefined) report.statuses.push([status["status"] ?? "", Number(status["count"])]);
  const fault = report.section === "Error distribution:" ? FAULT.exec(line)?.groups : undefined;
  if (fault !== undefined) report.errors.push([fault["message"] ?? "", Number(fault["count"])]);
}

function toRequests(report: Report): Requests {
  const { figures, percentiles, parts } = report;
  const { rate, answered, all } = ohaErrors(report);
  // The counts come at the very end, so they must make up what was asked: the rate times the duration.
  const asked = (figures.get("Requests/sec") ?? Number.NaN) * (figures.get("Total") ?? Number.NaN);
  return {
    benchmark: ALL_REQUESTS,
    mean: figures.get("Average"),
    summary: {
      median: percentiles.find(([percentile]) => Number(percentile) === 50)?.[1],
      min: figures.get("Fastest"),
      max: figures.get("Slowest"),
      count: answered || undefined,
    },
    percentiles,
    throughput: figures.get("Requests/sec"),
    transfer: figures.get("Size/sec"),
    errorRate: Math.abs(all - asked) < Math.max(0.5, asked * 1e-5) ? rate : undefined,
    more: parts,
  };
}

/** How many requests failed: those without an answer, and answers with a status from 400 on. */
export function ohaErrors({
  statuses,
  errors,
}: {
  readonly statuses: readonly (readonly [status: string, count: number])[];
  readonly errors: readonly (readonly [message: string, count: number])[];
}) {
  const sum = (counted: readonly (readonly [string, number])[]) =>
    counted.reduce((total, [, count]) => total + count, 0);
  const answered = sum(statuses);
  const faults = errors.filter(([message]) => message !== DEADLINE);
  const failures = sum(faults) + sum(statuses.filter(([status]) => Number(status) >= 400));
  const ended = answered + sum(faults);
  const listed = faults.map(([message, count]) => `${count} times ${message}`).join("; ");
  return {
    answered,
    /** With the requests that were stopped at the end. */
    all: answered + sum(errors),
    rate: ended === 0 ? undefined : failures / ended,
    warning: faults.length === 0 ? undefined : `oha counted errors: ${listed}.`,
  };
}

/** Units that oha alone writes; `10 sec` is a unit. */
const SECONDS: ReadonlyMap<string, number> = new Map(
  Object.entries({ "10 sec": 10, "10 min": 600, hr: 3600 }),
);

function inBase(text = "", unit = ""): number | undefined {
  const value = readNumber(text);
  if (value === undefined) return undefined;
  const own = SECONDS.get(unit);
  if (own !== undefined) return value * own;
  const kind = unitKind(unit);
  return kind === undefined ? value : inBaseUnit(value, kind);
}
