import { utcDay } from "../acceptance/apply.ts";
import { namesOf } from "../acceptance/patterns.ts";
import type { Config } from "../config/schema.ts";
import { BenchmarkError } from "../errors.ts";
import { reportsOfPullRequest } from "../exchange/reports-of-pull-request.ts";
import { acceptIssue } from "../issues/accept-issue.ts";
import { acceptJob, type Republished } from "../jobs/accept.ts";
import { once } from "../once.ts";
import { systemBackoff } from "../platform/backoff.ts";
import { readArchive } from "../platform/zip.ts";
import { plainText } from "../report/plain-text.ts";
import { configOf } from "./config.ts";
import type { ActionEdge } from "./edge.ts";
import { publishPublication, requireGitHub } from "./reports.ts";

/** Obeys `/accept-regression` in a comment on a pull request or on a regression issue. */
export async function acceptInAction(edge: ActionEdge): Promise<void> {
  const { ports, workflow } = edge;
  const { comment } = workflow.event;
  if (comment === undefined) {
    throw new BenchmarkError(
      "EVENT_UNUSABLE",
      `mode "accept" needs the event issue_comment; this workflow run was started by ${workflow.event.eventName || "none"}.`,
      { hint: "Run this step in a workflow on issue_comment: docs/accepting-regressions.md has one." },
    );
  }
  const config = await configOf(edge);
  const github = requireGitHub(edge).writing;
  const today = utcDay(ports.clock.now());
  const runtime = { backoff: systemBackoff, clock: ports.clock, log: ports.log };
  const { repository, serverUrl } = workflow.facts;
  const repositoryUrl = `${serverUrl}/${repository}`;
  const measured = once(() => publicationsOf(comment.issue, config, edge));
  await acceptJob(
    { event: comment, today },
    {
      comments: github.comments,
      people: github.people,
      runs: github.runs,
      log: ports.log,
      benchmarkNames: async () => {
        if (!comment.onPullRequest) return [];
        const publications = await measured();
        return publications.flatMap(({ reports }) =>
          reports.flatMap(({ report }) => report.comparisons.flatMap(namesOf)),
        );
      },
      republish: async () => republished(await measured(), config, edge),
      acceptIssue: (issue, acceptance) =>
        acceptIssue(
          github,
          { number: issue, repositoryUrl, severities: config.severities },
          acceptance,
          runtime,
        ),
    },
  );
}

function publicationsOf(number: number, config: Config, edge: ActionEdge) {
  const { repository, serverUrl } = edge.workflow.facts;
  const { log } = edge.ports;
  return reportsOfPullRequest(
    number,
    { repository, serverUrl, artifacts: config.mergeArtifacts },
    { ...requireGitHub(edge).writing, readArchive, log },
  );
}

/** Each workflow that measured the pull request, judged again; nothing when none has yet. */
async function republished(
  publications: Awaited<ReturnType<typeof publicationsOf>>,
  config: Config,
  edge: ActionEdge,
): Promise<readonly Republished[]> {
  const all: Republished[] = [];
  for (const publication of publications) {
    const done = await publishPublication(publication, config, edge);
    if (done === undefined) continue;
    const { report, acceptances } = done;
    const { run } = publication.origin;
    all.push({
      message: `Judged again: ${plainText(report.headline)}`,
      gate: report.gate,
      acceptances,
      run,
    });
  }
  return all;
}
