import { marker } from "../markdown/escape.ts";

interface ExistingComment {
  readonly id: number;
  readonly body: string;
}

/** The three calls that a pull request comment needs. */
export interface CommentApi {
  /** All comments, oldest first, page after page as they are asked for. */
  list(pullRequest: number): AsyncIterable<ExistingComment>;
  create(pullRequest: number, body: string): Promise<number>;
  update(comment: number, body: string): Promise<void>;
}

export type PublishedComment =
  | { readonly action: "created" | "updated"; readonly id: number }
  /** There was no comment yet, and none was wanted. */
  | { readonly action: "none"; readonly id: undefined };

/**
 * One comment per key, kept up to date: the oldest one that starts with the
 * key's marker is rewritten. Later ones of the same key, left behind by a race,
 * are not touched: deleting what may be somebody's quote costs more than it tidies.
 *
 * With `onlyUpdate` an existing comment is corrected but none is begun, so that
 * an old alarm never stays.
 */
export async function publishComment(
  api: CommentApi,
  comment: {
    readonly pullRequest: number;
    readonly key: string;
    readonly body: string;
    readonly onlyUpdate?: boolean;
  },
): Promise<PublishedComment> {
  const sign = marker(comment.key);
  for await (const { id, body } of api.list(comment.pullRequest)) {
    if (!body.startsWith(sign)) continue;
    await api.update(id, comment.body);
    return { id, action: "updated" };
  }
  if (comment.onlyUpdate === true) return { id: undefined, action: "none" };
  return { id: await api.create(comment.pullRequest, comment.body), action: "created" };
}
