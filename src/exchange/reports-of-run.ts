import { nameMatches } from "../decision/policy.ts";
import { BenchmarkError } from "../errors.ts";
import type { RunArtifact, WorkflowRunApi } from "../github/ports.ts";
import type { Log } from "../ports.ts";
import { partOf } from "../report/part.ts";
import { reportText } from "./bundle.ts";
import { hostileArtifact, shown } from "./hostile.ts";
import type { TrustedOrigin } from "./identity.ts";
import { ARCHIVE_LIMITS } from "./limits.ts";
import type { ReadArchive } from "./ports.ts";
import { parseReportData } from "./report-data.ts";
import { type TrustedReport, trustedReport } from "./trusted-report.ts";

/** An artifact that was not used, and why. */
export interface RefusedArtifact {
  /** Plain text. */
  readonly name: string;
  readonly error: unknown;
}

export interface ReportsOfRun {
  /** Of each part its last attempt, newest first. */
  readonly reports: readonly TrustedReport[];
  readonly refused: readonly RefusedArtifact[];
}

export interface ArtifactPorts {
  readonly readArchive: ReadArchive;
  readonly runs: Pick<WorkflowRunApi, "artifacts" | "download">;
  readonly log: Pick<Log, "info" | "warn">;
}

/** More of them is no matrix that somebody reads a comment about. */
const MOST_ARTIFACTS = 64;

/** Characters of all reports of a run: all of them are in memory at once. */
const MOST_CHARACTERS = 128 * 1024 * 1024;

/**
 * What may be published of those of a run's artifacts whose names fit the glob.
 * What holds no report is left out; one that is refused does not cost the others.
 */
export async function reportsOfRun(
  origin: TrustedOrigin,
  glob: string,
  ports: ArtifactPorts,
): Promise<ReportsOfRun> {
  const reports: Attempted[] = [];
  const refused: RefusedArtifact[] = [];
  let room = MOST_CHARACTERS;
  for (const artifact of await fittingArtifacts(origin.run.id, glob, ports)) {
    const name = shown(artifact.name);
    try {
      const text = await textOf(artifact, ports);
      if (text === undefined) {
        ports.log.info(`The artifact ${name} holds no report of ours.`);
        continue;
      }
      room -= text.length;
      if (room < 0) throw hostileArtifact(artifact.name, "the reports of its run are too large together");
      const reported = parseReportData(text, artifact.name);
      const report = trustedReport(reported, origin, artifact.name);
      reports.push({ report, artifact, attempt: Number(reported.workflow?.runAttempt) || 0 });
    } catch (error) {
      refused.push({ name, error });
    }
  }
  return { reports: lastAttempts(reports), refused };
}

/** Newest first. */
async function fittingArtifacts(
  run: number,
  glob: string,
  { runs, log }: ArtifactPorts,
): Promise<readonly RunArtifact[]> {
  const fitting = (await runs.artifacts(run)).filter(({ name }) => nameMatches(glob, name));
  if (fitting.length > MOST_ARTIFACTS) {
    log.warn(
      `Workflow run ${run} has ${fitting.length} artifacts that fit; only the newest ${MOST_ARTIFACTS} are read.`,
    );
  }
  return fitting.slice(0, MOST_ARTIFACTS);
}

async function textOf(artifact: RunArtifact, ports: ArtifactPorts): Promise<string | undefined> {
  const { name, size, expired } = artifact;
  if (expired) {
    throw new BenchmarkError("ARTIFACT_FAILED", `The artifact ${shown(name)} has expired.`, {
      hint: "Run the benchmarks again.",
    });
  }
  const { archive: limit } = ARCHIVE_LIMITS;
  if (size > limit) throw hostileArtifact(name, `it has more than ${limit} bytes`);
  return await reportText(name, await ports.runs.download(artifact, limit), ports.readArchive);
}

interface Attempted extends TrustedReport {
  /** Of the workflow run, as the report says: GitHub does not tell for artifacts. */
  readonly attempt: number;
}

/** A job that was started again leaves an artifact of each attempt. Those of one attempt are of several jobs. */
function lastAttempts(reports: readonly Attempted[]): readonly TrustedReport[] {
  const last = new Map<string, number>();
  for (const { report, attempt } of reports) {
    const { id } = partOf(report);
    last.set(id, Math.max(attempt, last.get(id) ?? 0));
  }
  return reports
    .filter(({ report, attempt }) => attempt === last.get(partOf(report).id))
    .map(({ report, artifact }) => ({ report, artifact }));
}
