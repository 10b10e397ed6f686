export type Correction = "none" | "holm" | "fdr";

/**
 * p-values adjusted for being judged together, in the same order, each to be
 * held against the level of the whole family:
 *
 * - `holm` bounds the chance of any false alarm (Holm 1979, "A simple
 *   sequentially rejective multiple test procedure"), under any dependence;
 * - `fdr` bounds the expected share of false ones among the alarms (Benjamini &
 *   Hochberg 1995, "Controlling the false discovery rate"), for independent or
 *   positively dependent tests.
 *
 * O(n log n).
 */
export function adjustPValues(pValues: readonly number[], correction: Correction): readonly number[] {
  switch (correction) {
    case "none":
      return [...pValues];
    case "holm":
      return holm(pValues);
    case "fdr":
      return benjaminiHochberg(pValues);
    default:
      return correction satisfies never;
  }
}

function holm(pValues: readonly number[]): readonly number[] {
  const adjusted = [...pValues];
  let highest = 0;
  ascending(pValues).forEach((index, position) => {
    highest = Math.max(highest, (pValues.length - position) * (pValues[index] ?? 1));
    adjusted[index] = Math.min(1, highest);
  });
  return adjusted;
}

function benjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const adjusted = [...pValues];
  const order = ascending(pValues);
  let lowest = 1;
  for (let position = order.length - 1; position >= 0; position -= 1) {
    const index = order[position] ?? 0;
    lowest = Math.min(lowest, (pValues.length / (position + 1)) * (pValues[index] ?? 1));
    adjusted[index] = lowest;
  }
  return adjusted;
}

/** Indexes of the p-values, from the smallest to the largest. */
function ascending(pValues: readonly number[]): readonly number[] {
  return pValues.map((_, index) => index).sort((a, b) => (pValues[a] ?? 1) - (pValues[b] ?? 1));
}
