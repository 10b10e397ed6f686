import fc from "fast-check";
import { parse } from "parse5";
import { describe, expect, it } from "vitest";
import { mailOf } from "../../src/alerts/mail.ts";
import { threadOf } from "../../src/alerts/thread.ts";
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
import { elementsOf } from "../support/inert-markdown.ts";
import { buildReport } from "../support/report-builder.ts";

/** The elements of a page with their attributes, but for the addresses of links. */
const structure = (html: string) =>
  elementsOf(parse(html).childNodes).map(({ tagName, attrs }) =>
    [tagName, ...attrs.map(({ name, value }) => (name === "href" ? name : `${name}=${value}`))].join(" "),
  );

const mailFrom = (report: Parameters<typeof alertFrom>[0]) => mailOf(alertFrom(report));

describe("the e-mail", () => {
  it("says in its subject what regressed and by how much", () => {
    const { category: _, ...plain } = regression();
    expect(mailFrom(pushReport({ comparisons: [plain] })).subject).toBe(
      "[acme/widgets] major performance regression: parse/small +31.2%",
    );
    expect(mailFrom(pushReport({ comparisons: [plain, regression(0.11)] })).subject).toBe(
      "[acme/widgets] major performance regression: parse/small +31.2% and 1 more",
    );
    expect(mailFrom(pushReport({ sla: [missedLimit()] })).subject).toBe(
      "[acme/widgets] missed SLA limit: load/start",
    );
  });

  it("reads well as plain text", () => {
    const run = { ...buildReport().run, failures: [failure()] };
    const memory = { peak: 1, profiles: [], leaks: [leak()] };
    const comparisons = Array.from({ length: 12 }, (_, index) =>
      regression(0.312 - index / 1000, `parse/${index}`),
    );
    const { text } = mailFrom(pushReport({ run, memory, sla: [missedLimit()], comparisons }));
    expect(text.split("\n").slice(0, 5)).toEqual([
      "1 of 12 benchmarks regressed: parsing/parse/small is 31.2 % slower (29.1 % to 33.4 %).",
      "",
      "Regressions",
      "- parsing/parse/0: +31.2% (+29.1% to +33.4%), major, 1.00 ms → 1.31 ms",
      "- parsing/parse/1: +31.1% (+29.0% to +33.3%), major, 1.00 ms → 1.31 ms",
    ]);
    expect(text.split("\n").slice(13)).toEqual([
      "  and 2 more",
      "",
      "Failed benchmarks",
      "- render/page: failed, It exited with code 1.",
      "",
      "Missed SLA limits",
      "- load/start: missed, 300 ms, limit p95 <250 ms",
      "",
      "Memory leaks",
      "- cache/fill: 1.5 MiB per cycle, Live memory grows with every cycle.",
      "",
      "Severity: major",
      "Suite: quick",
      "Branch: main",
      "Commit: 3f2c1a9",
      "Baseline: run of a81b2c3 on main, from branch benchmark-data",
      "",
      "Workflow run: https://github.com/acme/widgets/actions/runs/8123456789",
      "Dashboard: https://acme.example/bench?a=1&b=2",
      "",
      "Run of 2026-11-21T06:00:07.250Z, sent by performance-benchmark 1.2.3.",
      "",
    ]);
  });

  it("loads nothing from anywhere", () => {
    const names = new Set(
      structure(mailFrom(fullReport((place) => place)).html).map((one) => one.split(" ")[0]),
    );
    for (const name of ["img", "link", "script", "iframe", "style", "object"])
      expect(names).not.toContain(name);
  });

  it("has one line of subject, and HTML of one structure, whatever the names are", () => {
    const harmless = structure(mailFrom(fullReport((place) => place)).html);
    fc.assert(
      fc.property(fc.array(hostileLongText, { minLength: 1, maxLength: 8 }), (texts) => {
        let next = 0;
        const mail = mailFrom(fullReport(() => texts[next++ % texts.length] ?? ""));
        expect(mail.subject).not.toMatch(/[\p{Cc}\u2028\u2029]/u);
        expect(mail.subject.length).toBeLessThanOrEqual(200);
        expect(structure(mail.html)).toEqual(harmless);
        expect(mail.text.split("\n").length).toBe(
          mailFrom(fullReport((place) => place)).text.split("\n").length,
        );
      }),
    );
  });
});

describe("the thread of the mails", () => {
  const idsOf = (report = pushReport({ comparisons: [regression()] }), id = "d-1") =>
    threadOf(alertFrom(report), "Bench <bench@acme.example>", id);

  it("is one for a project, workflow, job and branch; each mail has an id of its own", () => {
    expect(idsOf()).toEqual({
      messageId: "<d-1.alert@acme.example>",
      references: "<acme-widgets.Benchmarks.benchmark.main.alerts@acme.example>",
    });
    expect(idsOf(undefined, "d-2").references).toBe(idsOf().references);
    expect(idsOf(undefined, "d-2").messageId).not.toBe(idsOf().messageId);
  });

  it("has ids that need no quoting, whatever the names are", () => {
    fc.assert(
      fc.property(hostileLongText, (text) => {
        const { messageId, references } = idsOf(
          fullReport(() => text),
          text,
        );
        expect(`${messageId} ${references}`).toMatch(
          /^<([A-Za-z0-9-]+\.)*alert@acme\.example> <([A-Za-z0-9-]+\.)*alerts@acme\.example>$/,
        );
      }),
    );
  });
});
