import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { webhookBody } from "../../src/alerts/webhook.ts";
import {
  alertFrom,
  failure,
  fullReport,
  leak,
  missedLimit,
  pushReport,
  regression,
} from "../support/alert-report.ts";
import { hostileLongText } from "../support/hostile-text.ts";
import { buildReport } from "../support/report-builder.ts";

const bodyOf = (report: Parameters<typeof alertFrom>[0]) => webhookBody(alertFrom(report), "d-1");

describe("the JSON for the webhook", () => {
  it("has everything of a regression", () => {
    const run = { ...buildReport().run, failures: [failure()] };
    const memory = { peak: 1, profiles: [], leaks: [leak()] };
    const report = pushReport({ run, memory, comparisons: [regression()], sla: [missedLimit()] });
    expect(bodyOf(report)).toEqual({
      version: 1,
      event: "regression",
      alert: "Performance Regression Detected",
      severity: "major",
      details:
        "1 of 12 benchmarks regressed: parsing/parse/small is 31.2 % slower (29.1 % to 33.4 %). " +
        "1 series: 1 regressed. Largest regressions: parsing/parse/small +31.2%. 0 of 1 SLA limit kept. " +
        "Baseline: run of a81b2c3 on main, from branch benchmark-data.",
      repository: "acme/widgets",
      commit: "3f2c1a9d0e8b7c6a5f4e3d2c1b0a99887766554",
      ref: "refs/heads/main",
      branch: "main",
      pull_request: null,
      suite: "quick",
      run_url: "https://github.com/acme/widgets/actions/runs/8123456789",
      gate: "fail",
      headline: "1 of 12 benchmarks regressed: parsing/parse/small is 31.2 % slower (29.1 % to 33.4 %).",
      baseline: "run of a81b2c3 on main, from branch benchmark-data",
      regression_percentage: 31.2,
      regressions: [
        {
          benchmark: "parse/small",
          category: "parsing",
          metric: "time",
          unit: "s",
          better: "lower",
          change_percent: 31.2,
          interval_percent: [29.1, 33.4],
          baseline_median: 0.001,
          current_median: 0.001312,
          severity: "major",
          reason: "The median grew by more than the threshold.",
        },
      ],
      failures: [
        { benchmark: "render/page", category: null, kind: "failed", message: "It exited with code 1." },
      ],
      sla: [
        {
          benchmark: "load/start",
          category: null,
          metric: "time",
          unit: "s",
          limit: 0.25,
          percentile: 95,
          value: 0.3,
          reason: "The 95th percentile is above the limit.",
        },
      ],
      leaks: [
        {
          benchmark: "cache/fill",
          category: null,
          cycles: 20,
          bytes_per_cycle: 1_572_864,
          reason: "Live memory grows with every cycle.",
        },
      ],
      omitted: 0,
      counts: report.counts,
      time: "2026-11-21T06:00:07.250Z",
      delivery_id: "d-1",
    });
  });

  it("has the five keys of the specification's example as text, whatever the alert is about", () => {
    const run = { ...buildReport().run, failures: [failure()] };
    const { alert, severity, details, repository, commit } = bodyOf(pushReport({ run }));
    expect([alert, severity, repository, commit]).toEqual([
      ...["Benchmark Failed", "major", "acme/widgets", buildReport().run.commit],
    ]);
    expect(details).toMatch(/^1 of 12 benchmarks/);
  });

  it("has null for what JSON cannot hold", () => {
    const { interval: _, ...bare } = regression(Number.POSITIVE_INFINITY);
    const [row] = bodyOf(pushReport({ comparisons: [bare] })).regressions;
    expect(row).toMatchObject({ change_percent: null, interval_percent: null, current_median: null });
  });

  it("keeps a hundred entries of a list and counts the others", () => {
    const comparisons = Array.from({ length: 130 }, (_, index) =>
      regression(0.2 + index / 1000, `b${index}`),
    );
    const body = bodyOf(pushReport({ comparisons, sla: Array.from({ length: 101 }, () => missedLimit()) }));
    expect(body.regressions).toHaveLength(100);
    expect(body.regressions[0]?.benchmark).toBe("b129");
    expect(body.omitted).toBe(31);
  });

  it("is valid, bounded JSON without control characters, whatever the names are", () => {
    fc.assert(
      fc.property(fc.array(hostileLongText, { minLength: 1, maxLength: 8 }), (texts) => {
        let next = 0;
        const json = JSON.stringify(bodyOf(fullReport(() => texts[next++ % texts.length] ?? "")));
        expect(JSON.parse(json)).toMatchObject({ version: 1, event: "regression", severity: "critical" });
        expect(json.length).toBeLessThan(60_000);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that must not be there.
        expect(json).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202e\p{Cs}]|\\u00[01]|\\[nrt]/u);
      }),
    );
  });
});
