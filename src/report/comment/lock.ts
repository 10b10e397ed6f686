import { BenchmarkError } from "../../errors.ts";
import type { CommentApi } from "../../github/ports.ts";
import type { Clock, Log } from "../../ports.ts";
import type { Backoff } from "../../store/ports.ts";

export interface CommentTools {
  readonly backoff: Backoff;
  readonly clock: Clock;
  readonly log?: Pick<Log, "debug" | "info">;
}

/** The right to write one comment, as long as it is fresh. */
export interface Lock {
  /** False once a slow request might end after somebody else has taken the lock for abandoned. */
  fresh(): boolean;
  /** Never throws: what cannot be released is taken for abandoned later. */
  release(): Promise<void>;
}

type Locking =
  | { readonly kind: "held"; readonly lock: Lock }
  | { readonly kind: "gone" }
  | { readonly kind: "taken" }
  /** It cannot be had; the reason is one sentence. */
  | { readonly kind: "refused"; readonly reason: string };

/** A claim that stands for so long belongs to a job that died. */
const LEASE_SECONDS = 180;
/** Only so long after asking for it may a write begin: the rest is for that write to end, with two waits for a limit. */
const FRESH_SECONDS = 30;
/** More than the lease, so that a job that died holds up the others and does not unlock them. */
const PATIENCE_SECONDS = 300;
/** Clocks of runners differ by less than that and the lease, or GitHub's tokens would not work there. */
const OLD_MINUTES = 10;
const LONGEST_PAUSE_SECONDS = 6;
const FAILURES = 4;
/** The list of claims may lag; every so often the claim itself is tried whatever the list says. */
const LOOKS_PER_CLAIM = 4;

/** Waits for its turn. Looks whether the claim is still there before claiming again: looking is cheap. */
export async function lockComment(
  api: CommentApi,
  comment: number,
  tools: CommentTools,
): Promise<Exclude<Locking, { kind: "taken" }>> {
  const { clock, backoff } = tools;
  const began = clock.monotonic();
  const watch = watchClaims(api, comment, tools);
  let failures = 0;
  for (let looks = 0; ; looks += 1) {
    if (looks % LOOKS_PER_CLAIM === 0 || (await watch.moved())) {
      const claimed = await claimOnce(api, comment, tools);
      if (claimed.kind !== "taken" && claimed.kind !== "failed") return claimed;
      // A claim whose answer was lost may be there: it is waited for as if it were another's.
      failures = claimed.kind === "failed" ? failures + 1 : 0;
      if (failures >= FAILURES) return { kind: "refused", reason: "GitHub did not answer." };
    }
    const waited = clock.monotonic() - began;
    if (waited > PATIENCE_SECONDS)
      return { kind: "refused", reason: `Other jobs held it for ${Math.round(waited)} s.` };
    const longest = Math.min(LONGEST_PAUSE_SECONDS, 0.75 * 1.5 ** looks);
    await backoff.pause((0.25 + 0.75 * backoff.random()) * longest);
  }
}

/** Takes the lock if nobody has it; what a job left behind long ago is cleared away first. */
export async function tryLock(api: CommentApi, comment: number, tools: CommentTools): Promise<Locking> {
  const first = await claimOnce(api, comment, tools);
  if (first.kind === "failed") return { kind: "taken" };
  if (first.kind !== "taken" || !(await watchClaims(api, comment, tools).moved())) return first;
  const second = await claimOnce(api, comment, tools);
  return second.kind === "failed" ? { kind: "taken" } : second;
}

async function claimOnce(
  api: CommentApi,
  comment: number,
  tools: CommentTools,
): Promise<Locking | { readonly kind: "failed" }> {
  const { clock, log } = tools;
  const asked = clock.monotonic();
  try {
    const claim = await api.claim(comment);
    if (claim.kind !== "placed") return claim;
    const fresh = () => clock.monotonic() - asked < FRESH_SECONDS;
    return { kind: "held", lock: { fresh, release: () => release(api, comment, claim.id, tools) } };
  } catch (error) {
    if (!(error instanceof BenchmarkError)) throw error;
    log?.debug(`The comment ${comment} could not be claimed. ${error.message}`);
    if (error.code === "GITHUB_FAILED") return { kind: "failed" };
    return { kind: "refused", reason: error.message };
  }
}

/** Looks at the claims on a comment, and takes away those that a job left behind. */
function watchClaims(api: CommentApi, comment: number, { clock, log }: CommentTools) {
  const firstSeen = new Map<number, number>();
  const tried = new Map<number, number>();
  let before: string | undefined;

  function isAbandoned({ id, createdAt }: { readonly id: number; readonly createdAt: string }): boolean {
    const now = clock.monotonic();
    if (!firstSeen.has(id)) firstSeen.set(id, now);
    // How long we have seen it ourselves depends on no other clock; only what is very old is believed at once.
    const seen = now - (firstSeen.get(id) ?? now);
    const age = clock.now().getTime() - Date.parse(createdAt);
    // A person's reaction looks the same, and cannot be taken away: not more than a few tries.
    if ((tried.get(id) ?? 0) >= FAILURES) return false;
    return seen > LEASE_SECONDS || age > OLD_MINUTES * 60_000;
  }

  return {
    /** True when it may be worthwhile to claim again. */
    async moved(): Promise<boolean> {
      try {
        const claims = await api.claims(comment);
        const abandoned = claims.filter(isAbandoned);
        for (const { id } of abandoned) {
          log?.debug(`The claim ${id} on the comment ${comment} was left behind and is taken away.`);
          tried.set(id, (tried.get(id) ?? 0) + 1);
          await api.release(comment, id).catch(ignore);
        }
        const ids = claims.map(({ id }) => id).join();
        const changed = before !== undefined && ids !== before;
        before = ids;
        return changed || abandoned.length > 0;
      } catch (error) {
        log?.debug(`The claims on the comment ${comment} could not be read. ${String(error)}`);
        return false;
      }
    },
  };
}

async function release(
  api: CommentApi,
  comment: number,
  claim: number,
  { backoff, log }: CommentTools,
): Promise<void> {
  for (let attempt = 1; attempt <= FAILURES; attempt += 1) {
    try {
      return await api.release(comment, claim);
    } catch (error) {
      log?.debug(`The claim on the comment ${comment} could not be taken away. ${String(error)}`);
      await backoff.pause(backoff.random() * attempt);
    }
  }
}

/** The next look tells whether it worked. */
function ignore(): void {}
