import type { Sides } from "../../domain/sides.ts";
import type { Ports, ResourceUse } from "../../ports.ts";
import { type CommandTask, type Ended, runCommand } from "../command-run.ts";
import { countInstructions } from "../instructions.ts";
import type { Budget } from "../plan.ts";
import type { BlockRequest } from "./subject.ts";
import { otherOrder, SIDES, type Side, turnsOf } from "./turns.ts";

interface Running {
  readonly tasks: Sides<CommandTask>;
  readonly ports: Ports;
  readonly signal: AbortSignal;
}

export interface CommandBlock extends Running {
  readonly request: BlockRequest;
}

/** A run that failed or was cut off ends the block: what its pair would be is not known. */
export interface Stopped {
  readonly kind: "stopped";
  readonly side: Side;
  readonly ended: Ended;
}

/** Two rounds for each side. */
interface Done<T> {
  readonly kind: "done";
  readonly rounds: Sides<readonly (readonly T[])[]>;
}

/**
 * Rounds of several runs take their turns run by run. The order is reversed each
 * time, so that neither side always comes first after the other.
 */
export async function runTurns(
  block: CommandBlock,
  runsPerRound: number,
): Promise<Done<ResourceUse> | Stopped> {
  const { tasks, request, ports, signal } = block;
  return await takeTurns(block, runsPerRound, async (side) => {
    const run = await runCommand(tasks[side], nameOf(request, side), ports, signal);
    return run.kind === "done" ? { kind: "done", value: run.use } : run;
  });
}

/** One counted run for each round. */
export async function countTurns(block: CommandBlock): Promise<Done<number> | Stopped> {
  const { tasks, request, ports, signal } = block;
  return await takeTurns(block, 1, async (side) => {
    const { instructions } = tasks[side].entry;
    const counter = instructions ?? tasks.candidate.entry.instructions ?? "valgrind";
    const run = await countInstructions(tasks[side], counter, nameOf(request, side), ports, signal);
    return run.kind === "done" ? { kind: "done", value: run.count } : run;
  });
}

/** How messages name a run: the two sides' logs are one. */
function nameOf({ label }: BlockRequest, side: Side): string {
  return `${label} of the ${side}`;
}

type Turn<T> = { readonly kind: "done"; readonly value: T } | Ended;

async function takeTurns<T>(
  { request: { order } }: CommandBlock,
  times: number,
  run: (side: Side) => Promise<Turn<T>>,
): Promise<Done<T> | Stopped> {
  const rounds: Sides<[T[], T[]]> = { baseline: [[], []], candidate: [[], []] };
  for (let time = 0; time < times; time += 1) {
    const turns = turnsOf(time % 2 === 0 ? order : otherOrder(order));
    for (const [index, side] of turns.entries()) {
      const turn = await run(side);
      if (turn.kind !== "done") return { kind: "stopped", side, ended: turn };
      rounds[side][index < 2 ? 0 : 1].push(turn.value);
    }
  }
  return { kind: "done", rounds };
}

/** Part of the time of one benchmark that may go into warming up. */
const WARM_UP_SHARE = 1 / 8;

/**
 * Runs both sides in turn as often as the budget says, and once at the least: a
 * tree that was only just checked out is in no cache yet. Answers with how long
 * a run takes, its preparation and its start included.
 */
export async function warmUp(
  { tasks, ports, signal }: Running,
  { warmupRounds, maxTime }: Budget,
): Promise<{ readonly kind: "done"; readonly secondsPerRun: number } | Stopped> {
  const begin = ports.clock.monotonic();
  const rounds = Math.max(1, warmupRounds);
  let shortest = Number.POSITIVE_INFINITY;
  for (let round = 1; round <= rounds; round += 1) {
    for (const side of SIDES) {
      const label = `warm-up ${round} of ${rounds}`;
      ports.log.progress(`${tasks[side].entry.name}: ${label} of the ${side}`);
      const start = ports.clock.monotonic();
      const run = await runCommand(tasks[side], `${label} of the ${side}`, ports, signal);
      if (run.kind !== "done") return { kind: "stopped", side, ended: run };
      shortest = Math.min(shortest, ports.clock.monotonic() - start);
    }
    const elapsed = ports.clock.monotonic() - begin;
    if (elapsed + elapsed / round > maxTime * WARM_UP_SHARE) break;
  }
  return { kind: "done", secondsPerRun: shortest };
}
