import { hostileArtifact } from "./hostile.ts";
import { ARCHIVE_LIMITS } from "./limits.ts";
import type { ReadArchive } from "./ports.ts";
import { REPORT_DATA_PATH } from "./report-data.ts";

/**
 * The report data of an artifact as text, for `parseReportData`; nothing when it
 * holds none, as those of other tools do not. Throws `ARTIFACT_HOSTILE` for an
 * archive that is not as we make it.
 */
export async function reportText(
  artifact: string,
  archive: Uint8Array,
  readArchive: ReadArchive,
): Promise<string | undefined> {
  const found = await readArchive(archive, { artifact, wanted: [REPORT_DATA_PATH], limits: ARCHIVE_LIMITS });
  const data = found.get(REPORT_DATA_PATH);
  return data === undefined ? undefined : decoded(data, artifact);
}

function decoded(data: Uint8Array, artifact: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch (error) {
    throw hostileArtifact(artifact, `its ${REPORT_DATA_PATH} is not UTF-8`, error);
  }
}
