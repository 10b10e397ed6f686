import type { Sides } from "../../domain/sides.ts";
import { tellApart } from "../collision.ts";
import { durationsOf } from "../durations.ts";
import { type CollectOptions, emptyWarnings, joinOutcomes, keepWanted } from "../merge.ts";
import type { Outcome } from "../outcome.ts";
import { placed } from "../placed.ts";
import type { Collected, Task } from "../plan.ts";
import { mapSides, type Side } from "./turns.ts";

/**
 * All outcomes of both sides, without what filter and category leave out. A name
 * that several tasks use is made longer on both sides alike, also where only one
 * side uses it twice: it must stay the same benchmark.
 *
 * @throws BENCHMARKS_NOT_FOUND when nothing of the candidate is left, and no other job has the rest
 */
export function mergeSides(
  tasks: readonly Task[],
  outcomes: readonly Sides<Outcome>[],
  options: CollectOptions,
): Sides<Omit<Collected, "seconds" | "timedOut">> {
  const both = tasks.flatMap((task, index) => {
    const sides = outcomes[index];
    if (sides === undefined) return [];
    return [
      togetherOf(
        task,
        mapSides((side) => keepWanted(placed(sides[side], task), task, options)),
      ),
    ];
  });
  const { outcomes: named, warnings } = tellApart(both);
  const merged = mapSides((side) => ({
    ...joinOutcomes(named.map((outcome) => sideOf(outcome, side))),
    durations: durationsOf(
      tasks,
      outcomes.map((sides) => sides[side]),
    ),
  }));
  const { candidate } = merged;
  const empty = emptyWarnings(
    candidate,
    outcomes.map((sides) => sides.candidate),
    options,
  );
  return {
    ...merged,
    candidate: { ...candidate, warnings: [...new Set([...candidate.warnings, ...warnings, ...empty])] },
  };
}

/** Both sides as one outcome, the baseline's part first, so that both are renamed at once. */
interface Together extends Outcome {
  readonly task: Task;
  readonly sides: Sides<Outcome>;
}

function togetherOf(task: Task, sides: Sides<Outcome>): Together {
  const { baseline, candidate } = sides;
  return {
    ...candidate,
    task,
    sides,
    measurements: [...baseline.measurements, ...candidate.measurements],
    failures: [...baseline.failures, ...candidate.failures],
    profiles: [...baseline.profiles, ...candidate.profiles],
  };
}

function sideOf({ sides, measurements, failures, profiles }: Together, side: Side): Outcome {
  const { baseline } = sides;
  const part = <T>(all: readonly T[], first: readonly T[]): readonly T[] =>
    side === "baseline" ? all.slice(0, first.length) : all.slice(first.length);
  return {
    ...sides[side],
    measurements: part(measurements, baseline.measurements),
    failures: part(failures, baseline.failures),
    profiles: part(profiles, baseline.profiles),
  };
}
