import { describe, expect, it } from "vitest";
import { textLayer } from "../src/config/layer.ts";
import { resolveConfig } from "../src/config/resolve.ts";
import { mergedPage, pagesOfReports, type UploadedReport } from "../src/merged-page.ts";
import { systemClock } from "../src/platform/clock.ts";
import { checkRunOf } from "../src/report/check-run.ts";
import { job, same, worse } from "./merge/jobs.ts";

const { config } = resolveConfig(undefined, textLayer("input", {}));

async function pages(reports: readonly UploadedReport[], doubts: readonly string[] = []) {
  const workflow = reports[0]?.report.workflow;
  if (workflow === undefined) throw new Error("There is no workflow.");
  const found = await pagesOfReports({ reports, config, workflow, doubts }, { clock: systemClock });
  return found.map((page) => ({
    part: page.comment([]).meta.title,
    check: checkRunOf(page.report, {
      links: [],
      failOnRegression: true,
      ...(page.checkName === undefined ? {} : { name: page.checkName }),
    })?.name,
    gate: page.report.gate,
    benchmarks: page.report.comparisons.map(({ benchmark }) => benchmark),
    headline: page.report.headline,
  }));
}

const uploaded = (name: string, ...given: Parameters<typeof job>): UploadedReport => ({
  report: job(...given),
  artifact: { name },
});

describe("the pages of what one workflow run left", () => {
  it("are one for each job that published for itself, as that job wrote it", async () => {
    const found = await pages([
      uploaded("performance-1", { job: "bench", matrix: "node 20", comparisons: [worse("a")] }),
      uploaded("performance-2", { job: "bench", matrix: "node 24", comparisons: [same("a")] }),
    ]);
    expect(found).toMatchObject([
      { part: "bench (node 20)", check: "Performance benchmarks (bench (node 20))", gate: "fail" },
      { part: "bench (node 24)", check: "Performance benchmarks (bench (node 24))", gate: "pass" },
    ]);
  });

  it("are one of all jobs that leave it to a later one, even of a single one", async () => {
    const [a, b] = [
      uploaded("performance-1", { matrix: "linux", deferred: true, comparisons: [worse("a")] }),
      uploaded("performance-2", { matrix: "windows", deferred: true, comparisons: [same("a")] }),
    ];
    const all = { part: "all jobs", check: "Performance benchmarks", gate: "fail" };
    expect(await pages([a, b])).toMatchObject([all]);
    expect(await pages([a])).toMatchObject([{ ...all, benchmarks: ["a"] }]);
  });

  it("keep calls of the reusable workflow apart by their keys", async () => {
    const shard = { index: 1, count: 1 };
    const found = await pages([
      uploaded("performance-0-1@a", { shard, deferred: true, comparisons: [worse("x")] }),
      uploaded("performance-0-1@b.c", { shard, deferred: true, comparisons: [same("y")] }),
      uploaded("performance-0-1@all", { shard, deferred: true, comparisons: [same("z")] }),
    ]);
    expect(found).toMatchObject([
      { part: "all jobs (a)", check: "Performance benchmarks (a)", gate: "fail", benchmarks: ["x"] },
      { part: "all jobs (b.c)", check: "Performance benchmarks (b.c)", gate: "pass", benchmarks: ["y"] },
      { part: "all jobs", check: "Performance benchmarks", gate: "pass", benchmarks: ["z"] },
    ]);
  });

  it("are called by what a merging job merges, where that is not everything", async () => {
    const labels = ["performance-*", "performance-*@all", "performance-*@a", "linux-*"].map(async (glob) => {
      const settings = { ...config, mergeArtifacts: glob };
      const page = await mergedPage(
        { reports: [job({ deferred: true })], config: settings, doubts: [] },
        { clock: systemClock },
      );
      return page.checkName;
    });
    expect(await Promise.all(labels)).toEqual([
      "Performance benchmarks",
      "Performance benchmarks",
      "Performance benchmarks (a)",
      "Performance benchmarks (linux-*)",
    ]);
  });

  it("lose nothing of what cannot be told apart", async () => {
    const found = await pages([
      uploaded("performance-1", { job: "bench", comparisons: [worse("a")] }),
      uploaded("performance-2", { job: "bench", comparisons: [same("b")] }),
    ]);
    expect(found).toMatchObject([{ part: "all jobs", gate: "fail", benchmarks: ["a", "b"] }]);
  });

  it("do not pass when a report was refused", async () => {
    const doubts = ["The report in the artifact x was refused."];
    const own = uploaded("performance-1", { comparisons: [same("a")] });
    const joined = uploaded("performance-2", { job: "other", deferred: true, comparisons: [same("a")] });
    const headline = expect.stringMatching(/^The report in the artifact x was refused\. /);
    expect(await pages([own], doubts)).toMatchObject([{ gate: "inconclusive", headline }]);
    expect(await pages([joined], doubts)).toMatchObject([{ gate: "inconclusive", headline }]);
    expect(await pages([own, joined], doubts)).toMatchObject([
      { part: "all jobs", gate: "inconclusive", headline },
      { gate: "pass" },
    ]);
  });
});
