import { z } from "zod";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { keptSamples, type Metric, shortenedSamples, summaryOf } from "../read/reading.ts";
import { fromNanoseconds } from "../read/seconds.ts";
import { tailMetrics } from "./tail-percentiles.ts";

const Amount = z.number().nullish();
const Counted = z.object({ avg: Amount, min: Amount, max: Amount });

/** What mitata knows of one run: nanoseconds, bytes and events of one call. */
export const Stats = z.object({
  samples: z.array(z.unknown()).nullish(),
  avg: Amount,
  min: Amount,
  max: Amount,
  p50: Amount,
  p99: Amount,
  p999: Amount,
  ticks: Amount,
  heap: Counted.extend({ _: Amount }).nullish(),
  gc: Counted.nullish(),
  counters: z
    .object({
      cycles: Counted.nullish(),
      instructions: Counted.nullish(),
      cache: z.object({ misses: Counted.nullish() }).nullish(),
      branches: z.object({ mispredicted: Counted.nullish() }).nullish(),
    })
    .nullish(),
});
export type MitataStats = z.output<typeof Stats>;

/** Empty when there is no time. */
export function metricsOf(stats: MitataStats): readonly Metric[] {
  const { heap, gc, counters } = stats;
  const time = timeOf(stats);
  if (time.length === 0) return [];
  return [
    ...time,
    ...counted("bytes-per-op", "B", heap),
    ...counted("gc-time", "ns", gc),
    ...counted("instructions", "count", counters?.instructions),
    ...counted("cycles", "count", counters?.cycles),
    ...counted("cache-misses", "count", counters?.cache?.misses),
    ...counted("branch-misses", "count", counters?.branches?.mispredicted),
  ];
}

/** The warning where the samples are not those that mitata measured. */
export function shortenedStats(stats: MitataStats, benchmark: string): readonly string[] {
  return samplesOf(stats) === "shortened" ? [shortenedSamples(benchmark)] : [];
}

/** Sorted by mitata, which drops the two fastest and the two slowest. */
function timeOf(stats: MitataStats): readonly Metric[] {
  const { avg, min, max, p50, ticks } = stats;
  const samples = samplesOf(stats);
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  if (typeof samples !== "string") return [{ ...metric, rounds: [samples.map(fromNanoseconds)] }];
  if (avg === null || avg === undefined) return [];
  const [median, least, most] = [p50, min, max].map((value) =>
    value == null ? undefined : fromNanoseconds(value),
  );
  const mean = fromNanoseconds(avg);
  const summary = summaryOf({ mean, median, min: least, max: most, count: ticks }) ?? {};
  return [{ ...metric, rounds: [[mean]], summary }, ...tailMetrics(stats, fromNanoseconds)];
}

/** They are sorted, so the first and the last must be the extremes. */
function samplesOf({ samples, min, max }: MitataStats): readonly number[] | "none" | "shortened" {
  const kept = keptSamples(samples, undefined);
  if (typeof kept === "string") return kept;
  return kept[0] === min && kept.at(-1) === max ? kept : "shortened";
}

function counted(
  metric: string,
  unit: string,
  found: z.output<typeof Counted> | null | undefined,
): readonly Metric[] {
  const kind = unitKind(unit);
  if (kind === undefined || found?.avg == null) return [];
  const inBase = (value: number | null | undefined) => (value == null ? undefined : inBaseUnit(value, kind));
  const mean = inBaseUnit(found.avg, kind);
  const summary = summaryOf({ mean, min: inBase(found.min), max: inBase(found.max) }) ?? {};
  return [{ metric, unit: kind.base, better: "lower", rounds: [[mean]], summary }];
}
