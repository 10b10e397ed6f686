import type { AlertPorts } from "./alerts/ports.ts";
import { sendAlerts } from "./alerts/send.ts";
import type { Config } from "./config/schema.ts";
import { BenchmarkError } from "./errors.ts";
import type { GitHubPorts } from "./github/ports.ts";
import { publishIssues } from "./issues/publish-issues.ts";
import type { Page } from "./page.ts";
import type { Clock, Log } from "./ports.ts";
import type { JobAnnotation } from "./report/annotations.ts";
import { beginsComment } from "./report/comment/begins.ts";
import type { ReportLink } from "./report/markdown/heading.ts";
import { publishCheckOrAnnotate } from "./report/publish/check.ts";
import { publishComment } from "./report/publish/comment.ts";
import { type Publisher, publishAll } from "./report/publish/publish-all.ts";
import type { Backoff } from "./store/ports.ts";

/** Where a report can go over the network. What is absent is not there: a laptop has none of it. */
export interface RemotePorts {
  readonly log: Log;
  readonly clock: Clock;
  readonly backoff: Backoff;
  readonly github?: Pick<GitHubPorts, "comments" | "checks" | "issues" | "pullRequests">;
  readonly alerts?: AlertPorts;
  /** Writes annotations of the job. */
  readonly annotate?: (annotations: readonly JobAnnotation[]) => void;
  /** Unique for this step: names the alerts of one run. */
  readonly deliveryId: string;
}

interface Request {
  readonly page: Page;
  readonly config: Config;
  readonly links: readonly ReportLink[];
  /** A pull request's report that another job measured: that job's gate and history are none of ours. */
  readonly forOthers?: boolean;
}

/** Outputs that say what was written where; empty texts for what was not. */
export const NOTHING_WRITTEN = {
  "comment-id": "",
  "check-run-id": "",
  "issue-number": "",
  "issue-numbers": "",
} as const;
type Written = Record<keyof typeof NOTHING_WRITTEN, string>;

/** Comment, check, issues and alerts, each for itself; what fails costs one warning. Returns outputs. */
export async function publishRemotely(request: Request, ports: RemotePorts): Promise<Written> {
  const written: Written = { ...NOTHING_WRITTEN };
  const { page, config, links } = request;
  tellWithoutToken(request, ports);
  const publishers = [
    ...commentPublishers(request, written, ports),
    ...checkPublishers(request, written, ports),
    ...(request.forOthers === true ? [] : issuePublishers(request, written, ports)),
  ];
  const { alerts, log, clock, deliveryId } = ports;
  await Promise.all([
    publishAll(publishers, page.report, log),
    alerts === undefined
      ? undefined
      : sendAlerts(page.report, config, { ...alerts, log, clock }, { links, deliveryId }),
  ]);
  return written;
}

/** On a laptop there is no token either, and nothing to be told: there is no job that could be annotated. */
function tellWithoutToken(request: Request, { github, annotate, log }: RemotePorts): void {
  if (github !== undefined || annotate === undefined) return;
  const left = leftOut(request);
  if (left.length === 0) return;
  const places = left.map(({ name }) => name).join(", ");
  const line = `There is no token for GitHub's API. Left out: ${places}. Leave the input github-token at its default, or pass a token. (GITHUB_TOKEN_MISSING)`;
  log[left.some(({ isAsked }) => isAsked) ? "warn" : "info"](line);
}

/** What a token would have written. A check that is only tried is worth a line, and no warning. */
function leftOut({
  page: { report },
  config,
}: Request): readonly { readonly name: string; readonly isAsked: boolean }[] {
  const onPullRequest = report.workflow?.pullRequest !== undefined;
  const hasComment = onPullRequest && beginsComment(report, config.comment);
  const hasCheck = config.checkRun !== "never" && report.run.commit !== undefined;
  return [
    ...(hasComment ? [{ name: "the pull request comment", isAsked: true }] : []),
    ...(hasCheck ? [{ name: "the check run", isAsked: config.checkRun === "always" }] : []),
    ...(wantsIssues(report, config) ? [{ name: "the regression issues", isAsked: true }] : []),
  ];
}

