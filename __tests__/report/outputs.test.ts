import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { outputs } from "../../src/report/outputs.ts";
import { buildReport, compared, notCompared } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";

const paths = { results: "/w/benchmark-results", reportJson: "/w/benchmark-results/reports/r.json" };

describe("the action's outputs", () => {
  it("of an eventful run are all filled", () => {
    expect(outputs(eventfulReport(), paths)).toMatchInlineSnapshot(`
      {
        "accepted-count": "0",
        "baseline-found": "true",
        "equivalent-count": "7",
        "failed-benchmarks": "parsing/parse/large<Map<string; number>>,parsing/parse/small,config/test_config",
        "failed-count": "1",
        "gate": "fail",
        "improved-count": "1",
        "inconclusive-count": "2",
        "missing-count": "0",
        "no-baseline-count": "1",
        "performance-improvement": "-2.86",
        "performance-report": "The gate failed: 2 of 14 benchmarks regressed, and 1 failed. 14 series: 2 regressed, 1 failed, 2 inconclusive, 1 improved, 7 shown equal, 1 without baseline. Largest regressions: parsing/parse/large<Map<string, number>> +34.2%, parsing/parse/small +6.1%. 1 of 2 SLA limits kept. Baseline: run of a81b2c3 on main, from branch benchmark-data.",
        "regressed-count": "2",
        "regression-detected": "true",
        "regression-percentage": "34.2",
        "report-json": "/w/benchmark-results/reports/r.json",
        "results-path": "/w/benchmark-results",
        "sla-failed-count": "1",
        "trend-analysis": "Trend of 2 series: 1 degrading, 0 improving, 0 stable, 1 with too few runs, 1 anomaly in the history.",
      }
    `);
  });

  it("of a first run say that nothing regressed and nothing was compared", () => {
    expect(outputs(firstReport(), paths)).toMatchObject({
      "regression-detected": "false",
      "regression-percentage": "0",
      "performance-improvement": "0",
      "failed-benchmarks": "",
      "baseline-found": "false",
      "no-baseline-count": "1",
      "trend-analysis": "No trend was analysed.",
    });
  });

  it("give the improvement of the whole suite as a geometric mean", () => {
    const report = buildReport({
      comparisons: [
        compared({ benchmark: "a", verdict: "improved", change: -0.5 }),
        compared({ benchmark: "b", verdict: "equivalent", change: 0 }),
      ],
    });
    expect(outputs(report, paths)["performance-improvement"]).toBe("41.42");
  });

  it("leave out what somebody accepted, and count it", () => {
    const source = { kind: "trailer", commit: "3f2c1a9" } as const;
    const accepted = { source, reason: "meant" };
    const both = [
      compared({ benchmark: "a", change: 0.5, accepted }),
      compared({ benchmark: "b", change: 0.1 }),
    ];
    const values = outputs(buildReport({ comparisons: both, headline: "Text." }), paths);
    expect(values).toMatchObject({
      "regression-detected": "true",
      "regression-percentage": "10",
      "failed-benchmarks": "parsing/b",
      "regressed-count": "2",
      "accepted-count": "1",
    });
    expect(values["performance-report"]).toContain(
      "2 series: 2 regressed (1 accepted). Largest regressions: parsing/b +10.0%.",
    );
    expect(outputs(buildReport({ comparisons: both.slice(0, 1) }), paths)).toMatchObject({
      "regression-detected": "false",
      "regression-percentage": "0",
      "failed-benchmarks": "",
      "accepted-count": "1",
    });
  });

  it("name a benchmark once, though it both regressed and missed its limit", () => {
    const { sla } = eventfulReport();
    const report = buildReport({
      comparisons: [
        compared({ benchmark: "parse/small" }),
        notCompared({ benchmark: "a, b", verdict: "failed" }),
      ],
      sla,
    });
    expect(outputs(report, paths)["failed-benchmarks"]).toBe("parsing/parse/small,parsing/a; b");
  });

  it("can be pasted into JSON, shell strings and JavaScript, whatever a benchmark is called", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '"',
        "'",
        "`",
        "\\",
        "$(touch /tmp/x)",
        "$" + "{HOME}",
        "\n",
        "\r",
        "\u2028",
        "!!",
        "\u0000",
        "</script>",
        "é",
      ),
      fc.string({ unit: "grapheme", maxLength: 5 }),
    );
    const name = fc.array(piece, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(""));
    fc.assert(
      fc.property(name, (text) => {
        const report = buildReport({ comparisons: [compared({ benchmark: text })], headline: text });
        const values = outputs(report, paths);
        for (const key of ["performance-report", "failed-benchmarks", "trend-analysis"]) {
          const value = values[key] ?? "";
          expect(JSON.parse(`{"details":"${value}"}`)).toEqual({ details: value });
          expect(value).not.toMatch(/["'`\\$\r\n]/);
        }
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  it("reach a shell as they are, in quotes of either kind", () => {
    const report = buildReport({ comparisons: [compared({ benchmark: "a'b\"c`id`$(id)$HOME\\n" })] });
    const text = outputs(report, paths)["performance-report"] ?? "";
    const echoed = execFileSync("sh", ["-c", `printf '%s\\n' "${text}" '${text}'`], { encoding: "utf8" });
    expect(echoed).toBe(`${text}\n${text}\n`);
  });
});
