import { isOpenRegression } from "../../domain/comparison.ts";
import { worsening } from "../order.ts";
import type { Report } from "../report.ts";

/** The specification's `github-actions-summary.json`; facts of the workflow are null on a laptop. */
export function githubActionsSummary(
  report: Report,
  files: { readonly report: string; readonly statistics: string; readonly memory?: string },
): Record<string, unknown> {
  const { workflow, run } = report;
  return {
    workflow_run: {
      id: workflow?.runId ?? null,
      number: workflow?.runNumber ?? null,
      attempt: workflow?.runAttempt ?? null,
      sha: run.commit ?? null,
      ref: run.ref ?? null,
      actor: workflow?.actor ?? null,
      event_name: workflow?.eventName ?? null,
      url: workflow?.runUrl ?? null,
    },
    performance_summary: {
      total_benchmarks: benchmarkCount(report),
      sla_compliance: slaCompliance(report),
      regression_detected: report.comparisons.some(isOpenRegression),
      memory_efficiency: report.memory?.efficiency ?? null,
      execution_duration_minutes: report.seconds / 60,
      gate: report.gate,
      verdicts: report.counts,
    },
    artifacts: {
      benchmark_report: files.report,
      ...(files.memory === undefined ? {} : { memory_profiles: files.memory }),
      statistical_analysis: files.statistics,
    },
  };
}

/** What should wake somebody, worst first: one alert per regression that nobody accepted, failure, violated limit and leak. */
export function performanceAlerts(report: Report): Record<string, unknown> {
  const regressions = report.comparisons.filter(isOpenRegression).map((comparison) => ({
    ...about(comparison),
    kind: "regression",
    severity: comparison.severity,
    regression_percent: worsening(comparison) * 100,
    message: comparison.reason,
  }));
  const failures = report.run.failures.map((failure) => ({
    ...about(failure),
    kind: "benchmark-failed",
    severity: "large",
    message: failure.message,
  }));
  const limits = report.sla
    .filter(({ status }) => status === "FAIL")
    .map((result) => ({
      ...about(result),
      kind: "sla-violated",
      severity: "medium",
      message: result.reason,
    }));
  const leaks = (report.memory?.leaks ?? [])
    .filter(({ status }) => status === "LEAK_DETECTED")
    .map((leak) => ({ ...about(leak), kind: "memory-leak", severity: "large", message: leak.reason }));
  const alerts = [
    ...regressions.toSorted((one, other) => other.regression_percent - one.regression_percent),
    ...failures,
    ...limits,
    ...leaks,
  ];
  return {
    version: 1,
    time: report.run.time,
    commit: report.run.commit ?? null,
    count: alerts.length,
    alerts,
  };
}

function slaCompliance({ sla }: Report): Record<string, unknown> {
  const passed = sla.filter(({ status }) => status === "PASS").length;
  return { percentage: sla.length === 0 ? null : (passed / sla.length) * 100, passed, total: sla.length };
}

function benchmarkCount({ run }: Report): number {
  const names = [...run.measurements, ...run.failures].map(({ category, benchmark }) =>
    JSON.stringify([category ?? null, benchmark]),
  );
  return new Set(names).size;
}

function about(named: { readonly benchmark: string; readonly category?: string; readonly metric?: string }) {
  return { benchmark: named.benchmark, category: named.category ?? null, metric: named.metric ?? null };
}
