import type { Acceptance } from "../domain/acceptance.ts";
import {
  type Compared,
  type Comparison,
  isAccepted,
  isFromZero,
  isOpenRegression,
} from "../domain/comparison.ts";
import { type Failure, qualifiedName } from "../domain/measurement.ts";
import type { LeakResult } from "../domain/memory.ts";
import type { SlaResult } from "../domain/sla.ts";
import { type Cancelled, cancelledText, isCutOff } from "./cancelled.ts";
import { countOf, percent, percentRange, quantity } from "./words.ts";

/**
 * The outcome in one sentence: what failed, worst first, or else what was found.
 * `1 of 12 benchmarks regressed: parse/small is 21.4 % slower (17.9 % to 24.3 %).`
 */
export function headlineOf(found: {
  readonly comparisons: readonly Comparison[];
  readonly sla: readonly SlaResult[];
  readonly failures: readonly Failure[];
  readonly leaks: readonly LeakResult[];
  readonly noBaseline?: string;
  readonly cancelled?: Cancelled;
}): string {
  if (found.cancelled !== undefined) return cancelledHeadline(found.cancelled, found);
  const bad = [
    regressions(found.comparisons),
    failed(found.comparisons, found.failures),
    missedLimits(found.sla),
    leaking(found.leaks),
  ].filter((part) => part !== undefined);
  if (bad.length === 0 && found.noBaseline !== undefined) {
    return `Nothing was compared, because there is no baseline to measure. ${found.noBaseline}`;
  }
  const suspected = bad.length > 0 ? undefined : suspicions(found.comparisons);
  const alarms = suspected === undefined ? bad : [suspected];
  const accepted = acceptedRegressions(found.comparisons, alarms.length > 0);
  const parts = [...alarms, ...(accepted === undefined ? [] : [accepted])];
  return `${(parts.length > 0 ? parts : [nothingBad(found.comparisons)]).join("; ")}.`;
}

/** What was and was not measured, and what is bad of that. */
function cancelledHeadline(
  cancelled: Cancelled,
  found: Pick<Parameters<typeof headlineOf>[0], "comparisons" | "sla" | "failures" | "leaks">,
): string {
  const failures = found.failures.filter((failure) => !isCutOff(failure));
  const parts = [
    cancelledText(cancelled, found.failures),
    regressions(found.comparisons),
    failed([], failures),
    missedLimits(found.sla),
    leaking(found.leaks),
  ];
  return `${parts.filter((part) => part !== undefined).join("; ")}.`;
}

function regressions(comparisons: readonly Comparison[]): string | undefined {
  const compared = comparisons.filter((comparison) => comparison.kind === "compared");
  const regressed = comparisons.filter(isOpenRegression);
  const worst = worstOf(regressed);
  if (worst === undefined) return undefined;
  const share = `${benchmarks(regressed)} of ${countOf(benchmarks(compared), "benchmark")} regressed`;
  return benchmarks(regressed) > 1
    ? `${share}; worst is ${subject(worst)}, ${growth(worst)}`
    : `${share}: ${subject(worst)} is ${growth(worst)}`;
}

/** Whole where nothing else is to be told; else the number alone. */
function acceptedRegressions(comparisons: readonly Comparison[], isAside: boolean): string | undefined {
  const compared = comparisons.filter((comparison) => comparison.kind === "compared");
  const accepted = comparisons.filter(isAccepted).filter(({ verdict }) => verdict === "regressed");
  const worst = worstOf(accepted);
  if (worst === undefined) return undefined;
  const count = benchmarks(accepted);
  if (isAside) return `${countOf(count, "regression")} ${count === 1 ? "was" : "were"} accepted`;
  const share = `${count} of ${countOf(benchmarks(compared), "benchmark")} regressed and ${count === 1 ? "was" : "were"} accepted`;
  const what = `${count > 1 ? `${share}; worst is ${subject(worst)},` : `${share}: ${subject(worst)} is`} ${growth(worst)}`;
  return `${what}, accepted ${byWhom(worst.accepted)}: ${quoted(worst.accepted.reason)}`;
}

/** `by mona`, `in commit 1234567`. */
export function byWhom({ source }: Acceptance): string {
  switch (source.kind) {
    case "comment":
      return `by ${source.by}`;
    case "label":
      return source.by === undefined ? "by a label" : `by ${source.by}`;
    case "trailer":
      return `in commit ${source.commit.slice(0, 7)}`;
    default:
      return source satisfies never;
  }
}

