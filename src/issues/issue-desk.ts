import type { CommitRange } from "../domain/comparison.ts";
import { messageOf } from "../errors.ts";
import type { CommitText, IssueApi, PullRequestApi } from "../github/ports.ts";
import type { Clock, Log } from "../ports.ts";
import type { Backoff } from "../store/ports.ts";
import { type IssueText, issueText } from "./issue-text.ts";
import { asKnown, type KnownIssue } from "./known-issue.ts";
import { rangesOf, type SuspectedRange } from "./range-text.ts";
import type { IssueState } from "./state.ts";

export interface IssuePorts {
  readonly issues: IssueApi;
  readonly pullRequests: Pick<PullRequestApi, "between">;
}

export interface IssueRuntime {
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly log: Pick<Log, "warn">;
}

/** Everything that the work on issues needs, and what it remembers while it lasts. */
export interface IssueDesk {
  readonly ports: IssuePorts;
  readonly runtime: IssueRuntime;
  /** `https://github.com/owner/name`. */
  readonly repositoryUrl: string;
  readonly now: string;
  /** Comments that were written, so that a repeated step does not say it twice. */
  readonly said: Set<string>;
  readonly commits: Map<string, readonly CommitText[]>;
}

export function openDesk(given: Pick<IssueDesk, "ports" | "runtime" | "repositoryUrl">): IssueDesk {
  const now = given.runtime.clock.now().toISOString();
  return { ...given, now, said: new Set(), commits: new Map() };
}

/** The label by which issues are found again; without one there would be nothing to find them by. */
export function labelsOf(labels: readonly string[]): readonly [string, ...string[]] {
  const [first, ...rest] = labels;
  return first === undefined ? ["performance"] : [first, ...rest];
}

/**
 * Waits until what another job read before we wrote has come back from it:
 * GitHub has no way to write only what nobody else has changed.
 */
export async function breathe({ runtime }: IssueDesk): Promise<void> {
  await runtime.backoff.pause(2 + 2 * runtime.backoff.random());
}

/** The issue as it is now: what is asked for by its number does not lag. */
export async function readIssue(desk: IssueDesk, number: number): Promise<KnownIssue | undefined> {
  const issue = await desk.ports.issues.get(number);
  const known = issue === undefined ? undefined : asKnown(issue);
  return known === "unreadable" ? undefined : known;
}

/** Title and body, with the commits that are suspected. */
export async function textOf(desk: IssueDesk, state: IssueState): Promise<IssueText> {
  const { now, repositoryUrl } = desk;
  const ranges: SuspectedRange[] = [];
  for (const range of rangesOf(state, now)) ranges.push({ ...range, commits: await commitsOf(desk, range) });
  return issueText(state, { now, repositoryUrl, ranges });
}

/** Writes a comment once. One that cannot be written costs nothing else: the body says the same. */
export async function comment(desk: IssueDesk, number: number, text: string): Promise<void> {
  const key = `${number} ${text}`;
  if (desk.said.has(key)) return;
  desk.said.add(key);
  try {
    await desk.ports.issues.comment(number, text);
  } catch (error) {
    const why = messageOf(error);
    desk.runtime.log.warn(`No comment could be written on issue ${number}. ${why}`);
  }
}

/** Suspects are a help; an issue without them is better than none. */
async function commitsOf(
  { commits, ports }: IssueDesk,
  { lastGood, firstBad }: CommitRange,
): Promise<readonly CommitText[]> {
  if (lastGood === undefined || firstBad === undefined || lastGood === firstBad) return [];
  const key = `${lastGood}...${firstBad}`;
  const known = commits.get(key);
  if (known !== undefined) return known;
  const found = await ports.pullRequests.between(lastGood, firstBad).catch(() => []);
  commits.set(key, found);
  return found;
}
