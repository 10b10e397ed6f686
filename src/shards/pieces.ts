import type { CollectOptions } from "../harness/merge.ts";
import { isWanted } from "../harness/merge.ts";
import type { Task } from "../harness/plan.ts";
import { taskName } from "../harness/task-key.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import type { Piece } from "./assign.ts";
import { openClusters } from "./clusters.ts";
import type { KnownDurations } from "./durations.ts";

/** What a plan can be taken apart into. */
export interface Pieces {
  readonly pieces: readonly Piece[];
  /** Name of the piece of each task that is run as a whole, by the task's name. */
  readonly ofTasks: ReadonlyMap<string, string>;
  /** Name of the piece of each benchmark whose name is known. */
  readonly ofBenchmarks: ReadonlyMap<string, string>;
  /** Benchmarks that several tasks call by the same name: the report puts something in front of it. */
  readonly shared: readonly string[];
  /** Whether the names of all that tasks which are run as a whole hold are known. */
  readonly areNamesKnown: boolean;
}

/**
 * The smallest pieces of a plan: measured commands, tools' commands, files of
 * results, and the benchmarks of modules as far as earlier runs knew them. What
 * has the same name in several tasks stays together, because names are told
 * apart where they meet: a benchmark must have the same name however the plan is
 * split. A task that was never seen counts as long as the median piece.
 */
export function piecesOf(
  tasks: readonly Task[],
  durations: KnownDurations,
  selection: CollectOptions,
): Pieces {
  const clusters = openClusters();
  const seconds = new Map<string, number>();
  const unknown = new Set<string>();
  const wholes = new Map<string, string>();
  const users = new Map<string, Set<string>>();
  const add = (node: string, more: number) => seconds.set(node, (seconds.get(node) ?? 0) + more);

  let areNamesKnown = true;
  for (const task of tasks) {
    const name = taskName(task);
    const found = recorded(task, durations, selection);
    areNamesKnown &&= task.kind === "module" || found.length > 0;
    for (const [benchmark] of found) users.set(benchmark, (users.get(benchmark) ?? new Set()).add(name));
    if (task.kind === "module") {
      for (const [benchmark, took] of found) add(nodeOf(benchmark), took ?? 0);
      continue;
    }
    const node = `task ${name}`;
    if (wholes.has(name)) continue;
    wholes.set(name, node);
    for (const [benchmark] of found) clusters.join(node, nodeOf(benchmark));
    const known = found.flatMap(([, took]) => took ?? []);
    if (known.length === 0) unknown.add(node);
    else
      add(
        node,
        known.reduce((sum, took) => sum + took, 0),
      );
  }

  const usual = seconds.size === 0 ? 1 : medianOfSorted(sortSamples([...seconds.values()]));
  for (const node of unknown) add(node, usual);
  const sums = new Map<string, number>();
  for (const [node, took] of seconds) {
    const piece = clusters.of(node);
    sums.set(piece, (sums.get(piece) ?? 0) + took);
  }
  return {
    pieces: [...sums].map(([name, took]) => ({ name, seconds: took })),
    ofTasks: new Map([...wholes].map(([name, node]) => [name, clusters.of(node)])),
    ofBenchmarks: new Map([...users.keys()].map((name) => [name, clusters.of(nodeOf(name))])),
    shared: [...users].filter(([, using]) => using.size > 1).map(([name]) => name),
    areNamesKnown,
  };
}

/** The benchmarks of a task that are known, and what they took. A measured command has its entry's name. */
function recorded(
  task: Task,
  durations: KnownDurations,
  selection: CollectOptions,
): readonly (readonly [benchmark: string, seconds: number | undefined])[] {
  const known = durations.get(taskName(task));
  const { name, category } = task.entry;
  switch (task.kind) {
    case "command":
      return [[name, known?.get(name)]];
    case "module":
      return [...(known ?? [])].filter(([benchmark]) =>
        isWanted({ benchmark, ...(category === undefined ? {} : { category }) }, selection),
      );
    case "tool":
    case "file":
      return [...(known ?? [])];
    default:
      return task satisfies never;
  }
}

function nodeOf(benchmark: string): string {
  return `benchmark ${benchmark}`;
}
