import { describe, expect, it } from "vitest";
import type { SeriesTrend } from "../../src/domain/trend.ts";
import { trendJson } from "../../src/report/trend-json.ts";
import { trendLines } from "../../src/report/trend-lines.ts";

describe("series of several suites and environments", () => {
  it("are told apart in the table by what they differ in, and by nothing else", () => {
    const quick = series({ suite: "quick", environmentClass: "linux x64" });
    const full = series({ suite: "full", environmentClass: "linux x64" });
    const elsewhere = series({ suite: "quick", environmentClass: "darwin arm64" });
    expect(trendLines([quick])[0]).toMatch(/^Benchmark +Runs /);
    expect(trendLines([quick, full])[0]).toMatch(/^Benchmark +Suite +Runs /);
    expect(trendLines([quick, elsewhere])[0]).toMatch(/^Benchmark +Environment +Runs /);
    expect(trendLines([quick, full, series({})])).toEqual([
      expect.stringMatching(/^Benchmark +Suite +Environment +Runs /),
      expect.stringMatching(/^b +quick +linux x64 +4 /),
      expect.stringMatching(/^b +full +linux x64 +4 /),
      expect.stringMatching(/^b +— +— +4 /),
    ]);
  });

  it("name both in the JSON, as far as the runs say them", () => {
    const [known, unknown] = trendJson([
      series({ suite: "full", environmentClass: "linux x64" }),
      series({}),
    ]).series;
    expect(known).toMatchObject({ suite: "full", environment_class: "linux x64" });
    expect(unknown).not.toHaveProperty("suite");
    expect(unknown).not.toHaveProperty("environment_class");
  });
});

function series(kind: Pick<SeriesTrend, "suite" | "environmentClass">): SeriesTrend {
  return {
    benchmark: "b",
    metric: "time",
    unit: "s",
    ...kind,
    points: 4,
    trend: { kind: "insufficient", needed: 10 },
    anomalies: [],
    anomaliesKnown: false,
  };
}
