import { z } from "zod";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { keptSamples, type Metric, summaryOf } from "../read/reading.ts";

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
  samplesCount: Amount,
  sampleCount: Amount,
  samples: z.array(z.unknown()).nullish(),
});
export type Latency = z.output<typeof Latency>;

const MILLISECONDS = unitKind("ms") ?? { base: "s", factor: 1e-3, better: "lower" };

/**
 * The time metric of a task in seconds, `undefined` when it has no mean; and
 * whether its list of samples was shortened. tinybench's margin of error is the
 * half-width of the 95 % interval of the mean.
 */
export function latencyMetric(latency: Latency): { metric: Metric; shortened: boolean } | undefined {
  const { mean, moe } = latency;
  if (mean === null || mean === undefined) return undefined;
  const count = latency.samplesCount ?? latency.sampleCount ?? degreesToCount(latency.df);
  const samples = keptSamples(latency.samples, count);
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  if (typeof samples !== "string") {
    return { metric: { ...metric, rounds: [samples.map(seconds)] }, shortened: false };
  }
  const summary = summaryOf({
    mean: seconds(mean),
    median: scaled(latency.p50 ?? latency.median),
    standardDeviation: scaled(latency.sd),
    min: scaled(latency.min),
    max: scaled(latency.max),
    count,
    interval:
      moe == null ? undefined : { low: seconds(mean - moe), high: seconds(mean + moe), confidence: 0.95 },
  });
  return {
    metric: { ...metric, rounds: [[seconds(mean)]], ...(summary ? { summary } : {}) },
    shortened: samples === "shortened",
  };
}

function degreesToCount(degreesOfFreedom: number | null | undefined): number | undefined {
  return degreesOfFreedom == null ? undefined : degreesOfFreedom + 1;
}

function scaled(milliseconds: number | null | undefined): number | undefined {
  return milliseconds == null ? undefined : seconds(milliseconds);
}

function seconds(milliseconds: number): number {
  return inBaseUnit(milliseconds, MILLISECONDS);
}
