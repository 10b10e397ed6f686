import type { Failure } from "../domain/measurement.ts";
import type { Ports, ResourceUse } from "../ports.ts";
import { instructionsOf, measurementsOf, meterWarnings, profilesOf } from "./command-metrics.ts";
import { type CommandTask, runCommand } from "./command-run.ts";
import { countInstructions } from "./instructions.ts";
import { EMPTY_OUTCOME, type Measure } from "./outcome.ts";
import type { Budget } from "./plan.ts";
import { setUp } from "./process-task.ts";
import { isKnownTo } from "./stopping.ts";

/** With three runs a side no rank test can reach 5 %, however large the change. */
const RUNS_TO_JUDGE = 10;
const MOST_RUNS = 100;

/**
 * Measures a command from outside: wall time, processor time and peak memory of
 * each run, and each run is one round. The shell that starts it is included,
 * about 1 ms. Stops when the mean time is known to `budget.precision`, or when
 * another run would go past `budget.maxTime`, warm-ups and the least number of
 * rounds included; how many launches the entry itself names is done all the same.
 * Then counts instructions in further runs, if the entry asks for them.
 */
export const measureCommand: Measure<CommandTask> = async (task, budget, ports, signal) => {
  const unusable = await setUp(task, ports, signal);
  if (unusable !== undefined) return { ...EMPTY_OUTCOME, failures: [unusable], timedOut: signal.aborted };

  const begin = ports.clock.monotonic();
  const timed = await measureRuns(task, budget, ports, signal);
  const { uses } = timed;
  const elapsed = () => ports.clock.monotonic() - begin;
  const counted =
    timed.failure === undefined ? await countRuns(task, budget, elapsed, ports, signal) : undefined;
  const failure = timed.failure ?? counted?.failure;
  return {
    measurements: [
      ...measurementsOf(
        task.entry,
        uses.map((use) => [use]),
      ),
      ...instructionsOf(task.entry, counted?.counts ?? []),
    ],
    failures: failure === undefined ? [] : [failure],
    profiles: budget.memoryProfiling ? profilesOf(task.entry, uses) : [],
    context: uses[0] === undefined ? {} : { process_meter: uses[0].meter },
    warnings: failure === undefined ? warningsOf(task, budget, timed) : [],
    timedOut: signal.aborted,
  };
};

interface Runs {
  /** Empty when a run failed: the others may not have done the work either. */
  readonly uses: readonly ResourceUse[];
  /** True when there was no time for more than warm-ups: then the last of them is the run that counts. */
  readonly isCold: boolean;
  readonly failure?: Failure;
}

async function measureRuns(
  task: CommandTask,
  budget: Budget,
  ports: Ports,
  signal: AbortSignal,
): Promise<Runs> {
  const { warmUps, asked, least, most } = limitsOf(task, budget);
  const begin = ports.clock.monotonic();
  const runs: ResourceUse[] = [];
  const counted = () => runs.slice(warmUps);

  const mayStartAnother = () => {
    const elapsed = ports.clock.monotonic() - begin;
    return elapsed + elapsed / runs.length <= budget.maxTime;
  };
  const wantsAnother = () => {
    const uses = counted();
    if (runs.length === 0 || uses.length < asked) return true;
    if (uses.length >= most || !mayStartAnother()) return false;
    if (runs.length < warmUps || uses.length < least) return true;
    return !isKnownTo(
      budget.precision,
      uses.map(({ wall }) => wall),
    );
  };

  while (wantsAnother()) {
    const isWarmUp = runs.length < warmUps;
    const label = isWarmUp ? `warm-up ${runs.length + 1} of ${warmUps}` : `run ${counted().length + 1}`;
    ports.log.progress(`${task.entry.name}: ${label}`);
    const run = await runCommand(task, label, ports, signal);
    if (run.kind !== "done") {
      return { uses: run.kind === "failed" ? [] : counted(), isCold: false, failure: run.failure };
    }
    runs.push(run.use);
  }
  const isCold = runs.length <= warmUps;
  return { uses: isCold ? runs.slice(-1) : counted(), isCold };
}

function limitsOf({ entry }: CommandTask, { smokeTest, warmupRounds, minRounds }: Budget) {
  if (smokeTest) return { warmUps: 0, asked: 1, least: 1, most: 1 };
  const { launches: asked = 0 } = entry;
  const [least, most] = [Math.max(RUNS_TO_JUDGE, minRounds), Math.max(MOST_RUNS, minRounds)];
  return { warmUps: warmupRounds, asked, least, most: asked === 0 ? most : asked };
}

/**
 * Up to ten counted runs, as far as `maxTime` allows and one at the least: a
 * program that does the same each time has the same count each time.
 */
async function countRuns(
  task: CommandTask,
  { smokeTest, maxTime }: Budget,
  elapsed: () => number,
  ports: Ports,
  signal: AbortSignal,
): Promise<{ readonly counts: readonly number[]; readonly failure?: Failure }> {
  const counts: number[] = [];
  const { instructions } = task.entry;
  if (instructions === undefined) return { counts };
  const begin = elapsed();
  const each = () => (elapsed() - begin) / counts.length;
  while (
    counts.length === 0 ||
    (!smokeTest && counts.length < RUNS_TO_JUDGE && elapsed() + each() <= maxTime)
  ) {
    const label = `counted run ${counts.length + 1}`;
    ports.log.progress(`${task.entry.name}: ${label}`);
    const run = await countInstructions(task, instructions, label, ports, signal);
    if (run.kind !== "done") return { counts: run.kind === "failed" ? [] : counts, failure: run.failure };
    counts.push(run.count);
  }
  return { counts };
}

function warningsOf(
  { entry }: CommandTask,
  { smokeTest, maxTime }: Budget,
  { uses, isCold }: Runs,
): readonly string[] {
  const warnings: string[] = [];
  const limit = `because another one would have taken it past max_time (${maxTime} s)`;
  if (isCold) {
    warnings.push(
      `${entry.name} got one run only, a warm-up, ${limit}. One run shows nothing of how much it varies.`,
    );
  } else if (!smokeTest && entry.launches === undefined && uses.length < RUNS_TO_JUDGE) {
    warnings.push(
      `${entry.name} got ${uses.length} run${uses.length === 1 ? "" : "s"}, ${limit}. Fewer than ${RUNS_TO_JUDGE} show large changes only.`,
    );
  }
  return [...warnings, ...meterWarnings(entry, uses)];
}
