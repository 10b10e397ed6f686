/** Where the commits of a checkout are read for a second tree of it. */
export interface TreePort {
  /**
   * Nothing that is done with what it opens touches the checkout: not its
   * index, `HEAD`, refs, objects, configuration, nor its list of worktrees.
   *
   * @throws GIT_NOT_A_CHECKOUT, GIT_FAILED, WRITE_FAILED
   */
  open(signal: AbortSignal): Promise<SourceRepository>;
}

/** Commits of the checkout and of its remote, until it is closed. */
export interface SourceRepository {
  /** Top folder of the checkout. */
  readonly root: string;
  /** From there to the folder that we work in, with forward slashes; empty at the top. */
  readonly prefix: string;
  /** What is checked out; `undefined` before the first commit. */
  readonly head: string | undefined;
  /** Whether the work tree is anything else than `head`; untracked files count, ignored ones do not. */
  hasChanges(): Promise<boolean>;
  /** The remote's default branch as the checkout knows it, such as `origin/main`, or a local `main` or `master`. */
  defaultBranch(): Promise<string | undefined>;
  /** Full name of the commit that a commit, branch, tag or expression means in the checkout, if it is there. */
  commitNamed(name: string): Promise<string | undefined>;
  /** As the commit itself names them, which a shallow clone may not hold. */
  parents(commit: string): Promise<readonly string[]>;
  /** Brings what the remote has by a commit's full name, a branch, a tag or a full ref. */
  fetch(name: string): Promise<Fetched>;
  /** `undefined` when there is none as far as the history reaches here. */
  mergeBase(one: string, other: string): Promise<string | undefined>;
  /** Brings so many more commits of the history of `head` and of another commit, or all. */
  deepen(commit: string, by: number | "all"): Promise<Deepened>;
  /** Writes the tree of a commit to a folder outside of the checkout. Once. Throws `GIT_FAILED`, `WRITE_FAILED`. */
  plant(commit: string): Promise<PlantedTree>;
  /** Removes the tree and all else that was made. Never rejects. */
  close(): Promise<void>;
}

export type Fetched =
  | { readonly kind: "fetched"; readonly commit: string }
  /** The remote has nothing of that name, or there is no remote. */
  | { readonly kind: "missing" }
  /** One sentence: no network, no permission. */
  | { readonly kind: "unreachable"; readonly reason: string };

type Deepened =
  | { readonly kind: "deeper" }
  /** There is no more. */
  | { readonly kind: "complete" }
  | { readonly kind: "unreachable"; readonly reason: string };

interface PlantedTree {
  /** Its top folder. */
  readonly root: string;
  /** Submodules that the checkout has and this tree could not get, one sentence each. */
  readonly warnings: readonly string[];
}

/** Links from one folder to another. */
export interface FolderLinks {
  /** Makes `link` lead to the folder `target`. Throws `WRITE_FAILED`. */
  create(target: string, link: string): Promise<void>;
  /**
   * The first package of a `node_modules` folder that is only a link to a folder
   * of `root` that is not inside any `node_modules`: code of the project itself.
   */
  packageOf(root: string, nodeModules: string): Promise<string | undefined>;
}
