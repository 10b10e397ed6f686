import type { PairedBudget } from "./harness.ts";

/** When the rounds of a benchmark are looked at, and with what part of the error rate. */
export interface LookPlan {
  /** With this many pairs a benchmark gets no more. */
  readonly mostPairs: number;
  /** With fewer pairs than this nothing is known. */
  readonly fewestPairs: number;
  /** Whether a look is due, when those before were at so many pairs. */
  isDue(pairs: number, earlier: readonly number[]): boolean;
  share(pairs: number, earlier: readonly number[], last: boolean): number;
}

/**
 * Each look may use the same part of the error rate, and the last look all that
 * the looks before left. Then the parts add up to the whole, however many looks
 * there were (Bonferroni; the spending of Lan & DeMets 1983 at its plainest). An
 * earlier look at the same rounds takes nothing from a later one: what it would
 * have called a change, the later one calls so too.
 *
 * `min_rounds` leaves out the looks that would come before it.
 *
 * @param looks the numbers of pairs at which to look, ascending, at least one
 */
export function planLooks(looks: readonly number[], { minRounds }: PairedBudget): LookPlan {
  const planned = looks.filter((pairs) => pairs >= minRounds);
  const mostPairs = Math.max(minRounds, ...looks);
  return {
    mostPairs,
    fewestPairs: planned[0] ?? mostPairs,
    isDue(pairs, earlier) {
      const seen = Math.max(0, ...earlier);
      return planned.some((wanted) => wanted > seen && wanted <= pairs);
    },
    share(pairs, earlier, last) {
      const spent = new Set(earlier.filter((seen) => seen < pairs)).size;
      return last ? 1 - spent / looks.length : 1 / looks.length;
    },
  };
}
