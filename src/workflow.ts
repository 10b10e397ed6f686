import { z } from "zod";
import type { Variables } from "./ports.ts";
import type { WorkflowFacts } from "./report/report.ts";
import type { EventFacts } from "./revision.ts";

/** The few fields of an event's payload that are needed; everything else is left alone. */
const Payload = z.object({
  pull_request: z
    .object({
      number: z.number(),
      head: z.object({ sha: z.string() }),
      base: z.object({ ref: z.string(), sha: z.string().optional() }),
    })
    .optional(),
  merge_group: z.object({ base_ref: z.string(), base_sha: z.string().optional() }).optional(),
  before: z.string().optional().catch(undefined),
  repository: z.object({ default_branch: z.string() }).optional(),
});

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
  const { pull_request, merge_group, repository, before } = Payload.safeParse(payload).data ?? {};
  const server = variables["GITHUB_SERVER_URL"] ?? "https://github.com";
  const name = variables["GITHUB_REPOSITORY"] ?? "";
  const runId = variables["GITHUB_RUN_ID"] ?? "";
  const eventName = variables["GITHUB_EVENT_NAME"] ?? "";
  const sha = variables["GITHUB_SHA"];
  const ref = variables["GITHUB_REF"];
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
      runUrl: `${server}/${name}/actions/runs/${runId}`,
      serverUrl: server,
      ...(pull_request === undefined ? {} : { pullRequest: pull_request.number }),
    },
  };
}

/** What stands for the commit before the first push of a branch. */
const NO_COMMIT = /^0+$/;

function pullRequestOf({ head, base }: NonNullable<z.output<typeof Payload>["pull_request"]>) {
  return {
    headSha: head.sha,
    baseRef: base.ref,
    ...(base.sha === undefined ? {} : { baseSha: base.sha }),
  };
}
