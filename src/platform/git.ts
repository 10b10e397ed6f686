import { BenchmarkError } from "../errors.ts";
import type { Files, Processes, Variables } from "../ports.ts";
import type { GitPort } from "../store/ports.ts";
import { type Git, gitCommand, outputOf } from "./git-command.ts";
import { type Author, type OwnRepository, openOwnRepository } from "./git-repository.ts";
import { type GitSetting, remoteSettings, tokenSetting } from "./git-settings.ts";

export interface SystemGitOptions {
  readonly processes: Processes;
  readonly files: Files;
  readonly variables: Variables;
  /** In the checkout. */
  readonly directory: string;
  /** Used only when the checkout has no credentials of its own for the server. */
  readonly token?: string;
}

/** Real git. Needs git 2.31 or newer; 2.39 was tested. */
export function systemGit(options: SystemGitOptions): GitPort {
  const { processes, files, variables, directory, token } = options;
  const plainGit = (where: string, settings: readonly GitSetting[] = []) =>
    gitCommand({
      processes,
      variables,
      directory: where,
      settings: [...QUIET, ...trust(variables, where), ...settings],
    });
  const git = plainGit(directory);
  const root = once(() => rootOf(git, directory));
  const own = once(async () => {
    const settings = await connection(git, variables, token);
    return await openOwnRepository(plainGit(await root(), settings), {
      directory: await files.temporaryDirectory("git-history"),
      token,
      author: authorOf(variables),
    });
  });
  const remotes = new Map<string, () => Promise<OwnRepository>>();
  /** Our repository, which knows the remote. */
  const ownWith = (name: string) => {
    const declared = remotes.get(name) ?? once(() => declareRemote(git, name, own));
    remotes.set(name, declared);
    return declared();
  };

  return {
    async isCheckout() {
      const { exitCode } = await git({ args: ["rev-parse", "--git-dir"] });
      return exitCode === 0;
    },
    async headCommit() {
      await root();
      const { exitCode, stdout } = await git({ args: ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"] });
      return exitCode === 0 ? stdout.trim() : undefined;
    },
    async currentRef() {
      await root();
      const { exitCode, stdout } = await git({ args: ["symbolic-ref", "--quiet", "HEAD"] });
      return exitCode === 0 ? stdout.trim() : undefined;
    },
    async isAncestor(ancestor, descendant) {
      const args = ["merge-base", "--is-ancestor", "--end-of-options", ancestor, descendant];
      const { exitCode } = await git({ args });
      if (exitCode === 0) return true;
      if (exitCode !== 1) return undefined;
      // In a shallow clone the way from one to the other may be cut off.
      const { stdout } = await git({ args: ["rev-parse", "--is-shallow-repository"] });
      return stdout.trim() === "false" ? false : undefined;
    },
    async remoteUrl(remote) {
      return await setting(git, `remote.${remote}.url`);
    },
    hasBranch: async (remote, branch) => await (await ownWith(remote)).hasBranch(remote, branch),
    fetch: async (remote, branch) => await (await ownWith(remote)).fetch(remote, branch),
    listFiles: async (commit) => await (await own()).listFiles(commit),
    readObjects: async (remote, objects) => await (await ownWith(remote)).readObjects(remote, objects),
    objectName: async (content) => await (await own()).objectName(content),
    commit: async (commit) => await (await own()).commit(commit),
    push: async (remote, branch, commit) => await (await ownWith(remote)).push(remote, branch, commit),
  };
}

const DEFAULT_AUTHOR: Author = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** No hooks of the user's, no housekeeping in the background. */
const QUIET: readonly GitSetting[] = [
  ["core.hooksPath", "/dev/null"],
  ["gc.auto", "0"],
  ["maintenance.auto", "false"],
];

/** In a container job the workspace belongs to another user, which git refuses unless told otherwise. */
function trust(variables: Variables, directory: string): readonly GitSetting[] {
  const workspace = variables["GITHUB_WORKSPACE"];
  if (workspace === undefined || workspace === "") return [];
  return [
    ["safe.directory", workspace],
    ["safe.directory", directory],
  ];
}

/** How the checkout reaches its remotes, and the token if it has no credentials for the server. */
async function connection(
  git: Git,
  variables: Variables,
  token: string | undefined,
): Promise<readonly GitSetting[]> {
  const listing = outputOf(
    await git({ args: ["config", "--list", "--show-scope", "-z"] }),
    "read its settings",
    token,
  );
  const settings = remoteSettings(listing);
  const hasCredentials = settings.some(([key]) => /^http\..*extraheader$/i.test(key));
  if (hasCredentials || token === undefined || token === "") return settings;
  return [...settings, tokenSetting(variables["GITHUB_SERVER_URL"] || "https://github.com", token)];
}

async function rootOf(git: Git, directory: string): Promise<string> {
  const result = await git({ args: ["rev-parse", "--show-toplevel"] });
  const bare = result.exitCode === 0 ? result : await git({ args: ["rev-parse", "--absolute-git-dir"] });
  if (bare.exitCode === 0) return bare.stdout.trim();
  const found = bare.startError === undefined ? bare.stderr.trim().split("\n")[0] : bare.startError;
  throw new BenchmarkError(
    "GIT_NOT_A_CHECKOUT",
    `${directory} is not a git checkout that can be used: ${found}.`,
    {
      hint: "Run actions/checkout in an earlier step, or choose another store than the branch.",
    },
  );
}

async function declareRemote(
  git: Git,
  name: string,
  own: () => Promise<OwnRepository>,
): Promise<OwnRepository> {
  const repository = await own();
  const url = await setting(git, `remote.${name}.url`);
  if (url === undefined) {
    throw new BenchmarkError("GIT_FAILED", `The checkout has no remote "${name}".`, {
      hint: `Add it with "git remote add ${name} URL", or choose another store than the branch.`,
    });
  }
  const pushUrl = (await setting(git, `remote.${name}.pushurl`)) ?? url;
  await repository.declare({ name, url, pushUrl });
  return repository;
}

async function setting(git: Git, key: string): Promise<string | undefined> {
  const { exitCode, stdout } = await git({ args: ["config", "--get", key] });
  return exitCode === 0 ? stdout.replace(/\n$/, "") : undefined;
}

function authorOf(variables: Variables): Author {
  return {
    name: variables["GIT_COMMITTER_NAME"] || variables["GIT_AUTHOR_NAME"] || DEFAULT_AUTHOR.name,
    email: variables["GIT_COMMITTER_EMAIL"] || variables["GIT_AUTHOR_EMAIL"] || DEFAULT_AUTHOR.email,
  };
}

/** The first call does the work; a failed one is tried again. */
function once<T>(work: () => Promise<T>): () => Promise<T> {
  let done: Promise<T> | undefined;
  return () => {
    done ??= work().catch((error: unknown) => {
      done = undefined;
      throw error;
    });
    return done;
  };
}
