import type { SeriesStatistics } from "../../domain/statistics.ts";

/** Statistics as the specification names them; unknown values are left out. */
export function statisticsJson(statistics: SeriesStatistics): Record<string, unknown> {
  const { interval, standardDeviation } = statistics;
  return {
    mean: statistics.mean,
    median: statistics.median,
    ...(standardDeviation === undefined ? {} : { std_dev: standardDeviation }),
    min: statistics.min,
    max: statistics.max,
    ...(interval === undefined
      ? {}
      : {
          confidence_interval_95: [interval.low, interval.high],
          confidence_interval_method: interval.method,
        }),
    samples: statistics.samples,
    rounds: statistics.rounds,
  };
}
