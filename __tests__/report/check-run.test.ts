import { describe, expect, it } from "vitest";
import { checkRunOf } from "../../src/report/check-run.ts";
import type { Report } from "../../src/report/report.ts";
import { buildReport, compared } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";

const LINKS = [{ text: "Workflow run", url: "https://github.com/acme/widgets/actions/runs/8123456789" }];

function check(
  report: Report,
  options: { readonly name?: string; readonly failOnRegression?: boolean } = {},
) {
  const found = checkRunOf(report, { links: LINKS, failOnRegression: true, ...options });
  if (found === undefined) throw new Error("The report has a commit, so it has a check.");
  return found;
}

const sla = eventfulReport().sla;
const memory = eventfulReport().memory;
const failing = (overrides: Partial<Report> = {}) =>
  buildReport({ comparisons: [compared()], gate: "fail", ...overrides });

describe("the check", () => {
  it("stands at the commit, with the job's title in its name, and leads to the workflow run", () => {
    const { name, commit, externalId, detailsUrl } = check(failing());

    expect({ name, commit, externalId, detailsUrl }).toEqual({
      name: "Performance benchmarks (benchmark)",
      commit: "3f2c1a9d0e8b7c6a5f4e3d2c1b0a99887766554",
      externalId: "performance-benchmark/Benchmarks/benchmark/quick",
      detailsUrl: "https://github.com/acme/widgets/actions/runs/8123456789",
    });
  });

  it("has names of its own for each shard and each leg of a matrix, however it ended", () => {
    const report = failing();
    const { workflow } = report;
    if (workflow === undefined) throw new Error("The report was made in a workflow.");
    const parts = [
      { shard: { index: 1, count: 8 } },
      { shard: { index: 2, count: 8 } },
      { workflow: { ...workflow, matrix: "ubuntu-24.04, node 24" } },
      { workflow: { ...workflow, job: "rust" } },
    ].map((part) => check({ ...report, ...part }));

    expect(parts.map(({ name }) => name)).toEqual([
      "Performance benchmarks (benchmark 1/8)",
      "Performance benchmarks (benchmark 2/8)",
      "Performance benchmarks (benchmark (ubuntu-24.04, node 24))",
      "Performance benchmarks (rust)",
    ]);
    expect(new Set(parts.map(({ externalId }) => externalId)).size).toBe(4);
    expect(check({ ...report, gate: "pass", comparisons: [] }).name).toBe(check(report).name);
  });

  it("has the name that one job gives it which speaks for all, and a short one whatever a job is called", () => {
    const { workflow } = failing();
    if (workflow === undefined) throw new Error("The report was made in a workflow.");

    expect(check(failing(), { name: "Performance benchmarks" }).name).toBe("Performance benchmarks");
    expect(check(failing({ workflow: { ...workflow, job: "j".repeat(500) } })).name.length).toBeLessThan(255);
    expect(check(firstReport()).name).toBe("Performance benchmarks");
  });

  it("is left out without a commit", () => {
    const { commit: _, ...run } = failing().run;

    expect(checkRunOf(failing({ run }), { links: [], failOnRegression: true })).toBeUndefined();
  });
});

describe("the conclusion", () => {
  it("is that of the gate, with neutral for what could not be decided", () => {
    expect(check(buildReport()).conclusion).toBe("success");
    expect(check(buildReport({ gate: "inconclusive" })).conclusion).toBe("neutral");
    expect(check(failing()).conclusion).toBe("failure");
  });

  it("is neutral when a regression may pass, but not for a broken limit, a leak or a failed benchmark", () => {
    const lenient = { failOnRegression: false };
    const failures = eventfulReport().run.failures;

    expect(check(failing(), lenient).conclusion).toBe("neutral");
    expect(check(failing({ sla }), lenient).conclusion).toBe("failure");
    expect(check(failing({ ...(memory && { memory }) }), lenient).conclusion).toBe("failure");
    expect(check(failing({ run: { ...failing().run, failures } }), lenient).conclusion).toBe("failure");
  });
});

describe("the title", () => {
  it("is the outcome in numbers, without names", () => {
    const titles = [
      eventfulReport(),
      failing(),
      buildReport({ comparisons: [compared({ verdict: "equivalent" })] }),
      firstReport(),
      buildReport({ baseline: { kind: "not-asked" } }),
      buildReport({
        comparisons: [
          compared({ accepted: { source: { kind: "label", label: "accept" }, reason: "" } }),
          compared({ benchmark: "faster", verdict: "improved", change: -0.3 }),
        ],
      }),
    ].map((report) => check(report).title);

    expect(titles).toMatchInlineSnapshot(`
      [
        "2 regressed (worst +34.2%), 1 failed, 1 SLA limit missed, 1 leaking memory, 1 suspected, 1 improved",
        "1 regressed (worst +6.1%)",
        "No regression in 1 series",
        "Nothing to compare with yet",
        "Measured, not compared",
        "1 regression accepted, 1 improved",
      ]
    `);
  });
});

describe("the pages of the check", () => {
  it("have what decides in the summary, and what one looks up in the details", () => {
    const { summary, text = "" } = check(eventfulReport());

    expect(summary).toMatch(/^## ❌ Performance benchmarks\n/);
    expect(summary).toContain("**regressed, large**");
    expect(summary).toContain("SLA: 1 of 2 limits kept");
    expect(summary).toContain("[Workflow run](<https://github.com/acme/widgets/actions/runs/8123456789>)");
    expect(summary).not.toContain("Traceback");
    expect(text).toContain("Traceback");
    expect(text).toContain("7 series shown equal");
    expect(text).toContain("AMD EPYC 7763");
  });

  it("keep whole rows within GitHub's limit, whether it counts characters or bytes", () => {
    const comparisons = Array.from({ length: 5000 }, (_, index) =>
      compared({
        benchmark: `größe/日本語/${index}`,
        ...(index % 2 === 0 ? {} : { verdict: "equivalent" as const }),
      }),
    );
    const { summary, text = "" } = check(buildReport({ comparisons, gate: "fail" }));

    for (const page of [summary, text]) {
      const size = new TextEncoder().encode(page).length;
      expect(size).toBeLessThanOrEqual(65_535);
      expect(size).toBeGreaterThan(50_000);
      expect(page).toMatch(/\d+ more rows left out here for length/);
    }
  });

  it("say when not every line has an annotation", () => {
    const comparisons = Array.from({ length: 201 }, (_, index) => compared({ benchmark: `b${index}` }));
    const sources = comparisons.map(({ benchmark }) => ({
      benchmark,
      category: "parsing",
      file: "a.js",
      line: 1,
    }));
    const found = check(buildReport({ comparisons, sources, gate: "fail" }));

    expect(found.annotations).toHaveLength(200);
    expect(found.summary).toContain("_1 more benchmark line has no annotation, because there are so many.");
    expect(check(failing()).summary).not.toContain("no annotation");
  });
});
