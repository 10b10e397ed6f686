import type { Files } from "../../ports.ts";
import type { ReportFile } from "../files/report-file.ts";

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
