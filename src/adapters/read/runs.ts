import type { RecordedRun } from "../../domain/run.ts";
import type { Reading } from "../adapter.ts";

/**
 * A reading as a run: `commit`, `ref`, `time` and `suite` of its context become
 * the run's own, `class` the class of its environment, and the rest its environment.
 */
export function recordedRun({ measurements, context }: Reading): RecordedRun {
  const { commit, ref, time, suite, class: environmentClass, ...environment } = context;
  const isTime = time !== undefined && !Number.isNaN(Date.parse(time));
  return {
    ...(commit === undefined ? {} : { commit }),
    ...(ref === undefined ? {} : { ref }),
    ...(isTime ? { time } : {}),
    ...(suite === undefined ? {} : { suite }),
    ...(environmentClass === undefined ? {} : { environmentClass }),
    environment: time === undefined || isTime ? environment : { ...environment, time },
    measurements,
  };
}

/** Oldest first. What has no time stays where it is among its neighbours. */
export function inOrderOfTime<T>(runs: readonly T[], timeOf: (run: T) => string | undefined): readonly T[] {
  let latest = Number.NEGATIVE_INFINITY;
  const placed = runs.map((run) => {
    const time = Date.parse(timeOf(run) ?? "");
    if (!Number.isNaN(time)) latest = time;
    return { run, time: latest };
  });
  return placed
    .sort((one, other) => (one.time < other.time ? -1 : Number(one.time > other.time)))
    .map(({ run }) => run);
}

/** What `parse` gives of runs, oldest first: the newest, and a warning that says how many others there are. */
export function newestOf(runs: readonly Reading[]): Reading {
  const newest = runs.at(-1) ?? { measurements: [], failures: [], context: {}, warnings: [] };
  const others = runs.length - 1;
  if (others < 1) return newest;
  const few = others === 1 ? "1 other run, which is" : `${others} other runs, which are`;
  const warning = `This is the newest run; the output holds ${few} left out. "parse --all-runs" prints all of them.`;
  return { ...newest, warnings: [warning, ...newest.warnings] };
}
