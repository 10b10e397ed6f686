import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import type { LeakResult } from "../../src/domain/memory.ts";
import type { SlaResult } from "../../src/domain/sla.ts";
import { checkRunOf } from "../../src/report/check-run.ts";
import { closingText } from "../../src/report/closing-text.ts";
import { COMMENT_CHARACTERS, composeComment } from "../../src/report/comment/compose.ts";
import { commentPart } from "../../src/report/comment/report-part.ts";
import { bytes } from "../../src/report/markdown/fit.ts";
import { SUMMARY_BYTES, summaryMarkdown } from "../../src/report/summary-markdown.ts";
import { buildReport, compared, described, notCompared } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";
import { soleComment } from "../support/sole-comment.ts";

const golden = (name: string) => fileURLToPath(new URL(`../../fixtures/reports/${name}`, import.meta.url));
const links = [{ text: "Workflow run", url: "https://github.com/acme/widgets/actions/runs/8123456789" }];
const terminal = {
  reportPath: "benchmark-results/reports/benchmark-report-20261121-060007.json",
  colour: false,
  width: 120,
};

describe("the pages of an eventful run", () => {
  const report = eventfulReport();

  it("are the recorded step summary", async () => {
    await expect(summaryMarkdown(report, links)).toMatchFileSnapshot(golden("eventful/summary.md"));
  });

  it("are the recorded comment", async () => {
    await expect(soleComment(report, { key: "Benchmarks/benchmark", links })).toMatchFileSnapshot(
      golden("eventful/comment.md"),
    );
  });

  it("are the recorded check", async () => {
    const check = checkRunOf(report, { links, failOnRegression: true });
    expect(check).toMatchObject({ name: "Performance benchmarks (benchmark)", conclusion: "failure" });
    const page = `# ${check?.title}\n\n${check?.summary}\n\n${check?.text}`;
    await expect(page).toMatchFileSnapshot(golden("eventful/check.md"));
  });

  it("are the recorded part of a comment that three jobs share", async () => {
    const { workflow } = report;
    if (workflow === undefined) throw new Error("There is no workflow.");
    const quiet = buildReport({
      comparisons: [compared({ benchmark: "scan", verdict: "equivalent", change: 0.004 })],
      workflow: { ...workflow, job: "linux", matrix: "node 24" },
    });
    const doubtful = buildReport({
      comparisons: [
        compared({
          benchmark: "scan",
          verdict: "inconclusive",
          status: "REGRESSION_SUSPECTED",
          change: 0.12,
        }),
      ],
      gate: "inconclusive",
      headline: "The gate is inconclusive: 1 of 1 benchmark may have regressed, but this is not confirmed.",
      workflow: { ...workflow, job: "linux", matrix: "node 20" },
    });
    const parts = [quiet, doubtful, report].map((each) => commentPart(each, { links }));
    await expect(composeComment({ key: "shared", parts })).toMatchFileSnapshot(golden("shared/comment.md"));
  });

  it("are the recorded closing text", async () => {
    await expect(closingText(report, terminal)).toMatchFileSnapshot(golden("eventful/closing.txt"));
  });
});

describe("the pages of a first run", () => {
  it("say that there is nothing to compare with, and why", async () => {
    await expect(summaryMarkdown(firstReport(), [])).toMatchFileSnapshot(golden("first-run/summary.md"));
    await expect(closingText(firstReport(), terminal)).toMatchFileSnapshot(golden("first-run/closing.txt"));
  });
});

