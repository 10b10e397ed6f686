import type { Assess } from "../../domain/look.ts";
import type { Ports } from "../../ports.ts";
import type { CollectOptions } from "../merge.ts";
import type { Course } from "./course.ts";
import type { PairedBudget } from "./harness.ts";
import type { Judge } from "./judging.ts";

export interface PairedOptions extends CollectOptions {
  /** Ends everything as the timeout does: the run was cancelled. */
  readonly signal?: AbortSignal;
  readonly seed: number;
  /** Numbers of pairs at which to look, ascending, at least one. */
  readonly looks: readonly number[];
  readonly assess: Assess;
  /**
   * Judges a suspicion by its confirming rounds: `suspected` again means confirmed,
   * `settled` that they show it to be nothing, `undecided` that more may tell.
   */
  readonly confirm: Assess;
}

/** All of the measuring side by side, from the first task to the last confirmation. */
export interface Phase {
  readonly budget: PairedBudget;
  readonly ports: Ports;
  readonly options: PairedOptions;
  readonly signal: AbortSignal;
  /** How many subjects there will be, and those that there are so far. */
  readonly subjects: number;
  /** How many benchmarks they hold, a tool counting as one; absent with modules, which hold more than is known. */
  readonly benchmarks?: number;
  readonly courses: Course[];
  /** By the monotonic clock: when measuring shall end, and when confirming. */
  readonly measuringEnd: number;
  readonly end: number;
}

/**
 * Of the time for all, and of that for each benchmark, so much is kept to
 * confirm suspicions: one that cannot be confirmed helps nobody.
 */
export const MEASURING_SHARE = 3 / 4;

/** Beyond this part of the timeout no block is begun: what the timeout ends is a failure. */
const TIMEOUT_SHARE = 0.9;

/** Seconds for everything together. */
export function secondsForAll({ maxMinutes, timeout }: PairedBudget): number {
  return Math.min((maxMinutes ?? Number.POSITIVE_INFINITY) * 60, timeout * TIMEOUT_SHARE);
}

/**
 * Judges of a look. Series of subjects that are still to come are taken to be as
 * many as those that are there have.
 */
export function judgeOf({ courses, subjects, options }: Phase, assess: Assess = options.assess): Judge {
  const series = courses.flatMap(({ ledger }) => ledger.benchmarks().flatMap((name) => ledger.series(name)));
  const family = Math.ceil((series.length / courses.length) * Math.max(subjects, courses.length));
  return { assess, family };
}
