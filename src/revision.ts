import type { GitPort } from "./store/ports.ts";

/** What is being measured, and what it should be compared with. */
export interface Revision {
  readonly commit?: string;
  /** Full ref. */
  readonly ref?: string;
  /** Full refs whose stored runs may be the baseline, the best first. Empty: any ref. */
  readonly baselineRefs: readonly string[];
  /** The commit whose run must be the baseline, or the beginning of its name. */
  readonly baselineCommit?: string;
}

/** What the user said of the baseline. */
export interface BaselineWish {
  readonly baselineBranch?: string | undefined;
  /** A commit, a branch or a tag. */
  readonly baselineRef?: string | undefined;
}

/** The parts of a workflow event that say which commit and which base. */
export interface EventFacts {
  readonly eventName: string;
  readonly sha?: string;
  readonly ref?: string;
  readonly pullRequest?: {
    readonly headSha: string;
    readonly baseRef: string;
    /** Tip of the base branch when the event happened. */
    readonly baseSha?: string;
  };
  /** Branches of a merge queue: the branch that is merged into. */
  readonly mergeGroupBaseRef?: string;
  /** The commit that a merge queue's group is built on: its base branch with the groups before it. */
  readonly mergeGroupBaseSha?: string;
  /** What the branch pointed at before the push; absent for a new branch. */
  readonly pushBefore?: string;
  readonly defaultBranch?: string;
}

/**
 * In a workflow. `GITHUB_SHA` of a pull request is a merge commit that nobody
 * will find again, so the head commit is what the report names.
 */
export function revisionOfEvent(event: EventFacts, wish: BaselineWish): Revision {
  const commit = event.pullRequest?.headSha ?? event.sha;
  const bases =
    event.pullRequest !== undefined
      ? [branchRef(event.pullRequest.baseRef)]
      : event.mergeGroupBaseRef !== undefined
        ? [branchRef(event.mergeGroupBaseRef)]
        : [event.ref, event.defaultBranch === undefined ? undefined : branchRef(event.defaultBranch)];
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(event.ref === undefined ? {} : { ref: event.ref }),
    ...(wished(wish) ?? { baselineRefs: distinct(bases) }),
  };
}

/** On a laptop: the checkout, if it is one. A stored run of any branch may be the baseline unless one is named. */
export async function revisionOfCheckout(git: GitPort, wish: BaselineWish): Promise<Revision> {
  const baseline = wished(wish) ?? { baselineRefs: [] };
  if (!(await git.isCheckout())) return baseline;
  const [commit, ref] = await Promise.all([git.headCommit(), git.currentRef()]);
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
    ...baseline,
  };
}

function wished({
  baselineBranch,
  baselineRef,
}: BaselineWish): Pick<Revision, "baselineRefs" | "baselineCommit"> | undefined {
  if (baselineRef !== undefined) {
    if (/^[0-9a-f]{7,40}$/.test(baselineRef)) return { baselineRefs: [], baselineCommit: baselineRef };
    return {
      baselineRefs: baselineRef.startsWith("refs/")
        ? [baselineRef]
        : [branchRef(baselineRef), `refs/tags/${baselineRef}`],
    };
  }
  return baselineBranch === undefined ? undefined : { baselineRefs: [branchRef(baselineBranch)] };
}

function branchRef(branch: string): string {
  return branch.startsWith("refs/") ? branch : `refs/heads/${branch}`;
}

function distinct(refs: readonly (string | undefined)[]): readonly string[] {
  return [...new Set(refs.filter((ref) => ref !== undefined))];
}
