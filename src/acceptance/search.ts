import type { Acceptance } from "../domain/acceptance.ts";
import { groupBy } from "../domain/group-by.ts";
import { describeFailure } from "../errors.ts";
import type { CommentApi, CommitText, PeopleApi, PullRequestApi } from "../github/ports.ts";
import { isFromHere, type Origins } from "./origins.ts";
import { exactName, type Series, scopeOf } from "./patterns.ts";
import {
  acceptancesOfComment,
  commentAcceptances,
  foreignTrailers,
  hasTrailer,
  labelAcceptances,
  type Reading,
  trailerAcceptances,
} from "./sources.ts";

export interface AcceptancePorts {
  readonly comments: Pick<CommentApi, "list">;
  readonly pullRequests: Pick<PullRequestApi, "get" | "labelledBy" | "commits" | "between" | "mergedWith">;
  readonly people: PeopleApi;
}

/** A search through the places where people accept regressions. */
export interface Search {
  readonly ports: AcceptancePorts;
  readonly reading: Reading;
  readonly origins: Origins;
  /** The label that accepts everything. */
  readonly label: string;
  /** What could not be read. */
  readonly troubles: Trouble[];
}

interface Trouble {
  readonly what: string;
  readonly why: string;
}

/** In the comments, the labels and the commits of a pull request. */
export async function searchPullRequest(number: number, search: Search): Promise<readonly Acceptance[]> {
  const { ports, reading, label, origins } = search;
  const { pullRequests } = ports;
  const ofItself = attempt(
    "the labels of the pull request, the trailers of its commits",
    search,
    async () => {
      const pullRequest = await origins.pullRequest(number);
      if (pullRequest === undefined) return [];
      const parts = await Promise.all([
        attempt("the labels of the pull request", search, () =>
          labelAcceptances(pullRequest, label, pullRequests, reading),
        ),
        attempt("the trailers of its commits", search, async () => {
          const commits = await pullRequests.commits(number);
          if (!isFromHere(pullRequest)) return foreignTrailers(commits, reading);
          const { own, foreign } = await byOrigin(commits, search);
          return [...trailerAcceptances(own, reading), ...foreignTrailers(foreign, reading)];
        }),
      ]);
      return parts.flat();
    },
  );
  return (await Promise.all([ofItself, searchComments(number, search)])).flat();
}

/** In the commits after one up to another, and in the pull requests that brought them. */
export function searchCommits(base: string, head: string, search: Search): Promise<readonly Acceptance[]> {
  const { ports, origins, reading } = search;
  return attempt("the commits since the baseline", search, async () => {
    const commits = await ports.pullRequests.between(base, head);
    const ofPullRequests = await attempt("the pull requests of the newest commits", search, async () => {
      const merged = new Set<number>();
      for (const { sha } of commits.slice(-COMMITS_WITH_PULL_REQUESTS)) {
        for (const number of await origins.broughtBy(sha)) merged.add(number);
      }
      return inTurn([...merged], (number) => searchPullRequest(number, search));
    });
    // What never counted in its pull request is no news of the branch, neither in its words nor in its commits.
    const counted = ofPullRequests.filter(({ rejected }) => rejected === undefined);
    const { own } = await byOrigin(commits, search);
    return distinct([...counted, ...trailerAcceptances(own, reading)]);
  });
}

/** A regression issue of this project. */
export interface AcceptedPlace {
  readonly number: number;
  readonly series: readonly AcceptedSeries[];
}

/** What an issue is about. */
export interface AcceptedSeries extends Series {
  /** How much worse it became, with some room, as a fraction. */
  readonly limit: number;
  /** Begin of the run that found it, ISO 8601. */
  readonly since: string;
}

/** In the comments of regression issues. */
export function searchIssues(
  issues: () => Promise<readonly AcceptedPlace[]>,
  search: Search,
): Promise<readonly Acceptance[]> {
  return attempt(REGRESSION_ISSUES, search, async () =>
    inTurn(await issues(), (issue) =>
      attempt("the comments of regression issues", search, () => wordsOnIssue(issue, search)),
    ),
  );
}

