import type { Better, Round } from "../../domain/measurement.ts";
import { smallestMannWhitneyPValue } from "../../stats/mann-whitney.ts";
import { oneWayShift, type ShiftTest } from "../../stats/shift-test.ts";
import type { Launches } from "./launches.ts";

/** Where a count such as allocations is 0: on both sides, or from one of them on. */
export type Zeros = "both" | "appeared" | "vanished";

/**
 * Which side is 0 throughout, in every sample of every launch; nothing where
 * neither is, or where the other one is 0 now and then.
 */
export function zerosOf(before: readonly Round[], after: readonly Round[]): Zeros | undefined {
  const [left, right] = [before.flat(), after.flat()];
  if (left.length === 0 || right.length === 0) return undefined;
  const isZero = (values: readonly number[]) => values.every((value) => value === 0);
  const isPositive = (values: readonly number[]) => values.every((value) => value > 0);
  if (isZero(left)) return isZero(right) ? "both" : isPositive(right) ? "appeared" : undefined;
  return isZero(right) && isPositive(left) ? "vanished" : undefined;
}

/**
 * The launches of a series with a side that is 0 throughout. Zeros that stay
 * differ by nothing, as any constant. Of what appears or vanishes the direction
 * alone is known: 0 has no logarithm.
 */
export function launchesOfZeros(
  zeros: Zeros,
  sides: { readonly before: readonly Round[]; readonly after: readonly Round[]; readonly paired: boolean },
  better: Better,
): Launches {
  const { before, after, paired } = sides;
  const [baseline, candidate] = [before, after].map((rounds) =>
    rounds.filter((round) => round.length > 0).map(() => 0),
  );
  const pairs = before.filter((round, index) => round.length > 0 && (after[index] ?? []).length > 0);
  return {
    baseline: baseline ?? [],
    candidate: candidate ?? [],
    differences: paired ? pairs.map(() => distanceOf(zeros, better)) : [],
    identical: [],
    unusable: 0,
    zeros,
  };
}

/** The shift of what appears or vanishes: by the sign of the pairs, or by the order of launches that did not take turns. */
export function shiftOfZeros(
  zeros: Exclude<Zeros, "both">,
  { baseline, candidate, differences }: Launches,
  { better, paired }: { readonly better: Better; readonly paired: boolean },
): ShiftTest {
  const chance = paired
    ? 2 ** -differences.length
    : smallestMannWhitneyPValue(baseline.length, candidate.length);
  return oneWayShift(distanceOf(zeros, better), chance);
}

/** As relative changes count it: from 0 is +100 %, to 0 is −100 %, which is as far as a fall can go. */
function distanceOf(zeros: Zeros, better: Better): number {
  if (zeros === "both") return 0;
  const growth = zeros === "appeared" ? Math.LN2 : Number.NEGATIVE_INFINITY;
  return better === "lower" ? growth : -growth;
}
