import { z } from "zod";
import { moduleFiles } from "../harness/discovery/modules.ts";
import { quoted, searchIn } from "../harness/discovery/search.ts";
import type { Needs } from "./needs.ts";
import { foldersAround } from "./place.ts";
import {
  firstOf,
  fromProject,
  joined,
  type Located,
  nearest,
  nearestBelow,
  type Project,
  textOf,
} from "./project.ts";

/** What benchmarks in JavaScript or TypeScript need. */
export async function nodeNeeds(project: Project): Promise<Needs> {
  const { place, files } = project;
  const paths = await moduleFiles(searchIn(place.directory, files));
  const own = await nearest(SIGNS, project);
  // Within a package, only a lock file tells that a folder is installed by itself.
  const below = await nearestBelow(own === undefined ? SIGNS : LOCKS, paths, project);
  const folders = [...foldersAround(place), ...below.map(({ folder }) => folder)];
  const inputs = await version(folders, project);
  return {
    steps: [{ kind: "uses", action: "actions/setup-node@v7", inputs }],
    commands: [
      ...(own === undefined ? [] : [await ownInstallation(own, project)]),
      ...(await Promise.all(below.map((sign) => installationBelow(sign, project)))),
    ],
  };
}

/** Files that say which package manager it is, the most telling first. */
const LOCKS = ["pnpm-lock.yaml", "yarn.lock", "npm-shrinkwrap.json", "package-lock.json"];
const SIGNS = [...LOCKS, "package.json"];

/** The package that the project is or lies in; of a workspace, the lock file lies further out. */
async function ownInstallation(own: Located, project: Project): Promise<string> {
  const { folder } = own;
  if (own.name !== "package.json") return installation({ sign: own, folder }, project);
  const lock = await firstOf(LOCKS, foldersAround({ inside: folder }), project);
  const sign = lock !== undefined && (await isWorkspace(lock.folder, project)) ? lock : own;
  return installation({ sign, folder }, project);
}

async function installationBelow(sign: Located, project: Project): Promise<string> {
  const { folder } = sign;
  const folderInProject = quoted(fromProject(folder, project));
  return `(cd ${folderInProject} && ${await installation({ sign, folder }, project)})`;
}

/** Installs what a package needs, and builds it where it has anything to build: in one version that may be so. */
async function installation(
  { sign, folder }: { readonly sign: Located; readonly folder: string },
  project: Project,
): Promise<string> {
  const all = (await isWorkspace(folder, project)) && !(await hasBuild(folder, project));
  const npmBuild = `npm run build ${all ? "--workspaces " : ""}--if-present`;
  switch (sign.name) {
    case "pnpm-lock.yaml":
      return `corepack enable && pnpm install --frozen-lockfile && pnpm ${all ? "-r --if-present run" : "run --if-present"} build`;
    case "yarn.lock": {
      const isFirst = /^# yarn lockfile v1$/m.test(await textOf(sign.path, project));
      return `corepack enable && yarn install ${isFirst ? "--frozen-lockfile" : "--immutable"} && ${npmBuild}`;
    }
    case "package.json":
      // Without a lock file, npm would leave one behind.
      return `npm install --no-package-lock && ${npmBuild}`;
    default:
      return `npm ci && ${npmBuild}`;
  }
}

async function isWorkspace(folder: string, project: Project): Promise<boolean> {
  if ((await firstOf(["pnpm-workspace.yaml"], [folder], project)) !== undefined) return true;
  return (await manifestOf(folder, project)).workspaces !== undefined;
}

async function hasBuild(folder: string, project: Project): Promise<boolean> {
  return (await manifestOf(folder, project)).scripts?.["build"] !== undefined;
}

/** Where the version of Node is written, as `actions/setup-node` reads it. */
async function version(
  folders: readonly string[],
  project: Project,
): Promise<Readonly<Record<string, string>>> {
  const file = await firstOf([".nvmrc", ".node-version"], folders, project);
  if (file !== undefined) return { "node-version-file": file.path };
  for (const folder of folders) {
    const { engines, volta } = await manifestOf(folder, project);
    const isSaid = engines?.node !== undefined || volta?.node !== undefined;
    if (isSaid) return { "node-version-file": joined(folder, "package.json") };
  }
  return { "node-version": "24" };
}

/** A manifest that cannot be understood is npm's to complain about. */
async function manifestOf(folder: string, project: Project): Promise<z.output<typeof Manifest>> {
  const text = await textOf(joined(folder, "package.json"), project);
  try {
    return Manifest.parse(JSON.parse(text));
  } catch {
    return {};
  }
}

const Versions = z.object({ node: z.string().optional() }).optional();
const Manifest = z.object({
  workspaces: z.unknown().optional(),
  scripts: z.record(z.string(), z.unknown()).optional(),
  engines: Versions,
  volta: Versions,
});
