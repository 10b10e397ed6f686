import { readdirSync, readFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";
import type { ToolOutput } from "../../src/adapters/adapter.ts";

const FIXTURES = fileURLToPath(new URL("../../fixtures/adapters/", import.meta.url));

export interface Case {
  readonly adapter: string;
  readonly name: string;
  readonly folder: string;
}

/** One folder for each case: `<adapter>/<case>/output.<ext>`, or a folder `tree` in its place. */
export function cases(): readonly Case[] {
  return folders(FIXTURES).flatMap((adapter) =>
    folders(join(FIXTURES, adapter)).map((name) => ({
      adapter,
      name,
      folder: join(FIXTURES, adapter, name),
    })),
  );
}

export function outputOf({ folder }: Case): ToolOutput {
  const entries = readdirSync(folder);
  const file = entries.find((entry) => entry.startsWith("output."));
  if (file !== undefined) return textOutput(readFileSync(join(folder, file), "utf8"), file);
  const root = join(folder, "tree");
  return {
    kind: "tree",
    files: readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((path) => ({
        path: relative(root, path).split(sep).join("/"),
        text: readFileSync(path, "utf8"),
      })),
  };
}

export function textOutput(text: string, path = "output.txt"): ToolOutput {
  return { kind: "file", file: { path, text } };
}

function folders(path: string): readonly string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
