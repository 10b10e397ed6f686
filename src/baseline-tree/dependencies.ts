import { posix } from "node:path";
import { z } from "zod";
import type { Sides } from "../domain/sides.ts";
import type { Files } from "../ports.ts";
import type { FolderLinks } from "./ports.ts";

export interface DependencyPorts {
  readonly files: Files;
  readonly links: FolderLinks;
}

/** What became of the dependencies, one sentence each. */
export interface SharedDependencies {
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

/**
 * Installed packages are not in git, so the baseline has none. Where both trees
 * certainly need the same ones, the baseline gets a link to those of the
 * checkout; else a warning. `folders` are relative to the trees' top folders;
 * packages are found in the folders above them, too.
 *
 * The conditions are strict because the alternative is wrong without a sign: a
 * link to a package of the project itself would have the baseline run the
 * candidate's code.
 */
export async function shareDependencies(
  roots: Sides<string>,
  folders: readonly string[],
  ports: DependencyPorts,
): Promise<SharedDependencies> {
  const notes: string[] = [];
  const warnings: string[] = [];
  for (const folder of new Set(folders.flatMap(withParents))) {
    const places = {
      baseline: posix.join(roots.baseline, folder),
      candidate: posix.join(roots.candidate, folder),
    };
    if (!(await lacksPackages(places, ports.files))) continue;
    const where = folder === "" ? "node_modules" : `${folder}/node_modules`;
    const obstacle = await obstacleOf(places, roots.candidate, ports);
    if (obstacle === undefined) {
      await ports.links.create(`${places.candidate}/node_modules`, `${places.baseline}/node_modules`);
      notes.push(`The baseline uses ${where} of the checkout: the lockfiles are the same.`);
    } else {
      warnings.push(
        `The baseline has no ${where}: ${obstacle}. If its benchmarks cannot be loaded, set setup-command, for example to "npm ci".`,
      );
    }
  }
  return { notes, warnings };
}

/** `a/b`, `a` and the top. */
function withParents(folder: string): readonly string[] {
  const parts = folder.split("/").filter((part) => part !== "" && part !== ".");
  if (parts.includes("..")) return [];
  return [...parts, ""].map((_, index) => parts.slice(0, parts.length - index).join("/"));
}

async function lacksPackages({ baseline, candidate }: Sides<string>, files: Files): Promise<boolean> {
  const [manifest, installed, there] = await Promise.all([
    files.kind(`${candidate}/package.json`),
    files.kind(`${candidate}/node_modules`),
    files.kind(`${baseline}/node_modules`),
  ]);
  return manifest === "file" && installed === "directory" && there === undefined;
}

/** Why the packages of the checkout must not be used for the baseline, as the part of a sentence. */
async function obstacleOf(
  places: Sides<string>,
  root: string,
  { files, links }: DependencyPorts,
): Promise<string | undefined> {
  for (const place of [places.baseline, places.candidate]) {
    const manifest = await files.read(`${place}/package.json`);
    if (manifest === undefined) return "it has no package.json there";
    const own = ownPackage(manifest, (await files.read(`${place}/pnpm-workspace.yaml`)) ?? "");
    if (own !== undefined) return own;
  }
  const lockfiles = await differingLockfiles(places, files);
  if (lockfiles !== undefined) return lockfiles;
  const linked = await links.packageOf(root, `${places.candidate}/node_modules`);
  return linked === undefined ? undefined : `${linked} there is a link to a folder of the project`;
}

const LOCKFILES = [
  "package-lock.json",
  "npm-shrinkwrap.json",
  "pnpm-lock.yaml",
  "yarn.lock",
  "bun.lock",
  "bun.lockb",
];

async function differingLockfiles(places: Sides<string>, files: Files): Promise<string | undefined> {
  let found = 0;
  for (const name of LOCKFILES) {
    const baseline = await files.read(`${places.baseline}/${name}`);
    const candidate = await files.read(`${places.candidate}/${name}`);
    if (baseline !== candidate) return `${name} differs between the two versions`;
    if (candidate !== undefined) found += 1;
  }
  return found > 0 ? undefined : "there is no lockfile that says that both versions need the same packages";
}

const Dependencies = z.record(z.string(), z.unknown()).optional().catch(undefined);
const Manifest = z.object({
  workspaces: z.unknown().optional(),
  dependencies: Dependencies,
  devDependencies: Dependencies,
  optionalDependencies: Dependencies,
  peerDependencies: Dependencies,
});

/** Says which setting brings folders of the project into `node_modules`. */
function ownPackage(manifest: string, pnpmWorkspace: string): string | undefined {
  const parsed = parse(manifest);
  if (parsed === undefined) return "its package.json cannot be read";
  const { workspaces, ...tables } = parsed;
  if (workspaces !== undefined || /^packages\s*:/m.test(pnpmWorkspace)) return "the project has workspaces";
  const local = Object.values(tables)
    .flatMap((table) => Object.entries(table ?? {}))
    .find(([, version]) => /^(file|link|portal|workspace):|^(~|\.{0,2})\//.test(String(version)));
  return local === undefined ? undefined : `the dependency ${local[0]} is a folder of the project`;
}

function parse(manifest: string): z.output<typeof Manifest> | undefined {
  try {
    return Manifest.parse(JSON.parse(manifest));
  } catch {
    return undefined;
  }
}
