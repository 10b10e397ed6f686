import type { Trouble } from "../module-ledger.ts";

/** Readings of the clock that a call must last at the least, and those below which it is said how much is lost. */
const FEWEST_TICKS = 10;
const FEW_TICKS = 100;

export type ClockFinding =
  | { readonly kind: "refused"; readonly trouble: Trouble }
  | { readonly kind: "warned"; readonly warning: string };

/**
 * Whether single calls can be timed. Only those with hooks need to be, since
 * others are timed by the batch. What each timed call takes contains one
 * reading of the clock, on both sides alike, so a change shows smaller than it
 * is: by a tenth at ten readings a call, where it is refused.
 *
 * @param single seconds of one timed call
 * @param tick seconds of one reading of the clock
 */
export function judgeClock(name: string, single: number, tick: number): ClockFinding | undefined {
  if (single >= FEW_TICKS * tick) return undefined;
  const facts = `each call takes about ${nanoseconds(single)} and is timed alone because of beforeEach or afterEach, and reading the clock takes ${nanoseconds(tick)} of that`;
  const advice = "Do more work in each call, or the preparation in setup.";
  if (single < FEWEST_TICKS * tick) {
    const message = `It is too fast to be timed: ${facts}. ${advice}`;
    return { kind: "refused", trouble: { kind: "failed", message, output: "" } };
  }
  return { kind: "warned", warning: `Changes of ${name} show smaller than they are: ${facts}. ${advice}` };
}

function nanoseconds(seconds: number): string {
  return `${Math.round(seconds * 1e9)} ns`;
}
