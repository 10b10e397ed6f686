import type { CommitText, PullRequest, PullRequestApi } from "../github/ports.ts";
import { sameRepository } from "../github/same-repository.ts";

/** Where commits come from, as GitHub knows it. Each thing is asked once. */
export interface Origins {
  pullRequest(number: number): Promise<PullRequest | undefined>;
  /** Numbers of the merged pull requests that brought a commit. */
  broughtBy(commit: string): Promise<readonly number[]>;
  /**
   * Whether a pull request from another repository brought the commit, be it as
   * it was, rebased, or squashed into one whose message repeats it.
   */
  isForeign(commit: Pick<CommitText, "sha">): Promise<boolean>;
}

export function originsOf(pullRequests: Pick<PullRequestApi, "get" | "mergedWith">): Origins {
  const known = new Map<number, Promise<PullRequest | undefined>>();
  const brought = new Map<string, Promise<readonly number[]>>();
  const pullRequest = (number: number) => remembered(known, number, () => pullRequests.get(number));
  const broughtBy = (commit: string) => remembered(brought, commit, () => pullRequests.mergedWith(commit));
  return {
    pullRequest,
    broughtBy,
    async isForeign({ sha }) {
      for (const number of await broughtBy(sha)) {
        if (!isFromHere(await pullRequest(number))) return true;
      }
      return false;
    },
  };
}

/** Whether its commits are of this repository. Of one that was deleted, or is hidden, nobody knows. */
export function isFromHere(pullRequest: PullRequest | undefined): boolean {
  if (pullRequest === undefined) return false;
  const { headRepository, baseRepository } = pullRequest;
  return sameRepository(headRepository, baseRepository);
}

function remembered<K, T>(answers: Map<K, Promise<T>>, key: K, ask: () => Promise<T>): Promise<T> {
  const answer = answers.get(key) ?? ask();
  answers.set(key, answer);
  return answer;
}
