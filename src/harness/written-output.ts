import { resolve } from "node:path";
import type { Adapter, OutputFile, ToolOutput } from "../adapters/adapter.ts";
import type { Files } from "../ports.ts";
import { adapters } from "./adapters.ts";

/** In a folder that holds no tool's tree, files that may be results by their names. */
const RESULT_FILES = ["**/*.{json,jsonl,ndjson,txt,csv,log,out,xml,trx,jtl}", "**/data.js"];

/** Where the files of one output lie. */
export interface WrittenOutput {
  /** Relative to the pattern's directory, with forward slashes. */
  readonly paths: readonly string[];
  /** Set when the files are those of one tool that writes folders. */
  readonly folder?: string;
}

/**
 * What is at a file, folder or glob. A folder is one output for each tool that
 * wrote its files there; where there is no such tool, each file in it, as each
 * file of a glob, is an output of its own. Empty when there is nothing.
 */
export async function findOutputs(
  pattern: string,
  directory: string,
  files: Files,
): Promise<readonly WrittenOutput[]> {
  const place = resolve(directory, pattern);
  const kind = await files.kind(place);
  if (kind === "file") return [{ paths: [pattern] }];
  if (kind === undefined) return separately(await files.glob([pattern], { in: directory }));

  const folder = pattern.replace(/[\\/]+$/, "");
  const inPlace = (path: string) => `${folder}/${path}`;
  const { ADAPTERS } = await adapters();
  const trees = await Promise.all(ADAPTERS.map((adapter) => treeOf(adapter, place, files)));
  const found = trees.filter((paths) => paths.length > 0);
  if (found.length > 0) return found.map((paths) => ({ paths: paths.map(inPlace), folder }));
  return separately((await files.glob(RESULT_FILES, { in: place })).map(inPlace));
}

function separately(paths: readonly string[]): readonly WrittenOutput[] {
  return paths.map((path) => ({ paths: [path] }));
}

/** Reads the files of one output. A file that vanished meanwhile is left out. */
export async function loadOutput(
  { paths, folder }: WrittenOutput,
  directory: string,
  files: Files,
): Promise<readonly ToolOutput[]> {
  const loaded = await loadFiles(paths, directory, files);
  if (folder === undefined) return loaded.map((file) => ({ kind: "file", file }));
  // Names in a tree must not depend on where it lies: two of them are compared.
  const inTree = loaded.map(({ path, text }) => ({ path: path.slice(folder.length + 1), text }));
  return [{ kind: "tree", files: inTree }];
}

/** How many of the marked files decide whether a folder is a tool's. */
const DECIDING_FILES = 5;

/** The paths of the tool's files in the folder, if it has any. Others use such file names, too, so some are read. */
async function treeOf(adapter: Adapter, place: string, files: Files): Promise<readonly string[]> {
  const { tree } = adapter;
  if (tree === undefined) return [];
  const marked = await files.glob([tree.marker], { in: place });
  if (marked.length === 0) return [];
  const deciding = await loadFiles(marked.slice(0, DECIDING_FILES), place, files);
  if (!adapter.recognises({ kind: "tree", files: deciding })) return [];
  return await files.glob(tree.files, { in: place });
}

async function loadFiles(
  paths: readonly string[],
  directory: string,
  files: Files,
): Promise<readonly OutputFile[]> {
  const texts = await Promise.all(paths.map((path) => files.read(resolve(directory, path))));
  return paths.flatMap((path, index) => {
    const text = texts[index];
    return text === undefined ? [] : [{ path, text }];
  });
}
