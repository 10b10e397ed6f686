import type { Failure } from "../domain/measurement.ts";
import type { Ports, ResourceUse } from "../ports.ts";
import { measurementsOf, profilesOf } from "./command-metrics.ts";
import { EMPTY_OUTCOME, type Measure } from "./outcome.ts";
import type { Budget, Task } from "./plan.ts";
import { describeEnd, failureOf, requestOf, runAside, setUp } from "./process-task.ts";
import { isKnownTo } from "./stopping.ts";

export type CommandTask = Extract<Task, { kind: "command" }>;

/** With three runs a side no rank test can reach 5 %, however large the change. */
const RUNS_TO_JUDGE = 10;
const MOST_RUNS = 100;

/**
 * Measures a command from outside: wall time, processor time and peak memory of
 * each run, and each run is one round. The shell that starts it is included,
 * about 1 ms. Stops when the mean time is known to `budget.precision`.
 */
export const measureCommand: Measure<CommandTask> = async (task, budget, ports, signal) => {
  const unusable = await setUp(task, ports, signal);
  if (unusable !== undefined) return { ...EMPTY_OUTCOME, failures: [unusable], timedOut: signal.aborted };

  const { uses, failure } = await measureRuns(task, budget, ports, signal);
  return {
    measurements: measurementsOf(task.entry, uses),
    failures: failure === undefined ? [] : [failure],
    profiles: budget.memoryProfiling ? profilesOf(task.entry, uses) : [],
    context: uses[0] === undefined ? {} : { process_meter: uses[0].meter },
    warnings: failure === undefined ? warningsOf(task, budget, uses) : [],
    timedOut: signal.aborted,
  };
};

interface Runs {
  /** Empty when a run failed: the others may not have done the work either. */
  readonly uses: readonly ResourceUse[];
  readonly failure?: Failure;
}

async function measureRuns(
  task: CommandTask,
  budget: Budget,
  ports: Ports,
  signal: AbortSignal,
): Promise<Runs> {
  const { warmUps, least, most } = limitsOf(task, budget);
  const begin = ports.clock.monotonic();
  const uses: ResourceUse[] = [];

  const mayStartAnother = () => {
    const elapsed = ports.clock.monotonic() - begin;
    return elapsed + elapsed / (warmUps + uses.length) <= budget.maxTime;
  };
  const wantsAnother = () => {
    if (uses.length < least) return true;
    if (uses.length >= most || !mayStartAnother()) return false;
    const times = uses.map(({ wall }) => wall);
    return uses.length < RUNS_TO_JUDGE || !isKnownTo(budget.precision, times);
  };

  for (let warmUp = 1; warmUp <= warmUps; warmUp += 1) {
    const run = await runOnce(task, `warm-up ${warmUp} of ${warmUps}`, ports, signal);
    if (run.kind !== "done") return { uses, failure: run.failure };
  }
  while (wantsAnother()) {
    const run = await runOnce(task, `run ${uses.length + 1}`, ports, signal);
    if (run.kind === "failed") return { uses: [], failure: run.failure };
    if (run.kind === "cut-off") return { uses, failure: run.failure };
    uses.push(run.use);
  }
  return { uses };
}

function limitsOf({ entry }: CommandTask, { smokeTest, warmupRounds, minRounds }: Budget) {
  if (smokeTest) return { warmUps: 0, least: 1, most: 1 };
  const least = entry.launches ?? minRounds;
  return { warmUps: warmupRounds, least, most: entry.launches ?? Math.max(MOST_RUNS, minRounds) };
}

type OneRun =
  | { readonly kind: "done"; readonly use: ResourceUse }
  | { readonly kind: "failed"; readonly failure: Failure }
  | { readonly kind: "cut-off"; readonly failure: Failure };

async function runOnce(task: CommandTask, label: string, ports: Ports, signal: AbortSignal): Promise<OneRun> {
  const { entry, command } = task;
  ports.log.progress(`${entry.name}: ${label}`);
  const unprepared = await runAside(task, "prepare", ports, signal);
  if (unprepared !== undefined) return { kind: signal.aborted ? "cut-off" : "failed", failure: unprepared };

  const result = await ports.processes.measure(requestOf(task, command, signal));
  if (result.exitCode === 0 && !signal.aborted) return { kind: "done", use: result.use };
  if (signal.aborted) {
    const message = `The time was up in ${label}. What was measured before it is kept.`;
    return { kind: "cut-off", failure: failureOf(entry, "timed-out", message, result) };
  }
  const message = `The command ${describeEnd(result)} in ${label}.`;
  return { kind: "failed", failure: failureOf(entry, "failed", message, result) };
}

function warningsOf(
  { entry }: CommandTask,
  { smokeTest, maxTime }: Budget,
  uses: readonly ResourceUse[],
): readonly string[] {
  const warnings: string[] = [];
  if (!smokeTest && entry.launches === undefined && uses.length < RUNS_TO_JUDGE) {
    warnings.push(
      `${entry.name} got ${uses.length} runs, because another one would have taken it past max_time (${maxTime} s). Fewer than ${RUNS_TO_JUDGE} show large changes only.`,
    );
  }
  const [use] = uses;
  if (use !== undefined && use.user === undefined) {
    warnings.push(
      `Processor time and peak memory of ${entry.name} were not measured: that takes perl, python3 or bash.`,
    );
  }
  return warnings;
}
