import type { BenchmarkEntry } from "../../config/schema.ts";
import type { Failure } from "../../domain/measurement.ts";
import type { Sides } from "../../domain/sides.ts";
import type { Ports } from "../../ports.ts";
import { seededRandom, streamSeed } from "../../stats/random.ts";
import type { ModuleTask } from "../module.ts";
import { EMPTY_OUTCOME, type Outcome } from "../outcome.ts";
import type { Budget } from "../plan.ts";
import { setUpOnce } from "../run-task.ts";
import { type BlockSetting, runBlock } from "./module-block.ts";
import { type Side, seatsOf } from "./module-order.ts";
import { outcomesOf } from "./module-outcome.ts";
import { openPinning } from "./module-pinning.ts";
import type { BlockOutcome, PairedSubject } from "./subject.ts";

export interface ModulePairOptions {
  /** Absolute path of the script that runs a module. */
  readonly workerPath: string;
  readonly budget: Budget;
  readonly seed: number;
  /** The setups of the entries in each tree, begun or done; modules of one entry share it when they are given the same. */
  readonly setups?: Sides<Map<BenchmarkEntry, Promise<Failure | undefined>>>;
}

/** Seconds that loading a module may take at the least, whatever the suite. */
const LOADING_SECONDS = 60;

const NOTHING: BlockOutcome = { baseline: EMPTY_OUTCOME, candidate: EMPTY_OUTCOME };

/**
 * A module of both trees. Each block runs in four fresh processes, two of each
 * tree, that live as long as the block and take short turns: what disturbs the
 * machine meets all of them alike, and what differs from process to process,
 * such as memory layout and compilation, is drawn anew for each block.
 *
 * A benchmark that fails is reported once and left out of later blocks.
 */
export function modulePair(
  tasks: Sides<ModuleTask>,
  options: ModulePairOptions,
  ports: Ports,
): PairedSubject {
  const { budget, seed, setups = { baseline: new Map(), candidate: new Map() } } = options;
  const typescript = { needed: false };
  const unusable = new Set<string>();
  let blocks = 0;
  let isSetUp = true;

  return {
    label: tasks.candidate.module,
    async open(signal) {
      const setUp = async (side: Side): Promise<Outcome> => {
        const failures = await setUpOnce(tasks[side], { ports, setups: setups[side], signal });
        // Empty when it failed for another module, which has reported it.
        if (failures !== undefined) isSetUp = false;
        return { ...EMPTY_OUTCOME, failures: failures ?? [], timedOut: signal.aborted };
      };
      return { baseline: await setUp("baseline"), candidate: await setUp("candidate") };
    },
    async block(request, signal) {
      const { only } = request;
      if (!isSetUp || (only !== undefined && [...only].every((name) => unusable.has(name)))) return NOTHING;
      const random = seededRandom(streamSeed(seed, blocks));
      const pinning = await openPinning(ports, random);
      const isWanted = (name: string) => !unusable.has(name) && (only?.has(name) ?? true);
      const setting: BlockSetting = {
        tasks,
        workerPath: options.workerPath,
        seats: seatsOf(request.order),
        loadingPatience: Math.max(budget.maxTime, LOADING_SECONDS),
        callPatience: budget.maxTime,
        pinning,
        typescript,
        ports,
        signal,
        block: blocks,
        limit: request.limit,
        warmupBatches: budget.warmupRounds,
        random,
        clock: ports.clock,
        isWanted,
        announce: (name) => ports.log.progress(`${tasks.candidate.module}, ${request.label}: ${name}`),
      };
      blocks += 1;
      const found = outcomesOf(await runBlock(setting), { tasks, log: ports.log, cut: signal.aborted });
      for (const name of found.unusable) unusable.add(name);
      return found.outcomes;
    },
  };
}
