import type { Measurement } from "../domain/measurement.ts";
import type { SeriesStatistics } from "../domain/statistics.ts";
import { type MeanBootstrap, MOST_BOOTSTRAPPED, meanBootstrap } from "../stats/bootstrap-mean.ts";
import { type Digest, digest } from "../stats/digest.ts";
import { meanInterval } from "../stats/mean-interval.ts";

const CONFIDENCE = 0.95;
const RESAMPLES = 10_000;
/**
 * Below this, Student's t: the bootstrap of a small sample is too narrow. Above
 * `MOST_BOOTSTRAPPED`, Student's t again: the mean is then normal enough that
 * both agree, and only the bootstrap's cost still grows. Both were measured, see
 * docs/statistics.md.
 */
const FEWEST_BOOTSTRAPPED = 30;

/**
 * Describes each measurement in its unit, in the order given, with a 95 %
 * interval of the mean. Measurements without a finite number are left out. The
 * same seed gives the same intervals.
 */
export function describeMeasurements(
  measurements: readonly Measurement[],
  options: { readonly seed: number },
): readonly SeriesStatistics[] {
  const bootstrap = meanBootstrap({ seed: options.seed, resamples: RESAMPLES });
  return measurements.flatMap((measurement) => {
    const digested = digest(measurement);
    return digested === undefined ? [] : [describe(measurement, digested, bootstrap)];
  });
}

function describe(measurement: Measurement, digested: Digest, bootstrap: MeanBootstrap): SeriesStatistics {
  const { benchmark, category, metric, unit } = measurement;
  const interval = intervalOf(digested, bootstrap);
  const deviation =
    digested.source === "value" ? measurement.summary?.standardDeviation : digested.standardDeviation;
  return {
    benchmark,
    ...(category !== undefined && { category }),
    metric,
    unit,
    samples: digested.count,
    rounds: digested.rounds,
    mean: digested.mean,
    median: digested.median,
    ...(deviation !== undefined && { standardDeviation: deviation }),
    min: digested.min,
    max: digested.max,
    ...(interval && { interval }),
  };
}

function intervalOf(digested: Digest, bootstrap: MeanBootstrap): SeriesStatistics["interval"] {
  const { sorted, source, count } = digested;
  if (source !== "samples") {
    if (digested.toolInterval !== undefined) return { ...digested.toolInterval, method: "tool" };
    return source === "summary" ? { ...meanInterval(digested, CONFIDENCE), method: "t" } : undefined;
  }
  return count >= FEWEST_BOOTSTRAPPED && count <= MOST_BOOTSTRAPPED
    ? { ...bootstrap.interval(sorted, CONFIDENCE), method: "bootstrap" }
    : { ...meanInterval(digested, CONFIDENCE), method: "t" };
}
