import { acceptancesOf, acceptedReport } from "./completed.ts";
import type { Config } from "./config/schema.ts";
import type { GitHubPorts } from "./github/ports.ts";
import { mergedCommentPart } from "./merge/markdown/comment-part.ts";
import { mergedSummary } from "./merge/markdown/sections.ts";
import { mergeReports } from "./merge/merge-reports.ts";
import type { Merged } from "./merge/merged.ts";
import { type Page, pageOf } from "./page.ts";
import type { Clock } from "./ports.ts";
import { CHECK_NAME } from "./report/check-run.ts";
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

/** Reports of other jobs as one, judged with the acceptances that GitHub knows of and no others. */
export async function mergedPage(
  { reports, config, workflow, doubts }: ReportsRequest,
  ports: Ports,
): Promise<Page & { readonly merged: Merged }> {
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
  const label = config.environmentLabel;
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

/** The page of what one workflow run left: of a single job as that job shows it, of many as one. */
export async function pageOfReports(request: ReportsRequest, ports: Ports): Promise<Page> {
  const { reports, config, doubts } = request;
  const [first, ...others] = reports;
  if (others.length > 0 || first.shard !== undefined || doubts.length > 0) return mergedPage(request, ports);
  return pageOf(await acceptedReport(first, { config, stored: [] }, ports));
}
