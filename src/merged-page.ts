import { acceptancesOf, acceptedReport } from "./completed.ts";
import { Config } from "./config/schema.ts";
import { groupBy } from "./domain/group-by.ts";
import type { GitHubPorts } from "./github/ports.ts";
import { mergedCommentPart } from "./merge/markdown/comment-part.ts";
import { mergedSummary } from "./merge/markdown/sections.ts";
import { mergeReports, withDoubts } from "./merge/merge-reports.ts";
import type { Merged } from "./merge/merged.ts";
import { type Page, pageOf } from "./page.ts";
import type { Clock } from "./ports.ts";
import { CHECK_NAME } from "./report/check-run.ts";
import { partOf } from "./report/part.ts";
import type { Report, WorkflowFacts } from "./report/report.ts";

export interface ReportsRequest {
  readonly reports: readonly [Report, ...Report[]];
  readonly config: Config;
  /** Of the job that publishes: what the reports say of their workflow run need not be true. */
  readonly workflow?: WorkflowFacts;
  /** Why these may not be all reports that there are, one sentence each. */
  readonly doubts: readonly string[];
}

interface Ports {
  readonly clock: Clock;
  readonly github?: GitHubPorts;
}

export interface MergedPage extends Page {
  readonly merged: Merged;
}

/** Reports of other jobs as one, judged with the acceptances that GitHub knows of and no others. */
export async function mergedPage(
  { reports, config, workflow, doubts }: ReportsRequest,
  ports: Ports,
): Promise<MergedPage> {
  const options = { doubts, ...(workflow === undefined ? {} : { workflow: ofAllJobs(workflow) }) };
  const unaccepted = mergeReports(reports, { ...options, acceptances: { list: [], today: "" } });
  // People name benchmarks as their own jobs do, without the environment in front.
  const comparisons = unaccepted.columns.flatMap(({ report }) => report.comparisons);
  const asked = { ...unaccepted.report, comparisons };
  const { list, today, warnings } = await acceptancesOf(asked, { config, stored: [] }, ports);
  const merged = mergeReports(reports, {
    ...options,
    acceptances: { list, today },
  });
  const { label: _, ...environment } = merged.report.run.environment;
  const label = config.environmentLabel ?? labelOf(config.mergeArtifacts);
  const report = {
    ...merged.report,
    run: { ...merged.report.run, environment: { ...environment, ...(label === undefined ? {} : { label }) } },
    warnings: [...merged.report.warnings, ...warnings],
  };
  const whole = { ...merged, report };
  return {
    report,
    merged: whole,
    checkName: label === undefined ? CHECK_NAME : `${CHECK_NAME} (${label})`,
    summary: (links) => mergedSummary(whole, links),
    comment: (links) => mergedCommentPart(whole, { links }),
  };
}

/** The same whichever of its jobs the facts are of: what is written for all is found again by it. */
function ofAllJobs({ matrix: _, step: __, ...facts }: WorkflowFacts): WorkflowFacts {
  return { ...facts, job: "all jobs" };
}

/** What is known of a report that another job uploaded. */
export interface UploadedReport {
  readonly report: Report;
  readonly artifact: { readonly name: string };
}

/**
 * The pages of what one workflow run left, at least one: of jobs that leave it to a
 * later one to publish the page of that, of the others each its own. So each page
 * takes the place of the one that the run wrote itself, where it could.
 */
export async function pagesOfReports(
  {
    reports,
    doubts,
    ...request
  }: Omit<ReportsRequest, "reports"> & { readonly reports: readonly UploadedReport[] },
  ports: Ports,
): Promise<readonly Page[]> {
  const { config } = request;
  const joined = reports.filter((one) => isJoined(one, reports));
  const own = reports.filter((one) => !joined.includes(one));
  const pages: Page[] = [];
  for (const [key, group] of groupBy(joined, ({ artifact }) => keyOf(artifact.name) ?? EVERYTHING)) {
    const [first, ...others] = group.map(({ report }) => report);
    if (first === undefined) continue;
    const labelled = key === EVERYTHING ? config : { ...config, environmentLabel: key };
    pages.push(
      await mergedPage({ ...request, config: labelled, reports: [first, ...others], doubts }, ports),
    );
  }
  for (const { report } of own) {
    const accepted = await acceptedReport(report, { config, stored: [] }, ports);
    pages.push(pageOf(pages.length === 0 ? withDoubts(accepted, doubts) : accepted));
  }
  return pages;
}

/** Shards are one report in any case; of what could not be told apart by its part nothing may be lost. */
function isJoined({ report }: UploadedReport, all: readonly UploadedReport[]): boolean {
  if (report.deferred === true || report.shard !== undefined) return true;
  const { id } = partOf(report);
  return all.filter((other) => partOf(other.report).id === id).length > 1;
}

/** What stands behind the name of an artifact, or a glob of such names: `a` of `performance-0-1@a`. */
function keyOf(artifact: string): string | undefined {
  return /@(?<key>[A-Za-z0-9.-]+)$/.exec(artifact)?.groups?.["key"];
}

/** Of several merging jobs each has its own page: they are told apart by what they merge. */
function labelOf(mergeArtifacts: string): string | undefined {
  const key = keyOf(mergeArtifacts);
  if (key !== undefined) return key === EVERYTHING ? undefined : key;
  return mergeArtifacts === Config.shape.mergeArtifacts.parse(undefined) ? undefined : mergeArtifacts;
}

/** The key of a call that is the only one. */
const EVERYTHING = "all";
