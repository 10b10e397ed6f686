import { BenchmarkError } from "../errors.ts";
import type { Processes, ProcessResult, Variables } from "../ports.ts";
import { type Git, gitCommand, outputOf } from "./git-command.ts";
import { type GitSetting, remoteSettings, tokenSetting } from "./git-settings.ts";
import { trustIn } from "./git-trust.ts";

/** A checkout, and how its git is run. */
export interface CheckoutGit {
  readonly processes: Processes;
  readonly variables: Variables;
  /** In the checkout. */
  readonly directory: string;
  /** Used only when the checkout has no credentials of its own for the server. */
  readonly token?: string;
}

/** Git in a folder, with nothing of the user's that would act by itself. A signal ends each of its runs. */
export function gitIn(
  folder: string,
  { processes, variables }: Pick<CheckoutGit, "processes" | "variables">,
  settings: readonly GitSetting[] = [],
  signal?: AbortSignal,
): Git {
  return gitCommand({
    processes,
    variables,
    directory: folder,
    settings: [...QUIET, ...trustIn(variables, folder), ...settings],
    ...(signal === undefined ? {} : { signal }),
  });
}

/** No programs of the repository's own, no housekeeping in the background. */
const QUIET: readonly GitSetting[] = [
  ["core.hooksPath", "/dev/null"],
  ["core.fsmonitor", "false"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
];

/** How the checkout reaches its remotes, and the token if it has no credentials for the server. */
export async function connection(
  git: Git,
  { variables, token }: Pick<CheckoutGit, "variables" | "token">,
): Promise<readonly GitSetting[]> {
  const settings = remoteSettings(await listing(git, token));
  const hasCredentials = settings.some(([key]) => /^http\..*extraheader$/i.test(key));
  if (hasCredentials || token === undefined || token === "") return settings;
  return [...settings, tokenSetting(variables["GITHUB_SERVER_URL"] || "https://github.com", token)];
}

/** Every setting that holds in the checkout, with its scope, for the functions of `git-settings.ts`. */
export async function listing(git: Git, token: string | undefined): Promise<string> {
  const result = await git({ args: ["config", "--list", "--show-scope", "-z"] });
  return outputOf(result, "read its settings", token);
}

/** Top folder of the work tree, or of a bare repository. Throws `GIT_NOT_A_CHECKOUT`. */
export async function rootOf(git: Git, directory: string): Promise<string> {
  const result = await git({ args: ["rev-parse", "--show-toplevel"] });
  const bare = result.exitCode === 0 ? result : await git({ args: ["rev-parse", "--absolute-git-dir"] });
  if (bare.exitCode === 0) return bare.stdout.trim();
  throw new BenchmarkError(
    "GIT_NOT_A_CHECKOUT",
    `${directory} is not a git checkout that can be used: ${refusalOf(bare)}.`,
    {
      hint: "Run actions/checkout in an earlier step, or choose another store than the branch.",
    },
  );
}

/** Why git does not work in a folder, in its own words without a full stop; nothing where it does. */
export async function obstacleIn(git: Git): Promise<string | undefined> {
  const result = await git({ args: ["rev-parse", "--git-dir"] });
  return result.exitCode === 0 ? undefined : refusalOf(result);
}

/** Git's first line, and the command that it advises below it. */
function refusalOf({ startError, stderr, exitCode }: ProcessResult): string {
  if (startError !== undefined) return withoutStop(startError);
  const [first = "", ...others] = stderr.trim().split("\n");
  const advice = others.find((line) => /^\s+git /.test(line))?.trim();
  const said = withoutStop(first.replace(/^(fatal|error): /, "")) || `it ended with exit code ${exitCode}`;
  return advice === undefined ? said : `${said}; it advises "${advice}"`;
}

function withoutStop(sentence: string): string {
  return sentence.replace(/\.$/, "");
}

export async function setting(git: Git, key: string): Promise<string | undefined> {
  const { exitCode, stdout } = await git({ args: ["config", "--get", key] });
  return exitCode === 0 ? stdout.replace(/\n$/, "") : undefined;
}
