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
    /** It comes from another repository, or from one that was deleted since. */
    readonly fromFork?: boolean;
  };
  /** Of `workflow_run`: whether the run that ended was of this repository's own code. */
  readonly workflowRunFrom?: "here" | "fork";
  /** Of `issue_comment`. */
  readonly comment?: EventComment;
  /** Branches of a merge queue: the branch that is merged into. */
  readonly mergeGroupBaseRef?: string;
  /** The commit that a merge queue's group is built on: its base branch with the groups before it. */
  readonly mergeGroupBaseSha?: string;
  /** What the branch pointed at before the push; absent for a new branch. */
  readonly pushBefore?: string;
  readonly defaultBranch?: string;
}

/** A comment on an issue or a pull request, as its event has it. */
export interface EventComment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  readonly byBot: boolean;
  readonly url: string;
  /** Number of the issue or pull request. */
  readonly issue: number;
  readonly onPullRequest: boolean;
  /** False when it was edited or deleted. */
  readonly isNew: boolean;
}

/** What is checked out in the workspace; nothing where there is no checkout. */
export interface CheckedOut {
  readonly commit?: string;
  /** Full ref; absent with a detached `HEAD`. */
  readonly ref?: string;
}

/**
 * In a workflow. `GITHUB_SHA` of a pull request is a merge commit that nobody
 * will find again, so the head commit is what the report names. Where the
 * workflow checked out something else than its event stands for (a tag that was
 * typed in, the head of `workflow_run`), that is what was measured.
 */
export function revisionOfEvent(
  event: EventFacts,
  wish: BaselineWish,
  checkedOut: CheckedOut = {},
): Revision {
  const { commit, ref } = measuredRevision(event, checkedOut);
  const bases =
    event.pullRequest !== undefined
      ? [branchRef(event.pullRequest.baseRef)]
      : event.mergeGroupBaseRef !== undefined
        ? [branchRef(event.mergeGroupBaseRef)]
        : [ref, event.defaultBranch === undefined ? undefined : branchRef(event.defaultBranch)];
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
    ...(wished(wish) ?? { baselineRefs: distinct(bases) }),
  };
}

function measuredRevision(event: EventFacts, checkedOut: CheckedOut): CheckedOut {
  const { pullRequest, ref } = event;
  // Of these the event's commit and ref are a branch of the repository: nothing of the pull request.
  const ofBase = ["pull_request_target", "issue_comment"].includes(event.eventName);
  const commit = ofBase ? event.sha : (pullRequest?.headSha ?? event.sha);
  if (checkedOut.commit === undefined || checkedOut.commit === event.sha) {
    return { ...(commit === undefined ? {} : { commit }), ...(ref === undefined ? {} : { ref }) };
  }
  if (checkedOut.commit !== pullRequest?.headSha) return checkedOut;
  return { commit: checkedOut.commit, ...(ref === undefined || ofBase ? {} : { ref }) };
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
