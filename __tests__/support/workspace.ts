import { randomBytes } from "node:crypto";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startGitServer } from "./git-server.ts";
import { type GitHubApi, type Permissions, READ_ALL, startGitHubApi, WRITE_ALL } from "./github-api.ts";
import type { Artifact, PullRequest } from "./github-api-state.ts";
import { runStep, type Step, type StepResult } from "./mini-runner.ts";
import {
  type ResultsService,
  runtimeToken,
  type StoredArtifact,
  startResultsService,
} from "./results-service.ts";
import type { Event } from "./workspace-events.ts";
import { mergeGroupEvent, pullRequestEvent, pushEvent } from "./workspace-events.ts";
import {
  type Author,
  type Changes,
  type CheckoutRequest,
  checkout,
  cloneAsAuthor,
  git,
} from "./workspace-git.ts";

export const PROJECT_ROOT = fileURLToPath(new URL("../../", import.meta.url));
export const REPOSITORY = "acme/widgets";
/** The token of a job that may do everything, and that of a pull request from a fork. */
const TOKENS = {
  write: "ghs_write000000000000000000000000000000",
  read: "ghs_read0000000000000000000000000000000",
};
type Access = keyof typeof TOKENS;

/** GitHub on loopback, with one repository: git over HTTP, the REST API, caches and artifacts. */
export interface Site extends AsyncDisposable {
  readonly api: GitHubApi;
  readonly author: Author;
  /** The bare repository on the server. */
  readonly bare: string;
  /** `http://github.localhost:PORT`; what `GITHUB_SERVER_URL` holds. */
  readonly server: string;
  /** Caches and artifacts. */
  readonly results: ResultsService;
  /** Where the runner of a workflow run finds its services. */
  services(runId: number): Readonly<Record<string, string>>;
  /** A new token that may do exactly this, in git and in the API, as the `permissions` of a workflow say it. */
  issueToken(permissions: Permissions): string;
  /** An empty folder that goes away with the site. */
  folder(purpose: string): Promise<string>;
  /** Opens a pull request with these changes, from a branch or, with `fork`, from somebody else's repository. */
  openPullRequest(
    branch: string,
    changes: Changes,
    options?: { readonly fork?: boolean },
  ): Promise<OpenPullRequest>;
  /** Pushes again to an open pull request. */
  pushToPullRequest(pull: OpenPullRequest, changes: Changes): Promise<OpenPullRequest>;
}

export interface OpenPullRequest extends PullRequest {
  /** The merge commit that workflows check out. */
  readonly merge: string;
}

