import type { SourceLocation } from "../../domain/measurement.ts";
import type { LoadCommand } from "../paired/module-protocol.ts";
import { isTimedSingly } from "./calls.ts";
import { type ForeignBench, type ForeignTask, sampleTask } from "./foreign-bench.ts";
import type { Link } from "./link.ts";
import type { Loaded } from "./load.ts";
import { type Opened, withBenchmark } from "./open.ts";
import type { Combination } from "./options.ts";
import { readPeak, resetPeak } from "./peak-memory.ts";
import type { Registered } from "./registry.ts";
import { filterOf } from "./runnables.ts";
import { takeSlice } from "./slice.ts";
import type { ThreadTime } from "./thread-time.ts";

/** One benchmark of either kind of module, run as the link commands from its beginning to its end. */
export interface Attended {
  readonly name: string;
  readonly parameters?: Combination;
  readonly source?: SourceLocation;
  attend(link: Link, threadTime: () => ThreadTime): Promise<void>;
}

/** The benchmarks of a module that its filter leaves in. */
export function attendedOf(loaded: Loaded, { stem, ...selection }: LoadCommand): readonly Attended[] {
  const isWanted = filterOf(selection);
  const all = loaded.kind === "own" ? loaded.benchmarks.map(own) : foreign(loaded, stem);
  return all.filter(({ name }) => isWanted(name));
}

function own(benchmark: Registered): Attended {
  return {
    name: benchmark.name,
    parameters: benchmark.parameters,
    ...(benchmark.source && { source: benchmark.source }),
    async attend(link, threadTime) {
      const canReset = resetPeak();
      const measure = async ({ ready, first }: Opened) => {
        const singly = isTimedSingly(ready);
        await idle();
        link.answer({ type: "begun", whole: false, singly, ...first });
        for (let next = link.next(); next?.type === "slice"; next = link.next()) {
          await idle();
          const slice = await takeSlice(ready, next, threadTime);
          await idle();
          link.answer(slice);
        }
        return canReset ? readPeak() : undefined;
      };
      const peak = await withBenchmark(benchmark, measure, () => threadTime().cpu);
      await idle();
      link.answer({ type: "finished", ...(peak === undefined ? {} : { peak }) });
    },
  };
}

/** tinybench warms up and samples by itself, so its tasks take turns as a whole. */
function foreign({ bench, source }: Extract<Loaded, { kind: "foreign" }>, stem: string): readonly Attended[] {
  return bench.tasks.map((task) => ({
    name: `${stem}/${task.name}`,
    source,
    attend: (link) => attendTask(bench, task, link),
  }));
}

async function attendTask(bench: ForeignBench, task: ForeignTask, link: Link): Promise<void> {
  const canReset = resetPeak();
  link.answer({ type: "begun", whole: true, singly: false, measured: 0, total: 0, cpu: 0 });
  for (let next = link.next(); next?.type === "whole"; next = link.next()) {
    const { samples } = await sampleTask(bench, task);
    await idle();
    link.answer({ type: "whole", samples });
  }
  const peak = canReset ? readPeak() : undefined;
  link.answer({ type: "finished", ...(peak === undefined ? {} : { peak }) });
}

/**
 * Lets the event loop go round. Before a turn, because timers ran out and
 * connections were closed while the process stood still; after it, because
 * promises that were rejected and left alone are the benchmark's own failure.
 */
async function idle(): Promise<void> {
  for (let round = 0; round < 2; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
