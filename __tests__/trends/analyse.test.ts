import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Measurement } from "../../src/domain/measurement.ts";
import type { RecordedRun } from "../../src/domain/run.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { analyseTrends } from "../../src/trends/analyse.ts";

const START = Date.parse("2026-01-01T06:00:00Z");
const DAY = 86_400_000;

/** A run on a day, with one time in seconds of the benchmark `b`, or with the measurements given. */
function runOn(day: number, value: number | readonly Measurement[]): RecordedRun {
  const measurements = typeof value === "number" ? [time([[value]])] : value;
  return { time: new Date(START + day * DAY).toISOString(), environment: {}, measurements };
}

function time(rounds: readonly (readonly number[])[], fields: Partial<Measurement> = {}): Measurement {
  return { benchmark: "b", metric: "time", unit: "s", better: "lower", rounds, ...fields };
}

/** One run a day. */
function daily(values: readonly number[]): readonly RecordedRun[] {
  return values.map((value, day) => runOn(day, value));
}

function only(history: readonly RecordedRun[]) {
  const trends = analyseTrends(history);
  expect(trends).toHaveLength(1);
  const [trend] = trends;
  if (trend === undefined) throw new Error("There is no trend.");
  return trend;
}

function noise(count: number, size: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => (random() - 0.5) * size);
}

describe("the trend of a history", () => {
  it("is a line in units per day, with a forecast 30 days after the last run", () => {
    const history = daily(Array.from({ length: 20 }, (_, day) => 1 + 0.01 * day));
    const { trend, points } = only(history);
    expect(points).toBe(20);
    if (trend.kind !== "fitted") throw new Error("No line was fitted.");
    expect(trend).toMatchObject({ direction: "degrading", confidence: "high" });
    expect(trend.slope).toBeCloseTo(0.01, 12);
    expect(trend.rSquared).toBeCloseTo(1, 9);
    expect(trend.forecast30Days).toBeCloseTo(1 + 0.01 * (19 + 30), 9);
  });

  it("needs ten points, at more than one moment", () => {
    const insufficient = { kind: "insufficient", needed: 10 };
    expect(only(daily(Array.from({ length: 9 }, (_, day) => day + 1))).trend).toEqual(insufficient);
    const atOnce = Array.from({ length: 12 }, (_, index) => runOn(0, index + 1));
    expect(only(atOnce).trend).toEqual(insufficient);
    expect(only(daily(Array.from({ length: 10 }, (_, day) => day + 1))).trend.kind).toBe("fitted");
  });

  it("uses the days between runs, not their number", () => {
    const days = [0, 1, 2, 3, 4, 5, 6, 50, 60, 100];
    const { trend } = only(days.map((day) => runOn(day, 1 + day / 100)));
    expect(trend.kind === "fitted" && trend.slope).toBeCloseTo(0.01, 9);
  });

  it("knows which way is better", () => {
    const rising = Array.from({ length: 12 }, (_, day) =>
      runOn(day, [time([[100 + day]], { metric: "throughput", unit: "1/s", better: "higher" })]),
    );
    expect(only(rising).trend).toMatchObject({ direction: "improving" });
  });

  it("is stable for noise, for a constant, and for a certain change of less than 1 %", () => {
    const noisy = noise(40, 0.2, 3).map((value) => 1 + value);
    expect(only(daily(noisy)).trend).toMatchObject({ direction: "stable", confidence: "low" });
    expect(only(daily(Array.from({ length: 12 }, () => 0.1))).trend).toMatchObject({
      direction: "stable",
      slope: 0,
      slopePValue: 1,
    });
    const tiny = Array.from({ length: 12 }, (_, day) => 1 + day * 0.0005);
    expect(only(daily(tiny)).trend).toMatchObject({ direction: "stable", confidence: "high" });
  });

  it("finds a drift of 10 % in noise of 4 %, with little confidence in the line", () => {
    const drift = noise(30, 0.14, 5).map((value, day) => 1 + value + day * 0.0035);
    expect(only(daily(drift)).trend).toMatchObject({ direction: "degrading" });
  });

  it("does not depend on the unit", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 90, max: 110 }), { minLength: 20, maxLength: 30 }), (values) => {
        const seconds = only(daily(values));
        const tiny = only(daily(values.map((value) => value / 2 ** 30)));
        expect(tiny.anomalies).toEqual(seconds.anomalies);
        expect(tiny.week?.trend).toBe(seconds.week?.trend);
        if (seconds.trend.kind !== "fitted" || tiny.trend.kind !== "fitted")
          throw new Error("No line was fitted.");
        expect(tiny.trend.direction).toBe(seconds.trend.direction);
        expect(tiny.trend.slopePValue).toBeCloseTo(seconds.trend.slopePValue, 9);
      }),
      { numRuns: 30, seed: 6 },
    );
  });
});

