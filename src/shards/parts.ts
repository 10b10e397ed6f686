import { groupBy } from "../domain/group-by.ts";
import type { RecordedRun, Run } from "../domain/run.ts";
import { seriesKey } from "../domain/series.ts";

/**
 * Runs, given oldest first, with those that are parts of one whole joined, each
 * at the place of its newest part. Of two attempts at the same part the newer
 * counts. What is still a part after that keeps its `shard`: other parts were
 * measured on another class of machine, or were never stored.
 */
export function joinParts(runs: readonly RecordedRun[]): readonly RecordedRun[] {
  const wholes = groupBy(
    runs.filter(({ shard, group }) => shard !== undefined && group !== undefined),
    wholeOf,
  );
  return runs.flatMap((run) => {
    const parts = wholes.get(wholeOf(run));
    if (parts === undefined || run.shard === undefined || run.group === undefined) return [run];
    return run === parts.at(-1) ? [joined(run, parts)] : [];
  });
}

/** Whether the other run is another part of the same whole: it can be no baseline of this one. */
export function isSibling(run: RecordedRun, candidate: Pick<Run, "group" | "shard">): boolean {
  if (run.group === undefined || run.shard === undefined || run.group !== candidate.group) return false;
  return candidate.shard !== undefined && run.shard.index !== candidate.shard.index;
}

/**
 * A run, and where it is only a part, with those of the candidate's series that
 * it lacks from the newest older run that has them: the rest of it was measured
 * elsewhere, which does not make these series new.
 */
export function filledUp(
  run: RecordedRun,
  older: readonly RecordedRun[],
  candidate: Pick<Run, "measurements">,
): { readonly run: RecordedRun; readonly added: number } {
  if (run.shard === undefined) return { run, added: 0 };
  const known = new Set(run.measurements.map(seriesKey));
  const wanted = new Set(candidate.measurements.map(seriesKey).filter((key) => !known.has(key)));
  const added = older.flatMap(({ measurements }) =>
    measurements.filter((measurement) => wanted.delete(seriesKey(measurement))),
  );
  return { run: { ...run, measurements: [...run.measurements, ...added] }, added: added.length };
}

function wholeOf({ commit, suite, environmentClass, ref, group, shard }: RecordedRun): string {
  return JSON.stringify(
    [commit, suite, environmentClass, ref, group, shard?.count].map((fact) => fact ?? null),
  );
}

function joined(newest: RecordedRun, parts: readonly RecordedRun[]): RecordedRun {
  const latest = new Map(parts.map((part) => [part.shard?.index, part]));
  const seen = new Set<string>();
  // Newest first, so that a benchmark that went to another shard between two attempts is its newer one.
  const measurements = [...latest.values()].toReversed().flatMap((part) =>
    part.measurements.filter((measurement) => {
      const key = seriesKey(measurement);
      return !seen.has(key) && seen.add(key);
    }),
  );
  const every = [...latest.values()];
  const durations = every.flatMap((part) => part.durations ?? []);
  const acceptances = every.flatMap((part) => part.acceptances ?? []);
  const { shard, durations: _, acceptances: __, ...facts } = newest;
  const isWhole = latest.size === shard?.count;
  return {
    ...facts,
    ...(isWhole || shard === undefined ? {} : { shard }),
    measurements,
    ...(durations.length === 0 ? {} : { durations }),
    ...(acceptances.length === 0 ? {} : { acceptances }),
  };
}
