import { join } from "node:path";
import { parseHistoryFile, parseMeasurementsFile } from "../domain/measurements-file.ts";
import type { RecordedRun } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";
import { folderSource } from "./file-store.ts";
import { readRuns } from "./read-runs.ts";

export interface BaselineFileTools {
  readonly files: Files;
  /** Reads a file or folder of any known tool, or of several, as one run. */
  readonly readRun: (
    path: string,
  ) => Promise<{ readonly run: RecordedRun; readonly warnings: readonly string[] }>;
}

export type BaselineFile =
  /** One run, which the user named: compared whatever its environment was. */
  | { readonly kind: "run"; readonly run: RecordedRun; readonly warnings: readonly string[] }
  /** Oldest first; one of them is still to be chosen. */
  | { readonly kind: "history"; readonly runs: readonly RecordedRun[]; readonly warnings: readonly string[] };

/**
 * Reads `baseline-file`: our measurements file, a measurements-history file,
 * what any known tool wrote, a folder of a tool, a history folder, or a folder
 * of our reports, of which the newest measurements count.
 *
 * Throws `BASELINE_NOT_FOUND` or `BASELINE_CORRUPT`. Nothing is changed.
 */
export async function readBaselineFile(path: string, tools: BaselineFileTools): Promise<BaselineFile> {
  const kind = await tools.files.kind(path);
  if (kind === undefined) {
    throw new BenchmarkError("BASELINE_NOT_FOUND", `There is no baseline at ${path}.`, {
      hint: "Set baseline-file to a results file or history folder that exists, or leave it out on the first run.",
    });
  }
  try {
    const baseline = kind === "file" ? await readFile(path, tools) : await readFolder(path, tools);
    const runs = baseline.kind === "run" ? [baseline.run] : baseline.runs;
    if (runs.some(({ measurements }) => measurements.length > 0)) return baseline;
  } catch (error) {
    throw corrupt(path, error instanceof Error ? error.message : String(error), error);
  }
  throw corrupt(path, "It holds no measurements.");
}

async function readFile(path: string, { files, readRun }: BaselineFileTools): Promise<BaselineFile> {
  const text = (await files.read(path)) ?? "";
  const value = parseJson(text);
  if (isHistory(value)) return { kind: "history", runs: parseHistoryFile(value, path), warnings: [] };
  if (isOurs(value)) return { kind: "run", run: parseMeasurementsFile(value, path), warnings: [] };
  return { kind: "run", ...(await readRun(path)) };
}

async function readFolder(path: string, tools: BaselineFileTools): Promise<BaselineFile> {
  const { files, readRun } = tools;
  const source = await folderSource({ directory: path, files, place: path });
  if (source.paths.some((file) => file.startsWith("runs/"))) {
    const { runs, problems } = await readRuns(source, { limit: Number.POSITIVE_INFINITY });
    if (runs.length === 0 && problems[0] !== undefined) throw new Error(problems[0]);
    return { kind: "history", runs, warnings: problems };
  }
  const reports = await files.glob(["measurements-*.json", "reports/measurements-*.json"], { in: path });
  // Their names end in the time, so the last one is the newest.
  const newest = reports.at(-1);
  if (newest !== undefined) return await readFile(join(path, newest), tools);
  return { kind: "run", ...(await readRun(path)) };
}

function corrupt(path: string, reason: string, cause?: unknown): BenchmarkError {
  return new BenchmarkError("BASELINE_CORRUPT", `The baseline ${path} cannot be used. ${reason}`, {
    hint: "It was left as it is. Restore it from an earlier version, or measure the baseline again.",
    cause,
  });
}

function isHistory(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0 && value.every(isOurs);
}

function isOurs(value: unknown): boolean {
  return typeof value === "object" && value !== null && "version" in value && "measurements" in value;
}

/** `undefined` when it is no JSON: then some tool's adapter may know it. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
