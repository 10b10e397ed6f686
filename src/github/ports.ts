/**
 * The few things that we ask of GitHub. `src/platform/github/` implements them
 * over its REST API; each throws `GITHUB_TOKEN_MISSING`, `GITHUB_TOKEN_INVALID`,
 * `GITHUB_PERMISSION` or `GITHUB_FAILED`. Lists may lag some seconds behind what was written; what is
 * asked for by its number does not.
 */

/** A comment on an issue or a pull request. */
export interface Comment {
  readonly id: number;
  readonly body: string;
  readonly author: string;
  /**
   * Written by a bot, as workflows are, or by somebody who may write here.
   * Anybody can guess a marker and write it into a comment of his own.
   */
  readonly trusted: boolean;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly url: string;
}

/**
 * What happened to a request that makes something. After `unknown` (a broken
 * connection, a time-out, a 5xx) it may or may not be there: look before
 * trying again, or there will be two.
 */
export type Created =
  | { readonly kind: "created"; readonly id: number }
  | { readonly kind: "unknown"; readonly reason: string };

export interface CommentApi {
  /** All comments, oldest first, page after page as they are asked for. */
  list(issue: number): AsyncIterable<Comment>;
  /** `undefined` when it was deleted. */
  get(comment: number): Promise<Comment | undefined>;
  create(issue: number, body: string): Promise<Created>;
  /** False when it was deleted. */
  update(comment: number, body: string): Promise<boolean>;
  /** Deleting what is gone already is fine. */
  remove(comment: number): Promise<void>;
  /**
   * Puts our reaction `eyes` on the comment. GitHub keeps one of a kind for each
   * account, so of several jobs that try at once exactly one is told `placed`.
   * `gone` when the comment was deleted.
   */
  claim(
    comment: number,
  ): Promise<
    { readonly kind: "placed"; readonly id: number } | { readonly kind: "taken" } | { readonly kind: "gone" }
  >;
  /** Takes our reaction away; one that is gone already is fine. */
  release(comment: number, claim: number): Promise<void>;
  /** Reactions `eyes` on the comment, to find one that its job left behind. */
  claims(comment: number): Promise<readonly { readonly id: number; readonly createdAt: string }[]>;
  react(comment: number, reaction: "+1" | "confused"): Promise<void>;
}

export interface Annotation {
  /** Relative to the repository's root. */
  readonly path: string;
  readonly line: number;
  readonly level: "notice" | "warning" | "failure";
  /** At most 255 characters. */
  readonly title: string;
  /** Plain text, at most 64 KB. */
  readonly message: string;
}

export interface CheckRun {
  readonly name: string;
  readonly commit: string;
  /** Ours, to find the check again. */
  readonly externalId: string;
  readonly conclusion: "success" | "failure" | "neutral";
  /** Where "Details" leads. */
  readonly detailsUrl?: string;
  readonly title: string;
  /** Markdown, at most 65,535 characters, as `text`. */
  readonly summary: string;
  readonly text?: string;
  /** Any number; they are sent 50 at a time, as GitHub takes them. */
  readonly annotations: readonly Annotation[];
}

export interface CheckApi {
  /** Writes the check, or rewrites the one of the same commit, name and `externalId`. */
  write(check: CheckRun): Promise<number>;
}

export interface Issue {
  readonly number: number;
  readonly title: string;
  readonly body: string;
  readonly state: "open" | "closed";
  /** ISO 8601; absent while it is open. */
  readonly closedAt?: string;
  readonly labels: readonly string[];
  readonly trusted: boolean;
  readonly url: string;
}

export interface IssueApi {
  /** Issues, not pull requests, with the label, newest first, page after page. Not a search: its index lags for minutes. */
  list(query: { readonly label: string; readonly state: "open" | "all" }): AsyncIterable<Issue>;
  get(issue: number): Promise<Issue | undefined>;
  create(issue: {
    readonly title: string;
    readonly body: string;
    readonly labels: readonly string[];
    readonly assignees: readonly string[];
  }): Promise<Created>;
  update(
    issue: number,
    change: {
      readonly title?: string;
      readonly body?: string;
      readonly state?: "open" | "closed";
      readonly stateReason?: "completed" | "not_planned" | "reopened";
      readonly addLabels?: readonly string[];
    },
  ): Promise<void>;
  comment(issue: number, body: string): Promise<void>;
}

export interface PullRequest {
  readonly number: number;
  readonly state: "open" | "closed";
  readonly headSha: string;
  /** `owner/name`; absent when that repository was deleted. */
  readonly headRepository?: string;
  readonly headRef: string;
  readonly baseSha: string;
  readonly baseRef: string;
  readonly baseRepository: string;
  readonly labels: readonly string[];
}

export interface PullRequestApi {
  get(number: number): Promise<PullRequest | undefined>;
  /** Open pull requests from a branch of a repository, `owner:branch`. */
  ofBranch(head: string): Promise<readonly PullRequest[]>;
  /** Numbers of the merged pull requests that brought a commit, as GitHub knows them. */
  mergedWith(commit: string): Promise<readonly number[]>;
  /** Who put each label on that is there now, by the newest event. */
  labelledBy(
    number: number,
  ): Promise<readonly { readonly label: string; readonly by?: string; readonly url?: string }[]>;
  /** Commits of a pull request, oldest first, at most 250. */
  commits(number: number): Promise<readonly CommitText[]>;
  /** Commits after `base` up to `head`, oldest first, at most 250; empty when GitHub cannot compare them. */
  between(base: string, head: string): Promise<readonly CommitText[]>;
}

export interface CommitText {
  readonly sha: string;
  /** The whole message. */
  readonly message: string;
  /** Login of its author, as far as GitHub knows; anybody can write anybody's address into a commit. */
  readonly author?: string;
  readonly url: string;
}

export interface PeopleApi {
  /** Whether the account may write to this repository (write, maintain or admin). */
  mayWrite(login: string): Promise<boolean>;
}

export interface WorkflowRun {
  readonly id: number;
  readonly attempt: number;
  readonly name: string;
  /** Path of its workflow file, `.github/workflows/benchmarks.yml`. */
  readonly path: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch?: string;
  /** `owner/name`; absent when that repository was deleted. */
  readonly headRepository?: string;
  readonly url: string;
  readonly status: string;
  readonly createdAt: string;
}

export interface RunArtifact {
  readonly id: number;
  readonly name: string;
  /** Bytes, as stored. */
  readonly size: number;
  readonly expired: boolean;
}

export interface WorkflowRunApi {
  get(run: number): Promise<WorkflowRun | undefined>;
  /** Runs for a commit, newest first. */
  ofCommit(sha: string): Promise<readonly WorkflowRun[]>;
  /** Newest first, at most 1,000. */
  artifacts(run: number): Promise<readonly RunArtifact[]>;
  /**
   * The zip file of an artifact. Stops reading at `limit` bytes whatever the
   * server announced, and throws `ARTIFACT_HOSTILE`.
   */
  download(artifact: RunArtifact, limit: number): Promise<Uint8Array>;
  rerunFailedJobs(run: number): Promise<void>;
}

/** Everything of GitHub that a job may use. */
export interface GitHubPorts {
  readonly comments: CommentApi;
  readonly checks: CheckApi;
  readonly issues: IssueApi;
  readonly pullRequests: PullRequestApi;
  readonly people: PeopleApi;
  readonly runs: WorkflowRunApi;
}
