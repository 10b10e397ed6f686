/** How much of a report that came from elsewhere is read. All of it may be forged. */
export interface ReportLimits {
  /** Characters of the whole text. */
  readonly characters: number;
  /** Lists and objects within one another. */
  readonly depth: number;
  /** Values of all kinds, whatever they are part of. */
  readonly values: number;
  /** Entries of one list, and fields of one object. */
  readonly entries: number;
  /** Characters of one text. */
  readonly text: number;
  /** Characters of what a benchmark printed. */
  readonly output: number;
}

/**
 * A comparison with its statistics takes about 1.4 KB, so a report of some
 * 20,000 series is read; those of real repositories have a few hundred.
 */
export const REPORT_LIMITS: ReportLimits = {
  characters: 32 * 1024 * 1024,
  depth: 16,
  values: 2_000_000,
  entries: 20_000,
  text: 4_000,
  output: 16_000,
};

/** How much of an archive is looked at. Nothing of it is ever written to disk. */
export interface ArchiveLimits {
  /** Bytes of the archive itself. */
  readonly archive: number;
  /** Files and folders in it. */
  readonly entries: number;
  /** Bytes of one wanted file. */
  readonly file: number;
  /** Bytes of all files together, as the archive declares them. */
  readonly total: number;
}

export const ARCHIVE_LIMITS: ArchiveLimits = {
  archive: 64 * 1024 * 1024,
  entries: 10_000,
  file: 32 * 1024 * 1024,
  total: 1024 * 1024 * 1024,
};
