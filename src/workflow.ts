import { z } from "zod";
import { sameRepository } from "./github/same-repository.ts";
import type { Variables } from "./ports.ts";
import type { WorkflowFacts } from "./report/report.ts";
import type { EventFacts } from "./revision.ts";

const Repository = z.object({ full_name: z.string() });

/** The few fields of an event's payload that are needed; everything else is left alone. */
const Payload = z.object({
  pull_request: z
    .object({
      number: z.number(),
      /** A fork that was deleted has no repository any more. */
      head: z.object({ sha: z.string(), repo: Repository.nullish() }),
      base: z.object({ ref: z.string(), sha: z.string().optional(), repo: Repository.optional() }),
    })
    .optional()
    .catch(undefined),
  workflow_run: z.object({ head_repository: Repository.nullish() }).optional().catch(undefined),
  issue: z.object({ number: z.number(), pull_request: z.unknown().optional() }).optional().catch(undefined),
  comment: z
    .object({
      id: z.number(),
      body: z.string(),
      html_url: z.string(),
      user: z.object({ login: z.string(), type: z.string().optional() }),
    })
    .optional()
    .catch(undefined),
  action: z.string().optional().catch(undefined),
  merge_group: z
    .object({ base_ref: z.string(), base_sha: z.string().optional() })
    .optional()
    .catch(undefined),
  before: z.string().optional().catch(undefined),
  repository: z.object({ default_branch: z.string() }).optional().catch(undefined),
});

type Payload = z.output<typeof Payload>;

export interface Workflow {
  readonly event: EventFacts;
  readonly facts: WorkflowFacts;
}

/**
 * What the runner says about the workflow run: its variables and the payload of
 * the event. A payload of another shape, as other runners write it, only means
 * that less is known.
 */
export function workflowOf(variables: Variables, payload: unknown): Workflow {
  const read = Payload.safeParse(payload).data ?? {};
  const { pull_request, merge_group, repository, before } = read;
  const server = variables["GITHUB_SERVER_URL"] ?? "https://github.com";
  const name = variables["GITHUB_REPOSITORY"] ?? "";
  const runId = variables["GITHUB_RUN_ID"] ?? "";
  const eventName = variables["GITHUB_EVENT_NAME"] ?? "";
  const sha = variables["GITHUB_SHA"];
  const ref = variables["GITHUB_REF"];
  const step = variables["GITHUB_ACTION"];
  return {
    event: {
      eventName,
      ...(sha === undefined ? {} : { sha }),
      ...(ref === undefined ? {} : { ref }),
      ...(pull_request === undefined ? {} : { pullRequest: pullRequestOf(pull_request) }),
      ...(merge_group === undefined ? {} : { mergeGroupBaseRef: merge_group.base_ref }),
      ...(merge_group?.base_sha === undefined ? {} : { mergeGroupBaseSha: merge_group.base_sha }),
      ...(eventName === "push" && before !== undefined && !NO_COMMIT.test(before)
        ? { pushBefore: before }
        : {}),
      ...(repository === undefined ? {} : { defaultBranch: repository.default_branch }),
      ...(eventName === "workflow_run" ? { workflowRunFrom: originOfRun(read, name) } : {}),
      ...(eventName === "issue_comment" ? commentOf(read) : {}),
    },
    facts: {
      repository: name,
      runId,
      runNumber: variables["GITHUB_RUN_NUMBER"] ?? "",
      runAttempt: variables["GITHUB_RUN_ATTEMPT"] ?? "1",
      actor: variables["GITHUB_ACTOR"] ?? "",
      eventName,
      workflow: variables["GITHUB_WORKFLOW"] ?? "",
      job: variables["GITHUB_JOB"] ?? "",
      ...(step === undefined || step === "" ? {} : { step }),
      runUrl: `${server}/${name}/actions/runs/${runId}`,
      serverUrl: server,
      ...(pull_request === undefined ? {} : { pullRequest: pull_request.number }),
      ...(pull_request !== undefined && isFork(pull_request) ? { fromFork: true } : {}),
      ...(repository === undefined ? {} : { defaultBranch: repository.default_branch }),
    },
  };
}

