import type { Files } from "../../ports.ts";
import { fileStamp, type ReportFile } from "../files/report-file.ts";
import type { Report } from "../report.ts";
import { reportPaths } from "../report-files.ts";

/** Writes reports into a folder that git shall ignore when it was not there before. Throws `WRITE_FAILED`. */
export async function writeReports(
  files: Pick<Files, "kind" | "write">,
  directory: string,
  reports: readonly ReportFile[],
): Promise<void> {
  const isNew = (await files.kind(directory)) === undefined;
  await publishFiles(files, directory, isNew ? [...reports, IGNORED_BY_GIT] : reports);
}

/** Of a run's id: enough to tell two runs of one second apart. */
const ID_CHARACTERS = 8;

/** The stamp in the names of a report's files; with the beginning of the run's id where another run of the same second has them. */
export async function freeStamp(
  files: Pick<Files, "kind">,
  directory: string,
  report: Report,
): Promise<string> {
  const stamp = fileStamp(report.run.time);
  const isTaken = (await files.kind(`${directory}/${reportPaths(report, stamp).report}`)) !== undefined;
  return isTaken ? `${stamp}-${report.run.id.slice(0, ID_CHARACTERS)}` : stamp;
}

/** Reports do not belong into a commit by mistake. A folder that was there before is the user's own business. */
const IGNORED_BY_GIT = { path: ".gitignore", content: "*\n" };

/** Writes all files below the directory and returns their paths, in the same order. Throws `WRITE_FAILED`. */
export async function publishFiles(
  files: Pick<Files, "write">,
  directory: string,
  reports: readonly ReportFile[],
): Promise<readonly string[]> {
  const base = directory.replace(/[\\/]+$/, "");
  return Promise.all(
    reports.map(async ({ path, content }) => {
      const target = `${base}/${path}`;
      await files.write(target, content);
      return target;
    }),
  );
}
