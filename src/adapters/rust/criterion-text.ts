import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { type Entry, failed, type Metric } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";

// sum/1000                time:   [2.0246 ns 2.2311 ns 2.4461 ns]
//                         thrpt:  [4.3720 GiB/s 4.4006 GiB/s 4.4247 GiB/s]
//                         change: [-1.2% +0.3% +2.1%] (p = 0.79 > 0.05)
// A long name stands alone on the line before.

const RESULT = /(?:^|\s)(?<what>time|thrpt): +\[(?<triple>[^[\]]+)\]$/;
const STARTED = /^Benchmarking (?<name>.+?)(?:: (?:Warming up for|Collecting|Analyzing|Profiling).*)?$/;

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
export function criterionEntries(lines: readonly string[]): {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
} {
  const entries: Entry[] = [];
  const started = new Set<string>();
  let before = "";
  for (const raw of lines) {
    const line = raw.trimEnd();
    const name = STARTED.exec(line)?.groups?.["name"];
    if (name !== undefined) started.add(name);
    const result = resultOf(line);
    if (result?.what === "time") {
      const benchmark = result.name === "" ? (nameIn(before) ?? before.trim()) : result.name;
      entries.push({ benchmark, metrics: [result.metric] });
    } else if (result !== undefined) {
      addToLast(entries, result.metric);
    }
    if (line !== "") before = line;
  }
  const measured = new Set(entries.map(({ benchmark }) => benchmark));
  const failures = [...started]
    .filter((name) => !measured.has(name))
    .map((name) =>
      failed(name, { message: "Criterion.rs began this benchmark and printed no result for it." }),
    );
  const stopped = failures.length === 0 && lines.some((line) => line.startsWith("error: bench failed"));
  return { entries, failures, warnings: stopped ? [STOPPED] : [] };
}

function nameIn(line: string): string | undefined {
  return STARTED.exec(line)?.groups?.["name"];
}

/** A second `thrpt` line of the same benchmark is its change, in percent, and never gets here. */
function addToLast(entries: Entry[], metric: Metric): void {
  const last = entries.pop();
  if (last !== undefined) entries.push({ ...last, metrics: [...last.metrics, metric] });
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
  const kinds = units.map(unitKind);
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