/** Starts the services and pushes a first commit to main. */
export async function startSite(files: Changes): Promise<Site> {
  const root = await mkdtemp(path.join(tmpdir(), "site-"));
  const gitTokens: Record<string, "read" | "write"> = { [TOKENS.write]: "write", [TOKENS.read]: "read" };
  const gitServer = await startGitServer({ tokens: gitTokens });
  const bare = await gitServer.create(`${REPOSITORY}.git`);
  const results = await startResultsService();
  const api: GitHubApi = await startGitHubApi({
    repository: REPOSITORY,
    tokens: { [TOKENS.write]: WRITE_ALL, [TOKENS.read]: READ_ALL },
    gitDirectory: bare,
    artifacts: {
      list: () => results.artifacts().map((artifact) => artifactOf(artifact, api)),
      downloadUrl: ({ id }) => results.artifactUrl(id),
    },
  });
  const author = await cloneAsAuthor(bare, path.join(root, "author"));
  await author.commitToMain(files);
  let pullRequests = 0;

  const pullRequest = async (number: number, branch: string, sha: string, repository: string) => ({
    number,
    title: `Change ${branch}`,
    head: { ref: branch, sha, repository },
    base: { ref: "main", sha: await git(bare, "rev-parse", "main") },
    merge: await author.mergeForPullRequest(number, branch),
  });
  return {
    api,
    author,
    bare,
    server: `http://github.localhost:${gitServer.port}`,
    results,
    services: (runId) => ({
      ACTIONS_CACHE_SERVICE_V2: "true",
      ACTIONS_RESULTS_URL: results.url,
      ACTIONS_RUNTIME_TOKEN: runtimeToken(`${RUN_PREFIX}${runId}`),
    }),
    issueToken: (permissions) => {
      const token = `ghs_${randomBytes(18).toString("hex")}`;
      api.setPermissions(token, permissions);
      const contents = permissions["contents"] ?? "none";
      if (contents !== "none") gitTokens[token] = contents;
      return token;
    },
    folder: (purpose) => mkdtemp(path.join(root, `${purpose}-`)),
    openPullRequest: async (branch, changes, { fork = false } = {}) => {
      pullRequests += 1;
      const sha = await author.commitToBranch(branch, changes);
      const opened = await pullRequest(pullRequests, branch, sha, fork ? "mona/widgets" : REPOSITORY);
      api.setPullRequest(opened);
      return opened;
    },
    pushToPullRequest: async ({ number, head }, changes) => {
      const sha = await author.commitToBranch(head.ref, changes);
      const updated = await pullRequest(number, head.ref, sha, head.repository);
      api.setPullRequest(updated);
      return updated;
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([gitServer.close(), results.close(), api[Symbol.asyncDispose]()]);
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** What a workflow is started by: the event, and the commit and ref that are checked out. */
export interface Trigger {
  readonly event: Event;
  readonly sha: string;
  readonly ref: string;
}

export async function pushToMain(site: Site): Promise<Trigger> {
  const sha = await git(site.bare, "rev-parse", "main");
  const event = pushEvent({ repository: REPOSITORY, branch: "main", before: "0".repeat(40), after: sha });
  return { event, sha, ref: "refs/heads/main" };
}

export function pullRequestTrigger(
  pull: OpenPullRequest,
  action: "opened" | "synchronize" = "opened",
): Trigger {
  const event = pullRequestEvent({ repository: REPOSITORY, action, pullRequest: pull });
  return { event, sha: pull.merge, ref: `refs/pull/${pull.number}/merge` };
}

/** A merge queue builds a pull request: the same merge, on a branch of the queue. */
export async function mergeQueueTrigger(site: Site, pull: OpenPullRequest): Promise<Trigger> {
  const ref = `refs/heads/gh-readonly-queue/main/pr-${pull.number}-${pull.base.sha}`;
  await git(site.bare, "update-ref", ref, pull.merge);
  const shas = { headSha: pull.merge, baseSha: pull.base.sha };
  return { event: mergeGroupEvent({ repository: REPOSITORY, ref, ...shas }), sha: pull.merge, ref };
}

/** All other events run on the default branch, whatever they are about. */
export async function onDefaultBranch(site: Site, event: Event): Promise<Trigger> {
  return { event, sha: await git(site.bare, "rev-parse", "main"), ref: "refs/heads/main" };
}

/** What differs between jobs, besides what starts them. */
export interface JobOptions extends Partial<Pick<CheckoutRequest, "fetchDepth" | "credentials">> {
  readonly runId?: number;
  readonly access?: Access;
  /** Instead of `access`, exactly what a workflow declares. Without `contents` nothing is checked out. */
  readonly permissions?: Permissions;
}

export interface Job {
  readonly workspace: string;
  readonly temporary: string;
  readonly token: string;
  /** The `github` context. */
  readonly github: Readonly<Record<string, string>>;
  readonly services: Readonly<Record<string, string>>;
}

/** A job that a trigger started: its context, and a new folder with its checkout. */
export async function startJob(site: Site, trigger: Trigger, options: JobOptions = {}): Promise<Job> {
  const { runId = 1, access = "write", permissions, fetchDepth = 0, credentials = "beside" } = options;
  const { event, ref, sha } = trigger;
  const folder = await site.folder("job");
  const [workspace, temporary] = [path.join(folder, "workspace"), path.join(folder, "temporary")];
  const token = permissions === undefined ? TOKENS[access] : site.issueToken(permissions);
  const { server } = site;
  const source = { server, repository: REPOSITORY, token, ref, sha };
  const reads = permissions === undefined || (permissions["contents"] ?? "none") !== "none";
  if (reads) await checkout(workspace, { ...source, fetchDepth, credentials, temporary });
  else await Promise.all([workspace, temporary].map((path) => mkdir(path, { recursive: true })));
  return {
    workspace,
    temporary,
    token,
    services: site.services(runId),
    github: {
      token,
      repository: REPOSITORY,
      repository_owner: "acme",
      server_url: server,
      api_url: site.api.url,
      event_name: event.name,
      sha,
      ref,
      ref_name: ref.replace(/^refs\/(heads|pull)\//, ""),
      ...(event.name.startsWith("pull_request") && { base_ref: "main", head_ref: "change" }),
      run_id: String(runId),
      run_number: String(runId),
    },
  };
}

/** Runs the bundle as one step of such a job. */
export async function runBundle(
  site: Site,
  trigger: Trigger,
  step: Pick<Step, "node"> & Partial<Pick<Step, "inputs" | "variables" | "action" | "cancelAt">>,
  options: JobOptions = {},
): Promise<StepResult & { readonly workspace: string }> {
  const { services, token: _, ...job } = await startJob(site, trigger, options);
  const result = await runStep({
    action: PROJECT_ROOT,
    event: trigger.event.payload,
    ...job,
    ...step,
    variables: { ...services, ...step.variables },
  });
  return { ...result, workspace: job.workspace };
}

/** Runs of the results service are called by text; ours end in the number that the REST API knows. */
const RUN_PREFIX = "run-";

function artifactOf(stored: StoredArtifact, { state }: GitHubApi): Artifact {
  const { id, name, size, createdAt, workflowRunBackendId } = stored;
  const runId = Number(workflowRunBackendId.replace(RUN_PREFIX, ""));
  const run = state.workflowRuns.find((candidate) => candidate.id === runId);
  return {
    id,
    name,
    size,
    createdAt: createdAt.toISOString(),
    runId,
    headBranch: run?.headBranch ?? "main",
    headSha: run?.headSha ?? "0".repeat(40),
  };
}

/** Puts the bundle into a repository, where `uses: ./actions/performance-benchmark` finds it. */
export async function vendorAction(author: Author): Promise<void> {
  const target = path.join(author.folder, "actions/performance-benchmark");
  // It is large, and nobody cares how small it is packed.
  await git(author.folder, "config", "core.compression", "1");
  await git(author.folder, "config", "pack.window", "0");
  await mkdir(target, { recursive: true });
  await cp(path.join(PROJECT_ROOT, "action.yml"), path.join(target, "action.yml"));
  await cp(path.join(PROJECT_ROOT, "dist"), path.join(target, "dist"), { recursive: true });
}
