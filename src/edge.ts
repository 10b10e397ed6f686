import { fileURLToPath } from "node:url";
import { ACTION_SETTINGS, ENTRY_SETTINGS, SETTINGS } from "./config/manifest.ts";
import { measureCommand } from "./harness/command.ts";
import { readFiles } from "./harness/file.ts";
import { moduleHarness } from "./harness/module.ts";
import { commandPair } from "./harness/paired/command.ts";
import type { PairedHarness } from "./harness/paired/harness.ts";
import { modulePair } from "./harness/paired/module.ts";
import { toolPair } from "./harness/paired/tool.ts";
import { runTool } from "./harness/tool.ts";
import type { Files, Variables } from "./ports.ts";

/** How each kind of task is measured, side by side and alone. `worker` is the worker's bundle, relative to ours. */
export function systemHarness(bundle: string, worker: string): PairedHarness {
  const workerPath = fileURLToPath(new URL(worker, bundle));
  // The modules of one entry share its setup, in each tree once.
  const setups = { baseline: new Map(), candidate: new Map() };
  return {
    module: (tasks, options, ports) => modulePair(tasks, { ...options, workerPath, setups }, ports),
    tool: toolPair,
    command: commandPair,
    alone: {
      module: moduleHarness({ workerPath }),
      tool: runTool,
      command: measureCommand,
      file: readFiles,
    },
  };
}

/** The payload of the workflow run's event. One that is not there, or not JSON, only means that less is known. */
export async function payloadOf(variables: Variables, files: Pick<Files, "read">): Promise<unknown> {
  const path = variables["GITHUB_EVENT_PATH"];
  const text = path === undefined || path === "" ? undefined : await files.read(path);
  return parsed(text);
}

function parsed(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
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
