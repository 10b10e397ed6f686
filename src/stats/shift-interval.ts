import type { ShiftTest } from "./shift-test.ts";

const HALVINGS = 24;
/** Beyond this many natural logarithms no change is worth a number. */
const FARTHEST = 50;

/**
 * All shifts that a test does not reject: a confidence interval by inverting the
 * test, each end at the one-sided `level`, so that both together hold with
 * 1 − 2·level (the convention of equivalence tests; Schuirmann 1987). An end
 * that the test cannot reach is infinite: 6 pairs cannot exclude anything at the
 * level 1e-6 by ranks alone. About 60 tests.
 */
export function shiftInterval(
  test: ShiftTest,
  level: number,
): { readonly low: number; readonly high: number } {
  const { estimate } = test;
  return {
    low: estimate - reach((distance) => test.above(estimate - distance) > level, test.error),
    high: estimate + reach((distance) => test.below(estimate + distance) > level, test.error),
  };
}

/** The largest distance that is still possible. */
function reach(isPossible: (distance: number) => boolean, error: number): number {
  if (!isPossible(0)) return 0;
  let possible = 0;
  let excluded = Math.max(error, 1e-9);
  while (isPossible(excluded)) {
    possible = excluded;
    excluded *= 2;
    if (excluded > FARTHEST) return Number.POSITIVE_INFINITY;
  }
  for (let halving = 0; halving < HALVINGS; halving += 1) {
    const middle = (possible + excluded) / 2;
    if (middle === possible || middle === excluded) break;
    if (isPossible(middle)) possible = middle;
    else excluded = middle;
  }
  return excluded;
}
