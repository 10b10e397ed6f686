import { qualifiedName } from "../domain/measurement.ts";
import { BenchmarkError } from "../errors.ts";
import { tellApart } from "./collision.ts";
import type { Outcome } from "./outcome.ts";
import type { Collected, Task } from "./plan.ts";
import { labelOf } from "./task-label.ts";

export interface CollectOptions {
  /** Over `benchmark` and `category/benchmark`. */
  readonly filter?: RegExp;
  readonly category?: readonly string[];
}

/**
 * All outcomes as one, without what filter and category leave out, and with
 * names that are used by one task only.
 *
 * @throws BENCHMARKS_NOT_FOUND when nothing is left
 */
export function mergeOutcomes(
  tasks: readonly Task[],
  outcomes: readonly Outcome[],
  options: CollectOptions,
): Omit<Collected, "seconds" | "timedOut"> {
  const wanted = (found: Named) => isWanted(found, options);
  const kept = tasks.flatMap((task, index) => {
    const outcome = outcomes[index];
    if (outcome === undefined) return [];
    // A failure of the whole task may be that of a wanted benchmark.
    const ofTask = [task.entry.name, labelOf(task)];
    const measurements = outcome.measurements.filter(wanted);
    const failures = outcome.failures.filter(
      (failure) => wanted(failure) || outcome.measurements.length === 0 || ofTask.includes(failure.benchmark),
    );
    return [{ ...outcome, task, measurements, failures, profiles: outcome.profiles.filter(wanted) }];
  });
  const { outcomes: named, warnings } = tellApart(kept);
  const measurements = named.flatMap((outcome) => outcome.measurements);
  const failures = named.flatMap((outcome) => outcome.failures);
  if (measurements.length === 0 && failures.length === 0) throw nothingLeft(outcomes, options);
  return {
    measurements,
    failures,
    profiles: named.flatMap((outcome) => outcome.profiles),
    context: Object.fromEntries(named.flatMap((outcome) => Object.entries(outcome.context))),
    warnings: [...new Set([...named.flatMap((outcome) => outcome.warnings), ...warnings])],
  };
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
