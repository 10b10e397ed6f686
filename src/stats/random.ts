/**
 * Seeded generator (sfc32 by Chris Doty-Humphrey, 128 bits of state) of numbers
 * in [0, 1). The same seed gives the same sequence everywhere, so that a report
 * can be computed again; nothing in the core may call `Math.random`.
 */
export function seededRandom(seed: number): () => number {
  let a = Math.floor(seed) | 0;
  let b = Math.floor(seed / 2 ** 32) | 0;
  let c = 0x9e3779b9 | 0;
  let counter = 1;
  const next = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  // The first outputs still show the seed: neighbouring seeds begin alike.
  for (let round = 0; round < 15; round += 1) next();
  return next;
}

/**
 * A seed for one of several independent streams of the same run, such as the
 * resamples of a baseline of 30 samples. Steps of the golden ratio keep the
 * streams of neighbouring seeds and labels apart.
 */
export function streamSeed(seed: number, stream: number): number {
  const mixed = Math.imul(Math.floor(seed) | 0, 0x85ebca6b) ^ Math.imul(stream + 1, 0x9e3779b9);
  return (mixed >>> 0) + (stream % 2 ** 20) * 2 ** 32;
}
