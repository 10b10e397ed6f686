import type { Comment, CommentApi } from "../../github/ports.ts";
import { holdsAll } from "./join-parts.ts";
import { type CommentTools, type Lock, lockComment, tryLock } from "./lock.ts";
import type { CommentPart } from "./part.ts";
import { partsOf } from "./write.ts";

/**
 * A second comment of the same key, made by a job that began it at the same
 * time as another. Its parts are moved into the oldest one, then it is deleted.
 */
interface Stray {
  readonly id: number;
  /** Absent where nobody can claim anything. */
  readonly lock?: Lock;
  parts: readonly CommentPart[];
}

/**
 * Takes the locks of the strays, without waiting for any: whoever waits for one
 * lock while holding another can wait for ever. Those that others are writing
 * to right now are neither held nor gone.
 */
export async function lockStrays(
  api: CommentApi,
  comments: readonly Comment[],
  tools: CommentTools,
): Promise<{ readonly held: readonly Stray[]; readonly gone: readonly number[] }> {
  const held: Stray[] = [];
  const gone: number[] = [];
  for (const { id } of comments) {
    const locking = await tryLock(api, id, tools);
    if (locking.kind === "held") held.push({ id, lock: locking.lock, parts: [] });
    if (locking.kind === "refused") held.push({ id, parts: [] });
    if (locking.kind === "gone") gone.push(id);
  }
  return { held, gone };
}

/** What is in them now; asked for by number, so that it does not lag. */
export async function readStrays(api: CommentApi, key: string, strays: readonly Stray[]): Promise<void> {
  for (const stray of strays) stray.parts = partsOf(await api.get(stray.id), key) ?? [];
}

/** Deletes the strays whose parts have all been moved. Returns their ids. */
export async function removeStrays(
  api: CommentApi,
  key: string,
  strays: readonly Stray[],
): Promise<readonly number[]> {
  const removed: number[] = [];
  for (const { id, lock, parts } of strays) {
    if (lock?.fresh() === false) continue;
    // Without a lock somebody may have written in the meantime.
    if (lock === undefined && !holdsAll(parts, partsOf(await api.get(id), key) ?? [])) continue;
    await api.remove(id);
    removed.push(id);
  }
  return removed;
}

/**
 * Deletes a comment that we made beside an older one, if it has no part but
 * ours, which is in the older one by now. `shared`: others wrote into it in the
 * meantime, so it must be moved; `busy`: that did not work this time.
 */
export async function discardOwn(
  stray: { readonly api: CommentApi; readonly key: string; readonly own: CommentPart; readonly id: number },
  tools: CommentTools,
): Promise<"gone" | "busy" | "shared"> {
  const { api, key, own, id } = stray;
  const locking = await lockComment(api, id, tools);
  if (locking.kind === "gone") return "gone";
  const lock = locking.kind === "held" ? locking.lock : undefined;
  let removed = false;
  try {
    const parts = partsOf(await api.get(id), key) ?? [];
    if (parts.some(({ meta }) => meta.nonce !== own.meta.nonce)) return "shared";
    if (lock?.fresh() === false) return "busy";
    await api.remove(id);
    removed = true;
    return "gone";
  } finally {
    if (!removed) await lock?.release();
  }
}
