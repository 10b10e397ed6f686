import type { BenchmarkDuration } from "../domain/run.ts";
import type { Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";
import { taskName } from "./task-key.ts";

/** Wall-clock seconds of one benchmark. */
export interface Spent {
  readonly benchmark: string;
  readonly seconds: number;
}

/** What each benchmark of a plan took, under the names that its task gave it; outcomes in the order of the tasks. */
export function durationsOf(
  tasks: readonly Task[],
  outcomes: readonly (Outcome | undefined)[],
): readonly BenchmarkDuration[] {
  return tasks.flatMap((task, index) =>
    (outcomes[index]?.spent ?? []).map((spent) => ({ task: taskName(task), ...spent })),
  );
}

/**
 * The seconds of a task, shared out among its benchmarks: as they report that
 * they spent them, and what is beside that, such as the start of processes, in
 * the same proportion; evenly among those of a tool, which does not say.
 */
export function shareOut(
  { measurements, spent = [] }: Pick<Outcome, "measurements" | "spent">,
  seconds: number,
): readonly Spent[] {
  const said = spent.reduce((sum, each) => sum + each.seconds, 0);
  if (said > 0) return spent.map((each) => ({ ...each, seconds: (each.seconds / said) * seconds }));
  const names = [...new Set(measurements.map(({ benchmark }) => benchmark))];
  return names.map((benchmark) => ({ benchmark, seconds: seconds / names.length }));
}
