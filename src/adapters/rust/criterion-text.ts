import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit } from "../../domain/unit.ts";
import { type Entry, failed, type Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { rateKind, withNames } from "./criterion-throughput.ts";

// sum/1000                time:   [2.0246 ns 2.2311 ns 2.4461 ns]
//                         thrpt:  [4.3720 GiB/s 4.4006 GiB/s 4.4247 GiB/s]
//                         change: [-1.2% +0.3% +2.1%] (p = 0.79 > 0.05)
// A long name stands alone on the line before.

const RESULT = /(?:^|\s)(?<what>time|thrpt): +\[(?<triple>[^[\]]+)\]$/;
const STARTED = /^Benchmarking (?<name>.+?)(?:: (?:Warming up for|Collecting|Analyzing|Profiling).*)?$/;
/** Lines after a benchmark's time that still are about it. */
const MORE = /^\s+(?:thrpt|change|time): /;

const STOPPED =
  "cargo reports that a benchmark program failed, but not which benchmark; some of its benchmarks may be missing.";

export function hasCriterionLine(lines: readonly string[]): boolean {
  return lines.some((line) => resultOf(line)?.what === "time");
}

/**
 * The benchmarks in lines that Criterion.rs printed. The middle one of the three
 * numbers is its estimate, the outer ones the bounds of its interval, whose
 * confidence the text does not tell. A benchmark that began and never got a
 * result is a failure.
 */
export function criterionEntries(lines: Iterable<string>): {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
} {
  const entries: Entry[] = [];
  const started = new Set<string>();
  /** Of the benchmark that the lines are about. */
  let metrics: Metric[] | undefined;
  let before = "";
  let hasStopped = false;
  for (const raw of lines) {
    const line = raw.trimEnd();
    hasStopped ||= line.startsWith("error: bench failed");
    const name = STARTED.exec(line)?.groups?.["name"];
    if (name !== undefined) started.add(name);
    const result = resultOf(line);
    if (result?.what === "time") {
      const benchmark = result.name === "" ? (nameIn(before) ?? before.trim()) : result.name;
      metrics = [result.metric];
      entries.push({ benchmark, metrics });
    } else if (result !== undefined) {
      metrics?.push(result.metric);
    } else if (!MORE.test(line)) metrics = undefined;
    if (line !== "") before = line;
  }
  const measured = new Set(entries.map(({ benchmark }) => benchmark));
  const failures = [...started]
    .filter((name) => !measured.has(name))
    .map((name) =>
      failed(name, { message: "Criterion.rs began this benchmark and printed no result for it." }),
    );
  const named = entries.map((entry) => ({ ...entry, metrics: withNames(entry.metrics) }));
  return { entries: named, failures, warnings: hasStopped && failures.length === 0 ? [STOPPED] : [] };
}

function nameIn(line: string): string | undefined {
  return STARTED.exec(line)?.groups?.["name"];
}

interface CriterionResult {
  readonly what: "time" | "thrpt";
  /** Empty when the name stands on the line before. */
  readonly name: string;
  readonly metric: Metric;
}

/** A `time` or `thrpt` line; `undefined` for any other line. */
function resultOf(raw: string): CriterionResult | undefined {
  const line = raw.trimEnd();
  const match = RESULT.exec(line);
  const fields = (match?.groups?.["triple"] ?? "").trim().split(/ +/);
  const [low, estimate, high] = [0, 2, 4].map((index) => readNumber(fields[index] ?? ""));
  const units = [1, 3, 5].map((index) => fields[index] ?? "");
  if (match === null || fields.length !== 6) return undefined;
  if (low === undefined || estimate === undefined || high === undefined) return undefined;
  const kinds = units.map(rateKind);
  const unit = kinds[1]?.base ?? units[1] ?? "";
  if (kinds.some((kind, index) => (kind?.base ?? units[index]) !== unit)) return undefined;

  const inBase = (value: number, index: number) => {
    const kind = kinds[index];
    return kind === undefined ? value : inBaseUnit(value, kind);
  };
  const what = match.groups?.["what"] === "time" ? "time" : "thrpt";
  // A custom measurement stands in the place of the time, with another unit.
  const ofTime = unit === "s" ? "time" : (units[1] ?? "");
  return {
    what,
    name: line.slice(0, match.index).trim(),
    metric: {
      metric: what === "time" ? ofTime : "throughput",
      unit,
      better: what === "time" ? "lower" : "higher",
      rounds: [[inBase(estimate, 1)]],
      summary: { interval: { low: inBase(low, 0), high: inBase(high, 2) } },
    },
  };
}
