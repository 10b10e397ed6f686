import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import type { Variables } from "../ports.ts";
import type { Availability, CachePort } from "../store/ports.ts";

/**
 * Relative to the workspace and equal everywhere: an entry is found only under
 * the very path that it was saved from, and self-hosted runners of one
 * repository have different workspaces.
 */
const FOLDER = ".performance-benchmark/history-cache";

/** The cache of GitHub Actions, by `@actions/cache`, which reads the environment itself. */
export function actionsCache(variables: Variables): CachePort {
  const workspace = variables["GITHUB_WORKSPACE"] || process.cwd();
  // The library looks for relative paths in the process's directory, so elsewhere the absolute one must do.
  const path = resolve(workspace) === process.cwd() ? FOLDER : join(workspace, FOLDER);
  return {
    available: () => availabilityOf(variables),
    directory: join(workspace, FOLDER),
    async restore(key, restoreKeys) {
      const { restoreCache } = await import("@actions/cache");
      return await restoreCache([path], key, [...restoreKeys]);
    },
    async save(key) {
      const mode = modeOf(variables);
      if (mode === "read" || mode === "none") {
        return {
          kind: "skipped",
          reason: `The Actions cache may not be written in this run: its mode is "${mode}".`,
        };
      }
      await mkdir(join(workspace, FOLDER), { recursive: true });
      const { saveCache } = await import("@actions/cache");
      try {
        const id = await saveCache([path], key);
        return id === -1 ? { kind: "skipped", reason: NOT_SAVED } : { kind: "saved" };
      } catch (error) {
        const reason = error instanceof Error ? error.message : String(error);
        return { kind: "skipped", reason: `The Actions cache did not take the entry: ${reason}` };
      }
    },
  };
}

/** The library says why in the log of the step, and to its caller only that it failed. */
const NOT_SAVED =
  "The Actions cache did not take the entry: the token of this run may only read it, as on a pull request from a fork, or another job is saving under the same key. The log above says which.";

function availabilityOf(variables: Variables): Availability {
  if (modeOf(variables) === "none" || modeOf(variables) === "write-only") {
    return { kind: "no", reason: `Its mode in this run is "${modeOf(variables)}", so nothing can be read.` };
  }
  const isSecondVersion = Boolean(variables["ACTIONS_CACHE_SERVICE_V2"]) && !isEnterpriseServer(variables);
  const address = isSecondVersion ? variables["ACTIONS_RESULTS_URL"] : variables["ACTIONS_CACHE_URL"];
  if (!address || !variables["ACTIONS_RUNTIME_TOKEN"]) {
    return {
      kind: "no",
      reason: "There is no Actions cache here: only actions reach it, no run step or laptop does.",
    };
  }
  return { kind: "yes" };
}

function modeOf(variables: Variables): string {
  return (variables["ACTIONS_CACHE_MODE"] ?? "").trim().toLowerCase();
}

/** The same rule as in `@actions/cache`. */
function isEnterpriseServer(variables: Variables): boolean {
  const { hostname } = new URL(variables["GITHUB_SERVER_URL"] || "https://github.com");
  return hostname !== "github.com" && !hostname.endsWith(".ghe.com") && !hostname.endsWith(".localhost");
}