/**
 * A word there is about the series that the issue was about then, and for each
 * about as much as that one lost: another regression is nobody's word yet.
 */
async function wordsOnIssue(
  { number, series }: AcceptedPlace,
  { ports, reading }: Search,
): Promise<readonly Acceptance[]> {
  const found: Acceptance[] = [];
  for await (const comment of ports.comments.list(number)) {
    const known = series.filter(({ since }) => Date.parse(since) <= Date.parse(comment.createdAt));
    for (const acceptance of await acceptancesOfComment(comment, reading)) {
      found.push(...(acceptance.rejected === undefined ? oneForEach(acceptance, known) : [acceptance]));
    }
  }
  return found;
}

/** The acceptance once for each series that it speaks of, with that one's own limit. */
function oneForEach(acceptance: Acceptance, series: readonly AcceptedSeries[]): readonly Acceptance[] {
  const scope = scopeOf(acceptance.pattern, series);
  return series
    .filter((one) => scope.covers(one))
    .map((one) => ({ ...acceptance, pattern: exactName(one), limit: acceptance.limit ?? one.limit }));
}

/** One sentence for each cause. */
export function troublesInWords(troubles: readonly Trouble[]): readonly string[] {
  return [...groupBy(troubles, ({ why }) => why)].map(([why, group]) => {
    const places = [...new Set(group.map(({ what }) => what))].join(", ");
    return `Not read: ${places}. What was accepted there does not count. ${why}`;
  });
}

const REGRESSION_ISSUES = "the regression issues";

/** Whether a sentence of {@link troublesInWords} is about regression issues alone. */
export function isOfIssues(sentence: string): boolean {
  return sentence.startsWith(`Not read: ${REGRESSION_ISSUES}. `);
}

/** At most so many of the newest commits are asked for their pull requests. */
const COMMITS_WITH_PULL_REQUESTS = 20;

/** At most so many of the newest commits with a trailer are asked where they come from. */
const COMMITS_WITH_TRAILERS = 50;

/**
 * The commits with a trailer, by whether a pull request from another repository
 * brought them. Those of which that cannot be seen are in neither list.
 */
async function byOrigin(
  commits: readonly CommitText[],
  { origins, troubles }: Search,
): Promise<{ readonly own: readonly CommitText[]; readonly foreign: readonly CommitText[] }> {
  const all = commits.filter(hasTrailer);
  const own: CommitText[] = [];
  const foreign: CommitText[] = [];
  if (all.length > COMMITS_WITH_TRAILERS) {
    const why = `Only the newest ${COMMITS_WITH_TRAILERS} of ${all.length} commits with a trailer are looked at.`;
    troubles.push({ what: "older trailers", why });
  }
  try {
    for (const commit of all.slice(-COMMITS_WITH_TRAILERS)) {
      ((await origins.isForeign(commit)) ? foreign : own).push(commit);
    }
  } catch (error) {
    troubles.push({ what: "where the trailers of commits come from", why: describeFailure(error) });
  }
  return { own, foreign };
}

function searchComments(number: number, search: Search): Promise<readonly Acceptance[]> {
  return attempt("the comments of the pull request", search, () =>
    commentAcceptances(number, search.ports.comments, search.reading),
  );
}

async function attempt(
  what: string,
  { troubles }: Search,
  body: () => Promise<readonly Acceptance[]>,
): Promise<readonly Acceptance[]> {
  try {
    return await body();
  } catch (error) {
    troubles.push({ what, why: describeFailure(error) });
    return [];
  }
}

/** One after the other: GitHub's secondary limits are for many requests at once. */
async function inTurn<T>(
  items: readonly T[],
  body: (item: T) => Promise<readonly Acceptance[]>,
): Promise<readonly Acceptance[]> {
  const found: Acceptance[] = [];
  for (const item of items) found.push(...(await body(item)));
  return found;
}

/** A commit that was merged as it is stands in its pull request and on the branch. */
function distinct(acceptances: readonly Acceptance[]): readonly Acceptance[] {
  const keyed = acceptances.map((acceptance) => [JSON.stringify(acceptance), acceptance] as const);
  return [...new Map(keyed).values()];
}
