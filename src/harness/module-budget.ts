import type { Budget } from "./plan.ts";
import type { WorkerWork } from "./worker-protocol.ts";

/**
 * Launches at the least. Layout and compilation differ from process to process, so launches are the
 * observations that a verdict rests on, and below ten a side no test can tell one of many benchmarks.
 */
const FEWEST_LAUNCHES = 10;

/**
 * Seconds for one benchmark in one launch, by the suite's `max_time`. Launches
 * differ more than the samples within one, so more launches beat longer ones;
 * what is left of `max_time` is for calls that take seconds.
 */
const LAUNCH_SECONDS = [
  { upTo: 60, seconds: 0.2 },
  { upTo: 300, seconds: 1 },
  { upTo: Number.POSITIVE_INFINITY, seconds: 3 },
];
/** The part of a launch that the warm-up may use up. */
const WARM_UP_SHARE = 1 / 3;

/** Of the share of one launch, so that setups and the end of a batch do not take it past the whole. */
const AIMED_AT = 0.8;

const MEMORY_CYCLES = 12;
const MEMORY_CYCLE_SECONDS = 0.05;

/** How many processes measure each benchmark. */
export function launchesOf(entry: { readonly launches?: number | undefined }, budget: Budget): number {
  if (budget.smokeTest) return 1;
  return entry.launches ?? Math.max(budget.minRounds, FEWEST_LAUNCHES);
}

/** What one launch does with each benchmark. */
export function samplingOf(budget: Budget, launches: number): WorkerWork {
  if (budget.smokeTest) return { kind: "once" };
  const share = budget.maxTime / launches;
  const cap = LAUNCH_SECONDS.find(({ upTo }) => budget.maxTime <= upTo)?.seconds ?? share;
  const seconds = Math.min(cap, share * AIMED_AT);
  return {
    kind: "sample",
    seconds: seconds * (1 - WARM_UP_SHARE),
    warmupSeconds: seconds * WARM_UP_SHARE,
    warmupBatches: budget.warmupRounds,
    limit: share,
  };
}

export function profilingOf(budget: Budget): WorkerWork {
  return {
    kind: "memory",
    cycles: MEMORY_CYCLES,
    cycleSeconds: MEMORY_CYCLE_SECONDS,
    limit: budget.maxTime,
  };
}
