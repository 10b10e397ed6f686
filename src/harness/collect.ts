import type { Ports } from "../ports.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { type CollectOptions, mayHoldWanted, mergeOutcomes } from "./merge.ts";
import type { Outcome } from "./outcome.ts";
import type { Budget, Collected, Plan, Task } from "./plan.ts";
import { type Harness, type RunTaskContext, runTask } from "./run-task.ts";
import { labelOf } from "./task-label.ts";

interface Collecting extends RunTaskContext {
  readonly tasks: readonly Task[];
}

/**
 * Runs a plan. Tasks run one after the other, or side by side when the budget
 * says so. When its time is up everything is ended, what was measured is kept,
 * and each task that did not finish is a failure. So is a task that throws; the
 * others go on.
 *
 * @throws BENCHMARKS_NOT_FOUND when filter and category leave nothing
 */
export async function collect(
  plan: Plan,
  budget: Budget,
  ports: Ports,
  harness: Harness,
  options: CollectOptions & {
    /** How many tasks run side by side when the budget says parallel. */
    readonly processors?: number;
    /** Ends everything as the timeout does: the run was cancelled. */
    readonly signal?: AbortSignal;
  } = {},
): Promise<Collected> {
  const begin = ports.clock.monotonic();
  const deadline = startDeadline(budget.timeout, options.signal);
  const tasks = plan.tasks.filter((task) => mayHoldWanted(task, options));
  const collecting: Collecting = {
    tasks,
    budget,
    ports,
    harness,
    filter: options.filter,
    setups: new Map(),
    signal: deadline.signal,
  };
  try {
    for (const sentence of plan.discovered) ports.log.info(sentence);
    const sideBySide =
      budget.parallel && tasks.length > 1 ? Math.max(1, Math.floor(options.processors ?? 2)) : 1;
    const outcomes = await runAll(collecting, sideBySide);
    const merged = mergeOutcomes(tasks, outcomes, options);
    const notes = [
      ...(sideBySide > 1 ? [parallelWarning(sideBySide)] : []),
      ...(deadline.signal.aborted ? [endedEarly(deadline, budget)] : []),
    ];
    return {
      ...merged,
      warnings: [...plan.warnings, ...notes, ...merged.warnings],
      seconds: ports.clock.monotonic() - begin,
      timedOut: deadline.timedOut(),
    };
  } finally {
    deadline.release();
  }
}

/** Outcomes in the order of the tasks, whichever finished first. */
async function runAll(collecting: Collecting, sideBySide: number): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  const queue = collecting.tasks.entries();
  const work = async (): Promise<void> => {
    for (const [index, task] of queue) {
      const title = `[${index + 1}/${collecting.tasks.length}] ${labelOf(task)}`;
      const body = () => runTask(task, collecting);
      // Groups do not overlap: side by side, a heading line must do.
      if (sideBySide > 1) collecting.ports.log.info(title);
      outcomes[index] = sideBySide > 1 ? await body() : await collecting.ports.log.group(title, body);
    }
  };
  await Promise.all(Array.from({ length: sideBySide }, work));
  return outcomes;
}

function parallelWarning(count: number): string {
  return `Benchmarks ran side by side, ${count} at a time (parallel). They disturb each other, so times are less exact and small regressions may not show.`;
}

/** Why a phase that ended early did so. */
export function endedEarly(deadline: Deadline, { timeout }: Budget): string {
  return deadline.timedOut()
    ? `The timeout of ${timeout} s ended the benchmarks before all were done.`
    : "The run was cancelled before all benchmarks were done.";
}
