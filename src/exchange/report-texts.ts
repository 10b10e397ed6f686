import { nameMatches } from "../decision/policy.ts";
import { BenchmarkError } from "../errors.ts";
import type { RunArtifact, WorkflowRunApi } from "../github/ports.ts";
import type { Log } from "../ports.ts";
import { reportText } from "./bundle.ts";
import { hostileArtifact, shown } from "./hostile.ts";
import { ARCHIVE_LIMITS } from "./limits.ts";
import type { BundlePorts } from "./ports.ts";

/** The report data of one artifact, or why they could not be had. */
export type ReportText =
  | { readonly artifact: RunArtifact; readonly name: string; readonly text: string }
  | { readonly artifact: RunArtifact; readonly name: string; readonly error: unknown };

export interface ArtifactPorts extends BundlePorts {
  readonly runs: Pick<WorkflowRunApi, "artifacts" | "download">;
  readonly log: Pick<Log, "info" | "warn">;
}

/** Characters of all reports of a run: all of them are in memory at once. */
const MOST_CHARACTERS = 128 * 1024 * 1024;

/**
 * The report data in a run's artifacts whose names fit the glob, newest first.
 * Artifacts without any are left out; one that is refused does not cost the others.
 */
export async function reportTexts(
  run: number,
  wanted: { readonly glob: string; readonly most: number },
  ports: ArtifactPorts,
): Promise<readonly ReportText[]> {
  const { runs, log } = ports;
  const fitting = (await runs.artifacts(run)).filter(({ name }) => nameMatches(wanted.glob, name));
  if (fitting.length > wanted.most) {
    log.warn(
      `Workflow run ${run} has ${fitting.length} artifacts that fit; only the newest ${wanted.most} are read.`,
    );
  }
  const found: ReportText[] = [];
  let room = MOST_CHARACTERS;
  for (const artifact of fitting.slice(0, wanted.most)) {
    const name = shown(artifact.name);
    try {
      const text = await textOf(artifact, ports);
      if (text === undefined) {
        log.info(`The artifact ${name} holds no report of ours.`);
        continue;
      }
      room -= text.length;
      if (room < 0) throw hostileArtifact(artifact.name, "the reports of its run are too large together");
      found.push({ artifact, name, text });
    } catch (error) {
      found.push({ artifact, name, error });
    }
  }
  return found;
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
  return await reportText({ kind: "zip", name, archive: await ports.runs.download(artifact, limit) }, ports);
}
