import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { closingText } from "../../src/report/closing-text.ts";
import { COMMENT_CHARACTERS, commentMarkdown } from "../../src/report/comment-markdown.ts";
import { issueMarkdown, regressionsPast } from "../../src/report/issue-markdown.ts";
import { bytes } from "../../src/report/markdown/fit.ts";
import { SUMMARY_BYTES, summaryMarkdown } from "../../src/report/summary-markdown.ts";
import { buildReport, compared, notCompared } from "../support/report-builder.ts";
import { eventfulReport, firstReport } from "../support/sample-reports.ts";

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
    await expect(commentMarkdown(report, { key: "Benchmarks/benchmark", links })).toMatchFileSnapshot(
      golden("eventful/comment.md"),
    );
  });

  it("are the recorded issue", async () => {
    const regressions = regressionsPast(report, 0.05);
    const { title, body } = issueMarkdown(report, { key: "Benchmarks", regressions, links });
    expect(title).toBe(
      "Performance regression: parsing/parse/large<Map<string, number>> +34.2% and 1 more benchmark at 3f2c1a9",
    );
    await expect(body).toMatchFileSnapshot(golden("eventful/issue.md"));
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
    const text = commentMarkdown(many, { key: "k", links });
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

  it("lists the worst first: regressed, failed, missing, inconclusive, improved", () => {
    const report = buildReport({
      comparisons: [
        compared({ benchmark: "e", verdict: "improved", change: -0.2 }),
        compared({ benchmark: "d", verdict: "inconclusive", change: 0.02 }),
        notCompared({ benchmark: "c", verdict: "missing" }),
        notCompared({ benchmark: "b", verdict: "failed" }),
        compared({ benchmark: "a2", verdict: "regressed", change: 0.1 }),
        compared({ benchmark: "a1", verdict: "regressed", change: -0.3, better: "higher" }),
      ],
    });
    const text = summaryMarkdown(report, []);
    const names = [...text.matchAll(/<code>parsing\/(\w+)<\/code>/g)].map(([, name]) => name);
    expect(names).toEqual(["a1", "a2", "b", "c", "d", "e"]);
  });

  it("warns at its head when a regression passed the gate", () => {
    expect(summaryMarkdown(buildReport({ comparisons: [compared()], gate: "pass" }), [])).toMatch(/^## ⚠️ /);
    expect(summaryMarkdown(buildReport({ comparisons: [] }), [])).toMatch(/^## ✅ /);
  });
});

describe("the closing text", () => {
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
