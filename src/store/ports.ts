/** A file of a git tree. */
export interface TreeFile {
  /** From the root of the tree, with forward slashes. */
  readonly path: string;
  /** Object name of its content. */
  readonly object: string;
}

export interface NewFile {
  readonly path: string;
  readonly content: string;
}

/** One commit on top of `parent`, or without any parent. */
export interface NewCommit {
  readonly parent: string | undefined;
  /** Files to add; all other files of the parent stay. */
  readonly files: readonly NewFile[];
  readonly message: string;
  readonly time: Date;
}

/** What the remote answered to a push. */
export type PushOutcome =
  | { readonly kind: "pushed" }
  /** Somebody else was faster: fetch and try again. */
  | { readonly kind: "outdated" }
  /** A passing trouble of network or server: try again. */
  | { readonly kind: "unreachable"; readonly words: string }
  /** The credentials do not allow it. */
  | { readonly kind: "forbidden"; readonly words: string }
  /** A rule of the repository: protected branch, required signatures, a hook. */
  | { readonly kind: "refused"; readonly words: string };

/**
 * What stores and the choice of a baseline need from git. Nothing here touches
 * the index, the work tree, `HEAD`, the refs, the objects or the configuration
 * of the user's checkout.
 */
export interface GitPort {
  /** False where there is no checkout or no git at all. */
  isCheckout(): Promise<boolean>;
  /** Why git cannot read the checkout, in its own words without a full stop; nothing where it can. */
  obstacle(): Promise<string | undefined>;
  /** Throws `GIT_NOT_A_CHECKOUT`; `undefined` when there is no commit yet. */
  headCommit(): Promise<string | undefined>;
  /** When the checked-out commit was made, ISO 8601; `undefined` without one. */
  headTime(): Promise<string | undefined>;
  /** Full ref, such as `refs/heads/main`; `undefined` with a detached `HEAD`. Throws `GIT_NOT_A_CHECKOUT`. */
  currentRef(): Promise<string | undefined>;
  /** `undefined` when a shallow clone does not reach far enough to tell. */
  isAncestor(ancestor: string, descendant: string): Promise<boolean | undefined>;
  remoteUrl(remote: string): Promise<string | undefined>;
  /** Whether the remote has the branch; `undefined` when it could not be asked. */
  hasBranch(remote: string, branch: string): Promise<boolean | undefined>;
  /** Brings the newest commit of a remote branch, not its contents; `undefined` when there is no such branch. */
  fetch(remote: string, branch: string): Promise<string | undefined>;
  /** All files of a fetched commit. */
  listFiles(commit: string): Promise<readonly TreeFile[]>;
  /** Contents by object name. What the repository does not hold is left out. */
  readObjects(remote: string, objects: readonly string[]): Promise<ReadonlyMap<string, string>>;
  /** Object name that this content would have. */
  objectName(content: string): Promise<string>;
  /** Makes a commit and returns its name; no ref points at it. */
  commit(commit: NewCommit): Promise<string>;
  /** Never forces. */
  push(remote: string, branch: string, commit: string): Promise<PushOutcome>;
}

/** Whether something can be used, or a sentence that says why not. */
export type Availability = { readonly kind: "yes" } | { readonly kind: "no"; readonly reason: string };

/** The cache of GitHub Actions: immutable entries, each the contents of one folder. */
export interface CachePort {
  available(): Availability;
  /**
   * Where a folder must lie to be saved and restored. It is the same on every
   * runner, because an entry is only found under the path that it was saved from.
   */
  readonly directory: string;
  /** Fills `directory` and returns the key that matched; `undefined` on a miss. */
  restore(key: string, restoreKeys: readonly string[]): Promise<string | undefined>;
  /** Saves `directory`. `reason` is one sentence. */
  save(
    key: string,
  ): Promise<{ readonly kind: "saved" } | { readonly kind: "skipped"; readonly reason: string }>;
}

/** An artifact of any run of the repository. */
export interface HistoryArtifact {
  readonly id: number;
  readonly name: string;
  /** ISO 8601. */
  readonly createdAt: string;
  /** Workflow run that uploaded it. */
  readonly workflowRunId: number;
}

/** The one call of GitHub's REST API that the artifact store needs. */
export interface ArtifactHistoryApi {
  /**
   * Artifacts of the repository, of any run, that have not expired and whose
   * name begins with `namePrefix`, newest first, at most `limit`.
   */
  list(namePrefix: string, limit: number): Promise<readonly HistoryArtifact[]>;
}

export interface ArtifactPort {
  available(): Availability;
  /**
   * Uploads files, named relative to `directory`, as one artifact of this run.
   * `exists` when this run already has an artifact of that name. Throws `ARTIFACT_FAILED`.
   */
  upload(request: {
    readonly name: string;
    readonly directory: string;
    readonly files: readonly string[];
    readonly retentionDays: number;
  }): Promise<{ readonly kind: "uploaded"; readonly id: string } | { readonly kind: "exists" }>;
  /** Unpacks an artifact of any run into a folder. Throws `ARTIFACT_FAILED` or `GITHUB_TOKEN_MISSING`. */
  download(artifact: HistoryArtifact, directory: string): Promise<void>;
}

/** Chance and waiting, for retries that must not meet again. */
export interface Backoff {
  /** Uniform in [0, 1). */
  random(): number;
  pause(seconds: number): Promise<void>;
}
