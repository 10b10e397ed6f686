import { appendFileSync } from "node:fs";
import type { WorkerEvent, WorkerJob } from "../worker-protocol.ts";
import { generaliseCallSites } from "./calls.ts";
import { loadModule, needsTypeScript } from "./load.ts";
import { type Runnable, selectRunnables, warningsFor } from "./runnables.ts";
import { type Reason, watchProcess } from "./watch.ts";

/**
 * Runs the benchmarks of a job, one after the other, and writes an event for
 * each thing that happens at once, so that nothing is lost with the process.
 */
export async function runJob(job: WorkerJob): Promise<never> {
  /** The benchmark to blame when the process ends. */
  let running: string | undefined;
  let loaded = false;
  const emit = (event: WorkerEvent): void => appendFileSync(job.results, `${JSON.stringify(event)}\n`);
  const blame = (reason: Reason): void => {
    if (running !== undefined) emit({ type: "failed", name: running, ...reason });
    else if (!loaded) emit({ type: "broken", ...reason, needsTypeScript: false });
  };
  const watch = watchProcess(blame);

  const prepare = async (): Promise<readonly Runnable[]> => {
    try {
      const module = await loadModule(job);
      const benchmarks = selectRunnables(module, job);
      emit({
        type: "ready",
        node: process.versions.node,
        benchmarks: benchmarks.map(({ name, parameters, source }) => ({
          name,
          ...(parameters ? { parameters } : {}),
          ...(source ? { source } : {}),
        })),
        warnings: warningsFor(module, job),
      });
      loaded = true;
      return benchmarks;
    } catch (error) {
      emit({ type: "broken", ...watch.describe(error), needsTypeScript: needsTypeScript(error) });
      return watch.end(1);
    }
  };
  const run = async (benchmark: Runnable): Promise<void> => {
    running = benchmark.name;
    watch.forgetPrinted();
    emit({ type: "started", name: benchmark.name, at: Date.now() });
    try {
      const finding = await benchmark.work();
      // Promises that it rejected and left alone are still its own failure.
      await new Promise((resolve) => setImmediate(resolve));
      if (finding !== undefined) emit(finding);
    } catch (error) {
      blame(watch.describe(error));
    }
    running = undefined;
  };

  const benchmarks = await prepare();
  await generaliseCallSites();
  for (const benchmark of benchmarks) await run(benchmark);
  emit({ type: "done" });
  return watch.end(0);
}
