import type { Comment, CommentApi } from "../../github/ports.ts";
import { type CommentTools, type Lock, lockComment } from "./lock.ts";
import type { CommentPart } from "./part.ts";
import { lockStrays, readStrays, removeStrays } from "./strays.ts";
import { writeOnce } from "./write.ts";

export interface Turn {
  readonly api: CommentApi;
  readonly key: string;
  readonly own: CommentPart;
  readonly comment: number;
  /** Other comments of the same key that may be moved into this one. */
  readonly strays: readonly Comment[];
  readonly tools: CommentTools;
}

type Turned =
  /** `gone`: strays that are there no longer. */
  | { readonly kind: "done"; readonly outdated: boolean; readonly gone: readonly number[] }
  | { readonly kind: "gone" }
  /** Our time with the lock was over, or others kept writing over us. */
  | { readonly kind: "again" };

/** Puts our part and those of all strays into the comment, alone with it if that can be had. */
export async function takeTurn(turn: Turn): Promise<Turned> {
  const { api, comment, tools } = turn;
  const locking = await lockComment(api, comment, tools);
  switch (locking.kind) {
    case "gone":
      return { kind: "gone" };
    case "held":
      try {
        return await writeAndTidy(turn, locking.lock);
      } finally {
        await locking.lock.release();
      }
    case "refused":
      tools.log?.info(
        `The pull request comment is written without its lock and looked at afterwards, because the lock was not to be had. ${locking.reason}`,
      );
      return await writeAndTidy(turn, undefined);
    default:
      return locking satisfies never;
  }
}

/** With a lock, the next look comes at once. Without it, it must come after whoever reads now has written. */
async function writeAndTidy(turn: Turn, lock: Lock | undefined): Promise<Turned> {
  const { api, key, own, comment, tools } = turn;
  const { held: strays, gone } = await lockStrays(api, turn.strays, tools);
  let removed: readonly number[] = [];
  try {
    for (let look = 1; look <= (lock === undefined ? LOOKS_UNLOCKED : LOOKS); look += 1) {
      await readStrays(api, key, strays);
      const moved = strays.flatMap(({ parts }) => parts);
      const wrote = await writeOnce({ api, key, comment, own, moved }, () => lock?.fresh() ?? true);
      if (wrote.kind === "gone") return { kind: "gone" };
      if (wrote.kind === "there") {
        if (lock?.fresh() !== false) removed = await removeStrays(api, key, strays);
        return { kind: "done", outdated: wrote.outdated, gone: [...gone, ...removed] };
      }
      if (lock?.fresh() === false) break;
      const { backoff } = tools;
      if (lock === undefined) await backoff.pause(SETTLING_SECONDS + backoff.random() * 2 * look);
    }
    return { kind: "again" };
  } finally {
    for (const stray of strays) if (!removed.includes(stray.id)) await stray.lock?.release();
  }
}

const LOOKS = 5;
const LOOKS_UNLOCKED = 10;
/** Longer than it takes from reading a comment to writing it. */
const SETTLING_SECONDS = 2;
