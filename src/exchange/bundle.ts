import { hostileArtifact } from "./hostile.ts";
import { ARCHIVE_LIMITS } from "./limits.ts";
import type { BundlePorts } from "./ports.ts";
import { REPORT_DATA_PATH } from "./report-data.ts";

/** The files of one job's report: as the API gives an artifact, or a folder that it was unpacked into. */
export type Bundle =
  | { readonly kind: "zip"; readonly name: string; readonly archive: Uint8Array }
  | { readonly kind: "folder"; readonly name: string; readonly path: string };

/**
 * The report data of an artifact as text, for `parseReportData`; nothing when it
 * holds none, as those of other tools do not. Throws `ARTIFACT_HOSTILE` for an
 * archive that is not as we make it.
 */
export async function reportText(
  bundle: Bundle,
  { readArchive, files }: BundlePorts,
): Promise<string | undefined> {
  if (bundle.kind === "folder") return await files.read(`${bundle.path}/${REPORT_DATA_PATH}`);
  const found = await readArchive(bundle.archive, {
    artifact: bundle.name,
    wanted: [REPORT_DATA_PATH],
    limits: ARCHIVE_LIMITS,
  });
  const data = found.get(REPORT_DATA_PATH);
  return data === undefined ? undefined : decoded(data, bundle.name);
}

function decoded(data: Uint8Array, artifact: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch (error) {
    throw hostileArtifact(artifact, `its ${REPORT_DATA_PATH} is not UTF-8`, error);
  }
}
