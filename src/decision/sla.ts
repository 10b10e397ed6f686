import type { Policy } from "../config/schema.ts";
import { parseLimit } from "../domain/limit.ts";
import { type Better, type Measurement, samplesOf } from "../domain/measurement.ts";
import { seriesKey } from "../domain/series.ts";
import type { SlaResult } from "../domain/sla.ts";
import type { SeriesStatistics } from "../domain/statistics.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { quantileOfSorted } from "../stats/quantile.ts";
import { limits, policyFor } from "./policy.ts";
import { countOf, quantity } from "./words.ts";

/** The specifications' variance tolerance: a bound may pass the limit by so much. */
const TOLERANCE = 0.05;

/**
 * Holds every measurement against the SLA that the policies set for it, in the
 * measurements' order. Without a percentile the bad end of the 95 % interval of
 * the mean must lie within the limit and 5 %; with one, that percentile of all
 * samples (R-7) must. Where higher is better everything is mirrored: the limit
 * is a floor, and the 95th percentile is what 95 of 100 samples reach.
 */
export function judgeSla(input: {
  readonly measurements: readonly Measurement[];
  readonly statistics: readonly SeriesStatistics[];
  readonly policies: readonly Policy[];
}): readonly SlaResult[] {
  const statistics = new Map(input.statistics.map((described) => [seriesKey(described), described]));
  return input.measurements.flatMap((measurement) => {
    const { sla, slaPercentile } = policyFor(input.policies, measurement);
    const described = statistics.get(seriesKey(measurement));
    if (sla === undefined || described === undefined) return [];
    const judged =
      slaPercentile === undefined
        ? meanOf(described, measurement.better)
        : percentileOf(measurement, described, slaPercentile);
    return [resultOf(measurement, { limit: parseLimit(sla).value, judged, slaPercentile })];
  });
}

/** SLA policies that limit nothing that was measured, one sentence each: a typo must not pass for a kept promise. */
export function slaWarnings(input: {
  readonly measurements: readonly Measurement[];
  readonly policies: readonly Policy[];
}): readonly string[] {
  return input.policies
    .filter(({ sla }) => sla !== undefined)
    .filter((policy) => !input.measurements.some((measurement) => limits(policy, measurement)))
    .map(({ sla, match, metric }) => {
      const what = metric === undefined ? "nothing that was measured" : `no measured "${metric}"`;
      return `The SLA "${sla}" of the policy for "${match}" applies to ${what}.`;
    });
}

interface Judged {
  readonly value: number;
  readonly bound: number;
  /** What value and bound are, for the reason. */
  readonly subject: string;
  readonly note: string;
}

function meanOf({ mean, interval }: SeriesStatistics, better: Better): Judged {
  if (interval === undefined) {
    return { value: mean, bound: mean, subject: "The mean", note: "; a single value has no interval" };
  }
  return better === "lower"
    ? {
        value: mean,
        bound: interval.high,
        subject: "The upper end of the 95 % interval of the mean",
        note: "",
      }
    : {
        value: mean,
        bound: interval.low,
        subject: "The lower end of the 95 % interval of the mean",
        note: "",
      };
}

function percentileOf(measurement: Measurement, described: SeriesStatistics, percentile: number): Judged {
  const sorted = sortSamples(samplesOf(measurement));
  const probability = (measurement.better === "lower" ? percentile : 100 - percentile) / 100;
  const value = sorted.length === 0 ? described.mean : quantileOfSorted(sorted, probability);
  const subject =
    measurement.better === "lower"
      ? `The ${ordinal(percentile)} percentile`
      : `The value that ${percentile} % of the samples reach`;
  // Below this many the percentile is little more than the most extreme sample.
  const needed = Math.ceil(Number((100 / (100 - percentile)).toPrecision(12)));
  const note =
    sorted.length < needed && percentile < 100
      ? `; it rests on ${countOf(sorted.length, "sample")}, and at least ${needed} are needed to see it`
      : "";
  return { value, bound: value, subject, note };
}

function resultOf(
  measurement: Measurement,
  { limit, judged, slaPercentile }: { limit: number; judged: Judged; slaPercentile: number | undefined },
): SlaResult {
  const { benchmark, category, metric, unit, better } = measurement;
  const lower = better === "lower";
  const allowed = limit * (lower ? 1 + TOLERANCE : 1 - TOLERANCE);
  const passed = lower ? judged.bound <= allowed : judged.bound >= allowed;
  const relation = passed ? "is within" : lower ? "is above" : "is below";
  return {
    benchmark,
    ...(category !== undefined && { category }),
    metric,
    unit,
    limit,
    ...(slaPercentile !== undefined && { percentile: slaPercentile }),
    value: judged.value,
    bound: judged.bound,
    status: passed ? "PASS" : "FAIL",
    margin: lower ? limit - judged.value : judged.value - limit,
    reason: `${judged.subject}, ${quantity(judged.bound, unit)}, ${relation} the limit of ${quantity(limit, unit)} with its 5 % tolerance${judged.note}.`,
  };
}

/** `95th`, `99.9th`, `1st`. */
function ordinal(percentile: number): string {
  const last = percentile % 10;
  const suffix =
    percentile > 10 && percentile < 20
      ? "th"
      : last === 1
        ? "st"
        : last === 2
          ? "nd"
          : last === 3
            ? "rd"
            : "th";
  return `${percentile}${suffix}`;
}