describe("a page", () => {
  const many = buildReport({
    comparisons: Array.from({ length: 20_000 }, (_, index) =>
      compared({
        benchmark: `a_rather_long_name_of_a_benchmark/${index}`,
        change: index / 1000,
        verdict: index % 2 === 0 ? "regressed" : "equivalent",
      }),
    ),
    gate: "fail",
    headline: "The gate failed: 10000 of 20000 benchmarks regressed.",
  });

  it("of a comment keeps to GitHub's limit, shows the worst, and says how much it left out", () => {
    const text = soleComment(many, { key: "k", links });
    expect(text.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
    expect(text).toContain("benchmark/<wbr>19998</code>");
    expect(text).toMatch(/_\d+ more rows left out here for length\._/);
    expect(text).toMatch(/_Left out for length: .*The full report has them\._\n$/);
  });

  it("of a step summary keeps to 1 MiB in bytes", () => {
    const text = summaryMarkdown(many, links);
    expect(bytes(text)).toBeLessThanOrEqual(SUMMARY_BYTES);
    expect(bytes(text)).toBeGreaterThan(SUMMARY_BYTES / 2);
  });

  it("lists the worst first: regressed, failed, missing, inconclusive, accepted, improved", () => {
    const report = buildReport({
      comparisons: [
        compared({ benchmark: "e", verdict: "improved", change: -0.2 }),
        compared({
          benchmark: "d2",
          verdict: "regressed",
          change: 0.9,
          accepted: { reason: "it is meant", source: { kind: "label", label: "accept", by: "mona" } },
        }),
        compared({ benchmark: "d1", verdict: "inconclusive", change: 0.02 }),
        notCompared({ benchmark: "c", verdict: "missing" }),
        notCompared({ benchmark: "b", verdict: "failed" }),
        compared({ benchmark: "a2", verdict: "regressed", change: 0.1 }),
        compared({ benchmark: "a1", verdict: "regressed", change: -0.3, better: "higher" }),
      ],
    });
    const text = summaryMarkdown(report, []);
    const names = [...text.matchAll(/<code>parsing\/(\w+)<\/code>/g)].map(([, name]) => name);
    expect(names).toEqual(["a1", "a2", "b", "c", "d1", "d2", "e"]);
  });

  it("warns at its head when a regression passed the gate", () => {
    expect(summaryMarkdown(buildReport({ comparisons: [compared()], gate: "pass" }), [])).toMatch(/^## ⚠️ /);
    expect(summaryMarkdown(buildReport({ comparisons: [] }), [])).toMatch(/^## ✅ /);
  });
});

describe("the closing text", () => {
  it("counts benchmarks, not their series, as the headline does", () => {
    const report = buildReport({
      comparisons: [
        compared({ benchmark: "a", change: 0.2 }),
        compared({ benchmark: "a", metric: "bytes-per-op", unit: "B", change: 0.7 }),
        compared({ benchmark: "b", change: 0.3 }),
        compared({ benchmark: "c", verdict: "equivalent" }),
        compared({ benchmark: "c", metric: "bytes-per-op", verdict: "equivalent" }),
      ],
    });
    const text = closingText(report, terminal);
    expect(text).toContain(
      "Performance regression: 2 benchmarks, the worst is parsing/a [bytes-per-op] with +70.0%",
    );
    expect(text).toContain("and 2 series shown equal");
  });

  it("counts what is suspected as benchmarks, too", () => {
    const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" } as const;
    const comparisons = [
      compared({ ...suspected, benchmark: "a" }),
      compared({ ...suspected, benchmark: "a", metric: "cpu-time" }),
    ];
    expect(closingText(buildReport({ comparisons }), terminal)).toContain(
      "Performance regression: None confirmed, 1 benchmark suspected",
    );
  });

  it("does not say that there is no regression when nothing was compared", () => {
    const comparisons = [
      notCompared({ benchmark: "a", verdict: "failed" }),
      notCompared({ benchmark: "b", verdict: "missing" }),
    ];
    const text = closingText(buildReport({ comparisons }), terminal);
    expect(text).toContain("Performance regression: Not judged, nothing was compared\n");
    expect(closingText(buildReport({ baseline: { kind: "not-asked" } }), terminal)).toContain(
      "Performance regression: Not judged, no baseline was asked for\n",
    );
  });

  it("passes the memory only for what was judged, and ticks no benchmark that leaks", () => {
    const leak = {
      benchmark: "parse/small",
      category: "parsing",
      status: "NO_LEAKS_DETECTED",
      cycles: 12,
      growth: 0,
      reason: "Live memory did not grow.",
    } as const;
    const limit = {
      benchmark: "parse/small",
      category: "parsing",
      metric: "peak-memory",
      unit: "B",
      limit: 6e7,
      value: 5e7,
      bound: 5e7,
      status: "PASS",
      margin: 1e7,
      reason: "50 MB stay below 60 MB.",
    } as const;
    const textOf = (status: LeakResult["status"], sla: readonly SlaResult[] = []) =>
      closingText(
        buildReport({
          statistics: [described()],
          memory: { peak: 5e7, profiles: [], leaks: [{ ...leak, status }] },
          sla,
        }),
        terminal,
      );
    expect(textOf("NO_LEAKS_DETECTED")).toContain("Memory efficiency: PASS (no leak found)\n");
    expect(textOf("NO_LEAKS_DETECTED", [limit])).toContain("Memory efficiency: PASS (within SLA bounds)\n");
    expect(textOf("NO_LEAKS_DETECTED", [{ ...limit, status: "FAIL" }])).toContain("FAIL (over its SLA)");
    expect(textOf("LEAK_SUSPECTED")).toContain("PASS (no leak confirmed, 1 suspected)");
    expect(textOf("INSUFFICIENT_DATA")).toContain("PASS (no leak found, 1 benchmark not judged)");
    expect(textOf("NO_LEAKS_DETECTED")).toContain("✓ parse/small");
    expect(textOf("LEAK_DETECTED")).toMatch(/✗ parse\/small +1\.065 ms {2}\(leaks memory\)/);
    expect(textOf("LEAK_DETECTED", [limit])).toContain("Memory efficiency: FAIL (1 benchmark leaks)");
  });

  it("has colours only when asked, and the same letters either way", () => {
    const report = eventfulReport();
    const plain = closingText(report, terminal);
    const coloured = closingText(report, { ...terminal, colour: true });
    expect(plain).not.toContain("\u001b[");
    expect(coloured).toContain("\u001b[31m✗\u001b[0m");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours start with the escape character.
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(plain);
  });

  it("shortens long names in the middle to fit a narrow terminal", () => {
    const report = buildReport({ comparisons: [compared({ benchmark: `start_${"x".repeat(200)}_end` })] });
    const text = closingText(report, { ...terminal, width: 100 });
    const row = text.split("\n").find((line) => line.endsWith("regressed, small"));
    expect(row).toContain("…");
    expect(row?.length).toBeLessThanOrEqual(100);
  });

  it("cannot be made to obey by a name", () => {
    const name = "x\n::error::boo\u001b[2J##[error]boo";
    const report = buildReport({
      comparisons: [compared({ benchmark: name })],
      warnings: [name],
      headline: name,
    });
    const text = closingText(report, terminal);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: what must not be there.
    expect(text).not.toMatch(/^\s*::|##\[|[\u0000-\u0009\u000b-\u001f]/m);
  });
});
