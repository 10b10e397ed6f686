/** A p-value of almost 1 must not outweigh any evidence of the other tests. */
const LARGEST = 0.99;

/**
 * One p-value out of several for the same question, which may depend on each
 * other in any way: the Cauchy combination test with equal weights. Liu & Xie
 * (2020), "Cauchy combination test: a powerful test with analytic p-value
 * calculation under arbitrary dependency structures", JASA 115.
 *
 * It is close to its level where it matters, in the tail, and a little
 * conservative for discrete tests. p-values above 0.99 count as 0.99. O(n).
 */
export function combinePValues(pValues: readonly number[]): number {
  const total = pValues.reduce((sum, pValue) => sum + cauchyQuantile(Math.min(pValue, LARGEST)), 0);
  return cauchyUpperTail(total / pValues.length);
}

/** What a standard Cauchy variable exceeds with this probability. */
function cauchyQuantile(upperTail: number): number {
  return 1 / Math.tan(Math.PI * upperTail);
}

function cauchyUpperTail(value: number): number {
  return value > 0 ? Math.atan(1 / value) / Math.PI : 1 / 2 - Math.atan(value) / Math.PI;
}
