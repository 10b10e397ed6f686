import type { Shard } from "../domain/shard.ts";
import type { CollectOptions } from "../harness/merge.ts";
import { stemOf } from "../harness/module.ts";
import type { Plan, Task } from "../harness/plan.ts";
import { taskName } from "../harness/task-key.ts";
import { checksum, type Share, shardByName } from "../harness/worker/share.ts";
import { assignPieces } from "./assign.ts";
import type { KnownDurations } from "./durations.ts";
import { piecesOf } from "./pieces.ts";

/** Who measures what, as each job works it out for itself. Shards count from 1. */
export interface Split {
  /** The job that this is, with the mark by which it is seen whether others split in the same way. */
  readonly shard: Shard;
  /** Of each task that is run as a whole, by its name. */
  readonly tasks: ReadonlyMap<string, number>;
  /** Modules, of which every shard has a share, by their tasks' names. */
  readonly modules: ReadonlySet<string>;
  /** Of each benchmark that is known by name. */
  readonly benchmarks: ReadonlyMap<string, number>;
  /** See `Pieces`. */
  readonly shared: readonly string[];
  readonly areNamesKnown: boolean;
}

/**
 * Splits a plan. It depends on nothing but the plan and the durations, which
 * must be the same ones for all shards: they never talk to each other.
 */
export function splitPlan(
  plan: Plan,
  shard: Shard,
  given: { readonly durations: KnownDurations; readonly selection: CollectOptions },
): Split {
  const { count } = shard;
  const { pieces, ofTasks, ofBenchmarks, shared, areNamesKnown } = piecesOf(
    plan.tasks,
    given.durations,
    given.selection,
  );
  const shards = assignPieces(pieces, count);
  const placed = (found: ReadonlyMap<string, string>): ReadonlyMap<string, number> =>
    new Map([...found].map(([name, piece]) => [name, shards.get(piece) ?? shardByName(piece, count)]));
  const [tasks, benchmarks] = [placed(ofTasks), placed(ofBenchmarks)];
  const mark = checksum(JSON.stringify([count, [...tasks].sort(), [...benchmarks].sort()]));
  const modules = plan.tasks.filter(({ kind }) => kind === "module").map(taskName);
  return {
    shard: { ...shard, split: mark.toString(16).padStart(8, "0") },
    tasks,
    modules: new Set(modules),
    benchmarks,
    shared,
    areNamesKnown,
  };
}

/** What of a plan this job measures: some tasks, and of each module a share. For the plans of both sides of a pair. */
export function ownPlan(plan: Plan, split: Split): Plan {
  const { index, count } = split.shard;
  const tasks = plan.tasks.flatMap((task): readonly Task[] => {
    const name = taskName(task);
    if (task.kind === "module" && split.modules.has(name))
      return [{ ...task, share: shareOf(task.module, split) }];
    // What only the baseline has must be said to be missing by one shard and not by all.
    return (split.tasks.get(name) ?? shardByName(name, count)) === index ? [task] : [];
  });
  return { ...plan, tasks };
}

/** The names of a module's benchmarks all begin in the same way. */
function shareOf(module: string, { shard: { index, count }, benchmarks }: Split): Share {
  const prefix = `${stemOf(module)}/`;
  const known = [...benchmarks].filter(([name]) => name.startsWith(prefix));
  const names = (isOwn: boolean) =>
    known.filter(([, shard]) => (shard === index) === isOwn).map(([name]) => name);
  return { mine: names(true), others: names(false), index, count };
}

/** The shard that measures a benchmark of this name in a report, or would if it were still there; `undefined` when that cannot be told. */
export function shardOf(name: string, split: Split): number | undefined {
  const { benchmarks, shared, areNamesKnown, shard } = split;
  const longer = () => shared.find((short) => name.endsWith(`/${short}`));
  const known = benchmarks.get(name) ?? benchmarks.get(longer() ?? "");
  if (known !== undefined) return known;
  return areNamesKnown ? shardByName(name, shard.count) : undefined;
}
