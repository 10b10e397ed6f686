import { z } from "zod";
import { keptSamples, type Metric, summaryOf } from "../read/reading.ts";
import { fromMilliseconds } from "../read/seconds.ts";
import { tailMetrics } from "./tail-percentiles.ts";

const Amount = z.number().nullish();

/**
 * What tinybench knows of one task's latency, in milliseconds. Vitest writes the
 * same fields, `sampleCount` and `median` besides in its versions 1 to 4.
 */
export const Latency = z.object({
  mean: Amount,
  p50: Amount,
  median: Amount,
  sd: Amount,
  min: Amount,
  max: Amount,
  moe: Amount,
  df: Amount,
  p99: Amount,
  p995: Amount,
  p999: Amount,
  samplesCount: Amount,
  sampleCount: Amount,
  samples: z.array(z.unknown()).nullish(),
});
export type Latency = z.output<typeof Latency>;

/**
 * The time of a task in seconds, `undefined` when it has no mean, with the
 * percentiles where the samples were not kept; and whether the list of samples
 * was shortened. tinybench's margin of error is the half-width of the 95 %
 * interval of the mean.
 */
export function latencyMetrics(
  latency: Latency,
): { metrics: readonly Metric[]; shortened: boolean } | undefined {
  const { mean, moe } = latency;
  if (mean === null || mean === undefined) return undefined;
  const count = latency.samplesCount ?? latency.sampleCount ?? degreesToCount(latency.df);
  const samples = keptSamples(latency.samples, count);
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  if (typeof samples !== "string") {
    return { metrics: [{ ...metric, rounds: [samples.map(fromMilliseconds)] }], shortened: false };
  }
  const summary = summaryOf({
    mean: fromMilliseconds(mean),
    median: scaled(latency.p50 ?? latency.median),
    standardDeviation: scaled(latency.sd),
    min: scaled(latency.min),
    max: scaled(latency.max),
    count,
    interval:
      moe == null
        ? undefined
        : { low: fromMilliseconds(mean - moe), high: fromMilliseconds(mean + moe), confidence: 0.95 },
  });
  const time = { ...metric, rounds: [[fromMilliseconds(mean)]], ...(summary ? { summary } : {}) };
  return {
    metrics: [time, ...tailMetrics(latency, fromMilliseconds)],
    shortened: samples === "shortened",
  };
}

function degreesToCount(degreesOfFreedom: number | null | undefined): number | undefined {
  return degreesOfFreedom == null ? undefined : degreesOfFreedom + 1;
}

function scaled(milliseconds: number | null | undefined): number | undefined {
  return milliseconds == null ? undefined : fromMilliseconds(milliseconds);
}
