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
export function planLooks(
  looks: readonly number[],
  { minRounds }: Pick<PairedBudget, "minRounds">,
): LookPlan {
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

/** With fewer fresh pairs even a large change is hard to tell from chance. */
const FEWEST_FRESH_PAIRS = 6;

/**
 * A confirmation is looked at at so many times its first number of fresh pairs.
 * Each look has the same part of the error rate: in simulations with time for 60
 * pairs, three quarters of it for the first look saved less than a pair and lost
 * up to 1.5 more of 100 true suspicions, and a tenth of it cost a pair more and
 * won less than one.
 */
const CONFIRMING_LOOKS = [1, 2, 4, 8];

/**
 * When the fresh pairs of a suspicion are looked at: first with half as many
 * pairs as it rests on. The looks share the confirmation's error rate as those
 * before share the report's, so that going on while it is unclear confirms
 * chance no more often than a single look would. They overlap, so Bonferroni asks
 * a little more of each than it would have to; in return it holds whatever the
 * noise is, and whenever the time ends it.
 *
 * @param pairs pairs that raised the suspicion
 * @param mostPairs fresh pairs that it gets at the most
 */
export function planConfirmingLooks(pairs: number, mostPairs: number): LookPlan {
  const first = Math.max(FEWEST_FRESH_PAIRS, Math.ceil(pairs / 2));
  const looks = new Set(CONFIRMING_LOOKS.map((times) => Math.min(times * first, mostPairs)));
  return planLooks([...looks], { minRounds: 1 });
}
