import type { Alternative } from "./alternative.ts";
import { exactDistribution, exactDistributionWithTies } from "./mann-whitney-exact.ts";
import { normalUpperTail } from "./normal.ts";
import { type JointRanks, jointRanks } from "./ranks.ts";

/** All that one comparison of two samples tells, for every alternative. */
export interface MannWhitneyTails {
  /** Pairs of one value a side that the candidate wins, ties counted half: 0 to n·m. */
  readonly u: number;
  /** p-value against "the candidate's values are greater". */
  readonly greater: number;
  readonly less: number;
  /** False: normal approximation with corrections for ties and continuity. */
  readonly exact: boolean;
}

/** Largest n·m for the exact distribution without ties: 50 a side; 0.1 ms there. */
const EXACT_PAIRS = 2500;
/** The same with ties, where the distribution depends on the ties: 20 a side; 0.5 ms there. */
const EXACT_PAIRS_WITH_TIES = 400;

/**
 * Mann–Whitney U test of two samples, each in ascending order: does the
 * candidate tend to be greater, or less? Mann & Whitney (1947), "On a test of
 * whether one of two random variables is stochastically larger than the other".
 *
 * Exact for small samples, with ties too (the permutation distribution given the
 * ties), else the normal approximation with tie and continuity correction; the
 * same figures as SciPy's.
 */
export function mannWhitneyTails(
  baseline: readonly number[],
  candidate: readonly number[],
): MannWhitneyTails {
  const ranks = jointRanks(baseline, candidate);
  const pairs = baseline.length * candidate.length;
  const exact = pairs <= (ranks.ties ? EXACT_PAIRS_WITH_TIES : EXACT_PAIRS);
  const sizes = { baseline: baseline.length, candidate: candidate.length };
  return { u: ranks.u, exact, ...(exact ? exactTails(ranks, sizes) : approximateTails(ranks, sizes)) };
}

/** The p-value of the test; the two-sided one is twice the smaller tail. */
export function mannWhitneyPValue(
  tails: Pick<MannWhitneyTails, "greater" | "less">,
  alternative: Alternative,
): number {
  if (alternative === "two-sided") return Math.min(1, 2 * Math.min(tails.greater, tails.less));
  return tails[alternative];
}

/** The smallest one-sided p-value that samples of these sizes can give: one over the number of ways to split them. */
export function smallestMannWhitneyPValue(baseline: number, candidate: number): number {
  let logarithm = 0;
  for (let k = 1; k <= baseline; k += 1) logarithm += Math.log(k / (candidate + k));
  return Math.exp(logarithm);
}

type Tails = Pick<MannWhitneyTails, "greater" | "less">;
interface Sizes {
  readonly baseline: number;
  readonly candidate: number;
}

function exactTails({ groups, ties, u }: JointRanks, sizes: Sizes): Tails {
  const weights = ties
    ? exactDistributionWithTies(groups, sizes.candidate)
    : exactDistribution(sizes.baseline, sizes.candidate);
  // With ties U comes in halves, so the distribution is over 2U.
  const observed = ties ? Math.round(2 * u) : u;
  let below = 0;
  let above = 0;
  weights.forEach((weight, value) => {
    if (value < observed) below += weight;
    if (value > observed) above += weight;
  });
  const at = weights[observed] ?? 0;
  const total = below + at + above;
  return { greater: (above + at) / total, less: (below + at) / total };
}

function approximateTails({ groups, u }: JointRanks, { baseline, candidate }: Sizes): Tails {
  const n = baseline + candidate;
  const pairs = baseline * candidate;
  const tieTerm = groups.reduce((sum, size) => sum + (size ** 3 - size), 0) / (n * (n - 1));
  const deviation = Math.sqrt((pairs / 12) * (n + 1 - tieTerm));
  // All values are equal: nothing speaks for a difference.
  if (deviation === 0) return { greater: 1, less: 1 };
  return {
    greater: normalUpperTail((u - pairs / 2 - 0.5) / deviation),
    less: normalUpperTail((pairs / 2 - u - 0.5) / deviation),
  };
}
