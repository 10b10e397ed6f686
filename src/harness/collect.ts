import type { BenchmarkEntry } from "../config/schema.ts";
import { type Failure, qualifiedName } from "../domain/measurement.ts";
import { BenchmarkError } from "../errors.ts";
import type { Ports } from "../ports.ts";
import { type Deadline, startDeadline } from "./deadline.ts";
import { type CollectOptions, isWanted, mergeOutcomes } from "./merge.ts";
import type { ModuleTask } from "./module.ts";
import { EMPTY_OUTCOME, type Measure, type Outcome } from "./outcome.ts";
import type { Budget, Collected, Plan, Task } from "./plan.ts";
import { setUp } from "./process-task.ts";
import { labelOf } from "./task-label.ts";

/** How each kind of task is measured. */
export interface Harness {
  readonly module: Measure<ModuleTask>;
  readonly tool: Measure<Extract<Task, { kind: "tool" }>>;
  readonly command: Measure<Extract<Task, { kind: "command" }>>;
  readonly file: Measure<Extract<Task, { kind: "file" }>>;
}

interface Collecting {
  readonly tasks: readonly Task[];
  readonly budget: Budget;
  readonly ports: Ports;
  readonly harness: Harness;
  readonly filter: RegExp | undefined;
  /** The setup of each entry of modules, begun or done. */
  readonly setups: Map<BenchmarkEntry, Promise<Failure | undefined>>;
  readonly signal: AbortSignal;
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

/** A measured command has its entry's name, so one that is not wanted need not run. Of others that is known afterwards. */
function mayHoldWanted({ kind, entry }: Task, options: CollectOptions): boolean {
  const { name: benchmark, category } = entry;
  return (
    kind !== "command" || isWanted({ benchmark, ...(category === undefined ? {} : { category }) }, options)
  );
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

async function runTask(task: Task, collecting: Collecting): Promise<Outcome> {
  const { ports, signal } = collecting;
  if (signal.aborted) return failureOf(task, "cut-off", "The run ended before it was started.");
  const begin = ports.clock.monotonic();
  const outcome = await measure(task, collecting).catch((error: unknown) => {
    const text =
      error instanceof BenchmarkError
        ? `${error.message} ${error.hint}`
        : `It stopped with an unexpected error: ${error instanceof Error ? error.message : String(error)}`;
    return failureOf(task, "failed", text);
  });
  const names = new Set(outcome.measurements.map(({ benchmark }) => benchmark));
  const seconds = (ports.clock.monotonic() - begin).toFixed(1);
  ports.log.info(`Measured ${names.size} benchmark${names.size === 1 ? "" : "s"} in ${seconds} s.`);
  for (const failure of outcome.failures) {
    ports.log.warn(`${qualifiedName(failure)}: ${failure.message}`);
    if (failure.output !== "") ports.log.info(failure.output);
  }
  if (!signal.aborted || !outcome.timedOut || outcome.failures.length > 0) return outcome;
  const cut = failureOf(task, "cut-off", "The run ended before it was finished. What it gave is kept.");
  return { ...outcome, failures: cut.failures };
}

async function measure(task: Task, collecting: Collecting): Promise<Outcome> {
  const { harness, budget, ports, signal, filter } = collecting;
  switch (task.kind) {
    case "module": {
      const failures = await setUpOnce(task, collecting);
      if (failures !== undefined) return { ...EMPTY_OUTCOME, failures, timedOut: signal.aborted };
      return harness.module(filter === undefined ? task : { ...task, filter }, budget, ports, signal);
    }
    case "tool":
      return harness.tool(task, budget, ports, signal);
    case "command":
      return harness.command(task, budget, ports, signal);
    case "file":
      return harness.file(task, budget, ports, signal);
    default:
      return task satisfies never;
  }
}

/**
 * The modules of one entry share its setup; tools and commands are one task
 * each and run their own. Answers with nothing when it worked, else with its
 * failure for the first module, and with an empty list for the others.
 */
async function setUpOnce(
  { entry, directory }: ModuleTask,
  { setups, ports, signal }: Collecting,
): Promise<readonly Failure[] | undefined> {
  const known = setups.get(entry);
  if (known !== undefined) return (await known) === undefined ? undefined : [];
  const running = setUp({ kind: "command", entry, directory, command: entry.setup ?? "" }, ports, signal);
  setups.set(entry, running);
  const failure = await running;
  return failure === undefined ? undefined : [failure];
}

function failureOf(task: Task, kind: "failed" | "cut-off", message: string): Outcome {
  const { category } = task.entry;
  const failure = { benchmark: labelOf(task), kind, message, output: "" };
  return { ...EMPTY_OUTCOME, failures: [{ ...failure, ...(category === undefined ? {} : { category }) }] };
}

function parallelWarning(count: number): string {
  return `Benchmarks ran side by side, ${count} at a time (parallel). They disturb each other, so times are less exact and small regressions may not show.`;
}

function endedEarly(deadline: Deadline, { timeout }: Budget): string {
  return deadline.timedOut()
    ? `The timeout of ${timeout} s ended the benchmarks before all were done.`
    : "The run was cancelled before all benchmarks were done.";
}
