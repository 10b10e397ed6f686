import { suiteImprovementPercent } from "../../decision/gate.ts";
import { isOpenRegression } from "../../domain/comparison.ts";
import { environmentToJson } from "../../domain/environment-json.ts";
import { groupBy } from "../../domain/group-by.ts";
import { type Measurement, samplesOf } from "../../domain/measurement.ts";
import type { SlaResult } from "../../domain/sla.ts";
import type { SeriesStatistics } from "../../domain/statistics.ts";
import { compareJson } from "../compare-json.ts";
import { UNCATEGORISED } from "../format/names.ts";
import { benchmarkKey, seriesKey } from "../index-by.ts";
import type { Report } from "../report.ts";
import { memoryAnalysis } from "./memory-json.ts";
import { slaJson, worstLimit } from "./sla-json.ts";
import { statisticsJson } from "./statistics-json.ts";

/**
 * The JSON performance report of the specification. Times are in seconds and
 * never normalised; the fixed factor is shown beside them. What the
 * specification does not know stands after what it names.
 */
export function benchmarkReport(report: Report): Record<string, unknown> {
  const { run } = report;
  return {
    benchmark_suite: {
      name: `${report.project} performance benchmarks`,
      version: report.version,
      execution_timestamp: run.time,
      execution_duration_seconds: report.seconds,
      suite: run.suite,
      run_id: run.id,
      commit: run.commit ?? null,
      ref: run.ref ?? null,
    },
    environment: environmentToJson(run.environment),
    benchmark_results: benchmarkResults(report),
    ...(report.memory === undefined ? {} : { memory_analysis: memoryAnalysis(report.memory) }),
    regression_analysis: regressionAnalysis(report),
    comparisons: compareJson(report.comparisons, report.gate).comparisons,
    failures: run.failures,
    warnings: report.warnings,
  };
}

/** Category to benchmark to results. `Object.fromEntries` makes even `__proto__` a plain key. */
function benchmarkResults(report: Report): Record<string, unknown> {
  const statistics = new Map(report.statistics.map((series) => [seriesKey(series), series]));
  const limits = groupBy(report.sla, seriesKey);
  const comparisons = groupBy(report.comparisons, benchmarkKey);
  const factor = report.run.environment.normalizationFactor;

  const categories = groupBy(report.run.measurements, ({ category }) => category ?? UNCATEGORISED);
  return Object.fromEntries(
    [...categories].map(([category, measurements]) => [
      category,
      Object.fromEntries(
        [...groupBy(measurements, benchmarkKey)].map(([key, metrics]) => {
          const described = metrics.map((measurement) => ({
            measurement,
            statistics: statistics.get(seriesKey(measurement)),
            limits: limits.get(seriesKey(measurement)) ?? [],
          }));
          const name = metrics[0]?.benchmark ?? key;
          const verdicts = (comparisons.get(key) ?? []).map(({ metric, verdict, status }) => ({
            metric,
            verdict,
            status,
          }));
          return [name, { ...benchmarkResult(described, factor), verdicts }];
        }),
      ),
    ]),
  );
}

interface Described {
  readonly measurement: Measurement;
  readonly statistics: SeriesStatistics | undefined;
  readonly limits: readonly SlaResult[];
}

function benchmarkResult(metrics: readonly Described[], factor: number): Record<string, unknown> {
  const time = metrics.find(({ measurement }) => measurement.metric === "time" && measurement.unit === "s");
  const others = metrics.filter((metric) => metric !== time);
  return {
    execution_times: time === undefined ? [] : samplesOf(time.measurement),
    ...(time === undefined ? {} : describedFields(time)),
    ...(time?.statistics === undefined
      ? {}
      : {
          normalization: {
            raw_mean: time.statistics.mean,
            normalized_mean: time.statistics.mean / factor,
            factor_applied: factor,
          },
        }),
    ...(others.length === 0
      ? {}
      : {
          metrics: Object.fromEntries(
            others.map((metric) => [
              metric.measurement.metric,
              {
                unit: metric.measurement.unit,
                better: metric.measurement.better,
                samples: samplesOf(metric.measurement),
                ...describedFields(metric),
              },
            ]),
          ),
        }),
  };
}

function describedFields({ statistics, limits }: Described): Record<string, unknown> {
  const worst = worstLimit(limits);
  return {
    ...(statistics === undefined ? {} : { statistics: statisticsJson(statistics) }),
    ...(worst === undefined ? {} : { sla_validation: slaJson(worst) }),
    ...(limits.length > 1 ? { sla_validations: limits.map(slaJson) } : {}),
  };
}

function regressionAnalysis(report: Report): Record<string, unknown> {
  const { baseline, comparisons } = report;
  const compared = comparisons.filter(({ kind }) => kind === "compared");
  return {
    baseline_comparison: {
      baseline_date: (baseline.kind === "found" ? baseline.time : undefined) ?? null,
      baseline_age_days: (baseline.kind === "found" ? baseline.ageDays : undefined) ?? null,
      regression_detected: comparisons.some(isOpenRegression),
      performance_delta_percentage: compared.length === 0 ? null : slowdownPercent(comparisons),
      improvement_areas: [
        ...new Set(
          comparisons
            .filter(({ verdict }) => verdict === "improved")
            .map(({ category }) => category ?? UNCATEGORISED),
        ),
      ],
      baseline: baseline.kind === "found" ? baseline.description : null,
      ...(report.paired === undefined
        ? {}
        : { design: "paired", noise_floor: noiseFloorJson(report.paired) }),
      gate: report.gate,
      headline: report.headline,
      verdicts: report.counts,
    },
  };
}

function noiseFloorJson({ noiseFloor }: NonNullable<Report["paired"]>): Record<string, unknown> | null {
  if (noiseFloor === undefined) return null;
  return {
    typical_percent: noiseFloor.typical * 100,
    worst_percent: noiseFloor.worst.value * 100,
    worst_benchmark: noiseFloor.worst.benchmark,
  };
}

/** Change of the suite's time in percent: negative is faster, as in the specification's example. */
function slowdownPercent(comparisons: Report["comparisons"]): number {
  return (1 / (1 + suiteImprovementPercent(comparisons) / 100) - 1) * 100;
}
