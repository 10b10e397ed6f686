import type { Sides } from "../../domain/sides.ts";
import type { Trouble } from "../module-ledger.ts";
import { crewOf, type Failed } from "./module-crew.ts";
import { rotated, type Seat, SIDES, type Side } from "./module-order.ts";
import type { Pinning } from "./module-pinning.ts";
import { type ReadyMember, type Started, type StartSetting, startMembers } from "./module-start.ts";
import { type Measured, type TurnSetting, takeTurns } from "./module-turns.ts";

export interface BlockSetting extends StartSetting, Omit<TurnSetting, "name" | "hold"> {
  /** Absent where processes cannot be held to a processor. */
  readonly pinning: Pinning | undefined;
  /** Counts the blocks of this module: turns the order of the benchmarks. */
  readonly block: number;
  isWanted(name: string): boolean;
  /** Told before each benchmark. */
  announce(name: string): void;
  /** Seconds after which one command counts as hanging. */
  readonly callPatience: number;
}

/** What a block brought back. */
export interface Block {
  /** In the order in which they were measured. */
  readonly measured: readonly BenchmarkOfBlock[];
  readonly failed: readonly { readonly name: string; readonly failed: Failed }[];
  /** What makes the module of a side unusable. */
  readonly broken: Partial<Sides<Trouble>>;
  /** Those of the block's beginning: what the modules hold. */
  readonly members: readonly ReadyMember[];
}

export interface BenchmarkOfBlock {
  readonly name: string;
  /** Those whose launches `measured` holds, in the same order. */
  readonly seats: readonly Seat[];
  readonly measured: Measured;
}

/**
 * Measures all wanted benchmarks in fresh processes. When a benchmark breaks
 * its process, the rest of the block goes on in new processes on both sides,
 * so that both have lived through the same.
 */
export async function runBlock(setting: BlockSetting): Promise<Block> {
  const measured: BenchmarkOfBlock[] = [];
  const failed: { name: string; failed: Failed }[] = [];
  const done = new Set<string>();
  let members: readonly ReadyMember[] = [];
  for (;;) {
    const started = await startMembers(setting);
    if (members.length === 0) members = started.members;
    const isBroken = await measureAll(started, setting, { measured, failed, done }).finally(started.end);
    if (!isBroken || setting.signal.aborted) return { measured, failed, broken: started.broken, members };
  }
}

interface Found {
  readonly measured: BenchmarkOfBlock[];
  readonly failed: { name: string; failed: Failed }[];
  readonly done: Set<string>;
}

/** Answers with true when a process is gone before all was measured. */
async function measureAll({ members }: Started, setting: BlockSetting, found: Found): Promise<boolean> {
  const names = orderOf(members, setting).filter((name) => !found.done.has(name));
  for (const name of names) {
    if (setting.signal.aborted) return false;
    setting.announce(name);
    const taking = members.filter((member) => knows(member, name));
    const crew = crewOf(taking, setting.callPatience);
    const pids = taking.map(({ ready }) => ready.pid);
    let held = false;
    const hold = async (): Promise<void> => {
      held = true;
      await setting.pinning?.hold(pids);
    };
    const turns = await takeTurns(crew, { ...setting, name, hold });
    if (held) await setting.pinning?.release(pids);
    // What fails while everything is being ended did not fail by itself.
    if (setting.signal.aborted) return false;
    found.done.add(name);
    if (turns.kind === "failed") found.failed.push({ name, failed: turns });
    else found.measured.push({ name, seats: taking.map(({ seat }) => seat), measured: turns });
    if (crew.isBroken()) return true;
  }
  return false;
}

/**
 * Benchmarks of both sides first, begun at another one in each block. Those of
 * one side come last: a process that has run more than its counterpart is no
 * longer like it.
 */
function orderOf(members: readonly ReadyMember[], { block, isWanted }: BlockSetting): readonly string[] {
  const ofSide = (side: Side): readonly string[] => {
    const [first, ...others] = members.filter(({ seat }) => seat.side === side);
    const names = first?.ready.benchmarks.map(({ name }) => name) ?? [];
    return names.filter((name) => others.every((other) => knows(other, name)) && isWanted(name));
  };
  const [baseline, candidate] = [ofSide(SIDES[0]), ofSide(SIDES[1])];
  const common = candidate.filter((name) => baseline.includes(name));
  const single = [...baseline, ...candidate].filter((name) => !common.includes(name));
  return [...rotated(common, block), ...rotated(single, block)];
}

function knows({ ready }: ReadyMember, benchmark: string): boolean {
  return ready.benchmarks.some(({ name }) => name === benchmark);
}
