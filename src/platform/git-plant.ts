import { join } from "node:path";
import { type BorrowedRepository, BULK_SECONDS, borrowRepository, exists } from "./git-borrowed.ts";
import type { CheckoutGit } from "./git-checkout.ts";
import { outputOf } from "./git-command.ts";

interface Planting {
  readonly borrowed: BorrowedRepository;
  readonly commit: string;
  /** Folder for the tree; it may be there if it is empty. */
  readonly tree: string;
  /** Path of the submodule that this is the tree of, from the outermost tree; empty for that one. */
  readonly path: string;
  readonly options: CheckoutGit;
  readonly signal: AbortSignal;
}

/**
 * Writes a tree, with the submodules that the checkout has at the same path,
 * each at the commit that belongs to the tree. Answers with a warning for each
 * submodule that could not be had. Throws `GIT_FAILED`.
 */
export async function plantTree(planting: Planting): Promise<readonly string[]> {
  const { borrowed, commit, tree, options } = planting;
  const result = await borrowed.own({
    args: ["worktree", "add", "--detach", "--quiet", tree, commit],
    variables: borrowed.hasLfs ? {} : { GIT_LFS_SKIP_SMUDGE: "1" },
    timeoutSeconds: BULK_SECONDS,
  });
  outputOf(result, `write the files of ${commit.slice(0, 7)}`, options.token);
  const warnings: string[] = [];
  for (const submodule of await submodulesOf(planting)) {
    warnings.push(...(await plantSubmodule(submodule, planting)));
  }
  return warnings;
}

interface Submodule {
  readonly path: string;
  readonly commit: string;
}

async function submodulesOf({ borrowed, commit }: Planting): Promise<readonly Submodule[]> {
  const key = "^submodule\\..*\\.path$";
  const { stdout } = await borrowed.own({
    args: ["config", `--blob=${commit}:.gitmodules`, "-z", "--get-regexp", key],
  });
  const paths = stdout.split("\0").flatMap((item) => /\n(.+)$/s.exec(item)?.[1] ?? []);
  if (paths.length === 0) return [];
  const listing = await borrowed.own({ args: ["ls-tree", "-z", "--full-tree", commit, "--", ...paths] });
  return listing.stdout.split("\0").flatMap((line) => {
    const [, object, path] = /^160000 commit (\w+)\t(.+)$/s.exec(line) ?? [];
    return object === undefined || path === undefined ? [] : [{ path, commit: object }];
  });
}

async function plantSubmodule({ path, commit }: Submodule, planting: Planting): Promise<readonly string[]> {
  const { borrowed, tree, options, signal } = planting;
  const directory = join(borrowed.root, path);
  if (!(await exists(join(directory, ".git")))) return [];
  const name = `${planting.path}${path}`;
  const repository = join(borrowed.repository, "modules", path);
  const inner = await borrowRepository({ directory, repository }, options, signal);
  if ((await inner.commitNamed(commit)) === undefined) {
    const fetched = await inner.fetch(commit);
    if (fetched.kind !== "fetched") {
      const reason = fetched.kind === "missing" ? "Its remote does not have it." : fetched.reason;
      return [`The baseline lacks its submodule ${name} at ${commit.slice(0, 7)}. ${reason}`];
    }
  }
  return await plantTree({
    ...planting,
    borrowed: inner,
    commit,
    tree: join(tree, path),
    path: `${name}/`,
  });
}
