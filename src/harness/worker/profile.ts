import type { WorkerWork } from "../worker-protocol.ts";
import { consumed, now, runBatch } from "./calls.ts";
import { withBenchmark } from "./open.ts";
import { readPeak, resetPeak } from "./peak-memory.ts";
import type { Registered } from "./registry.ts";

type Profiling = Extract<WorkerWork, { kind: "memory" }>;

/** Bytes. */
export interface Profiled {
  readonly cycles: readonly number[];
  readonly peak: number;
  readonly start: number;
  readonly minimum?: number;
}

/** Unmeasured cycles in front: caches fill and code is compiled, which looks like a leak and is none. */
const WARM_UP_CYCLES = 2;

/**
 * Live memory after each of several cycles of many calls and a full garbage
 * collection. Needs a process that was started with `--expose-gc`.
 */
export async function profile(benchmark: Registered, profiling: Profiling): Promise<Profiled> {
  return withBenchmark(benchmark, async ({ ready, first }) => {
    const begin = now();
    let calls = Math.max(1, Math.round(profiling.cycleSeconds / Math.max(first.total, 1e-7) / 10));
    for (let cycle = 0; cycle < WARM_UP_CYCLES; cycle += 1) {
      const { total } = await runBatch(ready, calls);
      calls = Math.max(1, Math.round((calls * profiling.cycleSeconds) / Math.max(total, 1e-7)));
    }
    await collectGarbage();
    const start = process.memoryUsage.rss();
    // A hardened container may refuse; the peak then covers the whole process, which is too high rather than too low.
    resetPeak();

    const cycles: number[] = [];
    let peak = start;
    while (cycles.length < profiling.cycles && now() - begin < profiling.limit) {
      await runBatch(ready, calls);
      peak = Math.max(peak, readPeak() ?? process.memoryUsage.rss());
      await collectGarbage();
      cycles.push(liveMemory());
    }
    const minimum = benchmark.options.memoryMinimum;
    return { cycles, peak, start, ...(minimum === undefined ? {} : { minimum }) };
  });
}

/** `external` already holds the array buffers. */
function liveMemory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Twice, with a turn of the event loop between: finalisers and timers of the first may let go of more. */
async function collectGarbage(): Promise<void> {
  if (globalThis.gc === undefined)
    throw new Error("Memory is profiled only in a process started with --expose-gc.");
  consumed.value = undefined;
  globalThis.gc();
  await new Promise((resolve) => setImmediate(resolve));
  globalThis.gc();
}
