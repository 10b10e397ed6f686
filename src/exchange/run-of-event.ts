import { z } from "zod";
import { describeIssues } from "../domain/issues.ts";
import { BenchmarkError } from "../errors.ts";
import type { WorkflowRun } from "../github/ports.ts";
import { sameRepository } from "../github/same-repository.ts";

/** What the event `workflow_run` says of the run that ended. GitHub wrote it, not the fork. */
export interface RunOfEvent {
  readonly id: number;
  readonly attempt: number;
  readonly path?: string;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch?: string;
  readonly headRepository?: string;
  readonly conclusion?: string;
  /** Of branches of this repository; GitHub names none of a fork. */
  readonly pullRequests: readonly number[];
  readonly runNumber?: string;
  readonly actor?: string;
  readonly defaultBranch?: string;
}

const Text = z.string().min(1);

const Payload = z.object({
  action: Text,
  workflow_run: z.object({
    id: z.number().int().positive(),
    run_attempt: z.number().int().positive(),
    run_number: z.number().int().nullish(),
    path: Text.nullish(),
    event: Text,
    head_sha: z.string().regex(/^[0-9a-f]{40,64}$/),
    head_branch: Text.nullish(),
    head_repository: z.object({ full_name: Text }).nullish(),
    conclusion: z.string().nullish(),
    actor: z.object({ login: Text.optional() }).nullish(),
    pull_requests: z.array(z.object({ number: z.number().int() })).nullish(),
  }),
  repository: z.object({ full_name: Text, default_branch: Text.optional() }),
});

/** Throws `EVENT_UNUSABLE` for any event but the end of a run of this repository. */
export function runOfEvent(
  eventName: string,
  payload: unknown,
  { repository }: { readonly repository: string },
): RunOfEvent {
  if (eventName !== "workflow_run") {
    throw unusable(`Publishing for another workflow needs the event workflow_run; this is ${eventName}.`);
  }
  const parsed = Payload.safeParse(payload);
  if (!parsed.success) {
    throw unusable(`The event's payload is not that of workflow_run: ${describeIssues(parsed.error)}.`);
  }
  const { action, workflow_run: run, repository: home } = parsed.data;
  if (action !== "completed") {
    throw unusable(`The workflow run ${run.id} has not ended: the event's type is "${action}".`);
  }
  if (!sameRepository(home.full_name, repository)) {
    throw unusable(`The event is one of ${home.full_name}, and this workflow belongs to ${repository}.`);
  }
  return {
    id: run.id,
    attempt: run.run_attempt,
    event: run.event,
    headSha: run.head_sha,
    pullRequests: (run.pull_requests ?? []).map(({ number }) => number),
    ...(run.path == null ? {} : { path: run.path }),
    ...(run.head_branch == null ? {} : { headBranch: run.head_branch }),
    ...(run.head_repository == null ? {} : { headRepository: run.head_repository.full_name }),
    ...(run.conclusion == null ? {} : { conclusion: run.conclusion }),
    ...(run.run_number == null ? {} : { runNumber: String(run.run_number) }),
    ...(run.actor?.login === undefined ? {} : { actor: run.actor.login }),
    ...(home.default_branch === undefined ? {} : { defaultBranch: home.default_branch }),
  };
}

/** Where the API says something else than the event, as the end of a sentence. */
export function disagreement(claimed: RunOfEvent, run: WorkflowRun): string | undefined {
  if (run.id !== claimed.id) return "its number differs";
  if (run.event !== claimed.event) return "its event differs";
  if (run.headSha !== claimed.headSha) return "its commit differs";
  if (run.headBranch !== claimed.headBranch) return "its branch differs";
  // A repository that was deleted since is unknown to the API, and so it is to us.
  if (run.headRepository !== undefined && !sameRepository(claimed.headRepository, run.headRepository)) {
    return "its repository differs";
  }
  if (claimed.path !== undefined && pathOf(run.path) !== pathOf(claimed.path)) return "its workflow differs";
  if (run.attempt < claimed.attempt) return "its attempt differs";
  return undefined;
}

/** Some answers name the ref besides: `.github/workflows/benchmarks.yml@main`. */
function pathOf(path: string): string {
  return path.split("@")[0] ?? path;
}

function unusable(message: string): BenchmarkError {
  return new BenchmarkError("EVENT_UNUSABLE", message, {
    hint: 'Publish in a workflow with "on: workflow_run: types: [completed]"; docs/forks.md has it whole.',
  });
}
