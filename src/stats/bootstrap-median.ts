import type { Interval } from "../domain/comparison.ts";
import { type MedianIndexes, medianIndexes } from "./order-statistics.ts";
import { quantileInPlace } from "./quantile.ts";
import { seededRandom, streamSeed } from "./random.ts";
import { relativeChange } from "./relative-change.ts";

/** Draws intervals of ratios of medians; keeps what depends only on the sizes of the samples. */
export interface MedianBootstrap {
  /**
   * Percentile-bootstrap interval of median(candidate) / median(baseline) − 1,
   * for two samples in ascending order.
   */
  changeInterval(baseline: readonly number[], candidate: readonly number[], confidence: number): Interval;
}

/**
 * Times of benchmarks are skewed and heavy-tailed, so an interval of the ratio
 * of medians is drawn by resampling each side. Efron & Tibshirani (1993), An
 * Introduction to the Bootstrap, ch. 13.
 *
 * Comparisons of the same sizes share their resamples: each interval is as good
 * as alone, and 1,000 comparisons of 30 with 30 samples at 10,000 resamples take
 * 0.2 s. The two sides never share, that would correlate them.
 */
export function medianBootstrap(options: {
  readonly seed: number;
  readonly resamples: number;
}): MedianBootstrap {
  const { seed, resamples } = options;
  const indexes = new Map<number, MedianIndexes>();
  const indexesFor = (size: number, side: 0 | 1): MedianIndexes => {
    const stream = 2 * size + side;
    const known = indexes.get(stream);
    if (known !== undefined) return known;
    const drawn = medianIndexes(size, { resamples, random: seededRandom(streamSeed(seed, stream)) });
    indexes.set(stream, drawn);
    return drawn;
  };
  const changes = new Float64Array(resamples);
  return {
    changeInterval: (baseline, candidate, confidence) => {
      const from = indexesFor(baseline.length, 0);
      const to = indexesFor(candidate.length, 1);
      for (let resample = 0; resample < resamples; resample += 1) {
        changes[resample] = relativeChange(
          medianAt(baseline, from, resample),
          medianAt(candidate, to, resample),
        );
      }
      return {
        low: quantileInPlace(changes, (1 - confidence) / 2),
        high: quantileInPlace(changes, (1 + confidence) / 2),
      };
    },
  };
}

function medianAt(sorted: readonly number[], { lower, upper }: MedianIndexes, resample: number): number {
  const low = sorted[lower[resample] ?? 0] ?? 0;
  const high = sorted[upper[resample] ?? 0] ?? 0;
  return low === high ? low : (low + high) / 2;
}
