import { utcDay } from "./acceptance/apply.ts";
import { findAcceptances, type Judged } from "./acceptance/find.ts";
import { recordedAcceptances } from "./acceptance/record.ts";
import { withAcceptances } from "./acceptance/rejudge.ts";
import { isOfIssues } from "./acceptance/search.ts";
import type { Config } from "./config/schema.ts";
import type { Acceptance } from "./domain/acceptance.ts";
import { MILLISECONDS_PER_DAY } from "./domain/day.ts";
import type { RecordedRun } from "./domain/run.ts";
import { describeFailure } from "./errors.ts";
import type { GitHubPorts } from "./github/ports.ts";
import { issuesToAccept } from "./issues/list-issues.ts";
import type { Clock, Files, Log } from "./ports.ts";
import { annotatedOf } from "./report/annotations.ts";
import type { Report } from "./report/report.ts";
import { findSources } from "./sources.ts";

type AcceptanceConfig = Pick<
  Config,
  "acceptLabel" | "comment" | "defer" | "issueLabels" | "issueReopenDays" | "issueThreshold" | "smokeTest"
>;

interface Facts {
  readonly config: AcceptanceConfig;
  /** Runs of the history that the report was judged by. */
  readonly stored: readonly RecordedRun[];
  /** Folder of the configuration, absolute. */
  readonly directory: string;
  /** Root of the repository, absolute. */
  readonly root: string;
  /** The configuration file, relative to `directory`. */
  readonly file: string | undefined;
}

interface Ports {
  readonly files: Files;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
  readonly github?: GitHubPorts;
}

/**
 * A judged report with what people said of its regressions, and where its
 * benchmarks are written. What cannot be found out costs a note and one warning,
 * not the report; where the report is written to the same place, that warns.
 */
export async function completed(judged: Report, facts: Facts, ports: Ports): Promise<Report> {
  const report = await complete(judged, facts, ports).catch((error: unknown) => ({
    ...judged,
    warnings: [
      ...judged.warnings,
      `What was accepted, and where benchmarks are written, could not be found out. ${describeFailure(error)}`,
    ],
  }));
  const news = report.warnings
    .slice(judged.warnings.length)
    .filter((note) => !isWrittenTo(note, judged, facts.config));
  if (news.length > 0) ports.log.warn(news.join("\n"));
  return report;
}

/** Whether a publisher tries the place of a note, and so tells what it lacks. */
function isWrittenTo(
  note: string,
  { workflow }: Report,
  { comment, defer, issueThreshold }: AcceptanceConfig,
): boolean {
  if (defer) return false;
  if (workflow?.pullRequest !== undefined) return comment !== "never";
  return issueThreshold !== undefined && isOfIssues(note);
}

async function complete(judged: Report, facts: Facts, ports: Ports): Promise<Report> {
  const { directory, root, file } = facts;
  const [accepted, sources] = await Promise.all([
    acceptedReport(judged, facts, ports),
    findSources({
      ...annotatedOf(judged),
      directory,
      root,
      files: ports.files,
      ...(file === undefined ? {} : { configuration: file }),
    }),
  ]);
  return { ...accepted, sources };
}

/** The report with the acceptances that count for it, and judged by them. */
export async function acceptedReport(
  judged: Report,
  facts: Pick<Facts, "config" | "stored">,
  ports: Pick<Ports, "clock" | "github">,
): Promise<Report> {
  const { list, today, warnings } = await acceptancesOf(judged, facts, ports);
  const report = withAcceptances(judged, list, { today });
  return { ...report, warnings: [...report.warnings, ...warnings] };
}

/** What people said of a report's regressions; on a laptop nobody says anything. */
export async function acceptancesOf(
  judged: Report,
  { config, stored }: Pick<Facts, "config" | "stored">,
  { clock, github }: Pick<Ports, "clock" | "github">,
): Promise<{
  readonly list: readonly Acceptance[];
  readonly today: string;
  readonly warnings: readonly string[];
}> {
  const { comparisons } = judged;
  const today = utcDay(clock.now());
  const place = config.smokeTest
    ? undefined
    : placeOf(judged, config, { clock, ...(github === undefined ? {} : { github }) });
  if (place === undefined) return { list: [], today, warnings: [] };
  const recorded = recordedAcceptances(stored, comparisons);
  const { acceptances, warnings } = await findAcceptances(
    { judged: place, config, comparisons, recorded },
    github,
  );
  return { list: acceptances, today, warnings };
}

/** Where somebody may have accepted a regression of the report. */
function placeOf(
  judged: Report,
  config: AcceptanceConfig,
  { clock, github }: Pick<Ports, "clock" | "github">,
): Judged | undefined {
  const { workflow, run, baseline, comparisons } = judged;
  if (workflow === undefined) return undefined;
  const pullRequest = workflow.pullRequest ?? queuedPullRequest(run.ref);
  if (pullRequest !== undefined) return { kind: "pull-request", number: pullRequest };
  if (run.commit === undefined) return undefined;
  const hasIssues =
    config.issueThreshold !== undefined && comparisons.some(({ verdict }) => verdict === "regressed");
  const since = new Date(clock.now().getTime() - config.issueReopenDays * MILLISECONDS_PER_DAY);
  return {
    kind: "branch",
    commit: run.commit,
    ...(baseline.kind === "found" && baseline.commit !== undefined ? { baseline: baseline.commit } : {}),
    ...(github === undefined || !hasIssues
      ? {}
      : { issues: () => issuesToAccept(github.issues, judged, { labels: config.issueLabels, since }) }),
  };
}

/** GitHub names the branches of a merge queue after the pull request that each group ends with. */
function queuedPullRequest(ref: string | undefined): number | undefined {
  const number = /^refs\/heads\/gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]+$/.exec(ref ?? "")?.[1];
  return number === undefined ? undefined : Number(number);
}
