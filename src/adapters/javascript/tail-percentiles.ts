import type { Metric } from "../read/reading.ts";

/** What a tool calls its percentiles of one benchmark's time, as far as it has them. */
export type Percentiles = { readonly [Name in (typeof TAIL)[number]]?: number | null | undefined };

const TAIL = ["p90", "p95", "p99", "p995", "p999"] as const;

/**
 * The slowest calls as metrics of their own, `time-p99` and so on: for
 * benchmarks of which the tool did not keep the samples. Quartiles are left
 * out: they say how the samples spread.
 *
 * @param inSeconds turns one of the tool's numbers into seconds
 */
export function tailMetrics(
  percentiles: Percentiles,
  inSeconds: (value: number) => number,
): readonly Metric[] {
  return TAIL.flatMap((name) => {
    const value = percentiles[name];
    if (value === null || value === undefined) return [];
    return [{ metric: `time-${name}`, unit: "s", better: "lower", rounds: [[inSeconds(value)]] }];
  });
}
