import type { Interval } from "../domain/comparison.ts";
import { type Measurement, type Summary, samplesOf } from "../domain/measurement.ts";
import { type Moments, momentsOf, sortSamples } from "./descriptive.ts";
import { medianOfSorted } from "./quantile.ts";

/** One measurement, digested once for all methods. Numbers in its unit. */
export interface Digest extends Moments {
  /** All samples of all rounds, ascending; empty when the tool gave only a summary. */
  readonly sorted: readonly number[];
  readonly rounds: number;
  readonly median: number;
  readonly min: number;
  readonly max: number;
  /**
   * `samples`: everything is computed from the samples. `summary`: from what the
   * tool said. `value`: there is one number and no spread; `count` is 1.
   */
  readonly source: "samples" | "summary" | "value";
  /** Whether mean and median are what they are called, and not each the other's stand-in. */
  readonly known: { readonly mean: boolean; readonly median: boolean };
  /** The tool's interval of the mean, at 95 %. */
  readonly toolInterval?: Interval;
}

/**
 * The digest of a measurement. With two or more samples a tool's summary is not
 * looked at. `undefined` when there is no finite number in it.
 */
export function digest(measurement: Measurement): Digest | undefined {
  const samples = samplesOf(measurement);
  if (!samples.every(Number.isFinite)) return undefined;
  const { rounds, summary } = measurement;
  return samples.length > 1
    ? fromSamples(samples, rounds.length)
    : fromSummary(samples[0], summary ?? {}, rounds.length);
}

function fromSamples(samples: readonly number[], rounds: number): Digest {
  const sorted = sortSamples(samples);
  return {
    ...momentsOf(samples),
    sorted,
    rounds,
    median: medianOfSorted(sorted),
    min: sorted[0] ?? Number.NaN,
    max: sorted.at(-1) ?? Number.NaN,
    source: "samples",
    known: { mean: true, median: true },
  };
}

function fromSummary(sample: number | undefined, summary: Summary, rounds: number): Digest | undefined {
  const value = sample ?? summary.median ?? summary.mean;
  if (value === undefined || !Number.isFinite(value)) return undefined;
  const { standardDeviation, count, interval } = summary;
  const spread = standardDeviation !== undefined && count !== undefined && count >= 2;
  const nothingSaid = summary.mean === undefined && summary.median === undefined;
  return {
    sorted: sample === undefined ? [] : [sample],
    rounds,
    // A count without a spread, such as Go's iterations, is not a count of samples.
    count: spread ? count : 1,
    mean: summary.mean ?? value,
    median: summary.median ?? summary.mean ?? value,
    standardDeviation: standardDeviation ?? 0,
    min: summary.min ?? value,
    max: summary.max ?? value,
    source: spread ? "summary" : "value",
    known: {
      mean: summary.mean !== undefined || nothingSaid,
      median: summary.median !== undefined || nothingSaid,
    },
    ...(interval &&
      is95(interval.confidence) && { toolInterval: { low: interval.low, high: interval.high } }),
  };
}

/** Tools that do not name a confidence mean 95 %. */
function is95(confidence: number | undefined): boolean {
  return confidence === undefined || Math.abs(confidence - 0.95) < 1e-9;
}
