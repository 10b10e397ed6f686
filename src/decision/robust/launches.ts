import type { Better, Measurement, Round } from "../../domain/measurement.ts";
import { sortSamples } from "../../stats/descriptive.ts";
import { medianOfSorted } from "../../stats/quantile.ts";
import { launchesOfZeros, type Zeros, zerosOf } from "./zeros.ts";

/**
 * What the launches of both sides say, in logarithms that grow when it gets
 * worse, whichever way the metric counts.
 */
export interface Launches {
  readonly baseline: readonly number[];
  readonly candidate: readonly number[];
  /** One for each pair of launches; empty when the rounds do not pair up. */
  readonly differences: readonly number[];
  /** Between launches of the same code in the same block: how much identical code differs. */
  readonly identical: readonly number[];
  /** Launches left out, because a value in them has no logarithm. */
  readonly unusable: number;
  /** Set where a side is 0 throughout. */
  readonly zeros?: Zeros;
}

/** `[begin, end)` of the rounds; all when absent. */
export interface RoundRange {
  readonly begin: number;
  readonly end: number;
}

/**
 * The launches of both sides.
 *
 * A launch counts as one value, because samples of one process share its memory
 * layout, its compiled code and its spell of the machine (Kalibera & Jones 2013).
 * It is the best sample: disturbances only ever make a process worse (Chen &
 * Revels 2016, "Robust benchmarking in noisy environments"). Where workers took
 * turns, each sample has its neighbour on the other side instead, and the
 * median of these differences is the launch's.
 */
export function launchesOf(
  baseline: Measurement,
  candidate: Measurement,
  options: { readonly paired: boolean; readonly range?: RoundRange },
): Launches {
  const { begin = 0, end } = options.range ?? {};
  const [before, after] = [baseline.rounds.slice(begin, end), candidate.rounds.slice(begin, end)];
  const { better } = candidate;
  const zeros = zerosOf(before, after);
  if (zeros !== undefined) {
    const paired = options.paired && before.length === after.length;
    return launchesOfZeros(zeros, { before, after, paired }, better);
  }
  if (!options.paired || before.length !== after.length) {
    const [left, right] = [bestOfEach(before, better), bestOfEach(after, better)];
    const unusable = before.length + after.length - left.length - right.length;
    return { baseline: left, candidate: right, differences: [], identical: [], unusable };
  }
  const alternating = candidate.pairing?.alternating ?? false;
  const difference = alternating ? neighbourDifference : bestDifference;
  const usable = before.flatMap((round, index) => {
    const other = after[index] ?? [];
    const distance = difference(round, other, better);
    return Number.isFinite(distance) ? [{ before: round, after: other, distance }] : [];
  });
  const sides = [before, after];
  return {
    baseline: bestOfEach(
      usable.map((pair) => pair.before),
      better,
    ),
    candidate: bestOfEach(
      usable.map((pair) => pair.after),
      better,
    ),
    differences: usable.map(({ distance }) => distance),
    identical: sides.flatMap((rounds) => withinBlocks(rounds, (a, b) => difference(a, b, better))),
    unusable: before.length - usable.length,
  };
}

function bestOfEach(rounds: readonly Round[], better: Better): readonly number[] {
  return rounds.map((round) => bestOf(round, better)).filter(Number.isFinite);
}

function bestOf(round: Round, better: Better): number {
  if (round.length === 0) return Number.NaN;
  return better === "lower" ? Math.log(Math.min(...round)) : -Math.log(Math.max(...round));
}

function bestDifference(before: Round, after: Round, better: Better): number {
  return bestOf(after, better) - bestOf(before, better);
}

function neighbourDifference(before: Round, after: Round, better: Better): number {
  const sign = better === "lower" ? 1 : -1;
  const differences = before
    .map((value, index) => sign * Math.log((after[index] ?? Number.NaN) / value))
    .filter(Number.isFinite);
  return differences.length === 0 ? Number.NaN : medianOfSorted(sortSamples(differences));
}

/** A block has two launches a side, one after the other in the list. */
function withinBlocks(
  rounds: readonly Round[],
  difference: (first: Round, second: Round) => number,
): readonly number[] {
  return rounds.flatMap((second, index) => {
    const first = rounds[index - 1];
    if (index % 2 === 0 || first === undefined) return [];
    const distance = difference(first, second);
    return Number.isFinite(distance) ? [distance] : [];
  });
}
