import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, type ZipFile } from "yauzl";
import { BenchmarkError, messageOf } from "../errors.ts";
import { hostileArtifact, shown } from "../exchange/hostile.ts";
import type { ArchiveLimits } from "../exchange/limits.ts";
import type { ReadArchive } from "../exchange/ports.ts";
import { pathTrouble } from "../exchange/relative-path.ts";

/**
 * Reads an archive that may have been made to do harm. Everything that it
 * declares is looked at before anything is unpacked, and only wanted files are,
 * in memory, for as long as they keep what was declared.
 */
export const readArchive: ReadArchive = async (archive, { artifact, wanted, limits }) => {
  const refuse: Refuse = (found, cause) => hostileArtifact(artifact, found, cause);
  if (archive.length > limits.archive) throw refuse(`it has more than ${limits.archive} bytes`);
  try {
    const zip = await fromBufferPromise(Buffer.from(archive.buffer, archive.byteOffset, archive.length), {
      // Names are decoded here, so that each file has exactly one.
      decodeStrings: false,
      validateEntrySizes: true,
    });
    const entries = await entriesOf(zip, { archive: archive.length, limits, refuse });
    const found = new Map<string, Uint8Array>();
    for (const name of wanted) {
      const entry = entries.get(name);
      if (entry !== undefined) found.set(name, await unpack(zip, entry, { name, limits, refuse }));
    }
    return found;
  } catch (error) {
    if (error instanceof BenchmarkError) throw error;
    const reason = messageOf(error);
    throw refuse(`it is not a whole zip archive (${shown(reason)})`, error);
  }
};

type Refuse = (found: string, cause?: unknown) => BenchmarkError;

/** Every entry by its name, when all of them are harmless. */
async function entriesOf(
  zip: ZipFile,
  { archive, limits, refuse }: { archive: number; limits: ArchiveLimits; refuse: Refuse },
): Promise<ReadonlyMap<string, Entry>> {
  const tooMany = `it has more than ${limits.entries} entries`;
  // A count in zip64 may be of any size.
  if (!(zip.entryCount <= limits.entries)) throw refuse(tooMany);
  const entries = new Map<string, Entry>();
  let unpacked = 0;
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (name === undefined) throw refuse("it has an entry whose name is not UTF-8");
    const trouble = entries.has(name) ? "is there twice" : (pathTrouble(name) ?? entryTrouble(entry));
    if (trouble !== undefined) throw refuse(`its entry "${shown(name)}" ${trouble}`);
    unpacked += entry.uncompressedSize;
    if (unpacked > limits.total) throw refuse(`it declares more than ${limits.total} bytes of files`);
    entries.set(name, entry);
  }
  if (overlap([...entries.values()], archive)) throw refuse("its entries overlap, or do not fit into it");
  return entries;
}

/** Bombs let many entries share the same bytes. */
function overlap(entries: readonly Entry[], archive: number): boolean {
  let end = 0;
  for (const entry of entries.toSorted(
    (one, other) => one.relativeOffsetOfLocalHeader - other.relativeOffsetOfLocalHeader,
  )) {
    if (entry.relativeOffsetOfLocalHeader < end) return true;
    end = entry.relativeOffsetOfLocalHeader + LOCAL_HEADER + entry.fileNameLength + entry.compressedSize;
  }
  return end > archive;
}

/** Bytes before the name. */
const LOCAL_HEADER = 30;

function nameOf({ fileNameRaw }: Entry): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(fileNameRaw);
  } catch {
    return undefined;
  }
}

function entryTrouble(entry: Entry): string | undefined {
  if (entry.isEncrypted()) return "is encrypted";
  if (entry.extraFields.some(({ id }) => id === OTHER_NAME)) return "has two names";
  const type = (entry.externalFileAttributes >>> 16) & FILE_TYPE;
  if (type === SYMBOLIC_LINK) return "is a symbolic link";
  if (type !== 0 && type !== REGULAR_FILE && type !== FOLDER) return "is neither a file nor a folder";
  if (entry.compressionMethod !== STORED && entry.compressionMethod !== DEFLATED)
    return `is packed by the unknown method ${entry.compressionMethod}`;
  if (entry.uncompressedSize > entry.compressedSize * MOST_DEFLATED + SMALL)
    return "declares a size that it cannot have";
  return undefined;
}

/** Info-ZIP's Unicode path: a second name, which other readers would take. */
const OTHER_NAME = 0x7075;
const FILE_TYPE = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const REGULAR_FILE = 0o100000;
const FOLDER = 0o040000;
const STORED = 0;
const DEFLATED = 8;
/** Deflate makes at most 1,032 bytes of one. */
const MOST_DEFLATED = 1_032;
const SMALL = 1_032;

async function unpack(
  zip: ZipFile,
  entry: Entry,
  { name, limits, refuse }: { name: string; limits: ArchiveLimits; refuse: Refuse },
): Promise<Uint8Array> {
  if (entry.uncompressedSize > limits.file) {
    throw refuse(`its entry "${shown(name)}" has more than ${limits.file} bytes`);
  }
  const stream = await zip.openReadStreamPromise(entry);
  const chunks: Buffer[] = [];
  try {
    // Ends with an error as soon as there is more or less than was declared.
    for await (const chunk of stream as AsyncIterable<Buffer>) chunks.push(chunk);
  } finally {
    stream.destroy();
  }
  const content = Buffer.concat(chunks);
  if (crc32(content) !== entry.crc32) throw refuse(`the checksum of its entry "${shown(name)}" is wrong`);
  return content;
}
