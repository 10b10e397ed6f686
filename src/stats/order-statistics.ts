/** For each resample, the indexes into the ascending sample whose mean is the resample's median. */
export interface MedianIndexes {
  readonly lower: Uint32Array;
  /** Equal to `lower` when the sample's size is odd. */
  readonly upper: Uint32Array;
}

/**
 * Draws where the medians of bootstrap resamples lie, without resampling.
 *
 * A resample of an ascending sample is n independent uniform indexes, and its
 * median needs only the middle one or two of them in order. Order statistics of
 * n uniforms are Beta(k, n − k + 1) distributed, and the next one up is, given
 * this one, the least of n − k uniforms above it (David & Nagaraja 2003, Order
 * Statistics, 2.1 and 2.5). So a resample costs the same for any n, and the
 * indexes serve every sample of this size. 10,000 take about 3 ms.
 */
export function medianIndexes(
  size: number,
  options: { readonly resamples: number; readonly random: () => number },
): MedianIndexes {
  const { resamples, random } = options;
  const lower = new Uint32Array(resamples);
  const upper = new Uint32Array(resamples);
  const rank = Math.floor((size + 1) / 2);
  const even = size % 2 === 0;
  for (let resample = 0; resample < resamples; resample += 1) {
    const below = gamma(rank, random);
    const middle = below / (below + gamma(size - rank + 1, random));
    const next = even ? 1 - (1 - middle) * random() ** (1 / (size - rank)) : middle;
    lower[resample] = Math.min(size - 1, Math.floor(middle * size));
    upper[resample] = Math.min(size - 1, Math.floor(next * size));
  }
  return { lower, upper };
}

/** A gamma variate of shape ≥ 1 and scale 1. Marsaglia & Tsang (2000), "A simple method for generating gamma variables". */
function gamma(shape: number, random: () => number): number {
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal(random);
    const v = (1 + c * x) ** 3;
    if (v <= 0) continue;
    const u = 1 - random();
    if (Math.log(u) < (x * x) / 2 + d * (1 - v + Math.log(v))) return d * v;
  }
}

/** A standard normal variate, by Box and Muller's method. */
function normal(random: () => number): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}
