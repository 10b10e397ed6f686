import { symlink } from "node:fs/promises";
import { join } from "node:path";
import { emptyFolder, npmPackages } from "./installed.ts";

/** A fresh folder whose modules can import these npm packages, at exact versions: `["mitata@1.0.34"]`. */
export async function nodeProject(name: string, packages: readonly string[]): Promise<string> {
  const installed = await npmPackages(packages);
  const folder = await emptyFolder(name);
  await symlink(join(installed, "node_modules"), join(folder, "node_modules"), "junction");
  return folder;
}

/** Source of a function that keeps the processor busy for so many milliseconds, never less. */
export const BUSY =
  "const busy = (ms) => { const end = performance.now() + ms; while (performance.now() < end); };";

/** What a busy loop of 20 ms takes at the least, with room for a clock that rounds. */
export const BUSY_20_MS = 0.0199;
