import { fileURLToPath } from "node:url";
import { ACTION_SETTINGS, ENTRY_SETTINGS, SETTINGS } from "./config/manifest.ts";
import type { Harness } from "./harness/collect.ts";
import { measureCommand } from "./harness/command.ts";
import { readFiles } from "./harness/file.ts";
import { moduleHarness } from "./harness/module.ts";
import { runTool } from "./harness/tool.ts";
import type { Variables } from "./ports.ts";

/** How each kind of task is measured. `worker` is the worker's bundle, relative to ours. */
export function systemHarness(bundle: string, worker: string): Harness {
  return {
    module: moduleHarness({ workerPath: fileURLToPath(new URL(worker, bundle)) }),
    tool: runTool,
    command: measureCommand,
    file: readFiles,
  };
}

/**
 * What benchmarks may see of our environment. They are code of a pull request:
 * the runner's tokens would let them write to the cache, and its command files
 * would let them write our outputs and state.
 */
export function variablesForBenchmarks(variables: Variables): Variables {
  return Object.fromEntries(Object.entries(variables).filter(([name]) => !isOurs(name)));
}

function isOurs(name: string): boolean {
  return NOT_FOR_BENCHMARKS.has(name) || OUR_INPUTS.has(name);
}

/** As the runner spells them. Other variables of that form are the user's. */
const OUR_INPUTS: ReadonlySet<string> = new Set(
  [...ACTION_SETTINGS, ...SETTINGS, ...ENTRY_SETTINGS].map(({ name }) => `INPUT_${name.toUpperCase()}`),
);

const NOT_FOR_BENCHMARKS: ReadonlySet<string> = new Set([
  "ACTIONS_CACHE_URL",
  "ACTIONS_ID_TOKEN_REQUEST_TOKEN",
  "ACTIONS_ID_TOKEN_REQUEST_URL",
  "ACTIONS_RESULTS_URL",
  "ACTIONS_RUNTIME_TOKEN",
  "ACTIONS_RUNTIME_URL",
  "GITHUB_ENV",
  "GITHUB_OUTPUT",
  "GITHUB_PATH",
  "GITHUB_STATE",
  "GITHUB_STEP_SUMMARY",
]);
