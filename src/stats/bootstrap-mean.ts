import type { Interval } from "../domain/comparison.ts";
import { momentsOf } from "./descriptive.ts";
import { quantileInPlace } from "./quantile.ts";
import { seededRandom } from "./random.ts";

/** The most samples whose mean is bootstrapped; the index arithmetic below holds up to 256. */
export const MOST_BOOTSTRAPPED = 200;

/** Draws intervals of means; keeps its random numbers for the next one. */
export interface MeanBootstrap {
  /** Percentile-bootstrap interval of the mean of at most {@link MOST_BOOTSTRAPPED} samples. */
  interval(samples: readonly number[], confidence: number): Interval;
}

/** Draws are stored in blocks of so many positions, so that a small sample reads little memory, in a row. */
const BLOCK = 32;

/**
 * The bootstrap follows the skew of the samples, which a t interval ignores.
 * Efron & Tibshirani (1993), An Introduction to the Bootstrap, ch. 13.
 *
 * All intervals use the same random numbers: draw i of resample r is the same
 * 24-bit number whatever the size of the sample, so an interval does not depend
 * on which other benchmarks ran. 10,000 resamples of 30 samples take 0.6 ms and
 * 1.3 MB, of 200 samples 2 ms and 9 MB.
 */
export function meanBootstrap(options: { readonly seed: number; readonly resamples: number }): MeanBootstrap {
  const { resamples } = options;
  const random = seededRandom(options.seed);
  /** For each block of positions, a row for each resample. Drawn when first needed. */
  const blocks: Int32Array[] = [];
  const sums = new Float64Array(resamples);
  return {
    interval: (samples, confidence) => {
      while (blocks.length * BLOCK < samples.length) {
        blocks.push(Int32Array.from({ length: resamples * BLOCK }, () => Math.floor(random() * 2 ** 24)));
      }
      // Around the mean, so that adding up costs no digits and a constant sample stays constant.
      const { mean } = momentsOf(samples);
      const deviations = Float64Array.from(samples, (sample) => sample - mean);
      sums.fill(0);
      blocks.forEach((block, index) => {
        addDraws(sums, deviations, { block, positions: Math.min(BLOCK, samples.length - index * BLOCK) });
      });
      return {
        low: mean + quantileInPlace(sums, (1 - confidence) / 2) / samples.length,
        high: mean + quantileInPlace(sums, (1 + confidence) / 2) / samples.length,
      };
    },
  };
}

/** Adds the draws of one block to the sums. A draw times the size stays below 2^32, so the index is exact. */
function addDraws(
  sums: Float64Array,
  values: Float64Array,
  { block, positions }: { readonly block: Int32Array; readonly positions: number },
): void {
  const size = values.length;
  for (let resample = 0; positions > 0 && resample < sums.length; resample += 1) {
    const row = resample * BLOCK;
    let sum = sums[resample] ?? 0;
    for (let position = row; position < row + positions; position += 1) {
      sum += values[Math.imul(block[position] ?? 0, size) >>> 24] ?? 0;
    }
    sums[resample] = sum;
  }
}
