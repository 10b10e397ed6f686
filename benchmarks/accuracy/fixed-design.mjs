// How many pairs a design without stopping would need for the same power. From lib/.

import { momentsOf } from "../../lib/stats/descriptive.js";
import { seededRandom } from "../../lib/stats/random.js";
import { pairedShift } from "../../lib/stats/shift-test.js";

const TRIALS = 400;
/** From the fewest that can be judged, in steps of an eighth, to 395: more than any run takes. */
const SIZES = Array.from({ length: 40 }, (_, step) => Math.round(4 * 1.125 ** step)).filter(
  (size, index, all) => size !== all[index - 1],
);

/**
 * The smallest number of pairs that finds a slow-down of `change` with the
 * probability `power`, when all pairs are measured and then judged once: by the
 * same test, at the whole error rate shared among `family` series. The pairs are
 * drawn with replacement from those that were measured, less their own mean.
 *
 * @param {readonly (readonly number[])[]} differences of sessions, logarithms
 * @param {{ change: number, threshold: number, power: number, family: number, seed: number }} design
 * @returns {number} the largest size when that is not enough either
 */
export function pairsOfFixedDesign(differences, { power, ...design }) {
  const noise = differences.flatMap((values) => {
    const { mean } = momentsOf(values);
    return values.map((value) => value - mean);
  });
  return SIZES.find((size) => powerAt(size, noise, design) >= power) ?? SIZES[SIZES.length - 1];
}

function powerAt(size, noise, { change, threshold, family, seed }) {
  const random = seededRandom(seed);
  const shift = Math.log1p(change);
  let found = 0;
  for (let trial = 0; trial < TRIALS; trial += 1) {
    const drawn = Array.from({ length: size }, () => shift + noise[Math.floor(random() * noise.length)]);
    const test = pairedShift({ differences: drawn, identical: [] }, seed);
    if (test.estimate > Math.log1p(threshold) && test.above(0) < 0.05 / family) found += 1;
  }
  return found / TRIALS;
}
