import { adjustPValues, type Correction } from "../stats/adjust.ts";

/** One number for a change for the worse and one for the better. */
export interface Directed {
  readonly worse: number;
  readonly better: number;
}

/**
 * The p-values of each direction adjusted as a family of their own, in the same
 * order. A series that could not be tested has none and belongs to no family.
 */
export function adjustDirections(
  pValues: readonly (Directed | undefined)[],
  correction: Correction,
): readonly (Directed | undefined)[] {
  const tested = pValues.filter((pValue) => pValue !== undefined);
  const adjust = (direction: keyof Directed) =>
    adjustPValues(
      tested.map((pValue) => pValue[direction]),
      correction,
    ).values();
  const [worse, better] = [adjust("worse"), adjust("better")];
  return pValues.map((pValue) =>
    pValue === undefined ? undefined : { worse: worse.next().value ?? 1, better: better.next().value ?? 1 },
  );
}
