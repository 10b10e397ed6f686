import { createHash } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Every file of a folder, `.git` included: path to checksum. */
export async function snapshotOf(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const sums = files.sort().map(async (file): Promise<[string, string]> => {
    const sum = createHash("sha256").update(await readFile(file));
    return [file.slice(folder.length + 1), sum.digest("hex")];
  });
  return Object.fromEntries(await Promise.all(sums));
}
