import { join, resolve } from "node:path";
import { Config } from "../config/schema.ts";
import { parseHistoryFile, parseMeasurementsFile } from "../domain/measurements-file.ts";
import type { RecordedRun } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import { trendJson } from "../report/trend-json.ts";
import { trendLines } from "../report/trend-lines.ts";
import { fileStore } from "../store/file-store.ts";
import { analyseTrends } from "../trends/analyse.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";
import { parseJson } from "./parse-json.ts";

/** `trend HISTORY`: what a history shows, for each series. */
export async function trendCommand(path: string, context: CommandContext): Promise<ExitCode> {
  const trends = analyseTrends(await readHistory(path, context));
  if (context.json) printJson(context, trendJson(trends));
  else context.print(`${trendLines(trends).join("\n")}\n`);
  return 0;
}

/** A measurements-history file, one measurements file, or a folder of the history's layout. Oldest first. */
async function readHistory(
  path: string,
  { ports, directory }: CommandContext,
): Promise<readonly RecordedRun[]> {
  const place = resolve(directory, path);
  if ((await ports.files.kind(place)) === "directory") {
    if ((await ports.files.kind(join(place, "runs"))) !== "directory") {
      throw new BenchmarkError(
        "FILE_UNREADABLE",
        `${path} is no history: a history folder has a folder "runs", and this one has none.`,
        { hint: NAME_A_HISTORY },
      );
    }
    const store = fileStore({ directory: place, files: ports.files });
    const { runs, problems } = await store.read({ limit: Number.POSITIVE_INFINITY });
    for (const problem of problems) ports.log.warn(problem);
    return runs;
  }
  const text = await ports.files.read(place);
  if (text === undefined) {
    throw new BenchmarkError("FILE_UNREADABLE", `There is no history at ${path}.`, {
      hint: NAME_A_HISTORY,
    });
  }
  const value = parseJson(
    text,
    path,
    "A measurements-history file is a JSON array of measurements files, oldest first.",
  );
  return Array.isArray(value) ? parseHistoryFile(value, path) : [parseMeasurementsFile(value, path)];
}

const NAME_A_HISTORY = `Name a measurements-history file, a history folder (by default ${Config.shape.historyDirectory.parse(undefined)}), or a checkout of the history branch.`;