/** A headline has room for the beginning of a reason. */
function quoted(reason: string): string {
  const characters = [...reason];
  return `“${characters.length <= QUOTED ? reason : `${characters.slice(0, QUOTED).join("").trimEnd()}…`}”`;
}

const QUOTED = 80;

function suspicions(comparisons: readonly Comparison[]): string | undefined {
  const compared = comparisons.filter((comparison) => comparison.kind === "compared");
  const suspected = compared.filter(({ status }) => status === "REGRESSION_SUSPECTED");
  const worst = worstOf(suspected);
  if (worst === undefined) return undefined;
  const share = `${benchmarks(suspected)} of ${countOf(benchmarks(compared), "benchmark")} may have regressed`;
  return benchmarks(suspected) > 1
    ? `${share}, but this is not confirmed; worst is ${subject(worst)}, ${growth(worst)}`
    : `${share}, but this is not confirmed: ${subject(worst)} is ${growth(worst)}`;
}

function failed(comparisons: readonly Comparison[], failures: readonly Failure[]): string | undefined {
  const rows = comparisons.filter(({ verdict }) => verdict === "failed");
  const names = [...new Set([...failures, ...rows].map(qualifiedName))];
  const [first] = names;
  if (first === undefined) return undefined;
  return names.length === 1
    ? `1 benchmark failed: ${first}`
    : `${names.length} benchmarks failed, ${first} first`;
}

function missedLimits(sla: readonly SlaResult[]): string | undefined {
  const missed = sla.filter(({ status }) => status === "FAIL");
  const [first] = missed;
  if (first === undefined) return undefined;
  const names = missed.length === 1 ? qualifiedName(first) : `${qualifiedName(first)} and others`;
  return `${missed.length} of ${countOf(sla.length, "SLA limit")} ${missed.length === 1 ? "was" : "were"} missed, by ${names}`;
}

function leaking(leaks: readonly LeakResult[]): string | undefined {
  const found = leaks.filter(({ status }) => status === "LEAK_DETECTED");
  const [first] = found;
  if (first === undefined) return undefined;
  return found.length === 1
    ? `1 benchmark leaks memory: ${qualifiedName(first)}`
    : `${found.length} benchmarks leak memory, among them ${qualifiedName(first)}`;
}

function nothingBad(comparisons: readonly Comparison[]): string {
  const compared = comparisons.filter((comparison) => comparison.kind === "compared");
  if (comparisons.length === 0) return "No benchmark was compared";
  if (compared.length === 0) {
    return `No benchmark was compared: ${countOf(benchmarks(comparisons), "benchmark")} without a baseline`;
  }
  const improved = benchmarks(compared.filter(({ verdict }) => verdict === "improved"));
  const gained = improved === 0 ? "" : `, ${improved} improved`;
  return `None of ${countOf(benchmarks(compared), "benchmark")} regressed${gained}`;
}

/** The largest change; where the time of a benchmark changed, its processor time says the same and is less felt. */
function worstOf<T extends Compared>(all: readonly T[]): T | undefined {
  const timed = new Set(all.filter(({ metric }) => metric === "time").map(qualifiedName));
  const compared = all.filter((one) => one.metric !== "cpu-time" || !timed.has(qualifiedName(one)));
  return compared.reduce<T | undefined>(
    (worst, comparison) =>
      worst === undefined || Math.abs(comparison.change) > Math.abs(worst.change) ? comparison : worst,
    undefined,
  );
}

/** `parse/small`; metrics other than time are named: `parse/small [bytes-per-op]`. */
function subject(comparison: Compared): string {
  const name = qualifiedName(comparison);
  return comparison.metric === "time" ? name : `${name} [${comparison.metric}]`;
}

/** `21.4 % slower (17.9 % to 24.3 %)`. */
function growth(comparison: Compared): string {
  const { metric, unit, change, interval, candidate } = comparison;
  if (isFromZero(comparison))
    return `${change > 0 ? "up" : "down"} from 0 to ${quantity(candidate.median, unit)}`;
  const grew = change > 0;
  const word = metric === "time" ? (grew ? "slower" : "faster") : grew ? "higher" : "lower";
  const turned = interval && (grew ? interval : { low: -interval.high, high: -interval.low });
  return `${percent(Math.abs(change))} ${word}${turned ? ` (${percentRange(turned)})` : ""}`;
}

function benchmarks(
  comparisons: readonly { readonly benchmark: string; readonly category?: string }[],
): number {
  return new Set(comparisons.map(qualifiedName)).size;
}
