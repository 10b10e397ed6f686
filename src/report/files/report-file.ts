/** A file of the artifact; the path is relative to the results directory, with forward slashes. */
export interface ReportFile {
  readonly path: string;
  readonly content: string;
}

/** Readable JSON with a final line break. */
export function jsonFile(path: string, value: unknown): ReportFile {
  return { path, content: `${JSON.stringify(value, null, 2)}\n` };
}

/** `20261121-060000` of an ISO time, in UTC: the stamp in all file names of one run. */
export function fileStamp(time: string): string {
  const digits = new Date(time).toISOString().replace(/[-:]/g, "");
  return `${digits.slice(0, 8)}-${digits.slice(9, 15)}`;
}
