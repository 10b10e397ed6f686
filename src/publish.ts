import { join, resolve } from "node:path";
import { z } from "zod";
import { unlessCancelled } from "./cancelled.ts";
import type { Config } from "./config/schema.ts";
import { BenchmarkError, describeFailure } from "./errors.ts";
import { linksOf, type Page } from "./page.ts";
import type { Files } from "./ports.ts";
import { NOTHING_WRITTEN, publishRemotely, type RemotePorts } from "./publish-remotely.ts";
import type { ReportFile } from "./report/files/report-file.ts";
import type { ReportLink } from "./report/markdown/heading.ts";
import { outputs } from "./report/outputs.ts";
import { writeReports } from "./report/publish/files.ts";
import { type Publisher, publishAll } from "./report/publish/publish-all.ts";
import { publishSummary } from "./report/publish/summary.ts";
import type { Report } from "./report/report.ts";
import type { ArtifactPort } from "./store/ports.ts";

/** Where a report can go. What is absent is not there: a laptop has files alone. */
export interface PublishPorts extends RemotePorts {
  readonly files: Files;
  /** What `results-directory` is relative to. */
  readonly directory: string;
  readonly appendSummary?: (markdown: string) => Promise<void>;
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

interface WriteRequest {
  readonly report: Report;
  readonly config: Config;
  readonly files: readonly ReportFile[];
}

interface PublishRequest extends Omit<WriteRequest, "report"> {
  readonly page: Page;
  /** Which of the files is the JSON report. */
  readonly reportPath: string;
  /** Adds the run to the history, and says where it is now. */
  readonly store: () => Promise<string | undefined>;
  readonly cancelled: AbortSignal;
}

/**
 * Writes the report to disk before it or the run goes over the network, then
 * stores and publishes everywhere. Never throws: one place that cannot be reached must not
 * cost the user the others. A cancelled run keeps to the disk and the summary.
 */
export async function publish(request: PublishRequest, ports: PublishPorts): Promise<Published> {
  const { page, config, cancelled } = request;
  const { report } = page;
  const { artifact, uploads, trouble } = await writeDown({ ...request, report }, ports);
  const storedAt = (await request.store()) ?? "";
  const uploaded = { id: "" };
  if (uploads && ports.artifacts !== undefined) {
    const publisher = artifactPublisher(artifact, uploaded, ports.artifacts);
    const upload = async () => {
      await publishAll([publisher], report, ports.log);
      ports.onUploaded?.();
    };
    await unlessCancelled(cancelled, upload, undefined);
  }
  const links = linksOf(report, { artifactId: uploaded.id, dashboardUrl: config.dashboardUrl });
  await publishAll(summaryPublishers(page, links, ports), report, ports.log);
  // What a later step merges is published by that step.
  const stays = config.smokeTest || config.defer;
  const written = stays
    ? NOTHING_WRITTEN
    : await unlessCancelled(
        cancelled,
        () => publishRemotely({ page, config, links }, ports),
        NOTHING_WRITTEN,
      );

  const results = artifact.directory;
  const reportJson = join(results, request.reportPath);
  const baselineCommit = report.baseline.kind === "found" ? (report.baseline.commit ?? "") : "";
  return {
    outputs: {
      ...outputs(report, { results, reportJson }),
      "baseline-commit": baselineCommit,
      "stored-at": storedAt,
      "artifact-id": uploaded.id,
      ...written,
    },
    reportJson,
    ...(trouble === undefined ? {} : { trouble }),
  };
}

/**
 * Writes the report to disk, and has it uploaded in any case from then on, also
 * when the step is cut off. Never throws. What is written later takes its place.
 */
export async function writeDown(
  { report, config, files: reports }: WriteRequest,
  ports: Pick<PublishPorts, "directory" | "files" | "log" | "onWritten">,
): Promise<{ readonly artifact: ArtifactRequest; readonly uploads: boolean; readonly trouble?: unknown }> {
  const directory = resolve(ports.directory, config.resultsDirectory);
  const { files, trouble } = await writeFiles(reports, directory, ports);
  const artifact = {
    name: config.artifactName ?? artifactName(report),
    directory,
    files: [...files],
    retentionDays: config.retentionDays,
  };
  const uploads = config.uploadArtifact && !config.smokeTest && files.length > 0;
  if (uploads) ports.onWritten?.(artifact);
  return { artifact, uploads, ...(trouble === undefined ? {} : { trouble }) };
}

/** Paths of what was written, relative to the results directory; none, and why, when that did not work. */
async function writeFiles(
  written: readonly ReportFile[],
  results: string,
  { files, log }: Pick<PublishPorts, "files" | "log">,
): Promise<{ readonly files: readonly string[]; readonly trouble?: unknown }> {
  try {
    await writeReports(files, results, written);
    return { files: written.map(({ path }) => path) };
  } catch (trouble) {
    log.warn(`The report files were not written. ${describeFailure(trouble)}`);
    return { files: [], trouble };
  }
}

function artifactPublisher(
  request: ArtifactRequest,
  uploaded: { id: string },
  artifacts: ArtifactPort,
): Publisher {
  const publishArtifact = async (): Promise<string> => {
    const available = artifacts.available();
    if (available.kind === "no") return `No artifact was uploaded. ${available.reason}`;
    const answer = await artifacts.upload(request);
    if (answer.kind === "exists") {
      throw new BenchmarkError(
        "ARTIFACT_FAILED",
        `This workflow run already has an artifact named ${request.name}.`,
        {
          hint: "Set artifact-name so that each job and step has a name of its own; in calls of the reusable workflow, set key.",
        },
      );
    }
    uploaded.id = answer.id;
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

/** The step summary, where there is one. */
export function summaryPublishers(
  page: Page,
  links: readonly ReportLink[],
  { appendSummary }: Pick<PublishPorts, "appendSummary">,
): readonly Publisher[] {
  if (appendSummary === undefined) return [];
  return [{ name: "step summary", publish: () => publishSummary(appendSummary, page.summary(links)) }];
}
