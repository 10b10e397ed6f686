import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { withAcceptances } from "../../src/acceptance/rejudge.ts";
import { parseTerms } from "../../src/acceptance/terms.ts";
import { type Acceptance, type AcceptanceOutcome, UNUSED } from "../../src/domain/acceptance.ts";
import { closingText } from "../../src/report/closing-text.ts";
import { compareJson } from "../../src/report/compare-json.ts";
import { performanceAlerts } from "../../src/report/files/ci-files.ts";
import { acceptanceSections } from "../../src/report/markdown/acceptance-section.ts";
import { outputs } from "../../src/report/outputs.ts";
import { reportFiles, reportPaths } from "../../src/report/report-files.ts";
import { summaryMarkdown } from "../../src/report/summary-markdown.ts";
import { buildReport, compared } from "../support/report-builder.ts";

const url = "https://github.com/acme/widgets/pull/7#issuecomment-1";
const mona: Acceptance = {
  source: { kind: "comment", by: "mona", url, id: 1 },
  pattern: "parse/*",
  reason: "it checks UTF-8 now",
  until: "2026-12-31",
  limit: 0.12,
};

function outcome(fields: Partial<AcceptanceOutcome> = {}): AcceptanceOutcome {
  return { acceptance: mona, status: "applied", detail: "It covers parse/small.", series: [], ...fields };
}

function rows(outcomes: readonly AcceptanceOutcome[]): readonly string[] {
  return acceptanceSections(outcomes)[0]?.rows ?? [];
}

