import { type Batch, now, type Ready, runBatch } from "./calls.ts";

export interface WarmUp {
  /** Seconds per call at the end, hooks included: what batches are sized by. */
  readonly perCall: number;
  /** False when the time per call was still changing when the time was up. */
  readonly steady: boolean;
}

export interface WarmUpLimits {
  /** Batches at the least. */
  readonly batches: number;
  /** Seconds, after which it ends as soon as there are enough batches. */
  readonly seconds: number;
  /** Seconds, after which it ends in any case. */
  readonly limit: number;
}

/** Long enough that reading the clock (about 50 ns) and its resolution do not matter. */
const BATCH_SECONDS = 0.001;

/** Runs until the time per call is steady, which is observed, never assumed. */
export async function warmUp(ready: Ready, first: Batch, limits: WarmUpLimits): Promise<WarmUp> {
  const begin = now();
  const times: number[] = [];
  let calls = 1;
  let latest = first.total;
  for (;;) {
    const spent = now() - begin;
    const enough = times.length >= limits.batches;
    if (spent >= limits.limit) break;
    if (enough && (spent >= limits.seconds || isSteady(times))) break;

    const { total } = await runBatch(ready, calls);
    latest = total / calls;
    if (total < BATCH_SECONDS / 2) calls = nextBatch(calls, total);
    else times.push(latest);
  }
  // The fastest of the last ones: a stall of the machine would make the batches far too small.
  return { perCall: Math.min(latest, ...times.slice(-WINDOW)), steady: isSteady(times) };
}

/**
 * True when the median of the last five batches is within 2 % of the median of
 * the five before. Optimising compilers change the time per call in steps; a
 * step inside the window moves one median and not the other.
 */
export function isSteady(times: readonly number[]): boolean {
  if (times.length < 2 * WINDOW) return false;
  const later = middle(times.slice(-WINDOW));
  const earlier = middle(times.slice(-2 * WINDOW, -WINDOW));
  return Math.abs(later - earlier) <= 0.02 * earlier;
}

const WINDOW = 5;

/** At most ten times as many: the first calls are slow and say little about the later ones. */
function nextBatch(calls: number, seconds: number): number {
  const wanted = seconds === 0 ? calls * 10 : Math.ceil((calls * BATCH_SECONDS) / seconds);
  return Math.max(calls + 1, Math.min(calls * 10, wanted));
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
