import type { BenchmarkEntry } from "../config/schema.ts";
import { type Failure, qualifiedName } from "../domain/measurement.ts";
import { BenchmarkError, factAndHint } from "../errors.ts";
import type { Ports } from "../ports.ts";
import { shareOut } from "./durations.ts";
import type { ModuleTask } from "./module.ts";
import { EMPTY_OUTCOME, type Measure, type Outcome } from "./outcome.ts";
import type { Budget, Task } from "./plan.ts";
import { setUp } from "./process-task.ts";
import { labelOf } from "./task-label.ts";

/** How each kind of task is measured. */
export interface Harness {
  readonly module: Measure<ModuleTask>;
  readonly tool: Measure<Extract<Task, { kind: "tool" }>>;
  readonly command: Measure<Extract<Task, { kind: "command" }>>;
  readonly file: Measure<Extract<Task, { kind: "file" }>>;
}

export interface SetupContext {
  readonly ports: Ports;
  /** The setup of each entry of modules, begun or done. */
  readonly setups: Map<BenchmarkEntry, Promise<Failure | undefined>>;
  readonly signal: AbortSignal;
}

export interface RunTaskContext extends SetupContext {
  readonly budget: Budget;
  readonly harness: Harness;
  readonly filter: RegExp | undefined;
}

/**
 * Measures one task and says in the log what came of it. A task that throws has
 * failed, as has one that the signal ended.
 */
export async function runTask(task: Task, collecting: RunTaskContext): Promise<Outcome> {
  const { ports, signal } = collecting;
  if (signal.aborted) return failedTask(task, "cut-off", "The run ended before it was started.");
  const begin = ports.clock.monotonic();
  const measured = await measure(task, collecting).catch((error: unknown) => {
    return failedTask(task, "failed", describeThrown(error));
  });
  const seconds = ports.clock.monotonic() - begin;
  const outcome = { ...measured, spent: shareOut(measured, seconds) };
  const names = new Set(outcome.measurements.map(({ benchmark }) => benchmark));
  ports.log.info(
    `Measured ${names.size} benchmark${names.size === 1 ? "" : "s"} in ${seconds.toFixed(1)} s.`,
  );
  logFailures(outcome.failures, ports);
  if (!signal.aborted || !outcome.timedOut || outcome.failures.length > 0) return outcome;
  const cut = failedTask(task, "cut-off", "The run ended before it was finished. What it gave is kept.");
  return { ...outcome, failures: cut.failures };
}

async function measure(task: Task, collecting: RunTaskContext): Promise<Outcome> {
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
export async function setUpOnce(
  { entry, directory }: ModuleTask,
  { setups, ports, signal }: SetupContext,
): Promise<readonly Failure[] | undefined> {
  const known = setups.get(entry);
  if (known !== undefined) return (await known) === undefined ? undefined : [];
  const running = setUp({ kind: "command", entry, directory, command: entry.setup ?? "" }, ports, signal);
  setups.set(entry, running);
  const failure = await running;
  return failure === undefined ? undefined : [failure];
}

/** What a task brought back that did not run, or not to its end. */
export function failedTask(task: Task, kind: "failed" | "cut-off", message: string): Outcome {
  const { category } = task.entry;
  const failure = { benchmark: labelOf(task), kind, message, output: "" };
  return { ...EMPTY_OUTCOME, failures: [{ ...failure, ...(category === undefined ? {} : { category }) }] };
}

/** What is said of an error that nobody expected where it was caught. */
export function describeThrown(error: unknown): string {
  if (error instanceof BenchmarkError) return factAndHint(error);
  return `It stopped with an unexpected error: ${error instanceof Error ? error.message : String(error)}`;
}

/** Each failure as a warning, with the last lines that the benchmark printed. */
export function logFailures(failures: readonly Failure[], { log }: Ports): void {
  for (const failure of failures) {
    log.warn(`${qualifiedName(failure)}: ${failure.message}`);
    if (failure.output !== "") log.info(failure.output);
  }
}
