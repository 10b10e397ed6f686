import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import type { Reading, ToolOutput } from "../adapter.ts";
import { failed } from "../read/reading.ts";
import { decimalMarkOf, isUnterminated, readNumber } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { assembleRequests, type Requests } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// Running 2s test @ http://127.0.0.1:8080/
// 4 connections with 10 pipelining factor
// │ Stat      │ 2.5%    │ 50%     │ 97.5%   │ 99%     │ Avg      │ Stdev   │ Max     │
// │ Latency   │ 21 ms   │ 29 ms   │ 48 ms   │ 56 ms   │ 31.11 ms │ 7.81 ms │ 56 ms   │
// │ Stat      │ 1%      │ 2.5%    │ 50%     │ 97.5%   │ Avg      │ Stdev   │ Min     │
// │ Req/Sec   │ 123     │ 123     │ 123     │ 128     │ 125.5    │ 2.5     │ 123     │
// │ Bytes/Sec │ 45.3 kB │ 45.3 kB │ 45.3 kB │ 47.1 kB │ 46.2 kB  │ 928 B   │ 45.3 kB │
// │ Percentile │ Latency (ms) │
// │ 99.9       │ 56           │
// 109 2xx responses, 40 non 2xx responses      only when there are others
// 151 requests in 1.04s, 55.6 kB read
// 3 errors (2 timeouts)                        only when there are some

const STARTED = /^Running \S+(?: requests)? test @ (?<url>.+)$/;
const SETTING = /^(?<connections>\d+) connections(?: with (?<pipelining>\d+) pipelining factor)?$/;
const STATUSES = /^(?<good>\d+) 2xx responses, (?<bad>\d+) non 2xx responses$/;
const DONE = /^(?<sent>\S+) requests in \S+s, .+ read$/;
const ERRORS = /^(?<count>\S+) errors \(\S+ timeouts\)$/;

export function isAutocannonReport(lines: readonly string[]): boolean {
  return (
    lines.some((line) => STARTED.test(line)) &&
    lines.some((line) => cellsOf(line)[0] === "Stat" && cellsOf(line).includes("97.5%"))
  );
}

interface Run {
  readonly url: string;
  readonly parameters: Record<string, number>;
  /** Rows of the tables by their name, and within them the cells by their column. */
  readonly rows: Map<string, ReadonlyMap<string, string>>;
  readonly percentiles: Map<string, number | undefined>;
  header: readonly string[];
  good?: number;
  bad: number;
  sent?: number;
  errors: number;
  isDone: boolean;
}

/**
 * The tables that autocannon prints.
 *
 * @throws OUTPUT_UNREADABLE when there is no finished run
 */
export function autocannonReports(output: ToolOutput): Reading {
  const runs = readRuns(output);
  const finished = runs.filter(({ isDone }) => isDone);
  if (finished.length === 0) {
    throw unreadable(output, { expected: "what autocannon prints", found: "it holds no finished run" });
  }
  // Errors come at the very end, so those of the last run may have been cut off.
  const isCut = output.kind === "file" && isUnterminated(output.file);
  const requests = finished.map((run) => toRequests(run, { isWhole: !isCut || run !== runs.at(-1) }));
  const isAnswered = ({ summary }: Requests) => summary?.max !== 0;
  return assembleRequests(requests.filter(isAnswered), {
    failures: requests
      .filter((each) => !isAnswered(each))
      .map(({ benchmark }) => failed(benchmark, { message: "No request was answered." })),
  });
}

function readRuns(output: ToolOutput): readonly Run[] {
  const runs: Run[] = [];
  for (const raw of wholeLines(output)) {
    const line = raw.trimEnd();
    const url = STARTED.exec(line)?.groups?.["url"];
    if (url !== undefined) {
      runs.push({
        url,
        parameters: {},
        rows: new Map(),
        percentiles: new Map(),
        header: [],
        bad: 0,
        errors: 0,
        isDone: false,
      });
    }
    const run = runs.at(-1);
    if (run !== undefined) readLine(line, run);
  }
  return runs;
}

function readLine(line: string, run: Run): void {
  const [name = "", ...cells] = cellsOf(line);
  if (name === "Stat" || name === "Percentile") run.header = [name, ...cells];
  else if (cells.length > 0 && cells.length === run.header.length - 1) {
    if (run.header[0] === "Percentile") run.percentiles.set(name, inSeconds(`${cells[0]} ms`));
    else run.rows.set(name, new Map(cells.map((cell, index) => [run.header[index + 1] ?? "", cell])));
  }
  for (const [setting, value] of Object.entries(SETTING.exec(line)?.groups ?? {})) {
    if (value !== undefined) run.parameters[setting] = Number(value);
  }
  const statuses = STATUSES.exec(line)?.groups;
  if (statuses !== undefined) {
    run.good = Number(statuses["good"]);
    run.bad = Number(statuses["bad"]);
  }
  const done = DONE.exec(line)?.groups;
  if (done !== undefined) {
    run.isDone = true;
    run.sent = exactly(done["sent"]);
  }
  const errors = ERRORS.exec(line)?.groups?.["count"];
  if (errors !== undefined) run.errors = exactly(errors);
}

function toRequests(run: Run, { isWhole }: { isWhole: boolean }): Requests {
  const latency = new Map(
    [...(run.rows.get("Latency") ?? [])].map(([name, cell]) => [name, inSeconds(cell)]),
  );
  const rates = run.rows.get("Req/Sec");
  const mark = decimalMarkOf([...(rates?.values() ?? [])]);
  return {
    benchmark: run.url,
    parameters: run.parameters,
    mean: latency.get("Avg"),
    summary: { median: latency.get("50%"), standardDeviation: latency.get("Stdev"), max: latency.get("Max") },
    percentiles: [
      ...new Map([
        ...[...latency]
          .filter(([name]) => name.endsWith("%"))
          .map(([name, value]) => [name.slice(0, -1), value] as const),
        ...run.percentiles,
      ]),
    ],
    throughput: readNumber(rates?.get("Avg") ?? "", mark),
    transfer: bytesOf(run.rows.get("Bytes/Sec")?.get("Avg") ?? ""),
    errorRate: isWhole ? errorRateOf(run) : undefined,
  };
}

/** Without other responses autocannon does not print how many there were, and thousands it rounds. */
function errorRateOf({ good, bad, sent = Number.NaN, errors }: Run): number | undefined {
  if (errors === 0 && good === undefined) return 0;
  const rate = (bad + errors) / (good === undefined ? sent : good + bad + errors);
  return Number.isFinite(rate) ? rate : undefined;
}

/** `23k` is no exact number. */
function exactly(count = ""): number {
  return readNumber(count) ?? Number.NaN;
}

/** The cells of a row of a table; none for other lines. */
function cellsOf(line: string): readonly string[] {
  if (!line.startsWith("│")) return [];
  return line
    .split("│")
    .slice(1, -1)
    .map((cell) => cell.trim());
}

function inSeconds(cell: string): number | undefined {
  const milliseconds = readNumber(cell.replace(/ ms$/, ""));
  return cell.endsWith(" ms") && milliseconds !== undefined ? milliseconds / 1e3 : undefined;
}

function bytesOf(cell: string): number | undefined {
  const [number = "", unit = ""] = cell.split(" ");
  const value = readNumber(number);
  const kind = unitKind(unit);
  return value === undefined || kind?.base !== "B" ? undefined : inBaseUnit(value, kind);
}
