import { describe, expect, it } from "vitest";
import { BenchmarkError, type ErrorCode } from "../../../src/errors.ts";
import type { CheckApi, CheckRun } from "../../../src/github/ports.ts";
import type { JobAnnotation } from "../../../src/report/annotations.ts";
import { type CheckRequest, publishCheckOrAnnotate } from "../../../src/report/publish/check.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { buildReport, compared } from "../../support/report-builder.ts";
import { eventfulReport } from "../../support/sample-reports.ts";

/** Publishes the eventful report, and answers with everything that came of it. */
async function publish(request: Partial<CheckRequest> = {}) {
  const log = quietLog();
  const written: CheckRun[] = [];
  const annotated: JobAnnotation[] = [];
  const api: CheckApi = {
    async write(check) {
      written.push(check);
      return 11;
    },
  };
  const outcome = await publishCheckOrAnnotate({
    report: eventfulReport(),
    setting: "auto",
    failOnRegression: true,
    links: [],
    api,
    annotate: (annotations) => annotated.push(...annotations),
    log,
    ...request,
  }).catch((error: unknown) => ({ error }));
  return { outcome, written, titles: annotated.map(({ title }) => title), log: log.lines };
}

const refusing = (code: ErrorCode): CheckApi => ({
  write: () => Promise.reject(new BenchmarkError(code, "GitHub answered 403.", { hint: "Add it." })),
});

describe("a check that the token may write", () => {
  it.each(["auto", "always"] as const)(
    "is written with %s, and the job has no annotations",
    async (setting) => {
      const { outcome, written, titles, log } = await publish({ setting });

      expect(outcome).toEqual({
        id: 11,
        message: "Wrote the check “Performance benchmarks (benchmark)” (failure) with 0 annotations.",
      });
      expect(written.map(({ conclusion }) => conclusion)).toEqual(["failure"]);
      expect([titles, log]).toEqual([[], []]);
    },
  );
});

describe("a check that the token may not write", () => {
  it("with auto gives way to annotations of the job and one line that says how to get it", async () => {
    const { outcome, titles, log } = await publish({ api: refusing("GITHUB_PERMISSION") });

    expect(outcome).toEqual({
      message:
        'The job has 7 annotations. For a check run with annotations, add "checks: write" to the permissions of the job.',
    });
    expect(titles).toHaveLength(7);
    expect(log).toEqual([]);
  });

  it("with always costs one warning that names the permission", async () => {
    const { outcome, titles, log } = await publish({ api: refusing("GITHUB_PERMISSION"), setting: "always" });

    expect(outcome).toEqual({ message: "The job has 7 annotations." });
    expect(titles).toHaveLength(7);
    expect(log).toEqual([
      "warn: The check was not written. GitHub answered 403.\nAdd it.\n(GITHUB_PERMISSION)",
    ]);
  });

  it("of a pull request from a fork is explained by the fork", async () => {
    const report = eventfulReport();
    const workflow = report.workflow && { ...report.workflow, fromFork: true };
    const fork = { ...report, ...(workflow && { workflow }) };
    const { outcome } = await publish({ report: fork, api: refusing("GITHUB_PERMISSION") });
    const always = await publish({ report: fork, api: refusing("GITHUB_PERMISSION"), setting: "always" });

    expect(outcome).toHaveProperty("message", expect.stringContaining("from a fork cannot write checks"));
    expect(always.log).toEqual([
      expect.stringMatching(/^warn: The check was not written\. The token of a pull request from a fork/),
    ]);
  });

  it("for want of a token gives way to annotations alone", async () => {
    const outcome = await publishCheckOrAnnotate({
      report: eventfulReport(),
      setting: "auto",
      failOnRegression: true,
      links: [],
      annotate: () => undefined,
      log: quietLog(),
    });

    expect(outcome).toEqual({ message: "The job has 7 annotations." });
  });
});

describe("a GitHub that cannot be reached", () => {
  it.each(["GITHUB_FAILED", "GITHUB_TOKEN_INVALID"] as const)(
    "or does not know the token is an error for the caller, after the job was annotated (%s)",
    async (code) => {
      const { outcome, titles } = await publish({ api: refusing(code) });

      expect(outcome).toEqual({ error: expect.objectContaining({ code }) });
      expect(titles).toHaveLength(7);
    },
  );
});

describe("without a check", () => {
  it("never writes one, and annotates regressions alone", async () => {
    const { outcome, written, titles } = await publish({ setting: "never" });

    expect(outcome).toEqual({ message: "The job has 2 annotations." });
    expect(written).toEqual([]);
    expect(titles).toEqual([
      "Regressed: parsing/parse/large<Map<string, number>> +34.2%",
      "Regressed: parsing/parse/small +6.1%",
    ]);
  });

  it("a report without a commit is annotated, and a quiet one says that there was nothing", async () => {
    const { commit: _, ...run } = buildReport().run;
    const unknown = buildReport({ run, comparisons: [compared()] });

    expect((await publish({ report: unknown })).outcome).toEqual({
      message: "No check was written: the commit is not known. The job has 1 annotation.",
    });
    expect((await publish({ report: buildReport(), setting: "never" })).outcome).toEqual({
      message: "There was nothing to annotate.",
    });
  });
});
