import { readdir, realpath, symlink } from "node:fs/promises";
import { join, relative, sep } from "node:path";
import type { FolderLinks } from "../baseline-tree/ports.ts";
import { BenchmarkError } from "../errors.ts";

/** Symbolic links; on Windows junctions, which need no privilege. */
export const systemLinks: FolderLinks = {
  async create(target, link) {
    try {
      await symlink(target, link, "junction");
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new BenchmarkError("WRITE_FAILED", `${link} could not be made a link: ${reason}.`, {
        hint: "Check that this user may write there.",
        cause,
      });
    }
  },
  async packageOf(root, nodeModules) {
    const top = await realpath(root);
    for (const name of await linkedPackages(nodeModules)) {
      const target = await realpath(join(nodeModules, name)).catch(() => undefined);
      if (target !== undefined && isOwnCode(relative(top, target))) return name;
    }
    return undefined;
  },
};

/** Names of packages that are links, those of scopes too. pnpm makes each one a link into its own store. */
async function linkedPackages(nodeModules: string): Promise<readonly string[]> {
  const entries = await readdir(nodeModules, { withFileTypes: true });
  const names = entries.map(async (entry) => {
    if (entry.isSymbolicLink()) return [entry.name];
    if (!entry.isDirectory() || !entry.name.startsWith("@")) return [];
    const inner = await readdir(join(nodeModules, entry.name), { withFileTypes: true });
    return inner.filter((scoped) => scoped.isSymbolicLink()).map((scoped) => `${entry.name}/${scoped.name}`);
  });
  return (await Promise.all(names)).flat();
}

/** Of a path relative to the project. */
function isOwnCode(path: string): boolean {
  const parts = path.split(sep);
  return parts[0] !== ".." && !parts.includes("node_modules");
}
