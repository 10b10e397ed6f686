import { acceptanceToJson } from "../domain/acceptance-json.ts";
import type { Comparison, Gate, Side } from "../domain/comparison.ts";

/** What `compare --json` prints. Percentages in percent, sides in the metric's unit; `null` where there is no such value. */
export interface CompareJson {
  readonly version: 1;
  readonly gate: Gate;
  readonly comparisons: readonly ComparisonJson[];
}

interface ComparisonJson {
  readonly benchmark: string;
  readonly category?: string;
  readonly metric: string;
  readonly unit: string | null;
  readonly better: "lower" | "higher" | null;
  readonly verdict: string;
  readonly status: string;
  readonly change_percent: number | null;
  readonly interval_percent: readonly [number, number] | null;
  readonly confidence: number | null;
  readonly p_value: number | null;
  readonly adjusted_p_value: number | null;
  readonly effect_size: number | null;
  readonly severity: string | null;
  readonly minimum_detectable_change_percent: number | null;
  readonly threshold_percent: number | null;
  /** The metric that the verdict rests on. */
  readonly rests_on: string;
  readonly pairs: number | null;
  readonly noise_floor_percent: number | null;
  readonly baseline: SideJson | null;
  readonly current: SideJson | null;
  readonly reason: string;
  /** Who accepted the regression, why, and for how long. */
  readonly accepted: Readonly<Record<string, unknown>> | null;
}

interface SideJson {
  readonly median: number;
  readonly mean: number;
  readonly standard_deviation?: number;
  readonly rounds: number;
  readonly samples: number;
}

export function compareJson(comparisons: readonly Comparison[], gate: Gate): CompareJson {
  return { version: 1, gate, comparisons: comparisons.map(comparisonJson) };
}

function comparisonJson(comparison: Comparison): ComparisonJson {
  const compared = comparison.kind === "compared" ? comparison : undefined;
  return {
    benchmark: comparison.benchmark,
    ...(comparison.category === undefined ? {} : { category: comparison.category }),
    metric: comparison.metric,
    unit: comparison.unit ?? null,
    better: comparison.better ?? null,
    verdict: comparison.verdict,
    status: comparison.status,
    change_percent: percent(compared?.change),
    interval_percent:
      compared?.interval === undefined ? null : [compared.interval.low * 100, compared.interval.high * 100],
    confidence: compared?.confidence ?? null,
    p_value: compared?.pValue ?? null,
    adjusted_p_value: compared?.adjustedPValue ?? null,
    effect_size: compared?.effectSize ?? null,
    severity: compared?.severity ?? null,
    minimum_detectable_change_percent: percent(compared?.minimumDetectableChange),
    threshold_percent: percent(compared?.threshold),
    rests_on: compared?.restsOn ?? comparison.metric,
    pairs: compared?.pairs ?? null,
    noise_floor_percent: percent(compared?.noiseFloor),
    baseline: sideJson(comparison.baseline),
    current: sideJson(comparison.candidate),
    reason: comparison.reason,
    accepted: compared?.accepted === undefined ? null : acceptanceToJson(compared.accepted),
  };
}

function sideJson(side: Side | undefined): SideJson | null {
  if (side === undefined) return null;
  return {
    median: side.median,
    mean: side.mean,
    ...(side.standardDeviation === undefined ? {} : { standard_deviation: side.standardDeviation }),
    rounds: side.rounds,
    samples: side.samples,
  };
}

function percent(fraction: number | undefined): number | null {
  return fraction === undefined ? null : fraction * 100;
}
