import { resolve } from "node:path";
import type { OutputFile, ToolOutput } from "../adapters/adapter.ts";
import { TREE_FILES } from "../adapters/registry.ts";
import type { Files } from "../ports.ts";

/** In a folder that holds no tool's tree, files that may be results by their names. */
const RESULT_FILES = ["**/*.{json,jsonl,ndjson,txt,csv,log,out,xml}"];

/** Where the files of one output lie; paths relative to the pattern's directory, with forward slashes. */
export interface WrittenOutput {
  readonly kind: "file" | "tree";
  readonly paths: readonly string[];
}

/**
 * What is at a file, folder or glob. A folder is one output when it holds the
 * files of a tool that writes folders; else each file in it, as each file of a
 * glob, is an output of its own. Empty when there is nothing.
 */
export async function findOutputs(
  pattern: string,
  directory: string,
  files: Files,
): Promise<readonly WrittenOutput[]> {
  const place = resolve(directory, pattern);
  const kind = await files.kind(place);
  if (kind === "file") return [{ kind: "file", paths: [pattern] }];
  if (kind === undefined) return separately(await files.glob([pattern], { in: directory }));

  const inPlace = (path: string) => `${pattern.replace(/[\\/]+$/, "")}/${path}`;
  const tree = await files.glob(TREE_FILES, { in: place });
  if (tree.length > 0) return [{ kind: "tree", paths: tree.map(inPlace) }];
  return separately((await files.glob(RESULT_FILES, { in: place })).map(inPlace));
}

function separately(paths: readonly string[]): readonly WrittenOutput[] {
  return paths.map((path) => ({ kind: "file", paths: [path] }));
}

/** Reads the files of one output. A file that vanished meanwhile is left out. */
export async function loadOutput(
  { kind, paths }: WrittenOutput,
  directory: string,
  files: Files,
): Promise<readonly ToolOutput[]> {
  const loaded = (await Promise.all(paths.map((path) => load(path, directory, files)))).flat();
  if (kind === "tree") return [{ kind: "tree", files: loaded }];
  return loaded.map((file) => ({ kind: "file", file }));
}

async function load(path: string, directory: string, files: Files): Promise<readonly OutputFile[]> {
  const text = await files.read(resolve(directory, path));
  return text === undefined ? [] : [{ path, text }];
}
