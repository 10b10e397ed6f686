import type { AlertLevel } from "../domain/alert-level.ts";
import type { Verdict } from "../domain/comparison.ts";
import { worsening } from "../report/order.ts";
import { performanceReport } from "../report/outputs.ts";
import { clipped, visibleText } from "../report/plain-text.ts";
import type { Alert, AlertKind, AlertRegression } from "./alert.ts";
import { branchOf } from "./words.ts";

/**
 * The JSON that the webhook gets. Fields are added to it, never renamed;
 * docs/alerts.md explains each. Numbers are in the metric's unit, `null` where
 * there is none. `alert`, `severity`, `details`, `repository` and `commit` are
 * those that the specification's own example sends.
 */
export interface WebhookBody {
  readonly version: 1;
  readonly event: AlertKind;
  readonly alert: string;
  readonly severity: AlertLevel;
  readonly details: string;
  readonly repository: string;
  readonly commit: string | null;
  readonly ref: string | null;
  readonly branch: string | null;
  readonly pull_request: number | null;
  readonly suite: string;
  readonly run_url: string | null;
  readonly gate: string;
  readonly headline: string;
  readonly baseline: string | null;
  readonly regression_percentage: number | null;
  readonly regressions: readonly WebhookRegression[];
  readonly failures: readonly (Named & { readonly kind: string; readonly message: string })[];
  readonly sla: readonly WebhookLimit[];
  readonly leaks: readonly WebhookLeak[];
  /** Entries of the four lists that are left out of this message. */
  readonly omitted: number;
  readonly counts: Readonly<Record<Verdict, number>>;
  readonly time: string;
  readonly delivery_id: string;
}

interface Named {
  readonly benchmark: string;
  readonly category: string | null;
}

interface WebhookRegression extends Named {
  readonly metric: string;
  readonly unit: string;
  readonly better: "lower" | "higher";
  /** Positive when the value grew, whichever way is better. */
  readonly change_percent: number | null;
  readonly interval_percent: readonly [number, number] | null;
  readonly baseline_median: number | null;
  readonly current_median: number | null;
  readonly severity: AlertLevel;
  readonly reason: string;
}

interface WebhookLimit extends Named {
  readonly metric: string;
  readonly unit: string;
  readonly limit: number | null;
  readonly percentile: number | null;
  readonly value: number | null;
  readonly reason: string;
}

interface WebhookLeak extends Named {
  readonly cycles: number;
  readonly bytes_per_cycle: number | null;
  readonly reason: string;
}

/** Entries of each list: many receivers refuse what is longer than a few hundred kilobytes. */
const ENTRIES = 100;
const TEXT_CHARACTERS = 1000;
const DETAILS_CHARACTERS = 4000;

const ALERT_WORDS: Readonly<Record<AlertKind, string>> = {
  regression: "Performance Regression Detected",
  "benchmark-failed": "Benchmark Failed",
  "sla-violated": "SLA Limit Missed",
  "memory-leak": "Memory Leak Detected",
};

export function webhookBody(alert: Alert, deliveryId: string): WebhookBody {
  const { report, regressions, failures, missedLimits, leaks } = alert;
  const { run, workflow, baseline } = report;
  const [worst] = regressions;
  const lists = [regressions, failures, missedLimits, leaks];
  return {
    version: 1,
    event: alert.kind,
    alert: ALERT_WORDS[alert.kind],
    severity: alert.level,
    details: clipped(performanceReport(report), DETAILS_CHARACTERS),
    repository: text(workflow?.repository ?? report.project),
    commit: textOrNull(run.commit),
    ref: textOrNull(run.ref),
    branch: textOrNull(branchOf(run.ref)),
    pull_request: workflow?.pullRequest ?? null,
    suite: run.suite,
    run_url: textOrNull(workflow?.runUrl),
    gate: report.gate,
    headline: text(report.headline),
    baseline: baseline.kind === "found" ? text(baseline.description) : null,
    regression_percentage: worst === undefined ? null : percent(worsening(worst.comparison)),
    regressions: regressions.slice(0, ENTRIES).map(regressionOf),
    failures: failures
      .slice(0, ENTRIES)
      .map((failure) => ({ ...named(failure), kind: failure.kind, message: text(failure.message) })),
    sla: missedLimits.slice(0, ENTRIES).map((result) => ({
      ...named(result),
      metric: text(result.metric),
      unit: text(result.unit),
      limit: finite(result.limit),
      percentile: result.percentile ?? null,
      value: finite(result.value),
      reason: text(result.reason),
    })),
    leaks: leaks.slice(0, ENTRIES).map((leak) => ({
      ...named(leak),
      cycles: leak.cycles,
      bytes_per_cycle: leak.slope === undefined ? null : finite(leak.slope),
      reason: text(leak.reason),
    })),
    omitted: lists.reduce((sum, { length }) => sum + Math.max(0, length - ENTRIES), 0),
    counts: report.counts,
    time: text(run.time),
    delivery_id: deliveryId,
  };
}

/**
 * The headers of a post. The signature covers the time as well, so that a
 * receiver can refuse what somebody recorded and sends again.
 */
export function webhookHeaders(
  body: string,
  options: {
    readonly event: AlertKind;
    readonly deliveryId: string;
    readonly time: Date;
    readonly userAgent: string;
    /** Signs with the secret; absent without one. */
    readonly sign?: (text: string) => string;
  },
): Readonly<Record<string, string>> {
  const timestamp = String(Math.floor(options.time.getTime() / 1000));
  return {
    "Content-Type": "application/json",
    "User-Agent": options.userAgent,
    "X-Performance-Benchmark-Event": options.event,
    "X-Performance-Benchmark-Delivery": options.deliveryId,
    "X-Performance-Benchmark-Timestamp": timestamp,
    ...(options.sign === undefined
      ? {}
      : { "X-Performance-Benchmark-Signature-256": `sha256=${options.sign(`${timestamp}.${body}`)}` }),
  };
}

function regressionOf({ comparison, level }: AlertRegression): WebhookRegression {
  const { interval } = comparison;
  const [low, high] = [percent(interval?.low ?? Number.NaN), percent(interval?.high ?? Number.NaN)];
  return {
    ...named(comparison),
    metric: text(comparison.metric),
    unit: text(comparison.unit),
    better: comparison.better,
    change_percent: percent(comparison.change),
    interval_percent: low === null || high === null ? null : [low, high],
    baseline_median: finite(comparison.baseline.median),
    current_median: finite(comparison.candidate.median),
    severity: level,
    reason: text(comparison.reason),
  };
}

function named({ benchmark, category }: { readonly benchmark: string; readonly category?: string }): Named {
  return { benchmark: text(benchmark), category: textOrNull(category) };
}

function text(words: string): string {
  return clipped(visibleText(words), TEXT_CHARACTERS);
}

function textOrNull(words: string | undefined): string | null {
  return words === undefined ? null : text(words);
}

/** Rounded to where no benchmark knows more; also rids 31.200000000000003 of its tail. */
function percent(fraction: number): number | null {
  const rounded = finite(fraction * 100);
  return rounded === null ? null : Number(rounded.toPrecision(6));
}

/** JSON has no infinity. */
function finite(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}
