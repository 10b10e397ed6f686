// The decision rules of other tools, as they publish them. The alarm is always "slower". From lib/.
import { momentsOf, sortSamples } from "../../lib/stats/descriptive.js";
import { mannWhitneyTails } from "../../lib/stats/mann-whitney.js";
import { medianOfSorted } from "../../lib/stats/quantile.js";
import { studentQuantile, studentUpperTail } from "../../lib/stats/student.js";
import { welchError, welchTest } from "../../lib/stats/welch.js";

/**
 * What a rule is given: the samples of both sides, round by round, in the order
 * in which they were measured. Smaller is better.
 *
 * @typedef {{ readonly baseline: readonly (readonly number[])[], readonly candidate: readonly (readonly number[])[] }} Rounds
 */

/** @typedef {{ readonly name: string, readonly isSlower: (rounds: Rounds) => boolean }} Rule */

/** @type {readonly Rule[]} */
export const PEER_RULES = [
  { name: "github-action-benchmark: mean > 200 %", isSlower: (rounds) => meanRatio(rounds) > 2 },
  { name: "github-action-benchmark: mean > 110 %", isSlower: (rounds) => meanRatio(rounds) > 1.1 },
  {
    name: "specification: mean > +2 %, Welch p < 0.05, d > 0.2",
    isSlower: (rounds) => classic(rounds, 0.02),
  },
  {
    name: "specification: mean > +10 %, Welch p < 0.05, d > 0.2",
    isSlower: (rounds) => classic(rounds, 0.1),
  },
  { name: "benchstat: Mann–Whitney p < 0.05", isSlower: benchstat },
  { name: "tachometer: 95 % t interval, looked at every 10 samples", isSlower: tachometer },
  { name: "perfgate: mean difference of pairs ± 2 SE", isSlower: perfgate },
];

/** github-action-benchmark compares one number with one number: the mean that the tool reports. */
function meanRatio(rounds) {
  return momentsOf(rounds.candidate.flat()).mean / momentsOf(rounds.baseline.flat()).mean;
}

/** Past the threshold, significant by Welch's two-sided test, and of an effect size above 0.2. */
function classic(rounds, threshold) {
  const [before, after] = momentsOfSides(rounds);
  const welch = welchTest(before, after, "two-sided");
  if (welch === undefined) return false;
  const spread = Math.sqrt((before.standardDeviation ** 2 + after.standardDeviation ** 2) / 2);
  return (
    after.mean / before.mean - 1 > threshold &&
    welch.pValue < 0.05 &&
    (after.mean - before.mean) / spread > 0.2
  );
}

/** cmd/benchstat: two-sided Mann–Whitney test at 0.05 over all samples; here only where the median grew. */
function benchstat({ baseline, candidate }) {
  const [before, after] = [sortSamples(baseline.flat()), sortSamples(candidate.flat())];
  const { greater, less } = mannWhitneyTails(before, after);
  return medianOfSorted(after) > medianOfSorted(before) && 2 * Math.min(greater, less) < 0.05;
}

/** From so many samples a side on tachometer looks at its interval; tachometer's default sample size. */
const TACHOMETER_FIRST = 50;

/**
 * tachometer 0.7: after 50 samples, and then whenever 10 more are there, the
 * 95 % t interval of the difference of means; it stops when the interval lies
 * on one side of zero. With fewer samples it has one look, at the end.
 */
function tachometer({ baseline, candidate }) {
  const [before, after] = [baseline.flat(), candidate.flat()];
  const count = Math.min(before.length, after.length);
  const [left, right] = [runningMoments(before), runningMoments(after)];
  const looks = [];
  for (let look = TACHOMETER_FIRST; look < count; look += 10) looks.push(look);
  looks.push(count);
  for (const look of looks) {
    const side = tIntervalSide(left(look), right(look));
    if (side !== 0) return side > 0;
  }
  return false;
}

/** +1 when the 95 % interval of the difference of means lies above zero, −1 below, else 0. */
function tIntervalSide(before, after) {
  if (before.count < 2 || after.count < 2) return 0;
  const { standardError, degreesOfFreedom } = welchError(
    { error: before.standardDeviation / Math.sqrt(before.count), count: before.count },
    { error: after.standardDeviation / Math.sqrt(after.count), count: after.count },
  );
  const difference = after.mean - before.mean;
  if (standardError === 0) return Math.sign(difference);
  // The tail is cheap and the quantile is not; they say the same.
  return studentUpperTail(Math.abs(difference) / standardError, degreesOfFreedom) < 0.025
    ? Math.sign(difference)
    : 0;
}

/** perfgate 0.18, `paired`: mean difference of the pairs ± 2 standard errors, whose spread divides by n. */
function perfgate({ baseline, candidate }) {
  return isPerfgateSlower(pairDifferences({ baseline, candidate }));
}

/** @param {readonly number[]} differences */
export function isPerfgateSlower(differences) {
  const { count, mean, standardDeviation } = momentsOf(differences);
  if (count < 2) return false;
  const population = standardDeviation * Math.sqrt((count - 1) / count);
  return mean - 2 * (population / Math.sqrt(count)) > 0;
}

/** A pair of launches is one pair: the difference of their means. @param {Rounds} rounds */
export function pairDifferences({ baseline, candidate }) {
  const count = Math.min(baseline.length, candidate.length);
  return Array.from(
    { length: count },
    (_, index) => momentsOf(candidate[index]).mean - momentsOf(baseline[index]).mean,
  );
}

/** A fixed 95 % t interval of the pairs, looked at after each pair from the sixth on. @param {readonly number[]} differences */
export function everIntervalSlower(differences) {
  const moments = runningMoments(differences);
  for (let count = 6; count <= differences.length; count += 1) {
    const { mean, standardDeviation } = moments(count);
    const margin = (quantile(count - 1) * standardDeviation) / Math.sqrt(count);
    if (mean - margin > 0) return true;
  }
  return false;
}

const quantiles = new Map();

function quantile(freedom) {
  const known = quantiles.get(freedom);
  if (known !== undefined) return known;
  const value = studentQuantile(0.025, freedom);
  quantiles.set(freedom, value);
  return value;
}

/** Moments of the first so many values, each in constant time. Shifted by the first value, so that the sums stay exact. */
function runningMoments(values) {
  const origin = values[0] ?? 0;
  const [sums, squares] = [[0], [0]];
  for (const value of values) {
    sums.push(sums.at(-1) + (value - origin));
    squares.push(squares.at(-1) + (value - origin) ** 2);
  }
  return (count) => {
    const mean = sums[count] / count;
    const variance = Math.max(0, (squares[count] - count * mean ** 2) / (count - 1));
    return { count, mean: origin + mean, standardDeviation: Math.sqrt(variance) };
  };
}

function momentsOfSides({ baseline, candidate }) {
  return [momentsOf(baseline.flat()), momentsOf(candidate.flat())];
}
