import { join, resolve } from "node:path";
import { z } from "zod";
import { unlessCancelled } from "./cancelled.ts";
import { publishedConfig } from "./config/published.ts";
import type { Config } from "./config/schema.ts";
import { BenchmarkError, describeFailure } from "./errors.ts";
import type { Files, Log } from "./ports.ts";
import { commentMarkdown } from "./report/comment-markdown.ts";
import type { ReportLink } from "./report/markdown/heading.ts";
import { outputs } from "./report/outputs.ts";
import { type CommentApi, publishComment } from "./report/publish/comment.ts";
import { publishFiles } from "./report/publish/files.ts";
import { type IssueApi, publishIssue } from "./report/publish/issue.ts";
import { type Publisher, publishAll } from "./report/publish/publish-all.ts";
import { publishSummary } from "./report/publish/summary.ts";
import type { Report } from "./report/report.ts";
import { reportFiles, reportPaths } from "./report/report-files.ts";
import { summaryMarkdown } from "./report/summary-markdown.ts";
import type { ArtifactPort } from "./store/ports.ts";

/** Where a report can go. What is absent is not there: a laptop has files alone. */
export interface PublishPorts {
  readonly files: Files;
  readonly log: Log;
  /** What `results-directory` is relative to. */
  readonly directory: string;
  readonly appendSummary?: (markdown: string) => Promise<void>;
  readonly comments?: CommentApi;
  readonly issues?: IssueApi;
  readonly artifacts?: ArtifactPort;
  /** Called once the files are on disk, with what is going to be uploaded. */
  readonly onWritten?: (artifact: ArtifactRequest) => void;
  /** Called when the upload was tried, so that nobody tries again. */
  readonly onUploaded?: () => void;
}

/** An artifact that is still to be uploaded; it survives in the state of a cancelled step. */
export const ArtifactRequest = z.object({
  name: z.string(),
  directory: z.string(),
  files: z.array(z.string()),
  retentionDays: z.number(),
});
export type ArtifactRequest = z.output<typeof ArtifactRequest>;

export interface Published {
  /** Outputs by name, each a plain string. */
  readonly outputs: Readonly<Record<string, string>>;
  /** Path of the JSON report. */
  readonly reportJson: string;
  /** Why the files could not be written; the other places have the report all the same. */
  readonly trouble?: unknown;
}

/**
 * Writes the report to disk before it or the run goes over the network, then
 * stores and publishes everywhere. Never throws: one place that cannot be reached must not
 * cost the user the others. A cancelled run keeps to the disk and the summary.
 */
