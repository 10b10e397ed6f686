import { normalUpperTail } from "./normal.ts";
import { midranks } from "./ranks.ts";

/** Up to here the distribution is enumerated: 50 values take about 0.1 ms. */
const MOST_EXACT = 50;

/**
 * One-sided p-value of Wilcoxon's signed-rank test that the values, symmetric
 * about their centre, are centred above 0. Wilcoxon (1945), "Individual
 * comparisons by ranking methods". Zeros are left out, ties get midranks.
 *
 * Exact up to 50 values, ties included, by dynamic programming over doubled
 * ranks; beyond that the normal approximation with corrections for ties and
 * continuity. 1 when no value differs from 0. O(n³) and O(n log n).
 */
export function signedRankUpperTail(values: readonly number[]): number {
  const differing = values.filter((value) => value !== 0);
  if (differing.length === 0) return 1;
  const ranks = midranks(differing.map(Math.abs));
  const sum = ranks.reduce((total, rank, index) => ((differing[index] ?? 0) > 0 ? total + rank : total), 0);
  return differing.length <= MOST_EXACT ? exactTail(ranks, sum) : approximateTail(ranks, sum);
}

/** P(W ≥ sum) when each rank is counted or not with probability ½. Midranks are whole numbers once doubled. */
function exactTail(ranks: readonly number[], sum: number): number {
  const doubled = ranks.map((rank) => Math.round(2 * rank));
  const most = doubled.reduce((total, rank) => total + rank, 0);
  const weights = new Float64Array(most + 1);
  weights[0] = 1;
  let reached = 0;
  for (const rank of doubled) {
    reached += rank;
    for (let total = reached; total >= 0; total -= 1) {
      const without = weights[total] ?? 0;
      const withIt = total >= rank ? (weights[total - rank] ?? 0) : 0;
      weights[total] = (without + withIt) / 2;
    }
  }
  let tail = 0;
  for (let total = most; total >= Math.round(2 * sum); total -= 1) tail += weights[total] ?? 0;
  return Math.min(1, tail);
}

function approximateTail(ranks: readonly number[], sum: number): number {
  const mean = ranks.reduce((total, rank) => total + rank, 0) / 2;
  // Σ rank² / 4 holds with and without ties.
  const variance = ranks.reduce((total, rank) => total + rank * rank, 0) / 4;
  return normalUpperTail((sum - mean - 0.5) / Math.sqrt(variance));
}
