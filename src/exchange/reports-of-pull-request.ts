import { BenchmarkError } from "../errors.ts";
import type { PullRequest, PullRequestApi, WorkflowRun, WorkflowRunApi } from "../github/ports.ts";
import { sameRepository } from "../github/same-repository.ts";
import type { TrustedOrigin } from "./identity.ts";
import { type ArtifactPorts, type ReportsOfRun, reportsOfRun } from "./reports-of-run.ts";

export interface PullRequestReportPorts extends Omit<ArtifactPorts, "runs"> {
  readonly runs: ArtifactPorts["runs"] & Pick<WorkflowRunApi, "ofCommit">;
  readonly pullRequests: Pick<PullRequestApi, "get">;
}

/**
 * The newest reports of an open pull request's head, of each workflow that
 * measured it: newest run first; empty when none was measured, or none is kept.
 * Throws `PULL_REQUEST_UNKNOWN`.
 */
export async function reportsOfPullRequest(
  number: number,
  request: {
    readonly repository: string;
    readonly serverUrl: string;
    /** Glob of the names of artifacts. */
    readonly artifacts: string;
  },
  ports: PullRequestReportPorts,
): Promise<readonly (ReportsOfRun & { readonly origin: TrustedOrigin })[]> {
  const pullRequest = await ports.pullRequests.get(number);
  if (pullRequest === undefined || pullRequest.state === "closed") {
    throw new BenchmarkError(
      "PULL_REQUEST_UNKNOWN",
      `There is no open pull request ${number} in ${request.repository}.`,
      { hint: "Nothing was changed." },
    );
  }
  const runs = await ports.runs.ofCommit(pullRequest.headSha);
  const found: (ReportsOfRun & { readonly origin: TrustedOrigin })[] = [];
  const done = new Set<string>();
  for (const run of runs.filter((candidate) => measured(candidate, pullRequest)).slice(0, MOST_RUNS)) {
    if (done.has(run.path)) continue;
    const { repository, serverUrl } = request;
    const origin = { repository, serverUrl, run, pullRequest };
    const { reports, refused } = await reportsOfRun(origin, request.artifacts, ports);
    if (reports.length === 0 && refused.length === 0) continue;
    done.add(run.path);
    found.push({ origin, reports, refused });
  }
  return found;
}

/** Each is asked for its artifacts; a commit with more runs than this has other troubles. */
const MOST_RUNS = 30;

/** The same commit may be the head of somebody else's branch, too. */
function measured(run: WorkflowRun, pullRequest: PullRequest): boolean {
  return (
    run.event === "pull_request" &&
    run.status === "completed" &&
    run.headSha === pullRequest.headSha &&
    run.headBranch === pullRequest.headRef &&
    pullRequest.headRepository !== undefined &&
    sameRepository(run.headRepository, pullRequest.headRepository)
  );
}