export async function publish(
  report: Report,
  config: Config,
  /** Adds the run to the history, and says where it is now. */
  store: () => Promise<string | undefined>,
  ports: PublishPorts,
  cancelled: AbortSignal,
): Promise<Published> {
  const results = resolve(ports.directory, config.resultsDirectory);
  const { files, trouble } = await writeFiles(report, config, results, ports);
  const artifact = {
    name: config.artifactName ?? artifactName(report),
    directory: results,
    files: [...files],
    retentionDays: config.retentionDays,
  };
  const uploads = config.uploadArtifact && !config.smokeTest && files.length > 0;
  if (uploads) ports.onWritten?.(artifact);
  const extra: Record<string, string> = {
    "stored-at": (await store()) ?? "",
    "comment-id": "",
    "issue-number": "",
    "artifact-id": "",
  };
  if (uploads && ports.artifacts !== undefined) {
    const publisher = artifactPublisher(artifact, extra, ports.artifacts);
    const upload = async () => {
      await publishAll([publisher], report, ports.log);
      ports.onUploaded?.();
    };
    await unlessCancelled(cancelled, upload, undefined);
  }
  const links = linksOf(report, extra["artifact-id"] ?? "");
  await publishAll(summaryPublishers(links, ports), report, ports.log);
  const remote = [
    ...commentPublishers(report, config, links, extra, ports),
    ...issuePublishers(report, config, links, extra, ports),
  ];
  await unlessCancelled(cancelled, () => publishAll(remote, report, ports.log), []);

  const reportJson = join(results, reportPaths(report).report);
  const baselineCommit = report.baseline.kind === "found" ? (report.baseline.commit ?? "") : "";
  return {
    outputs: { ...outputs(report, { results, reportJson }), "baseline-commit": baselineCommit, ...extra },
    reportJson,
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/** Paths of what was written, relative to the results directory; none, and why, when that did not work. */
async function writeFiles(
  report: Report,
  config: Config,
  results: string,
  { files, log }: PublishPorts,
): Promise<{ readonly files: readonly string[]; readonly trouble?: unknown }> {
  const written = reportFiles(report, publishedConfig(config));
  try {
    const isNew = (await files.kind(results)) === undefined;
    await publishFiles(files, results, isNew ? [...written, IGNORED_BY_GIT] : written);
    return { files: written.map(({ path }) => path) };
  } catch (trouble) {
    log.warn(`The report files were not written. ${describeFailure(trouble)}`);
    return { files: [], trouble };
  }
}

/** Reports do not belong into a commit by mistake. A folder that was there before is the user's own business. */
const IGNORED_BY_GIT = { path: ".gitignore", content: "*\n" };

function artifactPublisher(
  request: ArtifactRequest,
  extra: Record<string, string>,
  artifacts: ArtifactPort,
): Publisher {
  const publishArtifact = async (): Promise<string> => {
    const available = artifacts.available();
    if (available.kind === "no") return `No artifact was uploaded. ${available.reason}`;
    const uploaded = await artifacts.upload(request);
    if (uploaded.kind === "exists") {
      throw new BenchmarkError(
        "ARTIFACT_FAILED",
        `This workflow run already has an artifact named ${request.name}.`,
        {
          hint: "Set artifact-name so that each job and step has a name of its own.",
        },
      );
    }
    extra["artifact-id"] = uploaded.id;
    return `Uploaded the artifact ${request.name}, kept for ${request.retentionDays} days.`;
  };
  return { name: "artifact", publish: publishArtifact };
}

/** Unique in a workflow run for each job, attempt, matrix leg and step: the run's own id is part of it. */
function artifactName({ run, workflow }: Report): string {
  const parts = [
    "performance",
    run.suite,
    workflow?.job ?? "local",
    workflow?.runAttempt ?? "1",
    run.id.slice(0, 8),
  ];
  return parts.join("-").replace(/[^A-Za-z0-9._-]+/g, "_");
}

function linksOf({ workflow }: Report, artifactId: string): readonly ReportLink[] {
  if (workflow === undefined) return [];
  const run = { text: "Workflow run", url: workflow.runUrl };
  return artifactId === ""
    ? [run]
    : [run, { text: "All reports (artifact)", url: `${workflow.runUrl}/artifacts/${artifactId}` }];
}

function summaryPublishers(
  links: readonly ReportLink[],
  { appendSummary }: PublishPorts,
): readonly Publisher[] {
  if (appendSummary === undefined) return [];
  return [
    {
      name: "step summary",
      publish: (report) => publishSummary(appendSummary, summaryMarkdown(report, links)),
    },
  ];
}

function commentPublishers(
  report: Report,
  config: Config,
  links: readonly ReportLink[],
  extra: Record<string, string>,
  { comments }: PublishPorts,
): readonly Publisher[] {
  const pullRequest = report.workflow?.pullRequest;
  if (comments === undefined || pullRequest === undefined || config.comment === "never" || config.smokeTest)
    return [];
  const key = config.commentKey ?? defaultKey(report);
  const onlyUpdate = config.comment === "on-regression" && report.gate !== "fail";
  const publishIt = async (): Promise<string> => {
    const body = commentMarkdown(report, { key, links });
    const { id, action } = await publishComment(comments, { pullRequest, key, body, onlyUpdate });
    if (id === undefined) return "No pull request comment was needed.";
    extra["comment-id"] = String(id);
    return `The pull request comment was ${action}.`;
  };
  return [{ name: "pull request comment", publish: publishIt }];
}

/** Keeps the jobs of a repository, and the legs of a matrix that differ by their label, apart. */
function defaultKey({ workflow, run }: Report): string {
  const label = run.environment.label;
  return [workflow?.workflow ?? "", workflow?.job ?? "", ...(label === undefined ? [] : [label])].join("/");
}

function issuePublishers(
  report: Report,
  config: Config,
  links: readonly ReportLink[],
  extra: Record<string, string>,
  { issues }: PublishPorts,
): readonly Publisher[] {
  const { issueThreshold } = config;
  if (issues === undefined || issueThreshold === undefined || config.smokeTest) return [];
  // A pull request has its comment; an issue is for what is already on a branch.
  if (report.workflow?.pullRequest !== undefined) return [];
  const publishIt = async (): Promise<string> => {
    const key = config.commentKey ?? defaultKey(report);
    const published = await publishIssue(issues, report, {
      key,
      threshold: issueThreshold / 100,
      labels: config.issueLabels,
      links,
    });
    if (published.action === "none")
      return `No issue was needed: no regression reached ${issueThreshold} percent.`;
    extra["issue-number"] = String(published.number);
    return `Issue ${published.number} was ${published.action}.`;
  };
  return [{ name: "regression issue", publish: publishIt }];
}
