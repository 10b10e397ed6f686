import type { BenchmarkEntry } from "../config/schema.ts";
import type { Measurement } from "../domain/measurement.ts";
import type { MemoryProfile } from "../domain/memory.ts";
import type { ResourceUse } from "../ports.ts";

/**
 * `time` and `cpu-time` in seconds and `peak-memory` in bytes, one round per
 * run. A metric that one run lacks is left out as a whole: what is missing is
 * not missing by chance. So is processor time that was too short to be seen.
 */
export function measurementsOf(entry: BenchmarkEntry, uses: readonly ResourceUse[]): readonly Measurement[] {
  const metrics = [
    { metric: "time", unit: "s", values: uses.map(({ wall }) => wall) },
    { metric: "cpu-time", unit: "s", values: uses.map(processorTime) },
    { metric: "peak-memory", unit: "B", values: uses.map(({ peakMemory }) => peakMemory) },
  ];
  return metrics.flatMap(({ metric, unit, values }) => {
    const rounds = values.flatMap((value) => (value === undefined || value === 0 ? [] : [[value]]));
    if (rounds.length === 0 || rounds.length < values.length) return [];
    return [{ ...subjectOf(entry), metric, unit, better: "lower" as const, rounds }];
  });
}

/**
 * The peak only: each run is a process of its own, so its memory cannot leak
 * into the next one, and there are no cycles to look at.
 */
export function profilesOf(entry: BenchmarkEntry, uses: readonly ResourceUse[]): readonly MemoryProfile[] {
  const peaks = uses.flatMap(({ peakMemory }) => (peakMemory === undefined ? [] : [peakMemory]));
  if (peaks.length === 0) return [];
  const method = "peak resident set, each run a process of its own";
  return [{ ...subjectOf(entry), cycles: [], peak: Math.max(...peaks), start: 0, method }];
}

function subjectOf({ name, category }: BenchmarkEntry) {
  return { benchmark: name, ...(category !== undefined && { category }) };
}

function processorTime({ user, system }: ResourceUse): number | undefined {
  return user === undefined || system === undefined ? undefined : user + system;
}
