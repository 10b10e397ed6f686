import type { ArchiveLimits } from "./limits.ts";

/**
 * The wanted files of a zip archive by their exact names; one that is not there
 * is absent. Writes nothing to disk, unpacks nothing else, and refuses the whole
 * archive with `ARTIFACT_HOSTILE` when any part of it is suspicious.
 */
export type ReadArchive = (
  archive: Uint8Array,
  request: {
    /** Name of the artifact, for messages. */
    readonly artifact: string;
    readonly wanted: readonly string[];
    readonly limits: ArchiveLimits;
  },
) => Promise<ReadonlyMap<string, Uint8Array>>;
