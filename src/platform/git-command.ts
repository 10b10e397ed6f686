import { BenchmarkError } from "../errors.ts";
import type { Processes, ProcessResult, Variables } from "../ports.ts";
import { type GitSetting, settingVariables, withoutSecrets } from "./git-settings.ts";

/** One run of git. */
interface GitRequest {
  readonly args: readonly string[];
  readonly input?: string;
  /** True when the remote is asked, which may take long. */
  readonly network?: boolean;
  readonly settings?: readonly GitSetting[];
  /** Environment variables besides those that every run gets. */
  readonly variables?: Variables;
  /** Instead of the usual limit, for what grows with the size of the repository. */
  readonly timeoutSeconds?: number;
}

/** Runs git and hands back whatever came of it. */
export type Git = (request: GitRequest) => Promise<ProcessResult>;

export interface GitCommandOptions {
  readonly processes: Processes;
  readonly variables: Variables;
  /** Where git runs: relative paths of remotes start here. */
  readonly directory: string;
  /** Settings for every run. */
  readonly settings: readonly GitSetting[];
  /** Ends git when it fires. */
  readonly signal?: AbortSignal;
}

const NETWORK_SECONDS = 120;
const LOCAL_SECONDS = 60;

/**
 * Git that never asks anything, speaks English so that its answers can be
 * understood, and looks for a repository only where `directory` or `--git-dir`
 * says.
 */
export function gitCommand(options: GitCommandOptions): Git {
  const { processes, variables, directory, settings, signal } = options;
  return ({ args, input, network = false, settings: own = [], variables: more = {}, timeoutSeconds }) =>
    processes.run({
      command: { kind: "program", file: "git", args },
      directory,
      variables: {
        ...OF_OTHER_REPOSITORIES,
        GIT_ASKPASS: undefined,
        SSH_ASKPASS: undefined,
        GIT_TERMINAL_PROMPT: "0",
        GCM_INTERACTIVE: "never",
        LC_ALL: "C",
        ...more,
        ...settingVariables(variables, [...settings, ...own]),
      },
      ...(input !== undefined && { input }),
      ...(signal !== undefined && { signal }),
      timeoutSeconds: timeoutSeconds ?? (network ? NETWORK_SECONDS : LOCAL_SECONDS),
    });
}

/** Its output, or an error that says what git said, without secrets. */
export function outputOf(result: ProcessResult, what: string, token: string | undefined): string {
  if (result.exitCode === 0) return result.stdout;
  throw new BenchmarkError("GIT_FAILED", `Git could not ${what}: ${reasonOf(result, token)}`, {
    hint:
      result.startError === undefined
        ? "Run the step again; if it stays, check the remote and the access of the checkout."
        : "Install git and put it on the PATH.",
  });
}

function reasonOf(result: ProcessResult, token: string | undefined): string {
  if (result.startError !== undefined) return result.startError;
  if (result.timedOut) return `it did not end within ${Math.round(result.seconds)} seconds.`;
  const lines = withoutSecrets(result.stderr, token).trim().split("\n").slice(-5).join("\n");
  return lines === "" ? `it ended with exit code ${result.exitCode} and said nothing.` : lines;
}

/** Set inside hooks and aliases; they would point us at another repository or index. */
const OF_OTHER_REPOSITORIES = {
  GIT_DIR: undefined,
  GIT_WORK_TREE: undefined,
  GIT_INDEX_FILE: undefined,
  GIT_OBJECT_DIRECTORY: undefined,
  GIT_ALTERNATE_OBJECT_DIRECTORIES: undefined,
  GIT_COMMON_DIR: undefined,
  GIT_NAMESPACE: undefined,
} as const;
