import { randomUUID } from "node:crypto";
import { mkdir, mkdtemp, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { glob } from "tinyglobby";
import { BenchmarkError } from "../errors.ts";
import type { Files } from "../ports.ts";

const NEVER_SEARCHED = ["**/node_modules/**", "**/.git/**"];

/**
 * The file system. Disposing of it removes its temporary directories, which lie
 * under `temporary`, by default the system's folder for such.
 */
export function systemFiles(options: { temporary?: string } = {}): Files & AsyncDisposable {
  const temporaryDirectories: string[] = [];

  return {
    async read(path) {
      try {
        return decode(await readFile(path));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw unreadable(path, error);
      }
    },
    write: writeWhole,
    async kind(path) {
      const facts = await statIfThere(path);
      if (facts?.isDirectory()) return "directory";
      return facts === undefined ? undefined : "file";
    },
    async modified(path) {
      return (await statIfThere(path))?.mtimeMs;
    },
    async glob(patterns, { in: directory, ignore = [] }) {
      const found = await glob([...patterns], {
        cwd: directory,
        ignore: [...NEVER_SEARCHED, ...ignore],
        expandDirectories: false,
        followSymbolicLinks: false,
      });
      return found.sort();
    },
    async rename(from, to) {
      try {
        await rename(from, to);
      } catch (error) {
        throw unwritable(`${from} could not be renamed to ${to}`, error);
      }
    },
    async remove(path) {
      try {
        await removeTree(path);
      } catch (error) {
        throw unwritable(`${path} could not be removed`, error);
      }
    },
    async temporaryDirectory(purpose) {
      const parent = options.temporary ?? tmpdir();
      const name = `performance-benchmark-${purpose.replaceAll(/[^\w.-]+/g, "-").slice(0, 60)}-`;
      try {
        await mkdir(parent, { recursive: true });
        const path = await mkdtemp(join(parent, name));
        temporaryDirectories.push(path);
        return path;
      } catch (error) {
        throw unwritable(`No temporary folder could be made in ${parent}`, error);
      }
    },
    async [Symbol.asyncDispose]() {
      // One that cannot be removed must not hide the outcome of the run: it is in the temporary folder anyway.
      await Promise.allSettled(temporaryDirectories.splice(0).map(removeTree));
    },
  };
}

/** A reader sees the old content or the new, never a part: a job may be cancelled at any time. */
async function writeWhole(path: string, content: string): Promise<void> {
  const beside = join(dirname(path), `.${basename(path)}.${randomUUID()}.tmp`);
  try {
    await mkdir(dirname(path), { recursive: true });
    await writeFile(beside, content);
    await rename(beside, path);
  } catch (error) {
    await rm(beside, { force: true }).catch(() => undefined);
    throw unwritable(`${path} could not be written`, error);
  }
}

/** UTF-8, or UTF-16 as Windows PowerShell writes it when output is redirected; without the byte order mark. */
function decode(bytes: Buffer): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

/** How much of a file without a byte order mark is looked at. */
const LOOKED_AT = 1024;

/** Without a mark, UTF-16 shows by every other byte of plain text being 0. */
function encodingOf(bytes: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  const beginning = bytes.subarray(0, LOOKED_AT);
  const zeros = [0, 0];
  beginning.forEach((byte, index) => {
    if (byte === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  if (odd > beginning.length / 4 && even === 0) return "utf-16le";
  if (even > beginning.length / 4 && odd === 0) return "utf-16be";
  return "utf-8";
}

async function statIfThere(path: string) {
  try {
    return await stat(path);
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw unreadable(path, error);
  }
}

async function removeTree(path: string): Promise<void> {
  await rm(path, { recursive: true, force: true, maxRetries: 3 });
}

/** `ENOTDIR`: a part of the path is a file, so nothing can be there either. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

function unreadable(path: string, cause: unknown): BenchmarkError {
  return new BenchmarkError("FILE_UNREADABLE", `${path} could not be read: ${reasonOf(cause)}.`, {
    hint: "Check that it is a file and that this user may read it.",
    cause,
  });
}

function unwritable(what: string, cause: unknown): BenchmarkError {
  return new BenchmarkError("WRITE_FAILED", `${what}: ${reasonOf(cause)}.`, {
    hint: "Check the free space and that this user may write there.",
    cause,
  });
}

function reasonOf(cause: unknown): string {
  return cause instanceof Error ? cause.message : String(cause);
}
