import { tmpdir } from "node:os";
import { join } from "node:path";
import type { SourceRepository, TreePort } from "../baseline-tree/ports.ts";
import { type BorrowedRepository, borrowRepository } from "./git-borrowed.ts";
import { type CheckoutGit, gitIn, rootOf } from "./git-checkout.ts";
import { type Git, outputOf } from "./git-command.ts";
import { plantTree } from "./git-plant.ts";
import { makeTreeFolder } from "./tree-folder.ts";

/**
 * Trees of other commits of a checkout, beside it. Needs git 2.31 or newer.
 *
 * They are worktrees of a bare repository of our own, which reads the objects
 * of the checkout where they are (`objects/info/alternates`) and keeps to itself
 * what it fetches. A worktree of the checkout itself would be in its list of
 * worktrees, for ever when the job is killed; fetching for it would rewrite the
 * checkout's `shallow` file; and code in it could read the checkout's
 * configuration, credentials included, by plain `git config`.
 *
 * @param options.temporary folder for the trees; by default that of the runner, else of the system
 */
export function systemTrees(options: CheckoutGit & { readonly temporary?: string }): TreePort {
  const { variables, directory } = options;
  const temporary = options.temporary ?? (variables["RUNNER_TEMP"] || undefined);
  const parents = [...(temporary === undefined ? [] : [temporary]), tmpdir()];
  return {
    async open(signal) {
      const git = gitIn(directory, options, [], signal);
      const top = await rootOf(git, directory);
      const prefix = (await answer(git, ["rev-parse", "--show-prefix"], options.token)).replace(/\/$/, "");
      const root = asWritten(directory, prefix) ?? top;
      const folder = await makeTreeFolder({ parents, beside: root, length: root.length });
      try {
        const place = { directory: root, repository: join(folder.path, "repository.git") };
        const borrowed = await borrowRepository(place, options, signal);
        return opened({ borrowed, root, prefix, folder, options, signal });
      } catch (error) {
        await folder.remove();
        throw error;
      }
    },
  };
}

/** The top folder as the user and the runner write it, where git has followed symbolic links. */
function asWritten(directory: string, prefix: string): string | undefined {
  if (prefix === "") return directory;
  return directory.endsWith(`/${prefix}`) ? directory.slice(0, -prefix.length - 1) : undefined;
}

function opened(given: {
  readonly borrowed: BorrowedRepository;
  readonly root: string;
  readonly prefix: string;
  readonly folder: Awaited<ReturnType<typeof makeTreeFolder>>;
  readonly options: CheckoutGit;
  readonly signal: AbortSignal;
}): SourceRepository {
  const { borrowed, root, prefix, folder, options, signal } = given;
  const { checkout } = borrowed;
  return {
    root,
    prefix,
    head: borrowed.head,
    commitNamed: borrowed.commitNamed,
    parents: borrowed.parents,
    fetch: borrowed.fetch,
    mergeBase: borrowed.mergeBase,
    deepen: borrowed.deepen,
    async hasChanges() {
      // Without this option, looking at the state would write the index.
      const args = ["--no-optional-locks", "status", "--porcelain", "--untracked-files=normal"];
      return (await answer(checkout, args, options.token)) !== "";
    },
    async defaultBranch() {
      const args = ["symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD"];
      const { exitCode, stdout } = await checkout({ args });
      const names = exitCode === 0 ? [stdout.trim()] : ["origin/main", "origin/master", "main", "master"];
      for (const name of names) {
        const isThere = await checkout({ args: ["rev-parse", "--verify", "--quiet", name] });
        if (isThere.exitCode === 0) return name;
      }
      return undefined;
    },
    async plant(commit) {
      const warnings = await plantTree({ borrowed, commit, tree: folder.tree, path: "", options, signal });
      return { root: folder.tree, warnings };
    },
    close: folder.remove,
  };
}

async function answer(git: Git, args: readonly string[], token: string | undefined): Promise<string> {
  return outputOf(await git({ args }), "say where and how the checkout is", token).trim();
}
