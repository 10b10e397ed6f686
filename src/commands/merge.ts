import { dirname, join, resolve } from "node:path";
import { BenchmarkError } from "../errors.ts";
import { REPORT_DATA_PATH } from "../exchange/report-data.ts";
import { exitCodeOfRun } from "../exit-code.ts";
import { mergeReports } from "../merge/merge-reports.ts";
import { type Column, isIncomplete } from "../merge/merged.ts";
import { mergedFiles, mergedJson } from "../merge/merged-files.ts";
import { type ReportText, readReports } from "../merge/read-reports.ts";
import { comparisonTable } from "../report/comparison-table.ts";
import { plainText } from "../report/plain-text.ts";
import { writeReports } from "../report/publish/files.ts";
import { type CommandContext, type ExitCode, printJson } from "./command.ts";

/** `merge FOLDER…`: the reports of several jobs, from the folders that their artifacts were unpacked into. */
export async function mergeCommand(
  folders: readonly string[],
  flags: { readonly resultsDirectory?: string },
  context: CommandContext,
): Promise<ExitCode> {
  const { directory, ports } = context;
  const { reports, broken } = await readReports(
    {
      place: folders.join(", "),
      hint: "Name results directories of run, or folders that artifacts were unpacked into.",
    },
    { listReports: () => reportsIn(folders, context), log: ports.log },
  );
  const merged = mergeReports(reports, { doubts: broken });
  for (const warning of merged.report.warnings) ports.log.warn(warning);
  const { resultsDirectory } = flags;
  if (resultsDirectory !== undefined) {
    await writeReports(ports.files, resolve(directory, resultsDirectory), mergedFiles(merged, {}));
  }
  if (context.json) printJson(context, mergedJson(merged));
  else {
    const sections = [
      ...merged.columns.map((column) => columnText(column, context)),
      plainText(merged.headline),
    ];
    context.print(`${sections.join("\n\n")}\n`);
  }
  // As a benchmark that gave no result.
  if (isIncomplete(merged, broken)) return 3;
  return exitCodeOfRun(merged.report, { failOnRegression: true });
}

/** Every report below the folders, in the order of their paths. */
async function reportsIn(
  folders: readonly string[],
  { directory, ports: { files } }: CommandContext,
): Promise<readonly ReportText[]> {
  const found: ReportText[] = [];
  for (const folder of folders) {
    const place = resolve(directory, folder);
    if ((await files.kind(place)) !== "directory") {
      throw new BenchmarkError("FILE_UNREADABLE", `There is no folder ${folder}.`, {
        hint: "Name folders that artifacts were unpacked into, or results directories of runs.",
      });
    }
    for (const path of await files.glob([REPORT_DATA_PATH, `**/${REPORT_DATA_PATH}`], { in: place })) {
      const name = join(folder, dirname(dirname(path)));
      found.push(await readReport(name, () => files.read(join(place, path))));
    }
  }
  return found;
}

async function readReport(name: string, read: () => Promise<string | undefined>): Promise<ReportText> {
  try {
    return { name, text: (await read()) ?? "" };
  } catch (error) {
    return { name, error };
  }
}

function columnText({ title, report }: Column, { terminal }: CommandContext): string {
  return `${plainText(title)}\n${comparisonTable(report.comparisons, terminal)}`;
}
