import type { Acceptance, AcceptanceSource } from "../domain/acceptance.ts";
import type { CommentApi, CommitText, PullRequest, PullRequestApi } from "../github/ports.ts";
import { commandsIn } from "./comment-commands.ts";
import { COMMAND_FORM, parseTerms, TRAILER_FORM } from "./terms.ts";
import { trailersNamed } from "./trailers.ts";
import { isBot, type Standing, type Writers } from "./writers.ts";

/** What turns words into acceptances. */
export interface Reading {
  readonly writers: Writers;
  /** Whether a word is the name of a benchmark of the report. */
  readonly isName: (word: string) => boolean;
}

/** The commands in the comments of an issue or a pull request. */
export async function commentAcceptances(
  issue: number,
  comments: Pick<CommentApi, "list">,
  reading: Reading,
): Promise<readonly Acceptance[]> {
  const found: Acceptance[] = [];
  for await (const comment of comments.list(issue)) {
    found.push(...(await acceptancesOfComment(comment, reading)));
  }
  return found;
}

/** One comment's commands. Those of bots count nowhere and are shown nowhere: our own comments explain the command. */
export async function acceptancesOfComment(
  comment: {
    readonly id: number;
    readonly body: string;
    readonly author: string;
    readonly trusted: boolean;
    readonly url: string;
  },
  { writers, isName }: Reading,
): Promise<readonly Acceptance[]> {
  const { id, author, url } = comment;
  const commands = commandsIn(comment.body);
  if (commands.length === 0 || isBot(author)) return [];
  const standing = await writers.standing(author, { isLikely: comment.trusted });
  return commands.map((text) => {
    const terms = parseTerms(text, { form: COMMAND_FORM, isName });
    return withStanding({ source: { kind: "comment", by: author, url, id }, ...terms }, standing);
  });
}

/** The label that accepts everything, if it is on the pull request. */
export async function labelAcceptances(
  { number, labels }: PullRequest,
  label: string,
  pullRequests: Pick<PullRequestApi, "labelledBy">,
  { writers }: Reading,
): Promise<readonly Acceptance[]> {
  const isOurs = (name: string) => name.toLowerCase() === label.toLowerCase();
  if (!labels.some(isOurs)) return [];
  const put = (await pullRequests.labelledBy(number)).findLast((event) => isOurs(event.label));
  const source: AcceptanceSource = {
    kind: "label",
    label,
    ...(put?.by === undefined ? {} : { by: put.by }),
    ...(put?.url === undefined ? {} : { url: put.url }),
  };
  const standing: Standing =
    put?.by === undefined
      ? { kind: "rejected", why: "GitHub does not say who put the label on." }
      : await writers.standing(put.by, { isLikely: true });
  return [withStanding({ source, reason: `label ${label}` }, standing)];
}

/** Whether a commit says that it accepts something, in whatever form. */
export function hasTrailer({ message }: CommitText): boolean {
  return trailersNamed(TRAILER, message).length > 0;
}

/** The trailers of commits whose author could be anybody, but which only somebody with write access can push. */
export function trailerAcceptances(
  commits: readonly CommitText[],
  { isName }: Pick<Reading, "isName">,
): readonly Acceptance[] {
  return commits.flatMap(({ sha, message, author }) =>
    trailersNamed(TRAILER, message).map((text) => ({
      source: { kind: "trailer" as const, commit: sha, ...(author === undefined ? {} : { by: author }) },
      ...parseTerms(text, { form: TRAILER_FORM, isName }),
    })),
  );
}

/** Trailers of commits from another repository: they are anybody's word. */
export function foreignTrailers(
  commits: readonly CommitText[],
  reading: Pick<Reading, "isName">,
): readonly Acceptance[] {
  return trailerAcceptances(commits, reading).map((acceptance) => ({ ...acceptance, rejected: FROM_FORK }));
}

const TRAILER = "Accept-Regression";
const FROM_FORK =
  "The commit comes from a fork, where anybody can write anything into it. Somebody with write access can comment /accept-regression instead.";

/** Who may not is told that first: the form matters to nobody then. */
function withStanding(acceptance: Acceptance, standing: Standing): Acceptance {
  return standing.kind === "counts" ? acceptance : { ...acceptance, rejected: standing.why };
}
