import { join } from "node:path";
import type { RecordedRun } from "../domain/run.ts";
import { BenchmarkError, type ErrorCode } from "../errors.ts";
import type { Files } from "../ports.ts";
import { folderSource } from "./file-store.ts";
import { planAddition, type RunName, runName, shortHash, suitePart, timePart } from "./layout.ts";
import type { ArtifactHistoryApi, ArtifactPort, HistoryArtifact } from "./ports.ts";
import { readRuns } from "./read-runs.ts";
import { toStoredRun } from "./run-file.ts";
import type { HistoryQuery, HistoryReading, HistoryStore } from "./store.ts";

export interface ArtifactStoreOptions {
  readonly artifacts: ArtifactPort;
  /** Absent without a token: then runs can be stored, but not read. */
  readonly api?: ArtifactHistoryApi;
  readonly files: Files;
  readonly retentionDays: number;
}

/** More artifacts than this are not looked through. */
const LISTED = 1000;
/** Downloads at a time. */
const AT_ONCE = 6;
const PREFIX = "performance-benchmark-history-";
const PLACE = "artifacts of the repository";

/** History as one artifact per run, which GitHub deletes after the retention time. */
export function artifactStore({ artifacts, api, files, retentionDays }: ArtifactStoreOptions): HistoryStore {
  return {
    kind: "artifact",
    place: PLACE,
    async read(query) {
      if (api === undefined) {
        throw new BenchmarkError("GITHUB_TOKEN_MISSING", `Reading ${PLACE} of earlier runs needs a token.`, {
          hint: 'Pass github-token and give the job "actions: read" under "permissions" in the workflow.',
        });
      }
      const listed = await api.list(PREFIX, LISTED);
      return await readNewest(listed, { artifacts, files, query });
    },
    async append(run) {
      const availability = artifacts.available();
      if (availability.kind === "no") {
        throw new BenchmarkError(
          "STORE_UNAVAILABLE",
          `The run cannot be stored as an artifact: ${availability.reason}`,
          {
            hint: "Choose another store, such as store: file.",
          },
        );
      }
      const stored = toStoredRun(run);
      const directory = await files.temporaryDirectory("history-artifact");
      const addition = await planAddition(stored, { paths: new Set(), hasContent: async () => false });
      for (const file of addition.files) await files.write(join(directory, file.path), file.content);
      const name = artifactName(runName(stored));
      await artifacts.upload({
        name,
        directory,
        files: addition.files.map(({ path }) => path),
        retentionDays,
      });
      return { location: `artifact ${name}, for ${retentionDays} days` };
    },
  };
}

async function readNewest(
  listed: readonly HistoryArtifact[],
  { artifacts, files, query }: { artifacts: ArtifactPort; files: Files; query: HistoryQuery },
): Promise<HistoryReading> {
  const open = async (artifact: HistoryArtifact): Promise<HistoryReading> => {
    const place = `artifact ${artifact.name}`;
    try {
      const directory = await files.temporaryDirectory("history-artifact");
      await artifacts.download(artifact, directory);
      const reading = await readRuns(await folderSource({ directory, files, place }), query);
      if (reading.total > 0) return reading;
      return { ...reading, problems: [`The ${place} holds no run. It was left as it is and skipped.`] };
    } catch (error) {
      if (isAccessTrouble(error)) throw error;
      const problem = `The ${place} could not be read: ${reasonOf(error)} It was left as it is and skipped.`;
      return { runs: [], total: 0, problems: [problem] };
    }
  };

  let waiting = listed.filter(({ name }) => mayMatch(name, query)).sort(newestFirst);
  const readings: HistoryReading[] = [];
  const found = () => readings.reduce((count, { runs }) => count + runs.length, 0);
  while (waiting.length > 0 && found() < query.limit) {
    const portion = Math.min(AT_ONCE, query.limit - found());
    readings.push(...(await Promise.all(waiting.slice(0, portion).map(open))));
    waiting = waiting.slice(portion);
  }
  return {
    runs: readings.flatMap(({ runs }) => runs).sort((first, second) => timeOf(first) - timeOf(second)),
    total: listed.length,
    problems: readings.flatMap(({ problems }) => problems),
  };
}

/** `performance-benchmark-history-0a1b2c3d-quick-4e5f6a7b-20261121T060000Z-8c9d0e1f2a3b` */
export function artifactName({ classHash, suite, refHash, time, idHash }: RunName): string {
  return `${PREFIX}${classHash}-${suite}-${refHash}-${time}-${idHash}`;
}

/** As far as the name tells; the run itself is looked at after it was downloaded. */
function mayMatch(name: string, query: HistoryQuery): boolean {
  const [classHash, suite, refHash, time = ""] = name.slice(PREFIX.length).split("-");
  return (
    (query.environmentClass === undefined || classHash === shortHash(query.environmentClass)) &&
    (query.suite === undefined || suite === suitePart(query.suite)) &&
    (query.ref === undefined || refHash === shortHash(query.ref)) &&
    (query.before === undefined || time <= timePart(query.before))
  );
}

/** By the time of the run, which is not always that of the upload. */
function newestFirst(first: HistoryArtifact, second: HistoryArtifact): number {
  const time = ({ name }: HistoryArtifact) => name.slice(PREFIX.length).split("-")[3] ?? "";
  return time(first) < time(second) ? 1 : -1;
}

/** No other artifact could be read either. */
function isAccessTrouble(error: unknown): boolean {
  return error instanceof BenchmarkError && ACCESS_TROUBLES.has(error.code);
}

const ACCESS_TROUBLES: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  "GITHUB_PERMISSION",
  "GITHUB_TOKEN_INVALID",
  "GITHUB_TOKEN_MISSING",
]);

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function timeOf(run: RecordedRun): number {
  return Date.parse(run.time ?? "");
}
