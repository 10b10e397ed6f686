import type { Compared, Comparison, NotCompared, VERDICTS, Verdict } from "../../src/domain/comparison.ts";
import type { Environment } from "../../src/domain/environment.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import type { SeriesStatistics } from "../../src/domain/statistics.ts";
import type { Report } from "../../src/report/report.ts";

/** Reports for tests: plausible in every field, and only what a test names differs. */

export const ENVIRONMENT: Environment = {
  os: { system: "Linux", release: "6.14.0-1017-azure", name: "Ubuntu 24.04", architecture: "x64" },
  cpu: { model: "AMD EPYC 7763 64-Core Processor", logical: 4, physical: 2, available: 4 },
  memory: { totalBytes: 16_773_484_544, availableBytes: 15_032_385_536 },
  storage: { kind: "virtual" },
  virtualisation: { virtual: true, kind: "microsoft" },
  ci: {
    provider: "github",
    runnerName: "GitHub Actions 2",
    runnerKind: "github-hosted",
    image: "ubuntu24",
    imageVersion: "20261110.1.0",
  },
  runtimes: { node: "24.21.0" },
  load: { before: 0.12, after: 0.58 },
  class: "Linux x64 / AMD EPYC 7763 64-Core Processor / github-hosted ubuntu24 / node 24",
  normalizationFactor: 0.88,
};

export function buildReport(overrides: Partial<Report> = {}): Report {
  const comparisons = overrides.comparisons ?? [];
  return {
    project: "acme/widgets",
    version: "1.2.3",
    run: {
      id: "run-1",
      commit: "3f2c1a9d0e8b7c6a5f4e3d2c1b0a99887766554",
      ref: "refs/heads/main",
      time: "2026-11-21T06:00:07.250Z",
      suite: "quick",
      environment: ENVIRONMENT,
      measurements: [],
      failures: [],
    },
    seconds: 83.4,
    baseline: {
      kind: "found",
      description: "run of a81b2c3 on main, from branch benchmark-data",
      commit: "a81b2c3d4e5f60718293a4b5c6d7e8f901234567",
      time: "2026-11-18T06:00:00Z",
      ageDays: 3,
    },
    statistics: [],
    gate: "pass",
    headline: "No benchmark regressed.",
    counts: countVerdicts(comparisons),
    sla: [],
    trends: [],
    warnings: [],
    acceptances: [],
    sources: [],
    policy: { regressionThreshold: 10, significanceLevel: 0.05, correction: "holm", seed: 1 },
    workflow: {
      repository: "acme/widgets",
      runId: "8123456789",
      runNumber: "42",
      runAttempt: "1",
      actor: "octocat",
      eventName: "pull_request",
      workflow: "Benchmarks",
      job: "benchmark",
      runUrl: "https://github.com/acme/widgets/actions/runs/8123456789",
      serverUrl: "https://github.com",
      pullRequest: 7,
    },
    ...overrides,
    comparisons,
  };
}

/** Counted anew, as the report's maker does. */
function countVerdicts(comparisons: readonly Comparison[]): Record<Verdict, number> {
  const counts = {
    regressed: 0,
    improved: 0,
    equivalent: 0,
    inconclusive: 0,
    "no-baseline": 0,
    missing: 0,
    failed: 0,
  } satisfies Record<(typeof VERDICTS)[number], number>;
  for (const { verdict } of comparisons) counts[verdict] += 1;
  return counts;
}

export function compared(overrides: Partial<Compared> = {}): Compared {
  const change = overrides.change ?? 0.061;
  const median = 0.001;
  return {
    kind: "compared",
    benchmark: "parse/small",
    category: "parsing",
    metric: "time",
    unit: "s",
    better: "lower",
    verdict: "regressed",
    status:
      overrides.verdict === undefined || overrides.verdict === "regressed"
        ? "REGRESSION_DETECTED"
        : "NO_REGRESSION",
    change,
    interval: { low: change - 0.012, high: change + 0.013 },
    confidence: 0.95,
    pValue: 0.0004,
    adjustedPValue: 0.0012,
    effectSize: 1.9,
    severity: "small",
    minimumDetectableChange: 0.018,
    threshold: 0.05,
    tests: {
      welch: { t: 4.1, degreesOfFreedom: 55.3, pValue: 0.0004 },
      mannWhitney: { u: 712, pValue: 0.0006, exact: false },
    },
    baseline: { median, mean: median * 1.01, standardDeviation: median * 0.02, rounds: 30, samples: 30 },
    candidate: {
      median: median * (1 + change),
      mean: median * (1 + change) * 1.01,
      standardDeviation: median * 0.02,
      rounds: 30,
      samples: 30,
    },
    reason: "The median grew by more than the threshold.",
    ...overrides,
  };
}

export function notCompared(overrides: Partial<NotCompared> = {}): NotCompared {
  return {
    kind: "not-compared",
    benchmark: "parse/new",
    category: "parsing",
    metric: "time",
    unit: "s",
    better: "lower",
    verdict: "no-baseline",
    status: "NO_BASELINE",
    ...(overrides.verdict === undefined
      ? { candidate: { median: 0.002, mean: 0.002, rounds: 5, samples: 5 } }
      : {}),
    reason: "The baseline does not have this benchmark.",
    ...overrides,
  };
}

export function measured(overrides: Partial<Measurement> = {}): Measurement {
  return {
    benchmark: "parse/small",
    category: "parsing",
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: [
      [0.00105, 0.00107],
      [0.00106, 0.00108],
    ],
    ...overrides,
  };
}

export function described(overrides: Partial<SeriesStatistics> = {}): SeriesStatistics {
  return {
    benchmark: "parse/small",
    category: "parsing",
    metric: "time",
    unit: "s",
    samples: 4,
    rounds: 2,
    mean: 0.001065,
    median: 0.001065,
    standardDeviation: 0.0000129,
    min: 0.00105,
    max: 0.00108,
    interval: { low: 0.00104, high: 0.00109, method: "bootstrap" },
    ...overrides,
  };
}
