/**
 * The quantile of ascending samples at `probability` in [0, 1], by the R-7
 * method (linear interpolation; the default of R and NumPy). Hyndman & Fan
 * (1996), "Sample quantiles in statistical packages", definition 7. O(1).
 */
export function quantileOfSorted(sorted: readonly number[], probability: number): number {
  const position = (sorted.length - 1) * probability;
  const below = Math.floor(position);
  const low = sorted[below] ?? Number.NaN;
  const high = sorted[below + 1] ?? low;
  // Not `low + …` alone: the sum would round away from a constant sample.
  return high === low ? low : low + (position - below) * (high - low);
}

/** The middle value, or the mean of the two middle ones. */
export function medianOfSorted(sorted: readonly number[]): number {
  return quantileOfSorted(sorted, 0.5);
}

/**
 * The same quantile of unsorted values, by selection instead of sorting: O(n),
 * about 0.1 ms for 10,000 values. Reorders the values.
 */
export function quantileInPlace(values: Float64Array, probability: number): number {
  const position = (values.length - 1) * probability;
  const below = Math.floor(position);
  selectInPlace(values, below);
  const low = values[below] ?? Number.NaN;
  if (below === position) return low;
  let high = Number.POSITIVE_INFINITY;
  for (let index = below + 1; index < values.length; index += 1) {
    const value = values[index] ?? high;
    if (value < high) high = value;
  }
  return high === low ? low : low + (position - below) * (high - low);
}

/** Moves the value of rank `rank` to that index, smaller ones before it, larger ones behind it (Hoare's FIND). */
function selectInPlace(values: Float64Array, rank: number): void {
  let left = 0;
  let right = values.length - 1;
  while (left < right) {
    const pivot = medianOfThree(values, left, right);
    let low = left;
    let high = right;
    while (low <= high) {
      while ((values[low] ?? pivot) < pivot) low += 1;
      while ((values[high] ?? pivot) > pivot) high -= 1;
      if (low <= high) {
        const swapped = values[low] ?? pivot;
        values[low] = values[high] ?? pivot;
        values[high] = swapped;
        low += 1;
        high -= 1;
      }
    }
    if (rank <= high) right = high;
    else if (rank >= low) left = low;
    else return;
  }
}

function medianOfThree(values: Float64Array, left: number, right: number): number {
  const a = values[left] ?? 0;
  const b = values[(left + right) >> 1] ?? 0;
  const c = values[right] ?? 0;
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
