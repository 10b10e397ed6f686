import { qualifiedName, samplesOf } from "../domain/measurement.ts";
import { EMPTY_OUTCOME, type Measure } from "./outcome.ts";
import type { Budget } from "./plan.ts";
import { setUp } from "./process-task.ts";
import { joinRounds } from "./rounds.ts";
import { type Launch, launchTool, measurementsOf, outcomeOf, type ToolTask } from "./tool-launch.ts";

/**
 * Processes that a verdict should rest on: samples of one process are no
 * independent looks at the program.
 */
const WANTED_LAUNCHES = 10;

/**
 * Runs a tool and reads what it reports: ten times when ten launches fit into
 * `maxTime`; else once, and again while a benchmark has fewer samples than
 * `minRounds`. Warm-up is the tool's own business.
 */
export const runTool: Measure<ToolTask> = async (task, budget, ports, signal) => {
  const unusable = await setUp(task, ports, signal);
  if (unusable !== undefined) return { ...EMPTY_OUTCOME, failures: [unusable], timedOut: signal.aborted };

  const begin = ports.clock.monotonic();
  const launches: Launch[] = [];
  let wanted = task.entry.launches ?? 1;
  do {
    ports.log.progress(`${task.entry.name}: launch ${launches.length + 1}`);
    launches.push(await launchTool(task, ports, signal));
    const elapsed = ports.clock.monotonic() - begin;
    wanted = task.entry.launches ?? wantedLaunches(launches, elapsed, budget);
  } while (launches.at(-1)?.failure === undefined && launches.length < wanted && !budget.smokeTest);
  return { ...outcomeOf(launches, task), timedOut: signal.aborted };
};

/** How many launches there shall be in all, as far as can be told after those that were. */
function wantedLaunches(
  launches: readonly Launch[],
  elapsed: number,
  { maxTime, minRounds }: Budget,
): number {
  const each = elapsed / launches.length;
  if (elapsed + each > maxTime) return launches.length;
  const { rounds, samples } = fewestOf(launches);
  // A tool such as hyperfine starts many processes itself: each is a round.
  if (rounds < WANTED_LAUNCHES && each * WANTED_LAUNCHES <= maxTime) return WANTED_LAUNCHES;
  return samples < minRounds ? minRounds : launches.length;
}

/**
 * Rounds and samples of the benchmark that has the fewest. Of some metrics a tool keeps samples and of
 * others the mean alone, so the best-kept metric of each benchmark counts.
 */
function fewestOf(launches: readonly Launch[]): { readonly rounds: number; readonly samples: number } {
  const kept = new Map<string, { rounds: number; samples: number }>();
  for (const measurement of joinRounds(launches.map(measurementsOf)).measurements) {
    const name = qualifiedName(measurement);
    const { rounds = 0, samples = 0 } = kept.get(name) ?? {};
    kept.set(name, {
      rounds: Math.max(rounds, measurement.rounds.length),
      samples: Math.max(samples, samplesOf(measurement).length),
    });
  }
  const counts = [...kept.values()];
  return {
    rounds: Math.min(...counts.map(({ rounds }) => rounds)),
    samples: Math.min(...counts.map(({ samples }) => samples)),
  };
}
