import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseMeasurementsFile } from "../../src/domain/measurements-file.ts";
import { summaryCsv } from "../../src/report/files/summary-csv.ts";
import { reportFiles, reportPaths } from "../../src/report/report-files.ts";
import { buildReport, compared, described, measured } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";

const STAMP = "20261121-060007";
const configuration = { suite: "quick", regression_threshold: 10 };

describe("the files of a report", () => {
  const files = reportFiles(eventfulReport(), configuration);
  const contentOf = (path: string) => files.find((file) => file.path === path)?.content ?? "";
  const json = (path: string): unknown => JSON.parse(contentOf(path));

  it("form the specification's tree, with the measurements besides", () => {
    expect(files.map(({ path }) => path)).toEqual([
      `reports/benchmark-report-${STAMP}.json`,
      `reports/benchmark-summary-${STAMP}.csv`,
      `reports/benchmark-metadata-${STAMP}.json`,
      `reports/measurements-${STAMP}.json`,
      `memory-profiles/memory-profile-parsing-${STAMP}.log`,
      `memory-profiles/memory-leak-analysis-${STAMP}.json`,
      `statistical-analysis/confidence-intervals-${STAMP}.json`,
      `statistical-analysis/regression-analysis-${STAMP}.json`,
      `statistical-analysis/baseline-comparison-${STAMP}.json`,
      "ci-integration/github-actions-summary.json",
      "ci-integration/performance-alerts.json",
      "ci-integration/report-data.json",
      "ci-integration/artifact-manifest.json",
    ]);
  });

  it.each(files.map(({ path }) => path))("are as recorded: %s", async (path) => {
    const golden = fileURLToPath(new URL(`../../fixtures/reports/eventful/${path}`, import.meta.url));
    await expect(contentOf(path)).toMatchFileSnapshot(golden);
  });

  it("hold the run so that it can be compared again", () => {
    const run = parseMeasurementsFile(json(reportPaths(eventfulReport()).measurements), "measurements.json");
    expect(run.measurements).toEqual(eventfulReport().run.measurements);
    expect(run.environmentClass).toBe(eventfulReport().run.environment.class);
  });

  it("are all in the manifest, with their sizes", () => {
    const manifest = z
      .object({ total_files: z.number(), files: z.array(z.object({ path: z.string(), bytes: z.number() })) })
      .parse(json("ci-integration/artifact-manifest.json"));
    const others = files.filter(({ path }) => path !== "ci-integration/artifact-manifest.json");
    expect(manifest.total_files).toBe(others.length);
    expect(manifest.files.map(({ path, bytes }) => [path, bytes])).toEqual(
      others.map(({ path, content }) => [path, Buffer.byteLength(content)]),
    );
  });

  it("have a performance report with every key that the specification shows", () => {
    const Statistics = z.object({
      mean: z.number(),
      median: z.number(),
      std_dev: z.number(),
      min: z.number(),
      max: z.number(),
      confidence_interval_95: z.tuple([z.number(), z.number()]),
    });
    const Specified = z.object({
      benchmark_suite: z.object({
        name: z.string(),
        version: z.string(),
        execution_timestamp: z.iso.datetime(),
        execution_duration_seconds: z.number(),
      }),
      environment: z.object({
        platform: z.object({
          system: z.string(),
          release: z.string(),
          machine: z.string(),
          processor: z.string(),
        }),
        hardware: z.object({
          cpu_count_logical: z.number(),
          cpu_count_physical: z.number(),
          memory_total_gb: z.number(),
          memory_available_gb: z.number(),
        }),
        virtualization: z.object({
          is_virtualized: z.boolean(),
          platform: z.string(),
          normalization_factor: z.number(),
        }),
      }),
      benchmark_results: z.object({
        "data-loading": z.object({
          test_pickle_loading_standard_format: z.object({
            execution_times: z.tuple([z.literal(1.228), z.literal(1.234), z.literal(1.24)]),
            statistics: Statistics,
            sla_validation: z.object({
              threshold: z.number(),
              status: z.literal("PASS"),
              margin: z.number(),
            }),
            normalization: z.object({
              raw_mean: z.literal(1.234),
              normalized_mean: z.number(),
              factor_applied: z.literal(0.88),
            }),
          }),
        }),
      }),
      memory_analysis: z.object({
        peak_memory_usage_mb: z.literal(1247.3),
        memory_efficiency_score: z.literal(0.87),
        leak_detection: z.object({
          status: z.literal("LEAK_DETECTED"),
          analysis_method: z.string(),
          cycles_tested: z.literal(10),
          max_memory_growth_mb: z.literal(12.4),
        }),
      }),
      regression_analysis: z.object({
        baseline_comparison: z.object({
          baseline_date: z.string(),
          baseline_age_days: z.literal(3),
          regression_detected: z.literal(true),
          performance_delta_percentage: z.number(),
          improvement_areas: z.tuple([z.literal("server")]),
        }),
      }),
    });
    expect(Specified.safeParse(json(`reports/benchmark-report-${STAMP}.json`)).error).toBeUndefined();
  });

  it("leave memory out when none was profiled, and say that there was no baseline", () => {
    const first = reportFiles(firstReport(), configuration);
    expect(first.filter(({ path }) => path.startsWith("memory-profiles/"))).toEqual([]);
    const regression = first.find(({ path }) => path.includes("regression-analysis"))?.content ?? "";
    expect(JSON.parse(regression)).toMatchObject({
      benchmarks: [{ benchmark_name: "parse/small", status: "NO_BASELINE" }],
    });
  });

  it("tell a suite that became twice as fast by -50 percent", () => {
    const report = buildReport({ comparisons: [compared({ verdict: "improved", change: -0.5 })] });
    const [first] = reportFiles(report, configuration);
    expect(JSON.parse(first?.content ?? "")).toMatchObject({
      regression_analysis: { baseline_comparison: { performance_delta_percentage: -50 } },
    });
  });

  it("keep benchmarks whose names are keys of every object", () => {
    const name = "__proto__";
    const report = buildReport({
      run: { ...buildReport().run, measurements: [measured({ benchmark: name, category: name })] },
      statistics: [described({ benchmark: name, category: name })],
    });
    const [first] = reportFiles(report, configuration);
    expect(first?.content).toContain('"__proto__": {\n      "__proto__": {\n        "execution_times": [');
  });

  it("number the memory logs of categories that share a file name", () => {
    const { memory } = eventfulReport();
    const [profile] = memory?.profiles ?? [];
    if (memory === undefined || profile === undefined) throw new Error("the sample has a memory profile");
    const profiles = ["I/O", "i-o", "../../etc"].map((category) => ({ ...profile, category }));
    const paths = reportFiles(buildReport({ memory: { ...memory, profiles } }), {}).map(({ path }) => path);
    expect(paths.filter((path) => path.endsWith(".log"))).toEqual([
      `memory-profiles/memory-profile-i-o-${STAMP}.log`,
      `memory-profiles/memory-profile-i-o-2-${STAMP}.log`,
      `memory-profiles/memory-profile-etc-${STAMP}.log`,
    ]);
  });
});

