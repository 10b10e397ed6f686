import picomatch from "picomatch";
import type { Policy } from "../config/schema.ts";
import { parseLimit } from "../domain/limit.ts";
import { qualifiedName } from "../domain/measurement.ts";

/** A benchmark and metric; without the unit, an SLA is taken to fit. */
export interface PolicySeries {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit?: string;
}

/** What the policies say of one series; each setting comes from the last policy that sets it. */
export interface SeriesPolicy {
  /** Percent. */
  readonly regressionThreshold?: number;
  readonly sla?: number | string;
  readonly slaPercentile?: number;
}

/**
 * The settings for one series. A pattern is a glob over `category/benchmark` or
 * the benchmark's name, or one of these names itself; `*` also crosses slashes,
 * because names of benchmarks contain them.
 *
 * An SLA without `metric` applies to the metrics of its kind of unit (`1s` to
 * times, `200MB` to sizes), but to processor time only where `metric` names it;
 * a bare number without `metric` applies to `time`.
 */
export function policyFor(policies: readonly Policy[], series: PolicySeries): SeriesPolicy {
  let found: SeriesPolicy = {};
  for (const policy of policies) {
    if (!concerns(policy, series)) continue;
    const { regressionThreshold, sla, slaPercentile } = policy;
    const limits = sla === undefined || slaFits(policy, series);
    found = {
      ...found,
      ...(regressionThreshold !== undefined && { regressionThreshold }),
      ...(limits && sla !== undefined && { sla }),
      ...(limits && slaPercentile !== undefined && { slaPercentile }),
    };
  }
  return found;
}

/** The largest relative change for the worse that passes, as a fraction, of each series. */
export function thresholdsOf({
  policies,
  regressionThreshold,
}: {
  readonly policies: readonly Policy[];
  /** Percent, where no policy says otherwise. */
  readonly regressionThreshold: number;
}): (series: PolicySeries) => number {
  return (series) => (policyFor(policies, series).regressionThreshold ?? regressionThreshold) / 100;
}

/** Whether the policy's SLA limits this series. */
export function limits(policy: Policy, series: PolicySeries): boolean {
  return policy.sla !== undefined && concerns(policy, series) && slaFits(policy, series);
}

function concerns({ match, metric }: Policy, series: PolicySeries): boolean {
  if (metric !== undefined && metric !== series.metric) return false;
  return [qualifiedName(series), series.benchmark].some((name) => nameMatches(match, name));
}

/** Whether a name is this one, or fits it as a glob. */
export function nameMatches(pattern: string, name: string): boolean {
  return name === pattern || picomatch.isMatch(name, pattern, GLOB);
}

/** `bash`: `*` crosses slashes. Brackets are common in names (`test_sort[1000]`), character classes are not. */
const GLOB = { bash: true, dot: true, nobracket: true, windows: false } as const;

function slaFits({ sla, metric }: Policy, series: PolicySeries): boolean {
  if (sla === undefined) return false;
  const { unit } = parseLimit(sla);
  if (unit === "") return metric !== undefined || series.metric === "time";
  if (series.unit !== undefined && unit !== series.unit) return false;
  return metric !== undefined || !series.metric.startsWith("cpu-time");
}
