import type { PastBaseline } from "./baseline.ts";
import type { Config } from "./config/schema.ts";
import { classicRule } from "./decision/classic.ts";
import { compareRuns } from "./decision/compare.ts";
import { decideGate } from "./decision/gate.ts";
import { historyRule } from "./decision/history-rule.ts";
import { thresholdsOf } from "./decision/policy.ts";
import { noiseFloorOf } from "./decision/robust/noise-floor.ts";
import { robustRule } from "./decision/robust/rule.ts";
import type { DecisionRule } from "./decision/rule.ts";
import { judgeSla, slaWarnings } from "./decision/sla.ts";
import { describeMeasurements } from "./decision/statistics.ts";
import { suiteShift } from "./decision/suite-shift.ts";
import { thresholdRule } from "./decision/threshold-only.ts";
import type { Comparison } from "./domain/comparison.ts";
import type { MemoryProfile } from "./domain/memory.ts";
import type { RecordedRun, Run } from "./domain/run.ts";
import { analyseMemory } from "./memory/analyse.ts";
import type { Report, WorkflowFacts } from "./report/report.ts";
import { analyseTrends } from "./trends/analyse.ts";

/** Everything that was measured and found, before it is judged. */
export interface Findings {
  readonly project: string;
  readonly version: string;
  readonly config: Config;
  readonly run: Run;
  readonly seconds: number;
  readonly profiles: readonly MemoryProfile[];
  readonly baseline: PastBaseline;
  /** Comparable runs, oldest first, without this one. */
  readonly history: readonly RecordedRun[];
  readonly warnings: readonly string[];
  /** Whether the run was cancelled, so that not everything was measured or compared. */
  readonly cancelled: boolean;
  readonly workflow?: WorkflowFacts;
}

/** Judges a run. Pure: the same findings give the same report. */
export function analyse(findings: Findings): Report {
  const { config, run } = findings;
  const { found } = findings.baseline;
  const statistics = describeMeasurements(run.measurements, { seed: config.seed });
  const comparisons = compareWithBaseline(findings);
  const shift = suiteShift(comparisons, findings.baseline.beside === undefined ? "stored" : "paired");
  const noiseFloor = noiseFloorOf(comparisons);
  const sla = config.smokeTest
    ? []
    : judgeSla({ measurements: run.measurements, statistics, policies: config.policies });
  const memory = config.memoryProfiling ? analyseMemory(findings.profiles) : undefined;
  const { gate, headline, counts } = decideGate({
    comparisons,
    sla,
    failures: run.failures,
    ...(memory === undefined ? {} : { leaks: memory.leaks }),
    ...(findings.cancelled ? { cancelled: { measured: run.measurements } } : {}),
    ...(found.kind === "none" && found.unusable === true ? { noBaseline: found.reason } : {}),
  });
  return {
    project: findings.project,
    version: findings.version,
    run,
    seconds: findings.seconds,
    baseline: findings.baseline.found,
    ...(findings.baseline.beside !== undefined && findings.baseline.run !== undefined
      ? { paired: { baseline: findings.baseline.run, ...(noiseFloor && { noiseFloor }) } }
      : {}),
    statistics,
    comparisons,
    gate,
    headline,
    counts,
    sla,
    trends: config.trendAnalysis ? analyseTrends([...findings.history, asRecorded(run)]) : [],
    ...(memory === undefined ? {} : { memory }),
    warnings: [
      ...(shift === undefined ? [] : [shift]),
      ...findings.warnings,
      ...slaWarnings({ measurements: run.measurements, policies: config.policies }),
    ],
    acceptances: [],
    sources: [],
    ...(run.shard === undefined ? {} : { shard: run.shard }),
    ...(config.defer ? { deferred: true as const } : {}),
    policy: {
      regressionThreshold: config.regressionThreshold,
      significanceLevel: config.significanceLevel,
      correction: config.correction,
      seed: config.seed,
    },
    ...(findings.workflow === undefined ? {} : { workflow: findings.workflow }),
  };
}

function compareWithBaseline(findings: Findings): readonly Comparison[] {
  const { config, run, baseline } = findings;
  return compareRuns({
    baseline: baseline.run,
    candidate: run,
    missing: baseline.beside?.missing ?? [],
    options: {
      threshold: thresholdsOf(config),
      significanceLevel: config.significanceLevel,
      correction: config.correction,
      seed: config.seed,
      effectSizes: config.effectSizes,
    },
    rule: ruleOf(findings),
  });
}

function ruleOf({ config, run, baseline }: Findings): DecisionRule {
  if (!config.statisticalAnalysis) return thresholdRule;
  if (config.method === "classic") return classicRule;
  if (baseline.beside !== undefined) return robustRule("paired");
  return historyRule(asRecorded(run), baseline.stored ?? { earlier: [] });
}

function asRecorded({ environment, failures: _, ...run }: Run): RecordedRun {
  return { ...run, environmentClass: environment.class, environment: {} };
}
