import type { Config } from "./config/schema.ts";
import { compareRuns } from "./decision/compare.ts";
import { decideGate } from "./decision/gate.ts";
import { policyFor } from "./decision/policy.ts";
import { judgeSla, slaWarnings } from "./decision/sla.ts";
import { describeMeasurements } from "./decision/statistics.ts";
import { suiteShift } from "./decision/suite-shift.ts";
import type { Comparison } from "./domain/comparison.ts";
import type { MemoryProfile } from "./domain/memory.ts";
import type { RecordedRun, Run } from "./domain/run.ts";
import { analyseMemory } from "./memory/analyse.ts";
import type { BaselineFound, Report, WorkflowFacts } from "./report/report.ts";
import { analyseTrends } from "./trends/analyse.ts";

/** Everything that was measured and found, before it is judged. */
export interface Findings {
  readonly project: string;
  readonly version: string;
  readonly config: Config;
  readonly run: Run;
  readonly seconds: number;
  readonly profiles: readonly MemoryProfile[];
  readonly baseline: { readonly found: BaselineFound; readonly run?: RecordedRun };
  /** Comparable runs, oldest first, without this one. */
  readonly history: readonly RecordedRun[];
  readonly warnings: readonly string[];
  readonly workflow?: WorkflowFacts;
}

/** Judges a run. Pure: the same findings give the same report. */
export function analyse(findings: Findings): Report {
  const { config, run } = findings;
  const statistics = describeMeasurements(run.measurements, { seed: config.seed });
  const comparisons = compareWithBaseline(findings);
  const shift = suiteShift(comparisons);
  const sla = config.smokeTest
    ? []
    : judgeSla({ measurements: run.measurements, statistics, policies: config.policies });
  const memory = config.memoryProfiling ? analyseMemory(findings.profiles) : undefined;
  const { gate, headline, counts } = decideGate({
    comparisons,
    sla,
    failures: run.failures,
    ...(memory === undefined ? {} : { leaks: memory.leaks }),
  });
  return {
    project: findings.project,
    version: findings.version,
    run,
    seconds: findings.seconds,
    baseline: findings.baseline.found,
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
    policy: {
      regressionThreshold: config.regressionThreshold,
      significanceLevel: config.significanceLevel,
      correction: config.correction,
      seed: config.seed,
    },
    ...(findings.workflow === undefined ? {} : { workflow: findings.workflow }),
  };
}

function compareWithBaseline({ config, run, baseline }: Findings): readonly Comparison[] {
  return compareRuns({
    baseline: baseline.run,
    candidate: run,
    options: {
      threshold: (series) =>
        (policyFor(config.policies, series).regressionThreshold ?? config.regressionThreshold) / 100,
      significanceLevel: config.significanceLevel,
      correction: config.correction,
      seed: config.seed,
      effectSizes: config.effectSizes,
      statisticalAnalysis: config.statisticalAnalysis,
    },
  });
}

function asRecorded({ environment, failures: _, ...run }: Run): RecordedRun {
  return { ...run, environmentClass: environment.class, environment: {} };
}
