import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { parseReportData, reportData } from "../../src/exchange/report-data.ts";
import { trustedReport } from "../../src/exchange/trusted-report.ts";
import { actionLog } from "../../src/platform/action-log.ts";
import { systemClock } from "../../src/platform/clock.ts";
import { jobAnnotations } from "../../src/report/annotations.ts";
import { checkRunOf } from "../../src/report/check-run.ts";
import { closingText } from "../../src/report/closing-text.ts";

import { outputs } from "../../src/report/outputs.ts";
import type { Report } from "../../src/report/report.ts";
import { summaryMarkdown } from "../../src/report/summary-markdown.ts";
import { expectInert as expectInertMarkdown } from "../support/inert-markdown.ts";
import { soleComment } from "../support/sole-comment.ts";
import { anyReport } from "./any-report.ts";
import { forkReport, PULL_REQUEST, RUN } from "./fork-setting.ts";

/** Controls but the line feed, and what turns the direction of text. */
const UNSEEN = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069]/u;

const ORIGIN = {
  repository: "acme/widgets",
  serverUrl: "https://github.com",
  run: RUN,
  pullRequest: PULL_REQUEST,
};
const LINKS = [{ text: "Workflow run", url: RUN.url }];

/** Any report that a fork could send, as it is published. */
const published: fc.Arbitrary<Report> = anyReport.map(({ run, ...report }) => {
  const { commit: _, ...other } = run;
  return trustedReport(
    parseReportData(reportData({ ...report, run: other }), "performance-1"),
    ORIGIN,
    "performance-1",
  );
});

function expectInert(markdown: string): void {
  const moreElements = ["blockquote", "hr"];
  expectInertMarkdown(markdown, { links: "https://github.com/acme/widgets/", moreElements });
  expect(markdown).not.toMatch(UNSEEN);
}

describe("whatever a fork reports", () => {
  it("stays text in comment, summary and check: no tag, no link, no mention, no end of a table or block", () => {
    fc.assert(
      fc.property(published, (report) => {
        expectInert(soleComment(report, { key: "key", links: LINKS }));
        expectInert(summaryMarkdown(report, LINKS));
        const check = checkRunOf(report, { links: LINKS, failOnRegression: true });
        expectInert(check?.summary ?? "");
        expectInert(check?.text ?? "");
        expect(check?.commit).toBe(RUN.headSha);
        expect(check?.detailsUrl).toBe(RUN.url);
      }),
      { numRuns: 60, seed: 11 },
    );
  });

  it("gives no command to the runner, and no colour or direction to a terminal", () => {
    fc.assert(
      fc.property(published, (report) => {
        const lines: string[] = [];
        const log = actionLog({ write: (text) => lines.push(text), debug: false, clock: systemClock });
        log.warn(report.headline);
        const text = closingText(report, { reportPath: "report.json", colour: false, width: 120 });
        const annotations = jobAnnotations(report).flatMap(({ title, message, path = "" }) => [
          title,
          message,
          path,
        ]);
        for (const shown of [text, ...annotations]) {
          expect(shown).not.toMatch(UNSEEN);
          expect(shown).not.toContain("##[");
        }
        expect(lines.join("").split("\n")).toHaveLength(2);
      }),
      { numRuns: 150, seed: 12 },
    );
  });

  it("gives outputs of one line that end no string of JSON or of a shell", () => {
    fc.assert(
      fc.property(published, (report) => {
        const values = outputs(report, { results: "r", reportJson: "r.json" });
        for (const value of Object.values(values)) expect(value).not.toMatch(/[\r\n"'`$\\]/);
        expect(JSON.parse(`"${values["performance-report"]}"`)).toBe(values["performance-report"]);
      }),
      { numRuns: 100, seed: 13 },
    );
  });

  it("is found by these tests where a renderer does not escape", () => {
    for (const raw of ["<img src=x>", "[x](https://e.example)", "@octocat", "<b>b</b>", "# h", "\u202e"]) {
      expect(() => expectInert(raw)).toThrow();
    }
    expectInert(soleComment(forkReport(), { key: "key", links: LINKS }));
  });
});
