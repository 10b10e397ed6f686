import type { Measurement, Round, Summary } from "../domain/measurement.ts";
import { momentsOf, sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";

/** How many samples of one series a stored run keeps. */
export const SAMPLE_CAP = 64;

/** Precision of stored numbers. Timers and scheduling blur far earlier digits. */
const SIGNIFICANT_DIGITS = 7;

/** Rounded to 7 significant digits, which halves the size of a stored run. */
export function roundStored(value: number): number {
  return Number(value.toPrecision(SIGNIFICANT_DIGITS));
}

/**
 * A measurement with at most 64 samples, for keeping. `before` is the number of
 * samples that it had, 0 when nothing was left out.
 *
 * Each round keeps the same number of evenly spaced order statistics, so that
 * its distribution and the differences between rounds stay visible; of more
 * than 64 rounds, evenly spaced ones stay, each by its median. What is lost in
 * mean, spread and extremes is kept by an exact summary.
 */
export function thin(measurement: Measurement): {
  readonly measurement: Measurement;
  readonly before: number;
} {
  const rounds = measurement.rounds.map((round) => round.filter(Number.isFinite));
  const samples = rounds.flat();
  if (samples.length <= SAMPLE_CAP) return { measurement: { ...measurement, rounds }, before: 0 };

  const filled = rounds.filter((round) => round.length > 0);
  const kept = spread(filled, SAMPLE_CAP);
  const quota = Math.floor(SAMPLE_CAP / kept.length);
  return {
    measurement: {
      ...measurement,
      rounds: kept.map((round) => orderStatistics(round, quota)),
      summary: { ...describe(samples), ...measurement.summary },
    },
    before: samples.length,
  };
}

function orderStatistics(round: Round, count: number): Round {
  return round.length <= count ? round : spread(sortSamples(round), count);
}

/** `count` items at the middles of equally long stretches of the list. */
function spread<T>(items: readonly T[], count: number): readonly T[] {
  if (items.length <= count) return items;
  const middles = Array.from({ length: count }, (_, index) =>
    Math.floor(((index + 0.5) * items.length) / count),
  );
  return middles.flatMap((middle) => items.slice(middle, middle + 1));
}

/** Exact description of at least two samples. */
function describe(samples: readonly number[]): Summary {
  const sorted = sortSamples(samples);
  const { count, mean, standardDeviation } = momentsOf(samples);
  return {
    mean,
    median: medianOfSorted(sorted),
    standardDeviation,
    min: sorted[0] ?? mean,
    max: sorted[count - 1] ?? mean,
    count,
  };
}
