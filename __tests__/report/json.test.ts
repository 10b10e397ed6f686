import { describe, expect, it } from "vitest";
import { compareJson } from "../../src/report/compare-json.ts";
import { trendJson } from "../../src/report/trend-json.ts";
import { compared, notCompared } from "../support/report-builder.ts";
import { eventfulReport } from "../support/sample-reports.ts";

describe("compare --json", () => {
  it("has the fields of the contract, in percent", () => {
    const value = compareJson(
      [compared({ change: 0.0625, interval: { low: 0.03125, high: 0.125 } })],
      "fail",
    );
    expect(value).toEqual({
      version: 1,
      gate: "fail",
      comparisons: [
        {
          benchmark: "parse/small",
          category: "parsing",
          metric: "time",
          unit: "s",
          better: "lower",
          verdict: "regressed",
          status: "REGRESSION_DETECTED",
          change_percent: 6.25,
          interval_percent: [3.125, 12.5],
          confidence: 0.95,
          p_value: 0.0004,
          adjusted_p_value: 0.0012,
          effect_size: 1.9,
          severity: "small",
          minimum_detectable_change_percent: 1.7999999999999998,
          noise_floor_percent: null,
          pairs: null,
          rests_on: "time",
          threshold_percent: 5,
          baseline: { median: 0.001, mean: 0.00101, standard_deviation: 0.00002, rounds: 30, samples: 30 },
          current: {
            median: 0.0010625,
            mean: 0.001073125,
            standard_deviation: 0.00002,
            rounds: 30,
            samples: 30,
          },
          reason: "The median grew by more than the threshold.",
          accepted: null,
        },
      ],
    });
  });

  it("says who accepted a regression, why, up to what and until when", () => {
    const source = { kind: "comment", by: "mona", url: "https://github.com/a/b/pull/7", id: 1 } as const;
    const accepted = { source, pattern: "parse/*", reason: "meant", until: "2026-12-31", limit: 0.07 };
    const [comparison] = compareJson([compared({ accepted })], "pass").comparisons;
    expect(comparison).toMatchObject({
      verdict: "regressed",
      accepted: { source, pattern: "parse/*", reason: "meant", until: "2026-12-31", max_percent: 7 },
    });
  });

  it("has the same fields, null, for what was not compared", () => {
    const [full, bare] = compareJson([compared(), notCompared()], "pass").comparisons;
    expect(Object.keys(bare ?? {})).toEqual(Object.keys(full ?? {}));
    expect(bare).toMatchObject({
      verdict: "no-baseline",
      change_percent: null,
      interval_percent: null,
      baseline: null,
    });
    expect(bare?.current).toMatchObject({ median: 0.002 });
  });
});

describe("trend --json", () => {
  it("has a fitted trend, or none and the points that it lacks", () => {
    expect(trendJson(eventfulReport().trends)).toEqual({
      version: 1,
      series: [
        {
          benchmark: "parse/small",
          category: "parsing",
          metric: "time",
          unit: "s",
          points: 42,
          change_points: [],
          change_points_known: false,
          trend: {
            direction: "degrading",
            slope: 0.0000021,
            slope_p_value: 0.001,
            r_squared: 0.71,
            confidence: "medium",
            forecast_30_days: 0.00113,
          },
          anomalies: [17],
          anomalies_known: true,
          week: { change_percent: 3.4000000000000004, trend: "degrading" },
        },
        {
          benchmark: "requests",
          category: "server",
          metric: "throughput",
          unit: "1/s",
          points: 4,
          change_points: [],
          change_points_known: false,
          trend: null,
          points_needed: 10,
          anomalies: [],
          anomalies_known: false,
          week: null,
        },
      ],
    });
  });
});