describe("the CSV summary", () => {
  it("has the specification's header and a row per benchmark", () => {
    expect(summaryCsv(eventfulReport())).toMatchInlineSnapshot(`
      "Benchmark Name,Category,Mean Time (s),SLA Threshold (s),Status,Confidence Interval Lower,Confidence Interval Upper,Memory Peak (MB),Regression Status
      parse/small,parsing,0.001065,0.001,FAIL,0.00104,0.00109,53.477376,REGRESSION_DETECTED
      test_pickle_loading_standard_format,data-loading,1.234,1.25,PASS,1.229,1.239,,REGRESSION_SUSPECTED
      requests,server,,,NO_SLA,,,,NO_REGRESSION
      test_config,config,,,FAILED,,,,NO_BASELINE
      "
    `);
  });

  it("cannot smuggle a formula into a spreadsheet, or a row into the table", () => {
    const evil = ['=HYPERLINK("http://evil")', "+1", "-1", "@sum", 'a,"b"\nc'];
    const report = buildReport({ statistics: evil.map((benchmark) => described({ benchmark })) });
    const lines = summaryCsv(report).trimEnd().split("\n");
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^"?[=+@-]/);
    // The name with a line break is quoted, hence one record on two lines.
    expect(lines).toHaveLength(1 + evil.length + 1);
  });
});
