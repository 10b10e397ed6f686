import { BenchmarkError } from "../../errors.ts";
import type { CommentApi } from "../../github/ports.ts";
import { composeComment } from "./compose.ts";
import { findComments, type Known } from "./find.ts";
import type { CommentTools } from "./lock.ts";
import { parseComment } from "./parse.ts";
import type { CommentPart } from "./part.ts";

/** Looked for this often, with pauses that grow by a second: longer than lists lag. */
const LOOKS = 5;

/**
 * Makes the comment, with our part alone. When the answer was lost it may or
 * may not be there: it is looked for by the nonce of our part. Returns its id;
 * `undefined` when it did not turn up, or another job's did.
 */
export async function beginComment(begin: {
  readonly api: CommentApi;
  readonly place: { readonly pullRequest: number; readonly key: string };
  readonly own: CommentPart;
  readonly known: Known;
  readonly tools: CommentTools;
}): Promise<number | undefined> {
  const { api, place, own, known, tools } = begin;
  const created = await api.create(place.pullRequest, composeComment({ key: place.key, parts: [own] }));
  if (created.kind === "created") return created.id;
  tools.log?.debug(`It is not known whether the pull request comment was created. ${created.reason}`);
  for (let look = 1; look <= LOOKS; look += 1) {
    await tools.backoff.pause(look * (0.5 + tools.backoff.random()));
    const found = await findComments(api, place, known, tools).catch(nothingYet);
    const mine = found.find(({ body }) => isBy(own, body));
    if (mine !== undefined || found.length > 0) return mine?.id;
  }
  return undefined;
}

/** Whether our part is in the comment, as we wrote it. */
export function isBy(own: CommentPart, body: string): boolean {
  return parseComment(body).some(({ meta }) => meta.nonce === own.meta.nonce);
}

/** GitHub in trouble is why we are looking; the next look may have better luck. */
function nothingYet(error: unknown): readonly never[] {
  if (error instanceof BenchmarkError && error.code === "GITHUB_FAILED") return [];
  throw error;
}
