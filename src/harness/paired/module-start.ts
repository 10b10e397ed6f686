import type { Sides } from "../../domain/sides.ts";
import type { Ports } from "../../ports.ts";
import type { ModuleTask } from "../module.ts";
import type { Trouble } from "../module-ledger.ts";
import type { Member } from "./module-crew.ts";
import type { Seat } from "./module-order.ts";
import { type AnswerOf, loadCommand, type Reply, startWorker, type TurnWorker } from "./module-worker.ts";

/** A worker that has its module loaded. */
export interface ReadyMember extends Member {
  readonly ready: AnswerOf<"ready">;
}

/** The workers of a block, or of what is left of it. */
export interface Started {
  /** In the order of a turn. Both of a side, or none. */
  readonly members: readonly ReadyMember[];
  /** What makes the module of a side unusable. */
  readonly broken: Partial<Sides<Trouble>>;
  end(): Promise<void>;
}

export interface StartSetting {
  readonly tasks: Sides<ModuleTask>;
  readonly workerPath: string;
  /** In the order of a turn. */
  readonly seats: readonly Seat[];
  /** Seconds that loading the module may take. */
  readonly loadingPatience: number;
  /** Set once a JavaScript module turned out to import TypeScript: then both sides load it. */
  readonly typescript: { needed: boolean };
  readonly ports: Ports;
  readonly signal: AbortSignal;
}

/** Starts a fresh process for each seat and loads the modules, all at the same time: nothing of that is measured. */
export async function startMembers(setting: StartSetting): Promise<Started> {
  const { seats, typescript } = setting;
  const loaded = await Promise.all(seats.map((seat) => load(seat, setting)));
  const end = async (): Promise<void> => {
    await Promise.all(loaded.map(({ worker }) => worker.end()));
  };
  if (!typescript.needed && loaded.some(({ reply }) => reply.kind === "trouble" && reply.needsTypeScript)) {
    await end();
    typescript.needed = true;
    return await startMembers(setting);
  }
  const broken: Partial<Record<Seat["side"], Trouble>> = {};
  for (const { seat, reply } of loaded) {
    if (reply.kind === "trouble") broken[seat.side] ??= reply.trouble;
  }
  const members = loaded.flatMap(({ seat, worker, reply }) =>
    reply.kind === "trouble" || broken[seat.side] !== undefined
      ? []
      : [{ seat, worker, ready: reply.answer }],
  );
  return { members, broken, end };
}

async function load(
  seat: Seat,
  { tasks, workerPath, loadingPatience, typescript, ports, signal }: StartSetting,
): Promise<{ seat: Seat; worker: TurnWorker; reply: Reply<"ready"> }> {
  const task = tasks[seat.side];
  const worker = startWorker(task, workerPath, ports, signal);
  const reply = await worker.ask(loadCommand(task, typescript.needed), "ready", loadingPatience);
  return { seat, worker, reply };
}
