import { BenchmarkError } from "./errors.ts";
import type { EventFacts } from "./revision.ts";

/**
 * Refuses to run code of strangers with the rights of the repository. Under
 * `pull_request_target`, `workflow_run` and `issue_comment` a job has a token
 * that may write, secrets, and the caches of the default branch, also when a
 * fork caused the event; benchmarks of that fork could take them all.
 *
 * @throws EVENT_UNSAFE
 */
export function refuseUnsafe(event: EventFacts): void {
  const stranger = strangerOf(event);
  if (stranger === undefined) return;
  throw new BenchmarkError(
    "EVENT_UNSAFE",
    `The event ${event.eventName} gives this job a token that may write, and ${stranger}: its benchmarks could use that token, so nothing was run.`,
    {
      hint:
        "Measure in a workflow on pull_request, which gets a token that can only read, and let a second workflow on " +
        "workflow_run publish what it found. `performance-benchmark init` writes both; docs/forks.md explains them.",
    },
  );
}

/** What cannot be read of an event counts as a stranger's. */
function strangerOf({ eventName, pullRequest, comment, workflowRunFrom }: EventFacts): string | undefined {
  switch (eventName) {
    case "pull_request_target":
      return pullRequest?.fromFork === false ? undefined : "the pull request comes from a fork";
    case "issue_comment":
      return comment?.onPullRequest === false || pullRequest?.fromFork === false
        ? undefined
        : "the pull request may come from a fork";
    case "workflow_run":
      return workflowRunFrom === "here" ? undefined : "the run that ended was of a fork's code";
    default:
      return undefined;
  }
}
