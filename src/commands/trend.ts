import { resolve } from "node:path";
import { parseHistoryFile } from "../domain/measurements-file.ts";
import type { RecordedRun } from "../domain/run.ts";
import { BenchmarkError } from "../errors.ts";
import { trendJson } from "../report/trend-json.ts";
import { trendLines } from "../report/trend-lines.ts";
import { fileStore } from "../store/file-store.ts";
import { analyseTrends } from "../trends/analyse.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";
import { parseJson } from "./read-results.ts";

/** `trend HISTORY`: what a history shows, for each series. */
export async function trendCommand(path: string, context: CommandContext): Promise<ExitCode> {
  const trends = analyseTrends(await readHistory(path, context));
  if (context.json) printJson(context, trendJson(trends));
  else context.print(`${trendLines(trends).join("\n")}\n`);
  return 0;
}

/** A measurements-history file, or a checkout of the history branch. Oldest first. */
async function readHistory(
  path: string,
  { ports, directory }: CommandContext,
): Promise<readonly RecordedRun[]> {
  const place = resolve(directory, path);
  if ((await ports.files.kind(place)) === "directory") {
    const store = fileStore({ directory: place, files: ports.files });
    const { runs, problems } = await store.read({ limit: Number.POSITIVE_INFINITY });
    for (const problem of problems) ports.log.warn(problem);
    return runs;
  }
  const text = await ports.files.read(place);
  if (text === undefined) {
    throw new BenchmarkError("FILE_UNREADABLE", `There is no history at ${path}.`, {
      hint: "Name a measurements-history file or a checkout of the history branch.",
    });
  }
  return parseHistoryFile(
    parseJson(text, path, "A measurements-history file is a JSON array of measurements files, oldest first."),
    path,
  );
}
