import type { Failure } from "../domain/measurement.ts";
import type { LeakResult } from "../domain/memory.ts";
import type { SlaResult } from "../domain/sla.ts";
import { bytes } from "../memory/words.ts";
import { counted } from "../report/format/duration.ts";
import { limitText } from "../report/format/limit.ts";
import { seriesName, shortCommit } from "../report/format/names.ts";
import { changeWithInterval, signedPercent } from "../report/format/percent.ts";
import { formatValue } from "../report/format/value.ts";
import type { Alert, AlertRegression } from "./alert.ts";

/** One line of a list. Names and details come from outside; figures are numbers and words of ours. */
export interface AlertRow {
  readonly name: string;
  readonly figure: string;
  readonly detail: string;
}

export interface AlertList {
  readonly title: string;
  readonly rows: readonly AlertRow[];
  /** How many more there are; 0 when all are here. */
  readonly omitted: number;
}

/** A message is to be read, not scrolled. */
const ROWS = 10;

/** The alert's lists, without empty ones, worst first; every receiver's message is made of these. */
export function listsOf({ regressions, failures, missedLimits, leaks }: Alert): readonly AlertList[] {
  return [
    listOf("Regressions", regressions, regressionRow),
    listOf("Failed benchmarks", failures, failureRow),
    listOf("Missed SLA limits", missedLimits, limitRow),
    listOf("Memory leaks", leaks, leakRow),
  ].filter(({ rows }) => rows.length > 0);
}

/** What the alert is, in words of ours: `major performance regression`. */
export function alertWords({ kind, level }: Pick<Alert, "kind" | "level">): string {
  switch (kind) {
    case "regression":
      return `${level} performance regression`;
    case "benchmark-failed":
      return "failed benchmark";
    case "sla-violated":
      return "missed SLA limit";
    case "memory-leak":
      return "memory leak";
    default:
      return kind satisfies never;
  }
}

/** The worst of what the alert is about, and how many more of it there are. The name comes from outside. */
export function worstOf(alert: Alert): { readonly name: string; readonly figure: string } {
  // Lists come in the order in which kinds are told, so the first is what the alert is about.
  const [list] = listsOf(alert);
  const [worst] = alert.regressions;
  const more = list === undefined ? 0 : list.rows.length - 1 + list.omitted;
  const figures = [
    ...(worst === undefined ? [] : [signedPercent(worst.comparison.change)]),
    ...(more === 0 ? [] : [moreWords(more)]),
  ];
  return { name: list?.rows[0]?.name ?? "", figure: figures.join(" ") };
}

/** What a reader wants to know besides the lists. The values come from outside. */
export function factsOf({
  report,
  level,
}: Alert): readonly { readonly label: string; readonly value: string }[] {
  const { run, workflow, baseline } = report;
  const branch = branchOf(run.ref);
  return [
    { label: "Severity", value: level },
    { label: "Suite", value: run.suite },
    ...(branch === undefined ? [] : [{ label: "Branch", value: branch }]),
    ...(workflow?.pullRequest === undefined
      ? []
      : [{ label: "Pull request", value: String(workflow.pullRequest) }]),
    ...(run.commit === undefined ? [] : [{ label: "Commit", value: shortCommit(run.commit) }]),
    ...(baseline.kind === "found" ? [{ label: "Baseline", value: baseline.description }] : []),
    ...(workflow?.matrix === undefined ? [] : [{ label: "Matrix", value: workflow.matrix }]),
  ];
}

export function branchOf(ref: string | undefined): string | undefined {
  return ref?.startsWith("refs/heads/") ? ref.slice("refs/heads/".length) : undefined;
}

export function moreWords(omitted: number): string {
  return `and ${omitted} more`;
}

function listOf<T>(title: string, all: readonly T[], row: (item: T) => AlertRow): AlertList {
  return { title, rows: all.slice(0, ROWS).map(row), omitted: Math.max(0, all.length - ROWS) };
}

function regressionRow({ comparison, level }: AlertRegression): AlertRow {
  const { unit, baseline, candidate, change, interval } = comparison;
  return {
    name: seriesName(comparison),
    figure: `${changeWithInterval(change, interval)}, ${level}`,
    detail: `${formatValue(baseline.median, unit)} → ${formatValue(candidate.median, unit)}`,
  };
}

const FAILURE_WORDS = {
  failed: "failed",
  "timed-out": "timed out",
  "cut-off": "not finished in time",
} as const;

function failureRow(failure: Failure): AlertRow {
  return {
    name: seriesName({ metric: "time", ...failure }),
    figure: FAILURE_WORDS[failure.kind],
    detail: failure.message,
  };
}

function limitRow(result: SlaResult): AlertRow {
  return {
    name: seriesName(result),
    figure: "missed",
    detail: `${formatValue(result.value, result.unit)}, limit ${limitText(result)}`,
  };
}

function leakRow(leak: LeakResult): AlertRow {
  const growth =
    leak.slope === undefined
      ? `${bytes(leak.growth)} in ${counted(leak.cycles, "cycle")}`
      : `${bytes(leak.slope)} per cycle`;
  return { name: seriesName({ metric: "time", ...leak }), figure: growth, detail: leak.reason };
}
