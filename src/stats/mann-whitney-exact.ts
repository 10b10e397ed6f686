/**
 * How many of all ways to split n + m distinct values give each U, from 0 to
 * n·m. It depends on the sizes alone.
 *
 * The counts are the coefficients of a Gaussian binomial, built factor by factor
 * (1 − q^(m+i)) / (1 − q^i); Andrews (1976), The Theory of Partitions, ch. 3.
 * O(n²m). Counts below 2^53 are exact; larger ones carry rounding of 1e-13.
 */
export function exactDistribution(n: number, m: number): Float64Array {
  const small = Math.min(n, m);
  const large = Math.max(n, m);
  const counts = new Float64Array(n * m + 1);
  counts[0] = 1;
  // The counts are symmetric, and each comes from those below it: half of them will do.
  const half = Math.floor((n * m) / 2);
  for (let i = 1; i <= small; i += 1) {
    for (let u = half; u >= large + i; u -= 1) counts[u] = at(counts, u) - at(counts, u - large - i);
    for (let u = i; u <= half; u += 1) counts[u] = at(counts, u) + at(counts, u - i);
  }
  for (let u = half + 1; u <= n * m; u += 1) counts[u] = at(counts, n * m - u);
  return counts;
}

/**
 * The same for values with ties, given the sizes of the groups of equal values
 * in ascending order, over 2U from 0 to 2·n·m, where `chosen` values are the
 * candidate's. Doubled midranks are whole numbers, so dynamic programming over
 * the groups enumerates every split. O(N · chosen · n·m), with the smaller side
 * as the chosen one.
 */
export function exactDistributionWithTies(groups: readonly number[], chosen: number): Float64Array {
  const total = groups.reduce((sum, size) => sum + size, 0);
  // What one side wins, the other loses.
  if (2 * chosen > total) return exactDistributionWithTies(groups, total - chosen).reverse();
  const width = 2 * chosen * (total - chosen) + 1;
  // ways[k][s]: ways to choose k of the values so far with a doubled U of s.
  const ways = Array.from({ length: chosen + 1 }, () => new Float64Array(width));
  ways[0]?.fill(1, 0, 1);
  let before = 0;
  for (const size of groups) {
    const binomial = binomials(size);
    const left = total - before - size;
    // In place: from the top, so that the rows below still know nothing of this group.
    for (let target = Math.min(chosen, before + size); target >= Math.max(1, chosen - left); target -= 1) {
      for (let more = 1; more <= Math.min(size, target); more += 1) {
        const k = target - more;
        // Each of the `more` beats the unchosen before it, and ties with the unchosen of its group.
        const gain = more * (2 * (before - k) + (size - more));
        const splits = binomial[more] ?? 0;
        if (k <= before)
          addShifted(ways[target], ways[k], { gain, splits, length: 2 * k * (before - k) + 1 });
      }
    }
    before += size;
  }
  return ways[chosen] ?? new Float64Array(width);
}

/** Adds the first `length` counts of `row`, times `splits`, to `target`, `gain` places further up. */
function addShifted(
  target: Float64Array | undefined,
  row: Float64Array | undefined,
  { gain, splits, length }: { gain: number; splits: number; length: number },
): void {
  if (target === undefined || row === undefined) return;
  for (let s = 0; s < length; s += 1) target[s + gain] = at(target, s + gain) + splits * at(row, s);
}

/** Row `n` of Pascal's triangle. */
function binomials(n: number): readonly number[] {
  const row = [1];
  for (let k = 1; k <= n; k += 1) row.push(((row[k - 1] ?? 0) * (n - k + 1)) / k);
  return row;
}

/** Reads a typed array; outside it there is nothing to count. */
function at(counts: Float64Array, index: number): number {
  return counts[index] ?? 0;
}
