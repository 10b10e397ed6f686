import type { TreePort } from "../baseline-tree/ports.ts";
import { variablesForBenchmarks } from "../edge.ts";
import { systemBackoff } from "../platform/backoff.ts";
import { systemClock } from "../platform/clock.ts";
import { systemFiles } from "../platform/files.ts";
import { systemGit } from "../platform/git.ts";
import { systemTrees } from "../platform/git-trees.ts";
import { systemProcesses } from "../platform/processes.ts";
import { systemFacts } from "../platform/system-facts.ts";
import { terminalLog } from "../platform/terminal-log.ts";
import { systemVariables } from "../platform/variables.ts";
import { inertText } from "../platform/workflow-commands.ts";
import type { StoreContext } from "../store/open.ts";
import { noActionsArtifacts, noActionsCache } from "../store/unavailable.ts";
import { VERSION } from "../version.ts";
import type { CommandContext, ExitCode } from "./command.ts";
import type { Flags } from "./flags.ts";

/** What some commands need of this machine besides. */
export interface Parts {
  readonly facts: ReturnType<typeof systemFacts>;
  readonly stores: StoreContext;
  readonly trees: TreePort;
}

/** Runs a command with real files, processes and a log, and leaves nothing of them behind. */
export async function withContext(
  flags: Flags,
  body: (context: CommandContext, parts: Parts, flags: Flags) => Promise<ExitCode>,
): Promise<ExitCode> {
  const variables = systemVariables();
  const directory = process.cwd();
  const log = terminalLog({
    stream: process.stderr,
    verbose: flags["verbose"] === true,
    variables,
    clock: systemClock,
  });
  await using files = systemFiles();
  const processes = systemProcesses({ variables: variablesForBenchmarks(variables) });
  const ports = { files, processes, clock: systemClock, log, variables };
  const stores: StoreContext = {
    ...ports,
    directory,
    isCi: (variables["CI"] ?? "") !== "" && variables["CI"] !== "false",
    backoff: systemBackoff,
    git: systemGit({ processes, files, variables, directory }),
    cache: noActionsCache,
    artifacts: noActionsArtifacts,
  };
  const context: CommandContext = {
    ports,
    directory,
    version: VERSION,
    script: process.argv[1] ?? "",
    json: flags["json"] === true,
    // In a step of a workflow, names of benchmarks must not act as commands of the runner.
    print: (text) =>
      process.stdout.write(
        variables["GITHUB_ACTIONS"] === "true" ? inertText(text.replace(/\n$/, "")) : text,
      ),
    terminal: {
      width: process.stdout.columns ?? 160,
      colour: process.stdout.isTTY === true && (variables["NO_COLOR"] ?? "") === "",
    },
  };
  try {
    return await body(
      context,
      { facts: systemFacts(), stores, trees: systemTrees({ processes, variables, directory }) },
      flags,
    );
  } finally {
    log.close();
    await processes.endAll();
  }
}
