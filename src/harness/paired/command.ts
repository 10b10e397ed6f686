import type { Measurement } from "../../domain/measurement.ts";
import type { Sides } from "../../domain/sides.ts";
import type { Ports, ResourceUse } from "../../ports.ts";
import { instructionsOf, measurementsOf, meterWarnings, profilesOf } from "../command-metrics.ts";
import type { CommandTask } from "../command-run.ts";
import { EMPTY_OUTCOME } from "../outcome.ts";
import { setUp } from "../process-task.ts";
import { type CommandBlock, countTurns, runTurns, type Stopped, warmUp } from "./command-turns.ts";
import type { PairOptions } from "./harness.ts";
import { failedWith } from "./outcomes.ts";
import type { BlockOutcome, BlockRequest, PairedSubject } from "./subject.ts";
import { forSides, mapSides, type Side } from "./turns.ts";

/**
 * What holds a process up costs a command of a millisecond several times its
 * length, and starting it takes longer than it does. The clock is not what limits
 * it, that counts nanoseconds. So a round is as many runs as fit into so many
 * seconds, up to a limit: the best of them was hardly disturbed. The most pairs
 * that are ever wanted then take about as long for a short command as for one of
 * 50 ms, less than a usual max_time.
 */
const SECONDS_PER_ROUND = 0.05;
const MOST_RUNS_PER_ROUND = 5;

/**
 * A measured command in both trees. Each block is two rounds a side of fresh
 * processes that take turns. Instructions, if the entry asks for them, are
 * counted in runs of their own, one for each round.
 */
export function commandPair(tasks: Sides<CommandTask>, { budget }: PairOptions, ports: Ports): PairedSubject {
  let runsPerRound = 1;
  return {
    label: tasks.candidate.entry.name,
    async open(signal) {
      const unusable = await forSides((side) => setUp(tasks[side], ports, signal));
      if (unusable.baseline !== undefined || unusable.candidate !== undefined) {
        return mapSides((side) => failedWith(unusable[side], signal));
      }
      const warm = await warmUp({ tasks, ports, signal }, budget);
      if (warm.kind === "stopped") return stoppedOutcome(warm, signal);
      const runs = Math.floor(SECONDS_PER_ROUND / warm.secondsPerRun);
      runsPerRound = Math.max(1, Math.min(MOST_RUNS_PER_ROUND, runs));
      return { baseline: EMPTY_OUTCOME, candidate: EMPTY_OUTCOME };
    },
    async block(request, signal) {
      const block = { tasks, request, ports, signal };
      const timed = isTimed(request) ? await runTurns(block, runsPerRound) : NOTHING;
      if (timed.kind === "stopped") return stoppedOutcome(timed, signal);
      const counted = isCounted(block) ? await countTurns(block) : NOTHING;
      if (counted.kind === "stopped") return stoppedOutcome(counted, signal);
      const measured = mapSides((side) => [
        ...measurementsOf(tasks[side].entry, timed.rounds[side]),
        ...instructionsOf(tasks[side].entry, counted.rounds[side].flat()),
      ]);
      return mapSides((side) => {
        const uses = timed.rounds[side].flat();
        return {
          ...EMPTY_OUTCOME,
          measurements: onBothSides(measured, side),
          profiles: budget.memoryProfiling ? profilesOf(tasks[side].entry, uses) : [],
          context: contextOf(uses),
          warnings: meterWarnings(tasks[side].entry, uses),
        };
      });
    },
  };
}

const NOTHING = { kind: "done", rounds: { baseline: [], candidate: [] } } as const;

/** Everything but instructions comes from the same runs. */
function isTimed({ metrics }: BlockRequest): boolean {
  return metrics === undefined || [...metrics].some((metric) => metric !== "instructions");
}

function isCounted({ tasks, request: { metrics } }: CommandBlock): boolean {
  const wanted = metrics === undefined || metrics.has("instructions");
  return wanted && tasks.candidate.entry.instructions !== undefined;
}

/** A metric that one side lacks says nothing about a change: its runs were too short for it to be seen. */
function onBothSides(measured: Sides<readonly Measurement[]>, side: Side): readonly Measurement[] {
  const other = measured[side === "baseline" ? "candidate" : "baseline"];
  return measured[side].filter(({ metric }) => other.some((measurement) => measurement.metric === metric));
}

function contextOf([use]: readonly ResourceUse[]): Readonly<Record<string, string>> {
  return use === undefined ? {} : { process_meter: use.meter };
}

function stoppedOutcome({ side, ended }: Stopped, signal: AbortSignal): BlockOutcome {
  return mapSides((each) => failedWith(each === side ? ended.failure : undefined, signal));
}
