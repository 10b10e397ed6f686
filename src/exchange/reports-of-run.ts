import { partOf } from "../report/part.ts";
import type { Report } from "../report/report.ts";
import type { TrustedOrigin } from "./identity.ts";
import { parseReportData } from "./report-data.ts";
import { type ArtifactPorts, reportTexts } from "./report-texts.ts";
import { type TrustedReport, trustedReport } from "./trusted-report.ts";

/** An artifact that was not used, and why. */
export interface RefusedArtifact {
  /** Plain text. */
  readonly name: string;
  readonly error: unknown;
}

export interface ReportsOfRun {
  /** One for each part, newest first. */
  readonly reports: readonly TrustedReport[];
  readonly refused: readonly RefusedArtifact[];
}

/** More of them is no matrix that somebody reads a comment about. */
const MOST_ARTIFACTS = 64;

/** What may be published of a run's artifacts. One that is refused does not cost the others. */
export async function reportsOfRun(
  origin: TrustedOrigin,
  glob: string,
  ports: ArtifactPorts,
): Promise<ReportsOfRun> {
  const reports: TrustedReport[] = [];
  const refused: RefusedArtifact[] = [];
  for (const found of await reportTexts(origin.run.id, { glob, most: MOST_ARTIFACTS }, ports)) {
    const { artifact, name } = found;
    try {
      if ("error" in found) throw found.error;
      const reported = parseReportData(found.text, artifact.name);
      reports.push({ report: trustedReport(reported, origin, artifact.name), artifact });
    } catch (error) {
      refused.push({ name, error });
    }
  }
  return { reports: newestOfEachPart(reports), refused };
}

/** A job that was started again leaves an artifact of each attempt. `reports` are newest first. */
function newestOfEachPart<T extends { readonly report: Report }>(reports: readonly T[]): readonly T[] {
  const seen = new Set<string>();
  return reports.filter(({ report }) => {
    const { id } = partOf(report);
    return !seen.has(id) && seen.add(id);
  });
}
