import { describe, expect, it } from "vitest";
import { githubApi } from "../../../src/platform/github/api.ts";
import { publishCheckOrAnnotate } from "../../../src/report/publish/check.ts";
import type { Report } from "../../../src/report/report.ts";
import { type GitHubApi, READ_ALL, startGitHubApi, WRITE_ALL } from "../../support/github-api.ts";
import { quietLog } from "../../support/quiet-log.ts";
import { buildReport, compared } from "../../support/report-builder.ts";

const NAME = "Performance benchmarks (benchmark)";
const COMMIT = "3f2c1a9d0e8b7c6a5f4e3d2c1b0a998877665544";

/** A report on so many benchmarks, each regressed, with a hostile name and a place of its own. */
function reportOn(count: number, changes: Partial<Report> = {}): Report {
  const comparisons = Array.from({ length: count }, (_, index) =>
    compared({ benchmark: `b${index} @team ::error::x <b>`, change: 0.1 + index / 1000 }),
  );
  const sources = comparisons.map(({ benchmark }, index) => ({
    benchmark,
    category: "parsing",
    file: `bench/${index % 3}.js`,
    line: index + 1,
  }));
  const run = { ...buildReport().run, commit: COMMIT };
  return buildReport({ comparisons, sources, run, gate: "fail", ...changes });
}

async function publish(server: GitHubApi, token: string, report: Report) {
  const log = quietLog();
  const api = githubApi({ token, repository: "acme/widgets", baseUrl: server.url, log, second: 1 });
  const annotated: string[] = [];
  const outcome = await publishCheckOrAnnotate({
    report,
    setting: "auto",
    failOnRegression: true,
    links: [],
    api: api.checks,
    annotate: (annotations) => annotated.push(...annotations.map(({ title }) => title)),
    log,
  });
  return { outcome, annotated };
}

const open = () =>
  startGitHubApi({
    repository: "acme/widgets",
    tokens: { writer: WRITE_ALL, reader: READ_ALL, commenter: { ...WRITE_ALL, checks: "none" } },
  });

describe("a check at GitHub", () => {
  it("has all its annotations, which are sent in batches, once each and as they are", async () => {
    await using server = await open();
    const { outcome, annotated } = await publish(server, "writer", reportOn(230));

    const [check, ...others] = server.checksNamed(NAME);
    expect(others).toEqual([]);
    expect(outcome).toEqual({
      id: check?.id,
      message: `Wrote the check “${NAME}” (failure) with 200 annotations.`,
    });
    expect(check?.json).toMatchObject({ status: "completed", conclusion: "failure", head_sha: COMMIT });
    expect(check?.annotations).toHaveLength(200);
    expect(new Set(check?.annotations.map((annotation) => JSON.stringify(annotation))).size).toBe(200);
    expect(check?.annotations[0]).toMatchObject({
      path: "bench/1.js",
      start_line: 230,
      annotation_level: "failure",
      title: "Regressed: parsing/b229 @team ::error::x <b> +32.9%",
    });
    expect(annotated).toEqual([]);
    expect(server.violations).toEqual([]);
  });

  it("is rewritten when the job runs again, and the old annotations are not doubled", async () => {
    await using server = await open();
    const first = await publish(server, "writer", reportOn(60));
    const again = await publish(server, "writer", reportOn(60));

    const checks = server.checksNamed(NAME);
    expect(checks).toHaveLength(1);
    expect(again.outcome).toEqual(first.outcome);
    expect(checks[0]?.annotations).toHaveLength(60);
    expect(server.violations).toEqual([]);
  });

  it("turns green when the regression is gone", async () => {
    await using server = await open();
    await publish(server, "writer", reportOn(1));
    const { outcome } = await publish(server, "writer", reportOn(0, { gate: "pass" }));

    const newest = server.checksNamed(NAME).at(-1);
    expect(outcome.id).toBe(newest?.id);
    expect(newest?.json).toMatchObject({
      conclusion: "success",
      output: { title: "Nothing to compare with yet" },
    });
  });

  it("of another job at the same commit is left alone", async () => {
    await using server = await open();
    const { workflow } = buildReport();
    await publish(server, "writer", reportOn(2));
    await publish(
      server,
      "writer",
      reportOn(3, { ...(workflow && { workflow: { ...workflow, job: "rust" } }) }),
    );

    expect(server.checksNamed(NAME)).toHaveLength(1);
    expect(server.checksNamed("Performance benchmarks (rust)")).toHaveLength(1);
  });

  it.each(["reader", "commenter"])(
    "is left out for a token that cannot write it (%s), and the job is annotated",
    async (token) => {
      await using server = await open();
      const { outcome, annotated } = await publish(server, token, reportOn(12));

      expect(outcome.id).toBeUndefined();
      expect(outcome.message).toBe(
        'The job has 10 annotations. For a check run with annotations, add "checks: write" to the permissions of the job.',
      );
      expect(annotated).toHaveLength(10);
      expect(server.state.checkRuns).toEqual([]);
      expect(server.violations).toEqual([]);
    },
  );
});
