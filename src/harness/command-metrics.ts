import type { BenchmarkEntry } from "../config/schema.ts";
import type { Measurement } from "../domain/measurement.ts";
import type { MemoryProfile } from "../domain/memory.ts";
import type { ResourceUse } from "../ports.ts";

/**
 * `time` and `cpu-time` in seconds and `peak-memory` in bytes, a sample for each
 * run of a round. A metric that one run lacks is left out as a whole: what is
 * missing is not missing by chance. So is processor time that was too short to
 * be seen.
 */
export function measurementsOf(
  entry: BenchmarkEntry,
  rounds: readonly (readonly ResourceUse[])[],
): readonly Measurement[] {
  const metrics = [
    { metric: "time", unit: "s", read: ({ wall }: ResourceUse) => wall },
    { metric: "cpu-time", unit: "s", read: processorTime },
    { metric: "peak-memory", unit: "B", read: ({ peakMemory }: ResourceUse) => peakMemory },
  ];
  return metrics.flatMap(({ metric, unit, read }) => {
    const values = rounds.map((round) => round.map(read).filter(isSeen));
    if (values.length === 0 || values.flat().length < rounds.flat().length) return [];
    return [{ ...subjectOf(entry), metric, unit, better: "lower" as const, rounds: values }];
  });
}

/** `instructions`: how many the processor executed in each counted run, which is a round. */
export function instructionsOf(entry: BenchmarkEntry, counts: readonly number[]): readonly Measurement[] {
  if (counts.length === 0) return [];
  const rounds = counts.map((count) => [count]);
  return [{ ...subjectOf(entry), metric: "instructions", unit: "count", better: "lower", rounds }];
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

/** What the reader should know of runs that nothing but a clock measured. */
export function meterWarnings({ name }: BenchmarkEntry, [use]: readonly ResourceUse[]): readonly string[] {
  if (use === undefined || use.user !== undefined) return [];
  return [`Processor time and peak memory of ${name} were not measured: that takes perl, python3 or bash.`];
}

function isSeen(value: number | undefined): value is number {
  return value !== undefined && value > 0;
}

function subjectOf({ name, category }: BenchmarkEntry) {
  return { benchmark: name, ...(category !== undefined && { category }) };
}

function processorTime({ user, system }: ResourceUse): number | undefined {
  return user === undefined || system === undefined ? undefined : user + system;
}
