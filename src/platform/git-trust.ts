import { existsSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { ciFacts } from "../environment/ci.ts";
import type { Variables } from "../ports.ts";
import type { GitSetting } from "./git-settings.ts";

/**
 * In a container job the checkout belongs to another user, and git refuses it
 * unless told otherwise: the settings of a stranger's repository can make git
 * run programs. A CI job runs the code of that checkout anyway, so there it is
 * trusted, and no other one. On a laptop that is for the user to say.
 */
export function trustIn(variables: Variables, directory: string): readonly GitSetting[] {
  const workspace = variables["GITHUB_WORKSPACE"] || undefined;
  if (workspace === undefined && ciFacts(variables) === undefined) return [];
  const root = rootAbove(directory, workspace) ?? directory;
  // Git compares with the path behind all links.
  return [...new Set([root, behindLinks(root)])].map((path) => ["safe.directory", path]);
}

/** The nearest folder with a `.git`, not above the workspace where there is one. */
function rootAbove(directory: string, workspace: string | undefined): string | undefined {
  if (existsSync(join(directory, ".git"))) return directory;
  const parent = dirname(directory);
  if (parent === directory || directory === workspace) return undefined;
  return rootAbove(parent, workspace);
}

function behindLinks(path: string): string {
  return existsSync(path) ? realpathSync(path) : path;
}