describe("the section of acceptances", () => {
  it("is not there without any", () => {
    expect(acceptanceSections([])).toEqual([]);
  });

  it("says who accepted what, why, up to what and until when", () => {
    const label: Acceptance = { source: { kind: "label", label: "ok", by: "mona", url }, reason: "label ok" };
    const trailer: Acceptance = {
      source: { kind: "trailer", commit: "3f2c1a9d0e8b", by: "octo" },
      reason: "meant",
    };
    const rejected = outcome({
      acceptance: { source: { kind: "label", label: "ok" }, reason: "", rejected: "Nobody knows." },
      status: "rejected",
      detail: "Nobody knows.",
    });
    expect(
      rows([
        rejected,
        outcome({ acceptance: label, status: "unused", detail: "No regression of this run matches it." }),
        outcome({
          acceptance: { ...trailer, until: "2026-01-01" },
          status: "expired",
          detail: "It counted until 2026-01-01.",
        }),
        outcome(),
      ]),
    ).toEqual([
      `- **Accepted** by <code>mona</code> in [a comment](<${url}>): <code>parse/&#42;</code>, up to 12 %, until 2026-12-31. Reason: “it checks UTF-8 now”. It covers parse/small.`,
      "- **Expired** in commit <code>3f2c1a9</code>, author <code>octo</code>: every benchmark. Reason: “meant”. It counted until 2026-01-01.",
      "- **Rejected** with the label <code>ok</code>: every benchmark. Nobody knows.",
      `- **Not needed** by <code>mona</code> with the label <code>ok</code> ([event](<${url}>)): every benchmark. No regression of this run matches it.`,
    ]);
  });

  it("tells apart why one covers nothing", () => {
    const unused = UNUSED.map((why) => outcome({ status: "unused", unused: why, detail: "Why." }));
    expect(rows(unused).map((row) => row.slice(0, 20))).toEqual([
      "- **Not enough** by ",
      "- **Waits** by <code",
      "- **Not needed** by ",
      "- **No match** by <c",
    ]);
  });

  it("ends a reason with one full stop", () => {
    const ends = (reason: string) => rows([outcome({ acceptance: { ...mona, reason } })])[0];
    expect(ends("it checks more")).toContain("Reason: “it checks more”. It covers");
    expect(ends("It checks more.")).toContain("Reason: “It checks more.” It covers");
  });

  it("shows ten of the rejected ones, the newest, and counts the others", () => {
    const many = Array.from({ length: 13 }, (_, index) =>
      outcome({ status: "rejected", detail: `No ${index}.` }),
    );
    const shown = rows(many);
    expect(shown).toHaveLength(11);
    expect(shown[0]).toContain("No 3.");
    expect(shown.at(-1)).toBe("- 3 older rejected ones: the metadata file has them.");
  });

  it("stands in the step summary below the verdicts, which say that the regression is accepted", () => {
    const report = withAcceptances(buildReport({ comparisons: [compared()] }), [{ ...mona, pattern: "*" }], {
      today: "2026-11-21",
    });
    const text = summaryMarkdown(report, []);
    expect(text).toMatch(/^## ✅ Performance benchmarks\n/);
    expect(text).toMatch(
      /\| regressed, accepted, small \|[^\n]*\|\n\n### Accepted and rejected\n\n- \*\*Accepted\*\*/,
    );
  });
});

describe("an acceptance in the files", () => {
  const report = withAcceptances(
    buildReport({ comparisons: [compared({ benchmark: "a" }), compared({ benchmark: "b", change: 0.2 })] }),
    [
      { ...mona, pattern: "parsing/a" },
      { ...mona, pattern: "nowhere" },
    ],
    { today: "2026-11-21" },
  );
  const files = reportFiles(report, {});
  const json = (part: string) =>
    JSON.parse(files.find(({ path }) => path.includes(part))?.content ?? "null") as Record<string, unknown>;

  it("stands with its regression, in the list of the metadata, and wakes nobody", () => {
    const accepted = { reason: "it checks UTF-8 now", until: "2026-12-31", max_percent: 12 };
    expect(json("benchmark-report")["comparisons"]).toMatchObject([{ accepted }, { accepted: null }]);
    expect(json("regression-analysis")["benchmarks"]).toMatchObject([
      { metrics: { time: { accepted } } },
      {},
    ]);
    expect(json(reportPaths(report).metadata)["acceptances"]).toMatchObject([
      { status: "applied", pattern: "parsing/a", series: ["parsing/a"], ...accepted },
      { status: "unused", unused: "no-match", pattern: "nowhere", series: [] },
    ]);
    expect(performanceAlerts(report)).toMatchObject({ count: 1, alerts: [{ benchmark: "b" }] });
    expect(json("github-actions-summary")["performance_summary"]).toMatchObject({
      regression_detected: true,
    });
  });

  it("makes of nothing but accepted regressions no regression", () => {
    const all = withAcceptances(report, [{ ...mona, pattern: "*", limit: 1 }], { today: "2026-11-21" });
    expect(performanceAlerts(all)).toMatchObject({ count: 0 });
    const content = reportFiles(all, {}).find(({ path }) => path === reportPaths(all).report)?.content ?? "";
    expect(content).toContain('"regression_detected": false');
  });
});

describe("a hostile reason", () => {
  const texts = [
    "@acme/team #1 GH-2 acme/widgets#3",
    "<img src=x onerror=alert(1)> <script>alert(1)</script> <!-- x",
    "[link](https://evil.example) ![i](https://evil.example/i.png) https://evil.example",
    "` | **bold** | \n\n# title\n| a | b |",
    "\n::error::x\n::set-output name=gate::pass ##[error]y",
    "\u001b[31mred\u202e $(id) `id` ${HOME} \\",
    "</details></summary></table>",
  ];

  it.each(texts)("is inert in every rendering: %j", (text) => {
    const { reason } = parseTerms(`x ${text}`, { form: "", isName: () => false });
    expect(reason).not.toMatch(/[\r\n]/);
    const acceptances: readonly Acceptance[] = [
      { source: { kind: "comment", by: text, url: `javascript:${text}`, id: 1 }, reason, pattern: text },
      { source: { kind: "label", label: text, by: text, url }, reason },
      { source: { kind: "trailer", commit: text, by: text }, reason: text, rejected: text },
    ];
    const report = withAcceptances(buildReport({ comparisons: [compared()] }), acceptances, {
      today: "2026-11-21",
    });
    const html = micromark(summaryMarkdown(report, []), {
      allowDangerousHtml: true,
      extensions: [gfm()],
      htmlExtensions: [gfmHtml()],
    });
    expect(html).not.toMatch(
      /<(?:img|script|h1|strong>bold)|onerror=alert\(1\)>|href="(?!https:\/\/github\.com)/,
    );
    expect(html.match(/<!--/g)).toBeNull();
    const outside = html.replace(/<code>.*?<\/code>/gs, "");
    expect(outside).not.toMatch(/@acme|[^/&]#1\b|GH-2/);

    const terminal = closingText(report, { reportPath: "r", colour: false, width: 120 });
    expect(terminal).not.toMatch(/^::|##\[|\u202e/m);
    expect(terminal).not.toContain("\u001b");
    const values = outputs(report, { results: "r", reportJson: "r" });
    expect(values["performance-report"]).not.toMatch(/["'`\\$\r\n]|##\[/);
    expect(JSON.parse(JSON.stringify(compareJson(report.comparisons, report.gate)))).toMatchObject({
      gate: "pass",
    });
  });

  it("of any text keeps to one line of the list", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        const acceptance: Acceptance = { ...mona, reason: text, pattern: text };
        const [row = ""] = rows([outcome({ acceptance, detail: text })]);
        expect(row).not.toMatch(/[\r\n\u2028\u2029]/);
        expect(row.replaceAll(/<\/?code>|<wbr>/g, "").replace(`<${url}>`, "")).not.toMatch(/[<>]/);
      }),
      { numRuns: 500, seed: 5 },
    );
  });
});
