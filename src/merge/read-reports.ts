import { BenchmarkError, describeFailure, messageOf } from "../errors.ts";
import { parseReportData } from "../exchange/report-data.ts";
import type { Log } from "../ports.ts";
import { plainText } from "../report/plain-text.ts";
import type { Report } from "../report/report.ts";

/** The report data of one artifact or folder, or why they could not be had. What holds none is not among them. */
export type ReportText =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly error: unknown };

interface ReadRequest {
  /** For messages: where reports were looked for, and what to do when there is none. */
  readonly place: string;
  readonly hint: string;
}

interface ReadPorts {
  listReports(): Promise<readonly ReportText[]>;
  readonly log: Pick<Log, "info" | "warn">;
}

/**
 * All reports that can be read, and a sentence for each that cannot.
 *
 * @throws REPORTS_NOT_FOUND when there is none
 */
export async function readReports(
  { place, hint }: ReadRequest,
  { listReports, log }: ReadPorts,
): Promise<{ readonly reports: readonly [Report, ...Report[]]; readonly broken: readonly string[] }> {
  const { reports, broken } = readAll(await listReports(), { log });
  const [first, ...others] = reports;
  if (first === undefined) throw noReports({ place, hint }, broken);
  log.info(`Merging ${reports.length === 1 ? "1 report" : `${reports.length} reports`}.`);
  return { reports: [first, ...others], broken };
}

function readAll(
  found: readonly ReportText[],
  { log }: Pick<ReadPorts, "log">,
): { readonly reports: readonly Report[]; readonly broken: readonly string[] } {
  const reports: Report[] = [];
  const broken: string[] = [];
  const read = new Set<string>();
  for (const item of found) {
    try {
      if (!("text" in item)) throw item.error;
      // A folder may be named twice, or with one above it.
      if (read.has(item.text)) continue;
      read.add(item.text);
      reports.push(parseReportData(item.text, item.name));
    } catch (error) {
      log.warn(`The report of ${plainText(item.name)} could not be used. ${describeFailure(error)}`);
      broken.push(`The report of ${item.name} could not be used and counts as missing. ${messageOf(error)}`);
    }
  }
  return { reports, broken };
}

function noReports({ place, hint }: ReadRequest, broken: readonly string[]): BenchmarkError {
  const why = broken.length === 0 ? "" : ` ${broken.join(" ")}`;
  return new BenchmarkError("REPORTS_NOT_FOUND", `There is no report to merge in ${place}.${why}`, { hint });
}