/** When its commit was made and it happened, as far as an event's payload says; the same in all jobs of the run. */
export function timesOf(payload: unknown): readonly (string | undefined)[] {
  const { head_commit, merge_group, pull_request, release, comment, workflow_run, repository } =
    Times.safeParse(payload).data ?? {};
  return [
    head_commit?.timestamp,
    merge_group?.head_commit?.timestamp,
    pull_request?.updated_at,
    release?.published_at,
    comment?.created_at,
    workflow_run?.created_at,
    typeof repository?.pushed_at === "number"
      ? new Date(repository.pushed_at * 1000).toISOString()
      : repository?.pushed_at,
  ].map((time) => time ?? undefined);
}

const Time = z.string().nullish().catch(undefined);
const Times = z.object({
  head_commit: z.object({ timestamp: Time }).nullish().catch(undefined),
  merge_group: z
    .object({ head_commit: z.object({ timestamp: Time }).nullish() })
    .nullish()
    .catch(undefined),
  pull_request: z.object({ updated_at: Time }).nullish().catch(undefined),
  release: z.object({ published_at: Time }).nullish().catch(undefined),
  comment: z.object({ created_at: Time }).nullish().catch(undefined),
  workflow_run: z.object({ created_at: Time }).nullish().catch(undefined),
  repository: z
    .object({ pushed_at: z.union([z.string(), z.number()]).nullish() })
    .nullish()
    .catch(undefined),
});

/** `${{ toJSON(matrix) }}` for people: the values of the job's matrix, `ubuntu-24.04, node 24`. */
export function matrixText(json: string): string | undefined {
  let matrix: unknown;
  try {
    matrix = JSON.parse(json);
  } catch {
    return undefined;
  }
  const read = z.record(z.string(), z.unknown()).safeParse(matrix).data ?? {};
  const values = Object.entries(read).flatMap(([key, value]) => {
    if (typeof value === "number" || typeof value === "boolean") return [`${key} ${value}`];
    return plainValues(value).join(" + ") || [];
  });
  return values.length === 0 ? undefined : values.join(", ");
}

/** The texts, numbers and booleans in a value of a matrix, which may be a list of labels or a whole object. */
function plainValues(value: unknown): readonly string[] {
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(plainValues);
  return ["string", "number", "boolean"].includes(typeof value) ? [String(value)] : [];
}

/** A head or base whose repository is not named may be anybody's. */
function isFork({ head, base }: NonNullable<Payload["pull_request"]>): boolean {
  return (
    head.repo == null || base.repo === undefined || !sameRepository(head.repo.full_name, base.repo.full_name)
  );
}

function originOfRun({ workflow_run }: Payload, repository: string): "here" | "fork" {
  return sameRepository(workflow_run?.head_repository?.full_name, repository) ? "here" : "fork";
}

function commentOf({ comment, issue, action }: Payload) {
  if (comment === undefined || issue === undefined) return {};
  return {
    comment: {
      id: comment.id,
      body: comment.body,
      author: comment.user.login,
      byBot: comment.user.type === "Bot",
      url: comment.html_url,
      issue: issue.number,
      onPullRequest: issue.pull_request !== undefined && issue.pull_request !== null,
      isNew: action === "created",
    },
  };
}

/** What stands for the commit before the first push of a branch. */
const NO_COMMIT = /^0+$/;

function pullRequestOf(pull: NonNullable<Payload["pull_request"]>) {
  const { head, base } = pull;
  return {
    headSha: head.sha,
    baseRef: base.ref,
    ...(base.sha === undefined ? {} : { baseSha: base.sha }),
    fromFork: isFork(pull),
  };
}
