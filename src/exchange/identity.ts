import { BenchmarkError } from "../errors.ts";
import type { PullRequest, PullRequestApi, WorkflowRun, WorkflowRunApi } from "../github/ports.ts";
import { sameRepository } from "../github/same-repository.ts";
import { plainText } from "../report/plain-text.ts";
import { disagreement, type RunOfEvent } from "./run-of-event.ts";

/** Whose measurements these are, by the event and GitHub's API alone; nothing of an artifact is in it. */
export interface TrustedOrigin {
  /** `owner/name` of the repository that this workflow belongs to. */
  readonly repository: string;
  /** `https://github.com` */
  readonly serverUrl: string;
  readonly run: WorkflowRun;
  /** Absent for runs of a branch. */
  readonly pullRequest?: PullRequest;
  /** What only an event tells. */
  readonly runNumber?: string;
  readonly actor?: string;
  readonly defaultBranch?: string;
}

export type Identity =
  | { readonly kind: "known"; readonly origin: TrustedOrigin }
  /** There is nobody to tell any more. That is no failure; the sentence says why. */
  | { readonly kind: "outdated"; readonly sentence: string };

export interface IdentityPorts {
  readonly runs: Pick<WorkflowRunApi, "get">;
  readonly pullRequests: Pick<PullRequestApi, "get" | "ofBranch">;
}

/** Asks GitHub again for the run that the event names, and for its pull request. Throws `EVENT_UNUSABLE`. */
export async function identify(
  claimed: RunOfEvent,
  { repository, serverUrl }: { readonly repository: string; readonly serverUrl: string },
  { runs, pullRequests }: IdentityPorts,
): Promise<Identity> {
  const run = await runs.get(claimed.id);
  if (run === undefined)
    throw unusable(
      `GitHub knows no workflow run ${claimed.id} in ${repository}, or hides it from this token.`,
    );
  const different = disagreement(claimed, run);
  if (different !== undefined) {
    throw unusable(`The event and GitHub's API do not agree on workflow run ${run.id}: ${different}.`);
  }
  if (run.attempt > claimed.attempt) {
    const sentence = `Workflow run ${run.id} was started again meanwhile: the end of attempt ${run.attempt} will publish.`;
    return { kind: "outdated", sentence };
  }
  const { runNumber, actor, defaultBranch } = claimed;
  const origin: TrustedOrigin = {
    repository,
    serverUrl,
    run,
    ...(runNumber === undefined ? {} : { runNumber }),
    ...(actor === undefined ? {} : { actor }),
    ...(defaultBranch === undefined ? {} : { defaultBranch }),
  };
  if (run.event !== "pull_request") {
    checkBranchRun(run, repository);
    return { kind: "known", origin };
  }
  const found = await pullRequestOf(run, { repository, known: claimed.pullRequests }, pullRequests);
  return typeof found === "string"
    ? { kind: "outdated", sentence: found }
    : { kind: "known", origin: { ...origin, pullRequest: found } };
}

/** Only a pull request brings code of another repository here by a way that we can follow back. */
function checkBranchRun(run: WorkflowRun, repository: string): void {
  if (run.event !== "pull_request_target" && sameRepository(run.headRepository, repository)) return;
  const from = run.headRepository === undefined ? "a repository that is gone" : plainText(run.headRepository);
  throw unusable(
    `Workflow run ${run.id} was started by ${plainText(run.event)} for ${from}; only runs of pull_request, and runs of branches of ${repository} itself, are published.`,
  );
}

/** The open pull request that the run measured, or a sentence why there is none. */
async function pullRequestOf(
  run: WorkflowRun,
  { repository, known }: { readonly repository: string; readonly known: readonly number[] },
  pullRequests: IdentityPorts["pullRequests"],
): Promise<PullRequest | string> {
  const { headRepository, headBranch } = run;
  if (headRepository === undefined || headBranch === undefined) {
    return `The repository or branch that workflow run ${run.id} measured was deleted, so its pull request cannot be found.`;
  }
  const [owner = ""] = headRepository.split("/");
  const listed = await pullRequests.ofBranch(`${owner}:${headBranch}`);
  const open: PullRequest[] = [];
  for (const { number } of listed.slice(0, MOST_OF_A_BRANCH)) {
    // The list may be some seconds old.
    const pull = await pullRequests.get(number);
    if (pull !== undefined && isOfBranch(pull, { headRepository, headBranch, repository })) open.push(pull);
  }
  const from = plainText(`${headRepository}:${headBranch}`);
  const measured = open.filter(({ headSha }) => headSha === run.headSha);
  const meant = measured.length > 1 ? measured.filter(({ number }) => known.includes(number)) : measured;
  const [pull] = meant.length === 1 ? meant : [];
  if (pull !== undefined) return pull;
  if (measured.length > 1) {
    const numbers = measured.map(({ number }) => number).join(" and ");
    return `Pull requests ${numbers} come from the same commit of ${from}, and GitHub does not say which of them workflow run ${run.id} measured. Close one of them, or let them come from branches of their own.`;
  }
  const [moved] = open;
  if (moved === undefined) return `There is no open pull request from ${from} any more.`;
  return `The head of pull request ${moved.number} moved on to ${moved.headSha} since workflow run ${run.id} measured ${run.headSha}: a newer run will publish.`;
}

/** A branch can be offered to several branches of one repository; more than a few are somebody's experiment. */
const MOST_OF_A_BRANCH = 10;

function isOfBranch(
  pull: PullRequest,
  branch: { readonly headRepository: string; readonly headBranch: string; readonly repository: string },
): boolean {
  return (
    pull.state === "open" &&
    pull.headRef === branch.headBranch &&
    sameRepository(pull.headRepository, branch.headRepository) &&
    sameRepository(pull.baseRepository, branch.repository)
  );
}

function unusable(message: string): BenchmarkError {
  return new BenchmarkError("EVENT_UNUSABLE", message, {
    hint: "Nothing was published. docs/forks.md shows the two workflows that fit together, with their permissions.",
  });
}
