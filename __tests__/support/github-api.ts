import { createServer } from "node:http";
import { type FaultRule, type FaultSource, faultsOf } from "./github-api-faults.ts";
import type { ArtifactSource } from "./github-api-handler.ts";
import { setLabels } from "./github-api-issues.ts";
import { type Settings, serviceOf } from "./github-api-service.ts";
import {
  type Artifact,
  type CheckRun,
  type Comment,
  type GitCommit,
  type GitHubState,
  type Issue,
  nextId,
  type PullRequest,
  type Reaction,
  type Role,
  timestamp,
  type WorkflowRun,
} from "./github-api-state.ts";
import { type Blob, type Storage, startStorage } from "./github-api-storage.ts";
import { listen } from "./results-service-listen.ts";
import { seededRandom } from "./seeded-random.ts";

/** Scope, such as `issues`, to what a token may do there. A scope that is not named is closed. */
export type Permissions = Readonly<Record<string, "read" | "write" | "none">>;

export const WRITE_ALL: Permissions = {
  actions: "write",
  checks: "write",
  contents: "write",
  issues: "write",
  "pull-requests": "write",
};
/** What GitHub gives a pull request that comes from a fork. */
export const READ_ALL: Permissions = {
  actions: "read",
  checks: "read",
  contents: "read",
  issues: "read",
  "pull-requests": "read",
};

/** Waits of chance before and after the work of a request, so that those of several clients interleave. */
export interface Latency {
  readonly seed: number;
  /** Longest wait of each, in milliseconds. */
  readonly before: number;
  readonly after: number;
}

export interface GitHubApi extends AsyncDisposable {
  /** Without a slash at the end; what `GITHUB_API_URL` holds. */
  readonly url: string;
  readonly state: GitHubState;
  /** Requests and answers that GitHub's description does not allow. Tests assert that there are none. */
  readonly violations: readonly string[];
  /** `METHOD /path?query` of every request, in order. */
  readonly requests: readonly string[];
  /** `METHOD /path: kind` of every fault that struck. */
  readonly struck: readonly string[];
  /** Where artifacts of `addArtifact` are downloaded from, another host. */
  readonly storage: Storage;
  /** Milliseconds until comments and issues show up in lists as they are; 0 at first. */
  setLag(milliseconds: number): void;
  setLatency(latency: Latency | undefined): void;
  /** Replaces the faults: rules, a function, or none at all. */
  setFaults(faults: readonly FaultRule[] | FaultSource): void;
  /** What the token may do from now on. */
  setPermissions(token: string, permissions: Permissions): void;
  /** Comments on an issue or pull request, oldest first. */
  commentsOn(issue: number): readonly Comment[];
  reactionsTo(comment: number): readonly Reaction[];
  /** Check runs of a name, oldest first. */
  checksNamed(name: string): readonly CheckRun[];
  /** Opens a pull request, or replaces what is known of it. */
  setPullRequest(pull: PullRequest): void;
  /** Somebody puts a label on an issue or pull request. */
  addLabel(issue: number, label: string, by: string): void;
  removeLabel(issue: number, label: string, by: string): void;
  /** Somebody writes a comment. */
  addComment(issue: number, body: string, author: string): Comment;
  /** Adds a workflow run, or replaces what is known of it. */
  setWorkflowRun(run: WorkflowRun): void;
  /** An artifact that can be downloaded; `size` is what the list says of it. */
  addArtifact(artifact: {
    readonly name: string;
    readonly runId: number;
    readonly blob: Blob;
    readonly size?: number;
    readonly expired?: boolean;
  }): Artifact;
}

export interface GitHubApiOptions {
  readonly repository: string;
  /** Token to what it may do. Any other token is answered with 401. */
  readonly tokens: Readonly<Record<string, Permissions>>;
  /** Token to its account; that of workflows unless said. */
  readonly logins?: Readonly<Record<string, string>>;
  readonly pullRequests?: readonly PullRequest[];
  readonly issues?: readonly Issue[];
  readonly comments?: readonly Comment[];
  readonly commits?: readonly GitCommit[];
  readonly workflowRuns?: readonly WorkflowRun[];
  readonly collaborators?: Readonly<Record<string, Role>>;
  readonly artifacts?: ArtifactSource;
  readonly gitDirectory?: string;
  /** Path of the API, such as `/api/v3` of GitHub Enterprise Server. */
  readonly prefix?: string;
  readonly lag?: number;
  readonly latency?: Latency;
  readonly faults?: readonly FaultRule[] | FaultSource;
  readonly clock?: () => Date;
}

/**
 * A stateful stand-in of GitHub's REST API on loopback, for one repository.
 * Every request and every answer is held against GitHub's own description,
 * but for the answers that a fault made.
 */
