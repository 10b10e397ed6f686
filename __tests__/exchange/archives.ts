import { constants, crc32, deflateRawSync } from "node:zlib";
import { ZipFile } from "yazl";

/** Zip archives for tests: honest ones by a library, others byte by byte. */

/** As an upload of the results directory makes it. */
export async function honestArchive(files: Readonly<Record<string, string | Buffer>>): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files)) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const chunks: Buffer[] = [];
  for await (const chunk of zip.outputStream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks);
}

export interface RawEntry {
  readonly name: string | Buffer;
  readonly content?: string | Buffer;
  /** Bytes as they lie in the archive; the content, deflated, if not set. */
  readonly packed?: Buffer;
  readonly method?: number;
  readonly declaredSize?: number | bigint;
  readonly declaredPackedSize?: number;
  readonly flags?: number;
  /** Unix mode with the type of the file. */
  readonly mode?: number;
  readonly checksum?: number;
  readonly extra?: Buffer;
  /** Where it says that it lies; it has no bytes of its own then. */
  readonly at?: number;
}

/** Exactly these entries, whatever they claim. */
export function rawArchive(entries: readonly RawEntry[], claims: { readonly count?: number } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const name = Buffer.from(entry.name);
    const content = Buffer.from(entry.content ?? "");
    const packed = entry.packed ?? deflateRawSync(content);
    const size = BigInt(entry.declaredSize ?? content.length);
    const isLarge = size >= 0xffff_ffffn;
    const extra = Buffer.concat([
      entry.extra ?? Buffer.alloc(0),
      isLarge ? zip64Size(size) : Buffer.alloc(0),
    ]);
    const facts = Buffer.alloc(26);
    facts.writeUInt16LE(20, 0);
    facts.writeUInt16LE(entry.flags ?? 0x800, 2);
    facts.writeUInt16LE(entry.method ?? 8, 4);
    facts.writeUInt32LE(entry.checksum ?? crc32(content), 10);
    facts.writeUInt32LE(entry.declaredPackedSize ?? packed.length, 14);
    facts.writeUInt32LE(isLarge ? 0xffff_ffff : Number(size), 18);
    facts.writeUInt16LE(name.length, 22);
    facts.writeUInt16LE(extra.length, 24);
    const local = Buffer.concat([Buffer.from("PK\u0003\u0004"), facts, name, extra, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(((entry.mode ?? 0o100644) << 16) >>> 0, 6);
    rest.writeUInt32LE(entry.at ?? offset, 10);
    directory.push(Buffer.concat([Buffer.from("PK\u0001\u0002\u0014\u0003"), facts, rest, name, extra]));
    if (entry.at !== undefined) continue;
    parts.push(local);
    offset += local.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write("PK\u0005\u0006");
  end.writeUInt16LE(claims.count ?? entries.length, 8);
  end.writeUInt16LE(claims.count ?? entries.length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, list, end]);
}

function zip64Size(size: bigint): Buffer {
  const field = Buffer.alloc(12);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(8, 2);
  field.writeBigUInt64LE(size, 4);
  return field;
}

export const TEN_GIGABYTES = 10 * 1024 ** 3;

/** Ten gigabytes of zeros, deflated to ten megabytes: one block of them, over and over, then the end. */
export function tenGigabytesOfZeros(): Buffer {
  const block = 64 * 1024 * 1024;
  const packed = deflateRawSync(Buffer.alloc(block), { finishFlush: constants.Z_FULL_FLUSH });
  const times = TEN_GIGABYTES / block;
  return Buffer.concat([...Array.from({ length: times }, () => packed), deflateRawSync(Buffer.alloc(0))]);
}
