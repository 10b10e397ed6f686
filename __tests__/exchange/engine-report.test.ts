import { describe, expect, it } from "vitest";
import { analyse, type Findings } from "../../src/analyse.ts";
import { Config } from "../../src/config/schema.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import type { RecordedRun } from "../../src/domain/run.ts";
import { parseReportData, reportData, withoutSamples } from "../../src/exchange/report-data.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { ENVIRONMENT } from "../support/report-builder.ts";

const random = seededRandom(3);
const MIB = 1024 * 1024;

/** Fifteen launches around a level; without noise all alike, as counted things are. */
function series(
  benchmark: string,
  level: number,
  noise = 0.01,
  more: Partial<Measurement> = {},
): Measurement {
  const rounds = Array.from({ length: 15 }, () =>
    Array.from({ length: 3 }, () => level * (1 + noise * random())),
  );
  return { benchmark, metric: "time", unit: "s", better: "lower", rounds, ...more };
}

const LEVELS: readonly [string, number, number, number][] = [
  ["same", 0.001, 0.001, 0.01],
  ["slower", 0.001, 0.002, 0.01],
  ["faster", 0.002, 0.001, 0.01],
  ["noisy", 0.001, 0.0011, 0.9],
  ["counted alike", 5, 5, 0],
  ["counted more", 5, 6, 0],
  ["from nothing", 0, 5, 0],
  ["to nothing", 5, 0, 0],
  ["nothing", 0, 0, 0],
  ["tiny", 1e-300, 3e-300, 0.5],
  ["large", 1e12, 3e12, 0.5],
];
const paired = { pairing: { alternating: true, share: 0.5 } };

function findings(design: "paired" | "stored", config: Config): Findings {
  const more = design === "paired" ? paired : {};
  const before = LEVELS.map(([name, level, , noise]) => series(name, level, noise, more));
  const after = LEVELS.map(([name, , level, noise]) => series(name, level, noise, more));
  const earlier = Array.from(
    { length: 14 },
    (_, index): RecordedRun => ({
      id: `r${index}`,
      commit: `${index}`.padStart(40, "a"),
      time: `2026-11-${String(index + 1).padStart(2, "0")}T06:00:00Z`,
      suite: "quick",
      environmentClass: ENVIRONMENT.class,
      environment: {},
      measurements: LEVELS.map(([name, level, , noise]) => series(name, level, noise)),
    }),
  );
  const run: RecordedRun = { ...earlier.at(-1), environment: {}, measurements: before };
  return {
    project: "acme/widgets",
    version: "1.2.3",
    config,
    run: {
      id: "run",
      time: "2026-11-21T06:00:00.000Z",
      suite: "quick",
      environment: ENVIRONMENT,
      measurements: [
        ...after,
        series("new", 1),
        series("one", 1, 0, { rounds: [[1]], summary: { mean: 1 } }),
      ],
      failures: [{ benchmark: "broken", kind: "timed-out", message: "It took too long.", output: "a\nb" }],
    },
    seconds: 12.5,
    cancelled: false,
    profiles: [
      {
        benchmark: "cache",
        cycles: Array.from({ length: 20 }, (_, cycle) => cycle * MIB),
        peak: 80 * MIB,
        start: 0,
        method: "heap",
      },
    ],
    baseline: {
      found: { kind: "found", description: "the base", ageDays: 1.5 },
      run,
      ...(design === "paired" ? { beside: { missing: [] } } : { stored: { earlier } }),
    } as unknown as Findings["baseline"],
    history: earlier,
    warnings: ["One."],
  };
}

describe("a report as the engine makes it", () => {
  const configs: readonly [string, "paired" | "stored", Partial<Config>][] = [
    ["measured side by side", "paired", {}],
    ["against a history", "stored", {}],
    ["by the classic rule", "stored", { method: "classic" }],
    ["by the threshold alone", "stored", { statisticalAnalysis: false }],
    ["with everything", "stored", { trendAnalysis: true, memoryProfiling: true }],
  ];

  it.each(configs)("travels whole: %s", (_, design, settings) => {
    const config = Config.parse({
      ...settings,
      policies: [
        { match: "slower", sla: "1ms" },
        { match: "same", sla: "1s", slaPercentile: 99 },
      ],
    });
    const report = analyse(findings(design, config));
    expect(new Set(report.comparisons.map(({ verdict }) => verdict)).size).toBeGreaterThan(3);
    expect(report.sla).toHaveLength(2);
    const read = parseReportData(reportData(report), "performance-1");
    expect(read).toEqual(withoutNegativeZero(withoutSamples(report)));
  });

  it("says when a later job joins it with others", () => {
    const deferred = [true, false].map(
      (defer) => analyse(findings("stored", Config.parse({ defer }))).deferred ?? false,
    );
    expect(deferred).toEqual([true, false]);
  });

  function withoutNegativeZero(value: unknown): unknown {
    return JSON.parse(JSON.stringify(value));
  }
});