/** A pull request has its comment; an issue is for what is already on a branch. */
function wantsIssues({ workflow }: Page["report"], { issueThreshold }: Config): boolean {
  return issueThreshold !== undefined && workflow?.pullRequest === undefined;
}

function commentPublishers(
  { page, config, links, forOthers }: Request,
  written: Written,
  { github, backoff, clock, log }: RemotePorts,
): readonly Publisher[] {
  const pullRequest = page.report.workflow?.pullRequest;
  if (github === undefined || pullRequest === undefined || config.comment === "never") return [];
  const publishIt = async (): Promise<string> => {
    const part = page.comment(links);
    const begin = beginsComment(page.report, config.comment);
    const request = { pullRequest, key: config.commentKey ?? SHARED_KEY, part, begin };
    try {
      const { action, id } = await publishComment(github.comments, request, { backoff, clock, log });
      if (id !== undefined) written["comment-id"] = String(id);
      return COMMENT_WORDS[action];
    } catch (error) {
      // It was to be expected, and no warning: nothing in this workflow can be changed about it.
      if (forOthers !== true && page.report.workflow?.fromFork === true && isRefused(error))
        return FORK_WORDS;
      throw error;
    }
  };
  return [{ name: "pull request comment", publish: publishIt }];
}

/** All jobs and workflows of a repository share one comment. */
const SHARED_KEY = "shared";

const FORK_WORDS =
  'The pull request comment was left out: it needs "pull-requests: write", and the token of a pull request from a fork can only read. The report is in the step summary and the artifact; the publishing workflow that `performance-benchmark init` writes makes the comment of it, see docs/forks.md.';

function isRefused(error: unknown): boolean {
  return error instanceof BenchmarkError && error.code === "GITHUB_PERMISSION";
}

const COMMENT_WORDS = {
  created: "The pull request comment was created.",
  updated: "The pull request comment was updated.",
  none: "No pull request comment was needed.",
  outdated: "The pull request comment was left alone: a newer run has written there.",
} as const;

function checkPublishers(
  { page, config, links, forOthers }: Request,
  written: Written,
  { github, annotate, log }: RemotePorts,
): readonly Publisher[] {
  // On a laptop there is nowhere to write to.
  if (github === undefined && annotate === undefined) return [];
  const publishIt = async (report: Page["report"]): Promise<string> => {
    const { id, message } = await publishCheckOrAnnotate({
      report,
      // Whoever publishes for others is there for this, and must be told when it cannot.
      setting: forOthers === true && config.checkRun === "auto" ? "always" : config.checkRun,
      failOnRegression: config.failOnRegression,
      links,
      log,
      ...(page.checkName === undefined ? {} : { name: page.checkName }),
      ...(github === undefined ? {} : { api: github.checks }),
      // Annotations belong to the job that measured.
      ...(annotate === undefined || forOthers === true ? {} : { annotate }),
    });
    if (id !== undefined) written["check-run-id"] = String(id);
    return message;
  };
  return [{ name: "check run", publish: publishIt }];
}

function issuePublishers(
  { page, config, links }: Request,
  written: Written,
  { github, backoff, clock, log }: RemotePorts,
): readonly Publisher[] {
  const { issueThreshold } = config;
  if (github === undefined || issueThreshold === undefined || !wantsIssues(page.report, config)) return [];
  const publishIt = async (report: Page["report"]): Promise<string> => {
    const { numbers, worst, messages } = await publishIssues(
      github,
      report,
      {
        threshold: issueThreshold / 100,
        labels: config.issueLabels,
        assignees: config.issueAssignees ?? [],
        reopenDays: config.issueReopenDays,
        severities: config.severities,
        links,
      },
      { backoff, clock, log },
    );
    written["issue-numbers"] = numbers.join(",");
    if (worst !== undefined) written["issue-number"] = String(worst);
    return messages.length === 0 ? "No regression issue was needed." : messages.join(" ");
  };
  return [{ name: "regression issues", publish: publishIt }];
}
