import type { Config } from "../config/schema.ts";
import { alertLevelOf } from "../decision/alert-level.ts";
import { ALERT_LEVELS, type AlertLevel } from "../domain/alert-level.ts";
import { type Compared, isOpenRegression } from "../domain/comparison.ts";
import { type Failure, qualifiedName } from "../domain/measurement.ts";
import type { LeakResult } from "../domain/memory.ts";
import type { SlaResult } from "../domain/sla.ts";
import type { ReportLink } from "../report/markdown/heading.ts";
import { worsening } from "../report/order.ts";
import type { Report } from "../report/report.ts";

/** What the alert is about in the first place; the words of `performance-alerts.json`. */
export type AlertKind = "regression" | "benchmark-failed" | "sla-violated" | "memory-leak";

export interface AlertRegression {
  readonly comparison: Compared;
  readonly level: AlertLevel;
}

/** All that one run has to wake somebody for: one message for each receiver, whatever it holds. */
export interface Alert {
  readonly kind: AlertKind;
  /** The highest of all that it holds. */
  readonly level: AlertLevel;
  /** Worst first. */
  readonly regressions: readonly AlertRegression[];
  /** Each benchmark once. */
  readonly failures: readonly Failure[];
  readonly missedLimits: readonly SlaResult[];
  readonly leaks: readonly LeakResult[];
  readonly report: Report;
  readonly links: readonly ReportLink[];
}

type Findings = Pick<Alert, "regressions" | "failures" | "missedLimits" | "leaks">;

/** What has no size in percent is as urgent as this. */
const LEVEL_WITHOUT_SIZE: AlertLevel = "major";

/**
 * `undefined` when nobody is to be woken: the run is not one that sends alerts,
 * or all that regressed was accepted or is smaller than `minor`.
 */
export function alertOf(report: Report, config: Config, links: readonly ReportLink[]): Alert | undefined {
  if (!sendsAlerts(report, config)) return undefined;
  const found = {
    regressions: regressionsOf(report, config.severities),
    failures: uniqueByName(report.run.failures),
    missedLimits: report.sla.filter(({ status }) => status === "FAIL"),
    leaks: (report.memory?.leaks ?? []).filter(({ status }) => status === "LEAK_DETECTED"),
  };
  const kind = kindOf(found);
  if (kind === undefined) return undefined;
  return { ...found, kind, level: levelOf(found), report, links };
}

/** Whether the configuration wants alerts of a run such as this one, whatever it found. */
export function sendsAlerts({ workflow, run }: Report, { alertOn, smokeTest }: Config): boolean {
  if (smokeTest || alertOn === "never") return false;
  if (alertOn === "always") return true;
  if (workflow === undefined || workflow.pullRequest !== undefined) return false;
  // These run with the ref of a branch, too, but are about a change that is not on it yet.
  if (/^pull_request|^issue_comment$|^merge_group$/.test(workflow.eventName)) return false;
  if (workflow.eventName === "schedule") return true;
  return workflow.defaultBranch !== undefined && run.ref === `refs/heads/${workflow.defaultBranch}`;
}

function regressionsOf(report: Report, severities: Config["severities"]): readonly AlertRegression[] {
  const open = report.comparisons.filter(isOpenRegression);
  const timed = new Set(open.filter(({ metric }) => metric === "time").map(qualifiedName));
  // Where the time of a benchmark grew, its processor time says the same and is less felt.
  const isEcho = ({ comparison }: AlertRegression) =>
    comparison.metric === "cpu-time" && timed.has(qualifiedName(comparison));
  return open
    .flatMap((comparison) => {
      const level = alertLevelOf(worsening(comparison), severities);
      return level === undefined ? [] : [{ comparison, level }];
    })
    .toSorted(
      (one, other) =>
        Number(isEcho(one)) - Number(isEcho(other)) ||
        worsening(other.comparison) - worsening(one.comparison),
    );
}

function kindOf({ regressions, failures, missedLimits, leaks }: Findings): AlertKind | undefined {
  if (regressions.length > 0) return "regression";
  if (failures.length > 0) return "benchmark-failed";
  if (missedLimits.length > 0) return "sla-violated";
  return leaks.length > 0 ? "memory-leak" : undefined;
}

function levelOf({ regressions, ...others }: Findings): AlertLevel {
  const hasOthers = Object.values(others).some((found) => found.length > 0);
  const levels = [...regressions.map(({ level }) => level), ...(hasOthers ? [LEVEL_WITHOUT_SIZE] : [])];
  return ALERT_LEVELS.findLast((level) => levels.includes(level)) ?? LEVEL_WITHOUT_SIZE;
}

/** Several launches of a benchmark may fail, each with its own message; the first will do. */
function uniqueByName(failures: readonly Failure[]): readonly Failure[] {
  const names = failures.map(qualifiedName);
  return failures.filter((failure, index) => names.indexOf(qualifiedName(failure)) === index);
}
