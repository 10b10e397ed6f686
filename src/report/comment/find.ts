import type { Comment, CommentApi } from "../../github/ports.ts";
import { marker } from "../markdown/escape.ts";
import type { CommentTools } from "./lock.ts";

/** What one job knows of the comments of its key, beyond what a list shows. */
export interface Known {
  /** Seen before: a later list may come from a server that does not have them yet. */
  readonly seen: Set<number>;
  /** Made by us: until a list shows them, it cannot be trusted to show older ones. */
  readonly made: Set<number>;
  /** Deleted, although a list may still show them. */
  readonly gone: Set<number>;
  /** Made by us beside an older one, and written into by others before it could be deleted. */
  readonly shared: Set<number>;
}

export function nothingKnown(): Known {
  return { seen: new Set(), made: new Set(), gone: new Set(), shared: new Set() };
}

const LISTS = 6;
const PAUSE_SECONDS = 1.5;

/** All comments of the key that can be ours, oldest first. */
export async function findComments(
  api: CommentApi,
  place: { readonly pullRequest: number; readonly key: string },
  known: Known,
  { backoff }: CommentTools,
): Promise<readonly Comment[]> {
  for (let lists = 1; ; lists += 1) {
    const found = await listOnce(api, place, known);
    const hidden = [...new Set([...known.seen, ...known.made])].filter(
      (id) => !known.gone.has(id) && !found.some((comment) => comment.id === id),
    );
    if (lists < LISTS && hidden.some((id) => known.made.has(id))) {
      await backoff.pause(PAUSE_SECONDS * (0.5 + backoff.random()));
      continue;
    }
    const all = [...found];
    for (const id of hidden) {
      const comment = await api.get(id);
      if (isOurs(comment, place.key)) all.push(comment);
      else known.gone.add(id);
    }
    for (const { id } of all) known.seen.add(id);
    return all.toSorted((one, other) => one.id - other.id);
  }
}

async function listOnce(
  api: CommentApi,
  { pullRequest, key }: { readonly pullRequest: number; readonly key: string },
  { gone }: Known,
): Promise<readonly Comment[]> {
  const found: Comment[] = [];
  for await (const comment of api.list(pullRequest)) {
    if (!gone.has(comment.id) && isOurs(comment, key)) found.push(comment);
  }
  return found;
}

/** Anybody can write the marker, so it counts only in a comment that can be trusted, and only at its start. */
export function isOurs(comment: Comment | undefined, key: string): comment is Comment {
  return comment?.trusted === true && comment.body.startsWith(marker(key));
}
