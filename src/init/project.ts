import type { Files } from "../ports.ts";
import { foldersAround, type Place } from "./place.ts";

/** A project's files. Folders and paths count from the repository's folder. */
export interface Project {
  readonly place: Pick<Place, "directory" | "inside" | "top">;
  readonly files: Files;
}

export interface Located {
  readonly name: string;
  readonly folder: string;
  readonly path: string;
}

/** The first of these files in the project's folder, else in the next one around it that has any. */
export function nearest(names: readonly string[], project: Project): Promise<Located | undefined> {
  return firstOf(names, foldersAround(project.place), project);
}

/** The first folder that has one of these files, and the first of them there. */
export async function firstOf(
  names: readonly string[],
  folders: readonly string[],
  { place, files }: Project,
): Promise<Located | undefined> {
  for (const folder of folders) {
    for (const name of names) {
      const path = joined(folder, name);
      if ((await files.kind(`${place.top}/${path}`)) !== undefined) return { name, folder, path };
    }
  }
  return undefined;
}

/**
 * Below the project's folder, what lies nearest to each of the benchmarks.
 *
 * @param paths Of the benchmarks, as the project's folder sees them.
 */
export async function nearestBelow(
  names: readonly string[],
  paths: readonly string[],
  project: Project,
): Promise<readonly Located[]> {
  const { inside } = project.place;
  const parents = new Set(paths.map((path) => path.slice(0, Math.max(0, path.lastIndexOf("/")))));
  const found = new Map<string, Located>();
  for (const parent of parents) {
    const around = foldersAround({ inside: parent }).filter((folder) => folder !== "");
    const folders = around.map((folder) => joined(inside, folder));
    const located = await firstOf(names, folders, project);
    if (located !== undefined) found.set(located.folder, located);
  }
  return [...found.values()];
}

/** What a file holds; empty where there is none. */
export async function textOf(path: string, { place, files }: Project): Promise<string> {
  return (await files.read(`${place.top}/${path}`)) ?? "";
}

/** A path below the project's folder, as that folder sees it. */
export function fromProject(path: string, { place: { inside } }: Project): string {
  return inside === "" ? path : path.slice(inside.length + 1);
}

export function joined(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}
