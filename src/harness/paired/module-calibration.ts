import type { SliceCommand } from "./module-protocol.ts";

/**
 * How long everything is, in seconds of one worker. Everything that is a number
 * of calls is the same for all workers of a block, so that nothing differs but
 * the code: a benchmark may keep what it is given, and grow slower by the call.
 */

/** One batch: reading the clocks around it takes about 10 µs. */
const BATCH_SECONDS = 0.002;
const BATCHES = 5;

/** Untimed, in front of a slice: the others have filled the caches meanwhile. */
const REWARM_SECONDS = 0.001;
/** Calls that are longer warm the caches themselves for the greatest part of their time. */
const LONGEST_REWARMED = 0.005;

/**
 * Turns of one benchmark in one block. Measured with benchmarks of 4 µs, 0.3 ms
 * and 1.5 ms: up to about twelve, a turn brings the launches' ratio further than
 * the time for it would as part of further blocks.
 */
const TURNS = 12;
/** Of long calls fewer will do, since each averages over itself: new processes say more than more turns. */
const TURNS_SECONDS = 0.4;
const FEWEST_TURNS = 3;

/** Batches of the warm-up: long enough for the clock, short enough to see steps of the compiler. */
const WARM_UP_BATCH_SECONDS = 0.001;
/** Shorter ones say nothing about steadiness. */
export const SHORTEST_BATCH = WARM_UP_BATCH_SECONDS / 2;

/** One slice of a warm-up, of calls that take so long. */
export function warmUpSlice(calls: number, perCall: number): SliceCommand {
  const batches = clamp(Math.round((BATCHES * WARM_UP_BATCH_SECONDS) / (calls * perCall)), 1, BATCHES);
  return { type: "slice", rewarm: 0, batches, calls };
}

/**
 * Calls of the next batch of the warm-up after one of `calls` calls that took
 * `seconds`. At most ten times as many: the first calls are slow and say little
 * about the later ones.
 */
export function nextCalls(calls: number, seconds: number): number {
  if (seconds >= SHORTEST_BATCH) return calls;
  const wanted = seconds <= 0 ? calls * 10 : Math.ceil((calls * WARM_UP_BATCH_SECONDS) / seconds);
  return Math.max(calls + 1, Math.min(calls * 10, wanted));
}

/** One turn of a benchmark that takes `perCall` seconds a call, hooks counted. */
export function turnSlice(perCall: number): SliceCommand {
  const calls = Math.max(1, Math.round(BATCH_SECONDS / perCall));
  return {
    type: "slice",
    rewarm: perCall > LONGEST_REWARMED ? 0 : Math.max(1, Math.round(REWARM_SECONDS / perCall)),
    batches: clamp(Math.round((BATCHES * BATCH_SECONDS) / (calls * perCall)), 1, BATCHES),
    calls,
  };
}

/** How many turns fit into so many seconds when `workers` take them one after the other. */
export function turnsWithin(
  seconds: number,
  { rewarm, batches, calls }: SliceCommand,
  perCall: number,
  workers: number,
): number {
  const one = (rewarm + batches * calls) * perCall;
  const worthwhile = clamp(Math.round(TURNS_SECONDS / one), FEWEST_TURNS, TURNS);
  return clamp(Math.floor(seconds / (one * workers)), 0, worthwhile);
}

function clamp(value: number, low: number, high: number): number {
  return Math.max(low, Math.min(high, value));
}
