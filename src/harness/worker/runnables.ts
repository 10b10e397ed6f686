import type { SourceLocation } from "../../domain/measurement.ts";
import type { WorkerEvent, WorkerJob, WorkerWork } from "../worker-protocol.ts";
import { now } from "./calls.ts";
import { type ForeignBench, keepsSamples, sampleTask, shorten } from "./foreign-bench.ts";
import type { Loaded } from "./load.ts";
import type { Combination } from "./options.ts";
import { profile } from "./profile.ts";
import type { Registered } from "./registry.ts";
import { type Sampled, sample, sampleOnce } from "./sample.ts";
import { isMine } from "./share.ts";

/** One benchmark of either kind of module, as this process is going to run it. */
export interface Runnable {
  readonly name: string;
  readonly parameters?: Combination;
  readonly source?: SourceLocation;
  work(): Promise<Finding | undefined>;
}

/** What a benchmark that worked gives. */
type Finding = Extract<WorkerEvent, { type: "sampled" | "profiled" }>;

/**
 * The benchmarks that the job asks for, in its order. The turn counts over all
 * benchmarks of the module, so that a relaunch that skips some keeps the order.
 */
export function selectRunnables(loaded: Loaded, job: WorkerJob): readonly Runnable[] {
  const all =
    loaded.kind === "own"
      ? loaded.benchmarks.map((benchmark) => own(benchmark, job.work))
      : foreign(loaded, job);
  const begin = Math.floor(job.turn * all.length);
  const isWanted = filterOf(job);
  return [...all.slice(begin), ...all.slice(0, begin)].filter(
    ({ name }) => !job.skip.includes(name) && isWanted(name),
  );
}

/** Whether a benchmark is measured here: by the filter, over its name or with the category in front, and by the share. */
export function filterOf({
  filter,
  category = "",
  share,
}: Pick<WorkerJob, "filter" | "category" | "share">): (name: string) => boolean {
  const pattern = filter && new RegExp(filter.source, filter.flags);
  return (name) =>
    (share === undefined || isMine(name, share)) &&
    (pattern === undefined || [name, `${category}/${name}`].some((text) => text.search(pattern) >= 0));
}

/** What the reader should know about how the module is going to be measured. */
export function warningsFor(loaded: Loaded, job: WorkerJob): string[] {
  if (loaded.kind === "own") return [];
  if (job.work.kind === "memory") {
    return [
      `The memory of ${job.stem} is not profiled: its benchmarks are run by a tinybench Bench of its own.`,
    ];
  }
  return warningsForBench(loaded.bench, job.stem);
}

export function warningsForBench(bench: ForeignBench, stem: string): string[] {
  if (keepsSamples(bench)) return [];
  return [
    `The tinybench Bench of ${stem} keeps no samples, so each launch gives one value, the mean. Set retainSamples: true to keep them.`,
  ];
}

function own(benchmark: Registered, work: WorkerWork): Runnable {
  const { name, parameters, source } = benchmark;
  return {
    name,
    parameters,
    ...(source && { source }),
    work: async () => {
      switch (work.kind) {
        case "once":
          return timed(name, () => sampleOnce(benchmark));
        case "sample":
          return timed(name, () => sample(benchmark, work));
        case "memory":
          return { type: "profiled", name, ...(await profile(benchmark, work)) };
        default:
          return work satisfies never;
      }
    },
  };
}

function foreign(
  { bench, source }: Extract<Loaded, { kind: "foreign" }>,
  job: WorkerJob,
): readonly Runnable[] {
  if (job.work.kind === "once") shorten(bench);
  return bench.tasks.map((task) => {
    const name = `${job.stem}/${task.name}`;
    return {
      name,
      source,
      work: async () => (job.work.kind === "memory" ? undefined : timed(name, () => sampleTask(bench, task))),
    };
  });
}

async function timed(name: string, work: () => Promise<Sampled>): Promise<Finding> {
  const begin = now();
  const sampled = await work();
  return { type: "sampled", name, ...sampled, seconds: now() - begin };
}