export async function startGitHubApi(options: GitHubApiOptions): Promise<GitHubApi> {
  const state = stateOf(options);
  const violations: string[] = [];
  const requests: string[] = [];
  const struck: string[] = [];
  const tokens = new Map(Object.entries(options.tokens));
  const storage = await startStorage();
  const now = () => timestamp(options.clock?.() ?? new Date());
  const { prefix = "", lag = 0, latency, faults = [], logins = {} } = options;
  const random = seededRandom(latency?.seed ?? 0);
  const settings: Settings = { lag, latency, random, faults: faultSource(faults) };

  const artifacts: ArtifactSource = {
    list: () => [...(options.artifacts?.list() ?? []), ...storage.artifacts],
    downloadUrl: (artifact) => storage.url(artifact) ?? options.artifacts?.downloadUrl(artifact) ?? "",
  };
  const service = serviceOf({
    state,
    tokens,
    loginOf: (token) => logins[token] ?? "github-actions[bot]",
    artifacts,
    gitDirectory: options.gitDirectory,
    prefix,
    now,
    settings,
    violations,
    requests,
    struck,
  });
  const server = createServer(service.serve);
  const port = await listen(server);

  const relabel = (issue: number, by: string, change: (labels: readonly string[]) => readonly string[]) => {
    const labelled = [...state.issues, ...state.pullRequests].find(({ number }) => number === issue);
    if (labelled === undefined) throw new Error(`There is no issue ${issue}.`);
    setLabels({ state, login: by, now: now() }, labelled, change(labelled.labels ?? []));
  };
  return {
    url: `http://127.0.0.1:${port}${prefix}`,
    state,
    violations,
    requests,
    struck,
    storage,
    setLag: (milliseconds) => {
      settings.lag = milliseconds;
    },
    setLatency: (wanted) => {
      settings.latency = wanted;
      settings.random = seededRandom(wanted?.seed ?? 0);
    },
    setFaults: (wanted) => {
      settings.faults = faultSource(wanted);
    },
    setPermissions: (token, permissions) => {
      tokens.set(token, permissions);
    },
    commentsOn: (issue) => state.comments.filter((comment) => comment.issue === issue),
    reactionsTo: (comment) => state.reactions.filter((reaction) => reaction.comment === comment),
    checksNamed: (name) => state.checkRuns.filter(({ json }) => json["name"] === name),
    setPullRequest: (pull) => put(state.pullRequests, pull, ({ number }) => number),
    addLabel: (issue, label, by) => relabel(issue, by, (labels) => [...labels, label]),
    removeLabel: (issue, label, by) =>
      relabel(issue, by, (labels) => labels.filter((other) => other !== label)),
    addComment: (issue, body, author) => {
      const comment = { id: nextId(state), issue, body, author, edits: 0, createdAt: now() };
      state.comments.push(comment);
      return comment;
    },
    setWorkflowRun: (run) => put(state.workflowRuns, run, ({ id }) => id),
    addArtifact: ({ blob, ...described }) => {
      const run = state.workflowRuns.find(({ id }) => id === described.runId);
      const artifact = {
        id: nextId(state),
        size: blob instanceof Uint8Array ? blob.length : 0,
        createdAt: now(),
        headBranch: run?.headBranch ?? "main",
        headSha: run?.headSha ?? "0".repeat(40),
        ...described,
      };
      storage.add(artifact, blob);
      return artifact;
    },
    [Symbol.asyncDispose]: async () => {
      service.stop();
      server.closeAllConnections();
      await Promise.all([new Promise((resolve) => server.close(resolve)), storage[Symbol.asyncDispose]()]);
    },
  };
}

function stateOf(options: GitHubApiOptions): GitHubState {
  return {
    repository: options.repository,
    pullRequests: [...(options.pullRequests ?? [])],
    issues: [...(options.issues ?? [])],
    comments: [...(options.comments ?? [])],
    reactions: [],
    labels: [],
    events: [],
    checkRuns: [],
    workflowRuns: [...(options.workflowRuns ?? [])],
    reruns: [],
    commits: [...(options.commits ?? [])],
    collaborators: { ...options.collaborators },
    lastId: 100,
  };
}

function faultSource(faults: readonly FaultRule[] | FaultSource): FaultSource {
  return typeof faults === "function" ? faults : faultsOf(faults);
}

/** Keeps what the new one does not say, such as labels. */
function put<T>(items: T[], item: T, keyOf: (item: T) => number): void {
  const index = items.findIndex((candidate) => keyOf(candidate) === keyOf(item));
  items.splice(index === -1 ? items.length : index, 1, { ...items[index], ...item });
}
