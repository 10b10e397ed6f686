import { seededRandom, streamSeed } from "./random.ts";

/** Up to so many ways to deal the values to two sides all are looked at: 7 against 7 values. */
const MOST_EXACT = 3432;
/** Otherwise so many are drawn; the smallest p-value is then 1/2,001. */
const DRAWN = 2000;

/**
 * One-sided p-value against "the lower half of `higher` does not lie above the
 * lower half of `lower`", for samples such as the best time of each process: a
 * busy machine makes processes slower and never faster, so their lower half is
 * what it disturbed least.
 *
 * A permutation test (Fisher 1935; Pitman 1937): all values are dealt anew to
 * both sides, and it counts how often the means of the lower halves lie as far
 * apart. Every deal up to 7 against 7 values, beyond that 2,000 seeded draws
 * and the deal observed (Phipson & Smyth 2010). Assumes that without an effect
 * the values may change places. O(deals · (n + m)), about 20 µs for 6 against 6.
 */
export function lowTailPValue(lower: readonly number[], higher: readonly number[], seed: number): number {
  const merged = Float64Array.from([...lower, ...higher]).sort();
  const sizes = { lower: lower.length, higher: higher.length };
  const observed = lowerHalfMean(higher) - lowerHalfMean(lower);
  // Sums in another order differ in the last digits.
  const least = observed - 1e-12 * Math.max(1, Math.abs(observed));
  const deals = dealsOf(sizes.lower, sizes.higher, seed);
  const total = merged.length;
  let asFar = 0;
  for (let begin = 0; begin < deals.length; begin += total) {
    if (differenceOf(merged, deals, begin, sizes) >= least) asFar += 1;
  }
  return asFar / (deals.length / total);
}

/** Mean of the lower half of the values, the middle one included. */
export function lowerHalfMean(values: readonly number[]): number {
  const half = Math.ceil(values.length / 2);
  const sorted = Float64Array.from(values).sort();
  return sorted.subarray(0, half).reduce((sum, value) => sum + value, 0) / half;
}

/** Difference of the lower halves under the deal that begins at `begin`: 1 marks a value of the higher side. */
function differenceOf(
  merged: Float64Array,
  deals: Uint8Array,
  begin: number,
  sizes: { readonly lower: number; readonly higher: number },
): number {
  const halfLower = Math.ceil(sizes.lower / 2);
  const halfHigher = Math.ceil(sizes.higher / 2);
  let [lower, higher, inLower, inHigher] = [0, 0, 0, 0];
  for (let position = 0; inLower < halfLower || inHigher < halfHigher; position += 1) {
    const value = merged[position] ?? 0;
    if (deals[begin + position] === 1) {
      if (inHigher < halfHigher) higher += value;
      inHigher += 1;
    } else {
      if (inLower < halfLower) lower += value;
      inLower += 1;
    }
  }
  return higher / halfHigher - lower / halfLower;
}

const known = new Map<string, Uint8Array>();

/** The deals of these sizes, one after the other. They depend on nothing else, so they are made once. */
function dealsOf(lower: number, higher: number, seed: number): Uint8Array {
  const key = `${lower} ${higher} ${seed}`;
  const made = known.get(key) ?? makeDeals(lower, higher, seed);
  known.set(key, made);
  return made;
}

function makeDeals(lower: number, higher: number, seed: number): Uint8Array {
  const total = lower + higher;
  return binomial(total, higher) <= MOST_EXACT
    ? allDeals(total, higher)
    : drawnDeals(total, higher, seededRandom(streamSeed(seed, total * 1000 + higher)));
}

function allDeals(total: number, higher: number): Uint8Array {
  const deals = new Uint8Array(Math.round(binomial(total, higher)) * total);
  const chosen = Array.from({ length: higher }, (_, index) => index);
  for (let begin = 0; begin < deals.length; begin += total) {
    for (const position of chosen) deals[begin + position] = 1;
    // The next combination in lexicographic order.
    let last = higher - 1;
    while (last >= 0 && chosen[last] === total - higher + last) last -= 1;
    if (last < 0) break;
    chosen[last] = (chosen[last] ?? 0) + 1;
    for (let next = last + 1; next < higher; next += 1) chosen[next] = (chosen[next - 1] ?? 0) + 1;
  }
  return deals;
}

/**
 * Draws, and in front the one deal that is as extreme as any: it stands for the
 * observed one, which must count, and never makes the p-value smaller.
 */
function drawnDeals(total: number, higher: number, random: () => number): Uint8Array {
  const deals = new Uint8Array((DRAWN + 1) * total);
  deals.fill(1, total - higher, total);
  for (let begin = total; begin < deals.length; begin += total) {
    let left = higher;
    for (let position = 0; position < total; position += 1) {
      if (random() * (total - position) < left) {
        deals[begin + position] = 1;
        left -= 1;
      }
    }
  }
  return deals;
}

function binomial(n: number, k: number): number {
  let value = 1;
  for (let step = 1; step <= k; step += 1) value = (value * (n - k + step)) / step;
  return value;
}
