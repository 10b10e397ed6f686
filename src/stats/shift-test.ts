import { combinePValues } from "./cauchy-combination.ts";
import { momentsOf, sortSamples } from "./descriptive.ts";
import { hodgesLehmann, hodgesLehmannShift } from "./hodges-lehmann.ts";
import { lowerHalfMean, lowTailPValue } from "./low-tail.ts";
import { mannWhitneyTails } from "./mann-whitney.ts";
import { signedRankUpperTail } from "./signed-rank.ts";
import { studentUpperTail } from "./student.ts";
import { welchTest } from "./welch.ts";

/** How far one side lies above the other, and how sure that is. On the scale of the values given. */
export interface ShiftTest {
  /** The shift, by a robust estimate. */
  readonly estimate: number;
  /** The shift of the lower halves, which disturbances reach last; absent where neighbours cancel them. */
  readonly lowEstimate?: number;
  /** One-sided p-value against "the shift is at most `bound`". Grows with `bound`. */
  above(bound: number): number;
  /** One-sided p-value against "the shift is at least `bound`". Falls with `bound`. */
  below(bound: number): number;
  /** Standard error of the mean shift and its degrees of freedom. */
  readonly error: number;
  readonly freedom: number;
}

/** What processes that took turns gave. */
export interface Turns {
  /** Candidate minus baseline, one for each pair of neighbours, at least 2. */
  readonly differences: readonly number[];
  /** Differences between neighbours of the same side, which nothing but noise made. May be empty. */
  readonly identical: readonly number[];
  /** Absent where neighbours are so close that nothing hits one of them alone. */
  readonly sides?: { readonly baseline: readonly number[]; readonly candidate: readonly number[] };
}

/**
 * For processes that took turns: Student's paired t-test and Wilcoxon's
 * signed-rank test on the differences of neighbours, and, where `sides` are
 * given, the permutation test of the lower halves; combined by the Cauchy
 * combination test. What slows the machine for a while cancels in the first two;
 * what hits single processes does not reach the third.
 *
 * The t-test takes the spread to be no smaller than that of identical code: few
 * differences often lie closer together than they should by luck alone.
 */
export function pairedShift({ differences, identical, sides }: Turns, seed: number): ShiftTest {
  const { count, mean, standardDeviation } = momentsOf(differences);
  const error = Math.max(standardDeviation, rootMeanSquare(identical)) / Math.sqrt(count);
  const above = (bound: number): number =>
    combinePValues([
      studentTail(mean - bound, error, count - 1),
      signedRankUpperTail(differences.map((difference) => difference - bound)),
      ...(sides === undefined ? [] : [lowTailPValue(raised(sides.baseline, bound), sides.candidate, seed)]),
    ]);
  const below = (bound: number): number =>
    combinePValues([
      studentTail(bound - mean, error, count - 1),
      signedRankUpperTail(differences.map((difference) => bound - difference)),
      ...(sides === undefined ? [] : [lowTailPValue(sides.candidate, raised(sides.baseline, bound), seed)]),
    ]);
  return {
    estimate: hodgesLehmann(differences),
    ...(sides && { lowEstimate: lowerHalfMean(sides.candidate) - lowerHalfMean(sides.baseline) }),
    above,
    below,
    error,
    freedom: count - 1,
  };
}

/**
 * For processes of two runs that did not take turns: Welch's t-test, the
 * Mann–Whitney test and the permutation test of the lower halves, combined in
 * the same way. At least 2 values a side.
 */
export function independentShift(
  baseline: readonly number[],
  candidate: readonly number[],
  seed: number,
): ShiftTest {
  const [before, after] = [momentsOf(baseline), momentsOf(candidate)];
  const [sortedBefore, sortedAfter] = [sortSamples(baseline), sortSamples(candidate)];
  const pValue = (bound: number, alternative: "greater" | "less"): number => {
    const moved = raised(sortedBefore, bound);
    const welch = welchTest({ ...before, mean: before.mean + bound }, after, alternative);
    const difference = after.mean - before.mean - bound;
    return combinePValues([
      welch?.pValue ?? studentTail(alternative === "greater" ? difference : -difference, 0, 1),
      mannWhitneyTails(moved, sortedAfter)[alternative],
      alternative === "greater"
        ? lowTailPValue(moved, candidate, seed)
        : lowTailPValue(candidate, moved, seed),
    ]);
  };
  const [a, b] = [before.standardDeviation ** 2 / before.count, after.standardDeviation ** 2 / after.count];
  return {
    estimate: hodgesLehmannShift(baseline, candidate),
    lowEstimate: lowerHalfMean(candidate) - lowerHalfMean(baseline),
    above: (bound) => pValue(bound, "greater"),
    below: (bound) => pValue(bound, "less"),
    error: Math.sqrt(a + b),
    freedom:
      a + b === 0
        ? before.count + after.count - 2
        : (a + b) ** 2 / (a ** 2 / (before.count - 1) + b ** 2 / (after.count - 1)),
  };
}

/**
 * For values that all lie on one side of the others, and nobody can say how far:
 * `chance` is the one-sided p-value that all of them do without any shift.
 *
 * Of n pairs it is 2⁻ⁿ by the exact sign test (Dixon & Mood 1946, "The
 * statistical sign test", JASA 41); of n and m values that did not take turns it
 * is 1 / C(n + m, n), the smallest that the exact Mann–Whitney test knows. The
 * size of the shift is taken to be `estimate`, which may be infinite; there is
 * no interval of it.
 */
export function oneWayShift(estimate: number, chance: number): ShiftTest {
  return {
    estimate,
    above: (bound) => (bound < estimate ? chance : 1),
    below: (bound) => (bound > estimate ? chance : 1),
    error: 0,
    freedom: 1,
  };
}

/** Without any spread a difference is certain, and equality certainly none. */
function studentTail(difference: number, error: number, freedom: number): number {
  if (error === 0) return difference > 0 ? 0 : 1;
  return studentUpperTail(difference / error, freedom);
}

/** 0 of none. */
export function rootMeanSquare(values: readonly number[]): number {
  return values.length === 0 ? 0 : Math.hypot(...values) / Math.sqrt(values.length);
}

function raised(values: readonly number[], bound: number): readonly number[] {
  return bound === 0 ? values : values.map((value) => value + bound);
}
