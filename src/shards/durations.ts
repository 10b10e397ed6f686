import type { RecordedRun } from "../domain/run.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";

/** Seconds of each benchmark, by the name of its task and its own. */
export type KnownDurations = ReadonlyMap<string, ReadonlyMap<string, number>>;

/** Of how many of the newest runs that have a benchmark the median is taken: one slow runner shall not move it. */
const RUNS_EACH = 5;

/** What benchmarks took in runs that are given oldest first. Runs of other machines are as good: shares count, not seconds. */
export function knownDurations(runs: readonly RecordedRun[]): KnownDurations {
  const seen = new Map<string, Map<string, number[]>>();
  for (const { durations = [] } of runs.toReversed()) {
    for (const { task, benchmark, seconds } of durations) {
      const ofTask = seen.get(task) ?? new Map<string, number[]>();
      const values = ofTask.get(benchmark) ?? [];
      if (values.length < RUNS_EACH && Number.isFinite(seconds) && seconds >= 0) values.push(seconds);
      if (values.length > 0) seen.set(task, ofTask.set(benchmark, values));
    }
  }
  return new Map([...seen].map(([task, benchmarks]) => [task, medians(benchmarks)]));
}

function medians(benchmarks: ReadonlyMap<string, readonly number[]>): ReadonlyMap<string, number> {
  return new Map([...benchmarks].map(([name, values]) => [name, medianOfSorted(sortSamples(values))]));
}
