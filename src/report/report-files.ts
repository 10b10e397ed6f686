import { outcomeToJson } from "../domain/acceptance-json.ts";
import { environmentToJson } from "../domain/environment-json.ts";
import { toMeasurementsFile } from "../domain/measurements-file.ts";
import { REPORT_DATA_PATH, reportData } from "../exchange/report-data.ts";
import { baselineJson } from "./files/baseline-json.ts";
import { benchmarkReport } from "./files/benchmark-report.ts";
import { githubActionsSummary, performanceAlerts } from "./files/ci-files.ts";
import { memoryFiles } from "./files/memory-files.ts";
import { fileStamp, jsonFile, type ReportFile } from "./files/report-file.ts";
import {
  baselineComparison,
  confidenceIntervals,
  regressionAnalysisFile,
} from "./files/statistical-files.ts";
import { summaryCsv } from "./files/summary-csv.ts";
import { bytes } from "./markdown/fit.ts";
import type { Report } from "./report.ts";

/** Where the files of a run lie, relative to the results directory. */
export interface ReportPaths {
  readonly report: string;
  readonly summary: string;
  readonly metadata: string;
  /** The measurements file: what `compare` and `history import` read. */
  readonly measurements: string;
  /** The same of a baseline that was measured side by side. */
  readonly baseline: string;
}

/** By default the stamp in their names is the second in which the run began. */
export function reportPaths(report: Report, stamp = fileStamp(report.run.time)): ReportPaths {
  return {
    report: `reports/benchmark-report-${stamp}.json`,
    summary: `reports/benchmark-summary-${stamp}.csv`,
    metadata: `reports/benchmark-metadata-${stamp}.json`,
    measurements: `reports/measurements-${stamp}.json`,
    baseline: `reports/baseline-measurements-${stamp}.json`,
  };
}

/**
 * Every file of the artifact: the specification's tree with its names, and our
 * measurements file. `configuration` is the resolved configuration as plain JSON.
 */
export function reportFiles(
  report: Report,
  configuration: unknown,
  stamp = fileStamp(report.run.time),
): readonly ReportFile[] {
  const paths = reportPaths(report, stamp);
  const memory = memoryFiles(report.memory, stamp);
  const regression = jsonFile(
    `statistical-analysis/regression-analysis-${stamp}.json`,
    regressionAnalysisFile(report),
  );
  const summary = githubActionsSummary(report, {
    report: paths.report,
    statistics: regression.path,
    ...(memory.length === 0 ? {} : { memory: "memory-profiles/" }),
  });

  const files = [
    jsonFile(paths.report, benchmarkReport(report)),
    { path: paths.summary, content: summaryCsv(report) },
    jsonFile(paths.metadata, metadata(report, configuration)),
    jsonFile(paths.measurements, toMeasurementsFile(report.run)),
    ...(report.paired === undefined
      ? []
      : [jsonFile(paths.baseline, toMeasurementsFile(report.paired.baseline))]),
    ...memory,
    jsonFile(`statistical-analysis/confidence-intervals-${stamp}.json`, confidenceIntervals(report)),
    regression,
    jsonFile(`statistical-analysis/baseline-comparison-${stamp}.json`, baselineComparison(report)),
    jsonFile("ci-integration/github-actions-summary.json", summary),
    jsonFile("ci-integration/performance-alerts.json", performanceAlerts(report)),
    { path: REPORT_DATA_PATH, content: reportData(report) },
  ];
  return [...files, manifest(report, files)];
}

function metadata(report: Report, configuration: unknown): Record<string, unknown> {
  return {
    version: 1,
    tool: { name: "performance-benchmark", version: report.version },
    project: report.project,
    run: {
      id: report.run.id,
      time: report.run.time,
      suite: report.run.suite,
      commit: report.run.commit ?? null,
      ref: report.run.ref ?? null,
      duration_seconds: report.seconds,
    },
    environment: environmentToJson(report.run.environment),
    baseline: baselineJson(report.baseline),
    policy: {
      regression_threshold_percent: report.policy.regressionThreshold,
      significance_level: report.policy.significanceLevel,
      correction: report.policy.correction,
      seed: report.policy.seed,
    },
    configuration,
    acceptances: report.acceptances.map(outcomeToJson),
    warnings: report.warnings,
  };
}

/**
 * The inventory lists sizes, not hashes: the artifact service keeps a digest of
 * the whole archive. It cannot list itself.
 */
function manifest(report: Report, files: readonly ReportFile[]): ReportFile {
  return jsonFile("ci-integration/artifact-manifest.json", {
    version: 1,
    generated: report.run.time,
    run_id: report.run.id,
    total_files: files.length,
    total_bytes: files.reduce((sum, { content }) => sum + bytes(content), 0),
    files: files.map(({ path, content }) => ({
      path,
      category: path.slice(0, path.indexOf("/")),
      bytes: bytes(content),
    })),
  });
}
