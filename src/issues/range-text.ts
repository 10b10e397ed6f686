import type { CommitRange } from "../domain/comparison.ts";
import type { CommitText } from "../github/ports.ts";
import { counted } from "../report/format/duration.ts";
import { shortCommit } from "../report/format/names.ts";
import { code, link, prose } from "../report/markdown/escape.ts";
import type { Section } from "../report/markdown/fit.ts";
import { worstFirst } from "./progress.ts";
import { isCommit } from "./reproduce.ts";
import type { IssueState } from "./state.ts";

/** Series that joined later changed elsewhere; more ranges than these hide the first. */
const MOST_RANGES = 3;
const MOST_COMMITS = 20;
const SUBJECT_CHARACTERS = 100;

/** Between which commits something changed, and the commits between them as far as GitHub names them. */
export interface SuspectedRange extends CommitRange {
  readonly commits: readonly CommitText[];
}

/** Between which commits the series changed, that of the worst first. */
export function rangesOf(state: IssueState, now: string): readonly CommitRange[] {
  const ranges = worstFirst(state, now).map(
    ({ lastGood, firstBad }): CommitRange => ({
      ...(isCommit(lastGood) ? { lastGood } : {}),
      ...(isCommit(firstBad) ? { firstBad } : {}),
    }),
  );
  const known = ranges.filter(({ firstBad }) => firstBad !== undefined);
  return known
    .filter((range, index) => known.findIndex((other) => isSame(other, range)) === index)
    .slice(0, MOST_RANGES);
}

export function rangeSections(ranges: readonly SuspectedRange[], repositoryUrl: string): readonly Section[] {
  return ranges.map(({ commits, ...range }, index) => {
    const title = index === 0 ? "Where it changed" : "Where others changed";
    const head = `### ${title}\n\n${whereSentence(range, repositoryUrl)}`;
    if (range.lastGood === undefined || range.lastGood === range.firstBad) {
      return { name: "commits", head };
    }
    if (commits.length === 0) {
      return { name: "commits", head: `${head} GitHub names no commits between the two.` };
    }
    const more = commits.length - MOST_COMMITS;
    return {
      name: "suspected commits",
      head: `${head} ${counted(commits.length, "commit is", "commits are")} suspected:\n`,
      rows: commits.slice(0, MOST_COMMITS).map(commitRow),
      ...(more <= 0 ? {} : { tail: `And ${counted(more, "more commit")}; the comparison shows all.` }),
    };
  });
}

function whereSentence({ lastGood, firstBad }: CommitRange, repositoryUrl: string): string {
  const at = (commit = "") => link(shortCommit(commit), `${repositoryUrl}/commit/${commit}`);
  if (lastGood === undefined) {
    return `First seen at ${at(firstBad)}; of what it was compared with, no commit is known.`;
  }
  if (lastGood === firstBad) {
    return `Seen at ${at(firstBad)}, against a run of the same commit: the code did not change, but what it runs on may have.`;
  }
  const compare = link("compare", `${repositoryUrl}/compare/${lastGood}...${firstBad}`);
  return `After ${at(lastGood)}, up to ${at(firstBad)} (${compare}).`;
}

function commitRow({ sha, message, author, url }: CommitText): string {
  const [first = ""] = message.split(/\r?\n/, 1);
  const subject = first.length > SUBJECT_CHARACTERS ? `${first.slice(0, SUBJECT_CHARACTERS)}…` : first;
  const by = author === undefined ? "" : `, by ${code(author)}`;
  return `- ${link(shortCommit(sha), url)} ${prose(subject)}${by}`;
}

function isSame(one: CommitRange, other: CommitRange): boolean {
  return one.lastGood === other.lastGood && one.firstBad === other.firstBad;
}
