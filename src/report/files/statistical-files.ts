import { acceptanceToJson } from "../../domain/acceptance-json.ts";
import type { Compared, Comparison, Side } from "../../domain/comparison.ts";
import { groupBy } from "../../domain/group-by.ts";
import { benchmarkKey } from "../index-by.ts";
import { worsening } from "../order.ts";
import type { Report } from "../report.ts";
import { baselineJson } from "./baseline-json.ts";
import { statisticsJson } from "./statistics-json.ts";

/** 95 % intervals of the mean, per benchmark and metric. */
export function confidenceIntervals(report: Report): Record<string, unknown> {
  return {
    version: 1,
    confidence: 0.95,
    benchmarks: report.statistics.map((series) => ({
      ...identity(series),
      unit: series.unit,
      ...statisticsJson(series),
    })),
  };
}

/**
 * What the specification's regression detector returns, per benchmark. There,
 * `regression_percentage` and `threshold` are fractions, positive when the
 * benchmark became worse; `change_percent` beside them is in percent.
 */
export function regressionAnalysisFile(report: Report): Record<string, unknown> {
  const { policy, comparisons } = report;
  return {
    version: 1,
    significance_level: policy.significanceLevel,
    correction: policy.correction,
    seed: policy.seed,
    benchmarks: [...groupBy(comparisons, benchmarkKey).values()].map((group) => ({
      ...benchmarkIdentity(group),
      status: group.some(({ kind }) => kind === "compared") ? "ANALYSIS_COMPLETE" : "NO_BASELINE",
      metrics: Object.fromEntries(
        group.map((comparison) => [comparison.metric, regression(comparison, policy.significanceLevel)]),
      ),
      summary: group.map(({ reason }) => reason).join(" "),
    })),
  };
}

function regression(comparison: Comparison, significanceLevel: number): Record<string, unknown> {
  const verdict = { status: comparison.status, verdict: comparison.verdict };
  if (comparison.kind === "not-compared") return { ...verdict, message: comparison.reason };
  const worse = worsening(comparison);
  const deciding = comparison.adjustedPValue ?? comparison.pValue;
  const { welch, mannWhitney } = comparison.tests;
  return {
    ...verdict,
    current_median: comparison.candidate.median,
    baseline_median: comparison.baseline.median,
    regression_percentage: worse,
    change_percent: comparison.change * 100,
    interval_percent: intervalPercent(comparison),
    statistical_significance: {
      p_value: comparison.pValue ?? null,
      adjusted_p_value: comparison.adjustedPValue ?? null,
      is_significant: deciding !== undefined && deciding < significanceLevel,
      test_statistic: mannWhitney?.u ?? welch?.t ?? null,
    },
    practical_significance: {
      threshold: comparison.threshold,
      is_significant: worse > comparison.threshold,
      effect_size: comparison.effectSize ?? null,
      severity: comparison.severity,
    },
    tests: {
      ...(welch === undefined
        ? {}
        : { welch: { t: welch.t, degrees_of_freedom: welch.degreesOfFreedom, p_value: welch.pValue } }),
      ...(mannWhitney === undefined
        ? {}
        : { mann_whitney: { u: mannWhitney.u, p_value: mannWhitney.pValue, exact: mannWhitney.exact } }),
    },
    minimum_detectable_change_percent: percentOrNull(comparison.minimumDetectableChange),
    reason: comparison.reason,
    ...(comparison.accepted === undefined ? {} : { accepted: acceptanceToJson(comparison.accepted) }),
  };
}

/** What the specification's baseline manager returns, per benchmark. */
export function baselineComparison(report: Report): Record<string, unknown> {
  const { baseline } = report;
  const age = baseline.kind === "found" ? (baseline.ageDays ?? null) : null;
  return {
    version: 1,
    status: baseline.kind === "found" ? "COMPARISON_COMPLETE" : "NO_BASELINE",
    baseline_metadata: baselineJson(baseline),
    benchmarks: [...groupBy(report.comparisons, benchmarkKey).values()].map((group) => {
      const compared = group.flatMap((comparison) => (comparison.kind === "compared" ? [comparison] : []));
      return {
        ...benchmarkIdentity(group),
        status: compared.length === 0 ? "NO_BASELINE" : "COMPARISON_COMPLETE",
        metrics: Object.fromEntries(
          compared.map((comparison) => [
            comparison.metric,
            {
              unit: comparison.unit,
              current_statistics: side(comparison.candidate),
              baseline_statistics: side(comparison.baseline),
              performance_delta: delta(comparison),
              baseline_age_days: age,
            },
          ]),
        ),
      };
    }),
  };
}

function delta({ baseline, candidate }: Compared): Record<string, unknown> {
  return {
    mean_delta: candidate.mean - baseline.mean,
    median_delta: candidate.median - baseline.median,
    mean_delta_percentage: ((candidate.mean - baseline.mean) / baseline.mean) * 100,
    median_delta_percentage: ((candidate.median - baseline.median) / baseline.median) * 100,
  };
}

function side(side: Side): Record<string, unknown> {
  return {
    count: side.samples,
    rounds: side.rounds,
    mean: side.mean,
    median: side.median,
    ...(side.standardDeviation === undefined ? {} : { std: side.standardDeviation }),
  };
}

function intervalPercent({ interval }: Compared): readonly [number, number] | null {
  return interval === undefined ? null : [interval.low * 100, interval.high * 100];
}

function percentOrNull(fraction: number | undefined): number | null {
  return fraction === undefined ? null : fraction * 100;
}

function identity(named: {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
}) {
  return { ...benchmarkIdentity([named]), metric: named.metric };
}

function benchmarkIdentity(group: readonly { readonly benchmark: string; readonly category?: string }[]) {
  return { benchmark_name: group[0]?.benchmark ?? "", category: group[0]?.category ?? null };
}