describe("anomalies", () => {
  const calm = noise(24, 0.02, 7).map((value) => 1 + value);

  it("are the values more than 2.5 deviations from the mean, by index, and one-sided neither way", () => {
    const history = daily(calm.map((value, index) => (index === 9 ? 1.5 : index === 20 ? 0.5 : value)));
    expect(only(history)).toMatchObject({ anomalies: [9, 20], anomaliesKnown: true });
    expect(only(daily(calm)).anomalies).toEqual([]);
  });

  it("are not known below 20 points", () => {
    const history = daily(calm.slice(0, 19).map((value, index) => (index === 9 ? 9 : value)));
    expect(only(history)).toMatchObject({ anomalies: [], anomaliesKnown: false });
  });
});

describe("the week", () => {
  it("compares the latest value with the newest that is at least seven days older", () => {
    const history = [runOn(0, 9), runOn(3, 1), runOn(4, 5), runOn(10.5, 1.2)];
    expect(only(history).week).toEqual({ change: expect.closeTo(0.2, 12), trend: "degrading" });
    expect(only([runOn(0, 1), runOn(6.9, 2)]).week).toBeUndefined();
  });

  it("is stable within 5 % either way, and turns round where higher is better", () => {
    const weekOf = (from: number, to: number) => only([runOn(0, from), runOn(7, to)]).week?.trend;
    expect([weekOf(100, 104.9), weekOf(100, 95.1), weekOf(100, 106), weekOf(100, 94)]).toEqual([
      "stable",
      "stable",
      "degrading",
      "improving",
    ]);
    const throughput = (value: number) => [time([[value]], { better: "higher" })];
    expect(only([runOn(0, throughput(1)), runOn(7, throughput(2))]).week?.trend).toBe("improving");
  });
});

describe("the points", () => {
  it("are medians of all samples of a run, or what the tool gave", () => {
    const history = [
      runOn(0, [time([[1, 9], [2]])]),
      runOn(7, [time([[5]], { summary: { median: 4, mean: 5 } })]),
    ];
    expect(only(history).week?.change).toBe(1);
  });

  it("are kept apart by category and metric, in the newest run's order, and leave out what cannot be placed", () => {
    const withoutTime = { ...runOn(1, 7), time: "once" };
    const { time: _, ...undated } = runOn(1, 7);
    const history = [
      runOn(0, [
        time([[1]], { category: "x" }),
        time([[1]], { metric: "peak-memory" }),
        time([[1]], { benchmark: "old" }),
      ]),
      withoutTime,
      undated,
      runOn(2, [time([[5]], { unit: "cycles" })]),
      runOn(3, [time([[2]], { metric: "peak-memory" }), time([[3]]), time([[1]], { category: "x" })]),
    ];
    const found = analyseTrends(history).map(
      ({ category, benchmark, metric, points }) => `${category}/${benchmark} ${metric} ${points}`,
    );
    expect(found).toEqual([
      "undefined/b peak-memory 2",
      "undefined/b time 1",
      "x/b time 2",
      "undefined/old time 1",
    ]);
  });

  it("are kept apart by suite and environment class, each with its own indexes", () => {
    const kinds = [
      { suite: "quick", environmentClass: "small machine" },
      { suite: "quick", environmentClass: "large machine" },
      { suite: "full", environmentClass: "large machine" },
    ];
    const history = Array.from({ length: 20 }, (_, day) =>
      kinds.map((kind, index) => ({
        ...runOn(day, index === 0 && day === 7 ? 99 : 10 ** index),
        ...kind,
      })),
    ).flat();
    const trends = analyseTrends(history);
    expect(trends.map(({ suite, environmentClass }) => ({ suite, environmentClass }))).toEqual(
      kinds.toReversed(),
    );
    expect(trends.map(({ points, anomalies }) => [points, anomalies])).toEqual([
      [20, []],
      [20, []],
      [20, [7]],
    ]);
  });

  it("may be none at all", () => {
    expect(analyseTrends([])).toEqual([]);
  });
});
