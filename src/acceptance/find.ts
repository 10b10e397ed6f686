import type { Config } from "../config/schema.ts";
import type { Acceptance } from "../domain/acceptance.ts";
import type { Comparison } from "../domain/comparison.ts";
import { originsOf } from "./origins.ts";
import { namesOf } from "./patterns.ts";
import { isSameWord } from "./record.ts";
import {
  type AcceptancePorts,
  type AcceptedPlace,
  type Search,
  searchCommits,
  searchIssues,
  searchPullRequest,
  troublesInWords,
} from "./search.ts";
import { writersOf } from "./writers.ts";

/** What is being judged, which says where somebody may have accepted a regression. */
export type Judged =
  | { readonly kind: "pull-request"; readonly number: number }
  | {
      readonly kind: "branch";
      readonly commit: string;
      /** Commit of the baseline; without one no commits are looked at. */
      readonly baseline?: string;
      /** Regression issues of this project that are open, or were closed because somebody accepted them. */
      readonly issues?: () => Promise<readonly AcceptedPlace[]>;
    };

/**
 * Everything that somebody said to accept regressions of this report. What
 * cannot be read counts as not said; that is told only when something regressed,
 * because else it makes no difference.
 */
export async function findAcceptances(
  asked: {
    readonly judged: Judged;
    readonly config: Pick<Config, "acceptLabel">;
    readonly comparisons: readonly Comparison[];
    /** From the history, see {@link recordedAcceptances}. */
    readonly recorded?: readonly Acceptance[];
  },
  /** Nothing without a token. */
  ports: AcceptancePorts | undefined,
): Promise<{ readonly acceptances: readonly Acceptance[]; readonly warnings: readonly string[] }> {
  const { judged, comparisons, recorded = [] } = asked;
  const isBad = comparisons.some(
    ({ verdict, status }) => verdict === "regressed" || status === "REGRESSION_SUSPECTED",
  );
  if (ports === undefined) return { acceptances: recorded, warnings: isBad ? [NO_TOKEN] : [] };
  // A branch takes many requests, so it is searched only when that can change something.
  if (judged.kind === "branch" && !isBad) return { acceptances: [], warnings: [] };
  const names = new Set(comparisons.flatMap(namesOf));
  const writers = writersOf(ports.people);
  const search: Search = {
    ports,
    reading: { writers, isName: (word) => names.has(word) },
    origins: originsOf(ports.pullRequests),
    label: asked.config.acceptLabel,
    troubles: [],
  };
  const found = await searchFor(judged, search);
  const earlier = recorded.filter((acceptance) => !found.some((one) => isSameWord(one, acceptance)));
  return {
    acceptances: [...earlier, ...found],
    warnings: isBad ? [...troublesInWords(search.troubles), ...writers.warnings] : [],
  };
}

const NO_TOKEN =
  "Whether somebody accepted these regressions could not be seen, because there is no token. Pass github-token, and give the job pull-requests: read.";

async function searchFor(judged: Judged, search: Search): Promise<readonly Acceptance[]> {
  if (judged.kind === "pull-request") return searchPullRequest(judged.number, search);
  const { commit, baseline, issues } = judged;
  const ofCommits =
    baseline === undefined || baseline === commit ? [] : await searchCommits(baseline, commit, search);
  return [...ofCommits, ...(issues === undefined ? [] : await searchIssues(issues, search))];
}
