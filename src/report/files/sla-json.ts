import type { SlaResult } from "../../domain/sla.ts";

/** One limit as the specification names its parts. */
export function slaJson(result: SlaResult): Record<string, unknown> {
  return {
    threshold: result.limit,
    status: result.status,
    margin: result.margin,
    value: result.value,
    bound: result.bound,
    ...(result.percentile === undefined ? {} : { percentile: result.percentile }),
    reason: result.reason,
  };
}

/** A violated limit first, then the one with the least room: the specification has one per benchmark. */
export function worstLimit(limits: readonly SlaResult[]): SlaResult | undefined {
  return limits.toSorted(
    (one, other) =>
      Number(one.status === "PASS") - Number(other.status === "PASS") ||
      one.margin / one.limit - other.margin / other.limit,
  )[0];
}
