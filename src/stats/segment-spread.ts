import { momentsOf, sortSamples } from "./descriptive.ts";
import { quantileOfSorted } from "./quantile.ts";

export interface Spread {
  /** In the values' unit. */
  readonly standardDeviation: number;
  readonly degreesOfFreedom: number;
}

/**
 * How much a new value of the newest segment may be expected to vary: the
 * standard deviation within the newest segment or the pooled one within all
 * segments, whichever is larger. Change points are put where a series is calm
 * on both sides, so a young segment looks calmer than the series is: judged by
 * it alone, 1.0 % instead of 0.4 % of the runs of unchanging code were called
 * worse (docs/statistics.md). Isolated outliers are drawn in, see {@link tamed}.
 *
 * Each segment holds at least one value, the newest one comes last and holds at
 * least two. O(n log n).
 */
export function spreadWithin(segments: readonly (readonly number[])[]): Spread {
  const each = segments.map((segment) => momentsOf(tamed(segment)));
  const newest = each.at(-1) ?? momentsOf([]);
  const freedom = each.reduce((sum, { count }) => sum + count - 1, 0);
  const squares = each.reduce(
    (sum, { count, standardDeviation }) => sum + (count - 1) * standardDeviation ** 2,
    0,
  );
  const pooled = { standardDeviation: Math.sqrt(squares / freedom), degreesOfFreedom: freedom };
  return pooled.standardDeviation > newest.standardDeviation
    ? pooled
    : { standardDeviation: newest.standardDeviation, degreesOfFreedom: newest.count - 1 };
}

/** Beyond so many interquartile ranges from the quartiles a value is far out: Tukey (1977), Exploratory Data Analysis, 2D. */
const FAR_OUT = 3;
/** More than this share beyond the fences are no outliers but a second state of the machine, and count as they are. */
const ISOLATED = 0.05;

/**
 * The values with isolated ones that lie far out drawn in to Tukey's outer
 * fence, so that one spike does not hide every later change. A single value
 * always counts as isolated, of more than 20 values up to one in 20 do.
 */
export function tamed(values: readonly number[]): readonly number[] {
  const sorted = sortSamples(values);
  const [first, third] = [quantileOfSorted(sorted, 0.25), quantileOfSorted(sorted, 0.75)];
  const reach = FAR_OUT * (third - first);
  const [low, high] = [first - reach, third + reach];
  const outside = values.filter((value) => value < low || value > high).length;
  if (outside > Math.max(1, ISOLATED * values.length)) return values;
  return values.map((value) => Math.min(high, Math.max(low, value)));
}
