import { posix } from "node:path";
import { BenchmarkEntry } from "../../config/schema.ts";
import type { Files } from "../../ports.ts";

/** Benchmarks that were found, and the sentence that tells the user so. */
export interface Discovered {
  readonly entry: BenchmarkEntry;
  readonly why: string;
}

/** The folder that is searched. Paths are relative to it, with forward slashes. */
export interface Search {
  find(patterns: readonly string[]): Promise<readonly string[]>;
  read(path: string): Promise<string>;
}

/** Where built, installed and sample files lie, which are nobody's own benchmarks. */
export const NOT_OWN: readonly string[] = [
  "dist",
  "build",
  "coverage",
  "target",
  "vendor",
  "fixtures",
  "__fixtures__",
  "testdata",
  "site-packages",
  ".venv",
  "venv",
  ".tox",
  ".nox",
].map((folder) => `**/${folder}/**`);

export function searchIn(directory: string, files: Files): Search {
  return {
    find: (patterns) => files.glob(patterns, { in: directory, ignore: NOT_OWN }),
    read: async (path) => (await files.read(posix.join(directory, path))) ?? "",
  };
}

/** Those of `paths` whose text passes. */
export async function filesWith(
  search: Search,
  paths: readonly string[],
  test: (text: string) => boolean,
): Promise<readonly string[]> {
  const texts = await Promise.all(paths.map((path) => search.read(path)));
  return paths.filter((_, index) => test(texts[index] ?? ""));
}

/** An entry as if the user had written it, with the defaults of the configuration. */
export function entryOf(written: { readonly name: string } & Partial<BenchmarkEntry>): BenchmarkEntry {
  return BenchmarkEntry.parse(written);
}

/** `3 files (a.py, b.py, c.py)`, the first few by name. */
export function listed(paths: readonly string[], noun: string): string {
  const shown = paths.slice(0, SHOWN).join(", ");
  const more = paths.length > SHOWN ? `, and ${paths.length - SHOWN} more` : "";
  return `${paths.length} ${noun}${paths.length === 1 ? "" : "s"} (${shown}${more})`;
}

const SHOWN = 3;

/** One argument of a shell command line. */
export function quoted(argument: string): string {
  return /^[\w./:=@%+-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", `'\\''`)}'`;
}

/** Each folder once, without those that lie in another one of them. */
export function outermost(folders: readonly string[]): readonly string[] {
  const all = [...new Set(folders)].sort();
  return all.filter((folder) => !all.some((other) => other !== folder && isWithin(folder, other)));
}

export function isWithin(path: string, folder: string): boolean {
  return folder === "." || path.startsWith(`${folder}/`);
}
