/** What the stand-in of GitHub remembers of one repository. Tests read it, the API changes it. */
export interface GitHubState {
  /** `owner/name`. */
  readonly repository: string;
  readonly pullRequests: PullRequest[];
  readonly issues: Issue[];
  readonly comments: Comment[];
  readonly reactions: Reaction[];
  /** Labels of the repository; putting an unknown one on an issue makes it. */
  readonly labels: string[];
  /** What happened to issues and pull requests, oldest first. */
  readonly events: IssueEvent[];
  readonly checkRuns: CheckRun[];
  readonly workflowRuns: WorkflowRun[];
  /** Workflow runs whose failed jobs were started again, in order. */
  readonly reruns: number[];
  /** Commits for comparisons, oldest first; a bare repository is asked instead where there is one. */
  readonly commits: GitCommit[];
  /** Login to role. An account that is not named reads, as anybody may in a public repository. */
  readonly collaborators: Record<string, Role>;
  /** Ids are never used twice, not even after a deletion. */
  lastId: number;
}

/** `nobody` is a login that does not exist. */
export type Role = "admin" | "maintain" | "write" | "triage" | "read" | "none" | "nobody";

export interface PullRequest {
  readonly number: number;
  readonly title: string;
  readonly head: {
    readonly ref: string;
    readonly sha: string;
    readonly repository: string;
    /** The fork was deleted; GitHub answers `null` for it. */
    readonly deleted?: boolean;
  };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly author?: string;
  state?: "open" | "closed";
  labels?: readonly string[];
  /** ISO 8601; set when it was merged. */
  readonly mergedAt?: string;
  readonly mergeCommit?: string;
  /** Oldest first. Without it they are what lies between base and head. */
  readonly commits?: readonly GitCommit[];
}

export interface GitCommit {
  readonly sha: string;
  readonly message: string;
  /** Login, as far as GitHub knows it. */
  readonly author?: string;
  /** Without it, the one before in the list. */
  readonly parents?: readonly string[];
}

export interface Issue {
  readonly number: number;
  title: string;
  body: string;
  labels: readonly string[];
  state: "open" | "closed";
  readonly author: string;
  assignees?: readonly string[];
  stateReason?: string | null;
  /** ISO 8601. */
  readonly createdAt?: string;
  closedAt?: string | null;
}

export interface Comment {
  readonly id: number;
  /** Number of the issue or pull request. */
  readonly issue: number;
  body: string;
  readonly author: string;
  /** How often the body was replaced. */
  edits: number;
  readonly createdAt?: string;
}

export interface Reaction {
  readonly id: number;
  readonly comment: number;
  /** `eyes`, `+1` and so on. */
  readonly content: string;
  readonly author: string;
  readonly createdAt: string;
}

export interface IssueEvent {
  readonly id: number;
  readonly issue: number;
  readonly event: "labeled" | "unlabeled" | "closed" | "reopened";
  readonly actor: string;
  readonly label?: string;
  readonly createdAt: string;
}

/** As GitHub answers it, with the annotations of all requests together. */
export interface CheckRun {
  readonly id: number;
  readonly json: Json;
  readonly annotations: readonly Json[];
}

export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  /** Path of the workflow file. */
  readonly path: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  /** `owner/name`; `null` when it was deleted. */
  readonly headRepository: string | null;
  readonly attempt?: number;
  readonly status?: "queued" | "in_progress" | "completed";
  readonly conclusion?: "success" | "failure" | "cancelled" | null;
  readonly createdAt?: string;
}

/** A file bundle of a workflow run, as the results service knows it. */
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly size: number;
  readonly createdAt: string;
  readonly runId: number;
  readonly headBranch: string;
  readonly headSha: string;
  readonly expired?: boolean;
}

export type Json = Readonly<Record<string, unknown>>;

/** Issues, pull requests, comments and all the rest share one counter: ids are never equal by luck. */
export function nextId(state: GitHubState): number {
  const used = [
    ...state.issues.map(({ number }) => number),
    ...state.pullRequests.map(({ number }) => number),
    ...state.comments.map(({ id }) => id),
    ...state.reactions.map(({ id }) => id),
  ];
  state.lastId = Math.max(100, state.lastId, ...used) + 1;
  return state.lastId;
}

export function isPullRequest(state: GitHubState, number: number): boolean {
  return state.pullRequests.some((pull) => pull.number === number);
}

export function ownerOf(fullName: string): string {
  return fullName.split("/")[0] ?? "";
}

export function nameOf(fullName: string): string {
  return fullName.split("/")[1] ?? "";
}

/** GitHub's clock knows seconds. */
export function timestamp(now: Date): string {
  return now.toISOString().replace(/\.\d+Z$/, "Z");
}
