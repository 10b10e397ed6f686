/** Puts the values into a random order, each as likely as any other. Fisher & Yates (1938). O(n). */
export function shuffleInPlace(values: Float64Array, random: () => number): void {
  for (let last = values.length - 1; last > 0; last -= 1) {
    const other = Math.floor(random() * (last + 1));
    const value = values[last] ?? Number.NaN;
    values[last] = values[other] ?? Number.NaN;
    values[other] = value;
  }
}
