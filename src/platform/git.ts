import { BenchmarkError } from "../errors.ts";
import { once } from "../once.ts";
import type { Files, Variables } from "../ports.ts";
import type { GitPort } from "../store/ports.ts";
import { type CheckoutGit, connection, gitIn, obstacleIn, rootOf, setting } from "./git-checkout.ts";
import type { Git } from "./git-command.ts";
import { type Author, type OwnRepository, openOwnRepository } from "./git-repository.ts";

export interface SystemGitOptions extends CheckoutGit {
  readonly files: Files;
}

/** Real git. Needs git 2.31 or newer; 2.39 was tested. */
export function systemGit(options: SystemGitOptions): GitPort {
  const { files, variables, directory, token } = options;
  const git = gitIn(directory, options);
  const root = once(() => rootOf(git, directory));
  const own = once(async () => {
    const settings = await connection(git, options);
    return await openOwnRepository(gitIn(await root(), options, settings), {
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
    isCheckout: async () => (await obstacleIn(git)) === undefined,
    obstacle: () => obstacleIn(git),
    async headCommit() {
      await root();
      const { exitCode, stdout } = await git({ args: ["rev-parse", "--verify", "--quiet", "HEAD^{commit}"] });
      return exitCode === 0 ? stdout.trim() : undefined;
    },
    async headTime() {
      const { exitCode, stdout } = await git({
        args: ["show", "--no-patch", "--no-show-signature", "--format=%cI", "HEAD"],
      });
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

function authorOf(variables: Variables): Author {
  return {
    name: variables["GIT_COMMITTER_NAME"] || variables["GIT_AUTHOR_NAME"] || DEFAULT_AUTHOR.name,
    email: variables["GIT_COMMITTER_EMAIL"] || variables["GIT_AUTHOR_EMAIL"] || DEFAULT_AUTHOR.email,
  };
}
