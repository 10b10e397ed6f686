import type { Report } from "../../src/report/report.ts";
import { buildReport, compared, described, measured, notCompared } from "./report-builder.ts";

/** A pull request on which everything happened at once. */
export function eventfulReport(): Report {
  const comparisons = [
    compared({
      benchmark: "format/round trip",
      category: "formatting",
      verdict: "equivalent",
      change: 0.002,
      severity: "negligible",
    }),
    compared({ benchmark: "parse/small", verdict: "regressed", change: 0.061 }),
    compared({
      benchmark: "parse/large<Map<string, number>>",
      verdict: "regressed",
      change: 0.342,
      severity: "large",
    }),
    compared({
      benchmark: "requests",
      category: "server",
      metric: "throughput",
      unit: "1/s",
      better: "higher",
      verdict: "improved",
      change: 0.18,
      baseline: { median: 12_300, mean: 12_280, rounds: 10, samples: 10 },
      candidate: { median: 14_514, mean: 14_490, rounds: 10, samples: 10 },
    }),
    compared({
      benchmark: "start",
      category: "server",
      verdict: "inconclusive",
      change: 0.031,
      minimumDetectableChange: 0.142,
    }),
    compared({
      benchmark: "test_pickle_loading_standard_format",
      category: "data-loading",
      verdict: "inconclusive",
      status: "REGRESSION_SUSPECTED",
      change: 0.12,
    }),
    notCompared({ benchmark: "parse/new" }),
    notCompared({
      benchmark: "test_config",
      category: "config",
      verdict: "failed",
      reason: "The benchmark gave no number.",
    }),
  ];
  const quiet = Array.from({ length: 6 }, (_, index) =>
    compared({
      benchmark: `table/${index}`,
      category: "tables",
      verdict: "equivalent",
      change: 0.001 * index,
      severity: "negligible",
    }),
  );
  return buildReport({
    comparisons: [...comparisons, ...quiet],
    gate: "fail",
    headline: "The gate failed: 2 of 14 benchmarks regressed, and 1 failed.",
    policy: { regressionThreshold: 4, significanceLevel: 0.05, correction: "holm", seed: 1 },
    run: {
      ...buildReport().run,
      measurements: [
        measured(),
        measured({ metric: "peak-memory", unit: "B", rounds: [[52_428_800, 53_477_376]] }),
        measured({
          benchmark: "test_pickle_loading_standard_format",
          category: "data-loading",
          rounds: [[1.228, 1.234, 1.24]],
        }),
        measured({
          benchmark: "requests",
          category: "server",
          metric: "throughput",
          unit: "1/s",
          better: "higher",
          rounds: [[14_514]],
        }),
      ],
      failures: [
        {
          benchmark: "test_config",
          category: "config",
          kind: "failed",
          message: "The command ended with exit code 1.",
          output:
            'Traceback (most recent call last):\n  File "bench.py", line 3, in test_config\n    assert load() < 5\nAssertionError',
        },
      ],
    },
    statistics: [
      described(),
      described({
        metric: "peak-memory",
        unit: "B",
        mean: 52_953_088,
        median: 52_953_088,
        min: 52_428_800,
        max: 53_477_376,
      }),
      described({
        benchmark: "test_pickle_loading_standard_format",
        category: "data-loading",
        mean: 1.234,
        median: 1.234,
        min: 1.228,
        max: 1.24,
        standardDeviation: 0.006,
        interval: { low: 1.229, high: 1.239, method: "t" },
      }),
      described({
        benchmark: "requests",
        category: "server",
        metric: "throughput",
        unit: "1/s",
        mean: 14_490,
        median: 14_514,
        min: 14_100,
        max: 14_800,
      }),
    ],
    sla: [
      {
        benchmark: "test_pickle_loading_standard_format",
        category: "data-loading",
        metric: "time",
        unit: "s",
        limit: 1.25,
        value: 1.234,
        bound: 1.239,
        status: "PASS",
        margin: 0.016,
        reason: "1.24 s stays below 1.25 s.",
      },
      {
        benchmark: "parse/small",
        category: "parsing",
        metric: "time",
        unit: "s",
        limit: 0.001,
        percentile: 99,
        value: 0.00108,
        bound: 0.00108,
        status: "FAIL",
        margin: -0.00008,
        reason: "The p99 of 1.08 ms is over 1 ms.",
      },
    ],
    trends: [
      {
        benchmark: "parse/small",
        category: "parsing",
        metric: "time",
        unit: "s",
        points: 42,
        trend: {
          kind: "fitted",
          direction: "degrading",
          slope: 0.000_002_1,
          slopePValue: 0.001,
          rSquared: 0.71,
          confidence: "medium",
          forecast30Days: 0.001_13,
        },
        anomalies: [17],
        anomaliesKnown: true,
        week: { change: 0.034, trend: "degrading" },
      },
      {
        benchmark: "requests",
        category: "server",
        metric: "throughput",
        unit: "1/s",
        points: 4,
        trend: { kind: "insufficient", needed: 10 },
        anomalies: [],
        anomaliesKnown: false,
      },
    ],
    memory: {
      peak: 1_247_300_000,
      efficiency: 0.87,
      profiles: [
        {
          benchmark: "parse/small",
          category: "parsing",
          cycles: [41_000_000, 41_200_000, 41_100_000],
          peak: 62_000_000,
          start: 38_000_000,
          method: "heap after gc",
        },
      ],
      leaks: [
        {
          benchmark: "cache",
          category: "server",
          status: "LEAK_DETECTED",
          cycles: 10,
          slope: 1_240_000,
          pValue: 0.0001,
          rSquared: 0.98,
          growth: 12_400_000,
          reason: "Live memory grew by 1.24 MB in each of 10 cycles.",
        },
      ],
    },
    warnings: ["The benchmarks ran side by side; their times are less exact."],
  });
}

/** The first run of a repository, on a laptop. */
export function firstReport(): Report {
  const { workflow: _, ...report } = buildReport({
    project: "widgets",
    comparisons: [notCompared({ benchmark: "parse/small" })],
    baseline: { kind: "none", reason: "This is the first run that was stored for this kind of machine." },
    headline: "There is nothing to compare with yet.",
    statistics: [described()],
    run: { ...buildReport().run, measurements: [measured()] },
  });
  return report;
}
