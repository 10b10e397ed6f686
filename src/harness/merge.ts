import { qualifiedName } from "../domain/measurement.ts";
import type { Shard } from "../domain/shard.ts";
import { BenchmarkError } from "../errors.ts";
import { tellApart } from "./collision.ts";
import { durationsOf } from "./durations.ts";
import type { Outcome } from "./outcome.ts";
import { placed } from "./placed.ts";
import type { Collected, Task } from "./plan.ts";
import { labelOf } from "./task-label.ts";

export interface CollectOptions {
  /** Over `benchmark` and `category/benchmark`. */
  readonly filter?: RegExp;
  readonly category?: readonly string[];
  /** Set when other jobs measure the rest: then nothing may be left for this one. */
  readonly shard?: Shard;
}

/**
 * All outcomes as one, without what filter and category leave out, and with
 * names that are used by one task only.
 *
 * @throws BENCHMARKS_NOT_FOUND when nothing is left, and no other job has the rest
 */
export function mergeOutcomes(
  tasks: readonly Task[],
  outcomes: readonly Outcome[],
  options: CollectOptions,
): Omit<Collected, "seconds" | "timedOut"> {
  const kept = tasks.flatMap((task, index) => {
    const outcome = outcomes[index];
    return outcome === undefined ? [] : [{ ...keepWanted(placed(outcome, task), task, options), task }];
  });
  const { outcomes: named, warnings } = tellApart(kept);
  const joined = joinOutcomes(named);
  const empty = emptyWarnings(joined, outcomes, options);
  return {
    ...joined,
    warnings: [...new Set([...joined.warnings, ...warnings, ...empty])],
    durations: durationsOf(tasks, outcomes),
  };
}

/**
 * What is said when nothing was left to measure.
 *
 * @throws BENCHMARKS_NOT_FOUND unless other jobs have the rest
 */
export function emptyWarnings(
  { measurements, failures }: Pick<Outcome, "measurements" | "failures">,
  outcomes: readonly Outcome[],
  options: CollectOptions,
): readonly string[] {
  if (measurements.length > 0 || failures.length > 0) return [];
  const { shard } = options;
  if (shard === undefined) throw nothingLeft(outcomes, options);
  return [
    `Shard ${shard.index}/${shard.count} had nothing to measure: the other shards have all benchmarks.`,
  ];
}

/** What filter and category leave of an outcome. A failure of the whole task may be that of a wanted benchmark. */
export function keepWanted(outcome: Outcome, task: Task, options: CollectOptions): Outcome {
  const wanted = (found: Named) => isWanted(found, options);
  const ofTask = [task.entry.name, labelOf(task)];
  const failures = outcome.failures.filter(
    (failure) => wanted(failure) || outcome.measurements.length === 0 || ofTask.includes(failure.benchmark),
  );
  return {
    ...outcome,
    measurements: outcome.measurements.filter(wanted),
    failures,
    profiles: outcome.profiles.filter(wanted),
  };
}

/** Outcomes one after the other; what several of them say is said once. */
export function joinOutcomes(
  outcomes: readonly Outcome[],
): Omit<Collected, "seconds" | "timedOut" | "durations"> {
  return {
    measurements: outcomes.flatMap(({ measurements }) => measurements),
    failures: outcomes.flatMap(({ failures }) => failures),
    profiles: outcomes.flatMap(({ profiles }) => profiles),
    context: Object.fromEntries(outcomes.flatMap(({ context }) => Object.entries(context))),
    warnings: [...new Set(outcomes.flatMap(({ warnings }) => warnings))],
  };
}

/** A measured command has its entry's name, so one that is not wanted need not run. Of others that is known afterwards. */
export function mayHoldWanted({ kind, entry }: Task, options: CollectOptions): boolean {
  const { name: benchmark, category } = entry;
  return (
    kind !== "command" || isWanted({ benchmark, ...(category === undefined ? {} : { category }) }, options)
  );
}

interface Named {
  readonly benchmark: string;
  readonly category?: string;
}

/** Whether filter and category leave it in. */
export function isWanted(found: Named, { filter, category }: CollectOptions): boolean {
  const inCategory =
    category === undefined || (found.category !== undefined && category.includes(found.category));
  const matches =
    filter === undefined || [found.benchmark, qualifiedName(found)].some((name) => name.search(filter) >= 0);
  return inCategory && matches;
}

/** The error for a phase of which filter and category left nothing. */
function nothingLeft(outcomes: readonly Outcome[], { filter, category }: CollectOptions): BenchmarkError {
  const seen = [...new Set(outcomes.flatMap(({ measurements }) => measurements.map(qualifiedName)))];
  const limits = [
    ...(filter === undefined ? [] : [`filter /${filter.source}/`]),
    ...(category === undefined ? [] : [`category ${category.join(" or ")}`]),
  ];
  if (limits.length === 0) {
    return new BenchmarkError("BENCHMARKS_NOT_FOUND", "The benchmark phase gave no measurement at all.", {
      hint: "Run with --verbose to see what the benchmarks printed.",
    });
  }
  const among = seen.length === 0 ? "" : ` Those that ran were ${seen.slice(0, 10).join(", ")}.`;
  return new BenchmarkError("BENCHMARKS_NOT_FOUND", `No benchmark matches ${limits.join(" and ")}.${among}`, {
    hint: "Leave out the filter and the category to see all names.",
  });
}
