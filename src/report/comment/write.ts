import { BenchmarkError } from "../../errors.ts";
import type { Comment, CommentApi } from "../../github/ports.ts";
import { composeComment } from "./compose.ts";
import { isOurs } from "./find.ts";
import { holdsAll, joinParts } from "./join-parts.ts";
import { parseComment } from "./parse.ts";
import type { CommentPart } from "./part.ts";

interface Writing {
  readonly api: CommentApi;
  readonly key: string;
  readonly comment: number;
  readonly own: CommentPart;
  /** Parts from other comments of the same key, which are to be one with this one. */
  readonly moved: readonly CommentPart[];
}

export type Wrote =
  /** All parts are in the comment, by a look at it. */
  | { readonly kind: "there"; readonly outdated: boolean }
  /** They were not; whether they are now is for the next look to tell. */
  | { readonly kind: "open" }
  | { readonly kind: "gone" };

/**
 * Looks at the comment and, unless our part and the moved ones are there
 * already, writes them into it. `mayWrite` is asked last of all.
 */
export async function writeOnce(writing: Writing, mayWrite: () => boolean): Promise<Wrote> {
  const { api, key, comment, own, moved } = writing;
  const found = await api.get(comment);
  if (!isOurs(found, key)) return { kind: "gone" };
  const there = parseComment(found.body);
  const { parts, outdated } = joinParts([...there, ...moved], own);
  const body = composeComment({ key, parts });
  // What has no place in the text, for length or because its job is gone, is not looked for in it.
  const wanted = new Set((outdated ? moved : [...moved, own]).map(({ meta }) => meta.id));
  const expected = parseComment(body).filter(({ meta }) => wanted.has(meta.id));
  if (holdsAll(there, expected)) return { kind: "there", outdated };

  if (!mayWrite()) return { kind: "open" };
  return await send(api, comment, body);
}

/** An answer that was lost is an update like any other: the next look tells. */
async function send(api: CommentApi, comment: number, body: string): Promise<Wrote> {
  try {
    return { kind: (await api.update(comment, body)) ? "open" : "gone" };
  } catch (error) {
    if (!(error instanceof BenchmarkError) || error.code !== "GITHUB_FAILED") throw error;
    return { kind: "open" };
  }
}

/** Parts of a comment that is to be one with another; none when it was deleted or is no longer ours. */
export function partsOf(comment: Comment | undefined, key: string): readonly CommentPart[] | undefined {
  return isOurs(comment, key) ? parseComment(comment.body) : undefined;
}
