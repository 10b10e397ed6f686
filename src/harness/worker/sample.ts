import { Bench } from "tinybench";
import type { WorkerWork } from "../worker-protocol.ts";
import { now, type Ready, runBatch } from "./calls.ts";
import { type Opened, withBenchmark } from "./open.ts";
import type { Registered } from "./registry.ts";
import { warmUp } from "./warm-up.ts";

/** What the samples of one launch are. Times in seconds per call. */
export interface Sampled {
  /** In the order in which they were measured. */
  readonly samples: readonly number[];
  /** Processor time over all samples; absent where hooks run in between. */
  readonly cpu?: number;
  /** Calls behind each sample. */
  readonly batch: number;
  /** False when the time per call was still changing when the warm-up's time was up. */
  readonly steady: boolean;
}

type Sampling = Extract<WorkerWork, { kind: "sample" }>;

/** Samples to aim at: enough for a distribution, few enough that each is long against the clock. */
const SAMPLES = 40;
/** Samples at the least, unless a single call takes too long. */
const FEWEST_SAMPLES = 5;
/** Seconds of one sample at the least: the clock and the loop cost about 0.1 µs of it. */
const SAMPLE_SECONDS = 0.0005;

/** One call, its first: shows that the benchmark works. */
export async function sampleOnce(benchmark: Registered): Promise<Sampled> {
  return withBenchmark(benchmark, async ({ first }) => onlyFirst(first.measured));
}

/** Warms up, then takes about {@link SAMPLES} samples, each the mean of a batch of calls. */
export async function sample(benchmark: Registered, sampling: Sampling): Promise<Sampled> {
  return withBenchmark(benchmark, (opened) => sampleOpened(opened, sampling));
}

async function sampleOpened({ ready, first }: Opened, sampling: Sampling): Promise<Sampled> {
  const begin = now() - first.total;
  if (first.total >= sampling.limit) return onlyFirst(first.measured);
  const { perCall, steady } = await warmUp(ready, first, {
    batches: sampling.warmupBatches,
    seconds: sampling.warmupSeconds,
    limit: sampling.limit / 2,
  });
  const batch = Math.max(1, Math.round(Math.max(SAMPLE_SECONDS, sampling.seconds / SAMPLES) / perCall));
  // The loop itself is compiled anew for so many calls; a single call has no loop.
  if (batch > 1) await runBatch(ready, batch);
  const taken = await takeSamples(ready, batch, {
    seconds: sampling.seconds,
    limit: sampling.limit - (now() - begin),
  });
  return { ...taken, batch, steady };
}

function onlyFirst(seconds: number): Sampled {
  return { samples: [seconds], batch: 1, steady: false };
}

/**
 * tinybench keeps the time and the count of batches. Its own samples come
 * sorted, so each batch is timed and noted here, in the order of measurement.
 */
async function takeSamples(
  ready: Ready,
  batch: number,
  allowed: { readonly seconds: number; readonly limit: number },
): Promise<{ samples: readonly number[]; cpu?: number }> {
  const samples: number[] = [];
  const stop = new AbortController();
  const begin = now();
  const cpuStart = process.cpuUsage();
  let cpu = 0;

  const bench = new Bench({
    time: allowed.seconds * 1000,
    iterations: FEWEST_SAMPLES,
    warmup: false,
    throws: true,
    retainSamples: true,
    signal: stop.signal,
  });
  bench.add(
    "batch",
    async () => {
      const { measured, total } = await runBatch(ready, batch);
      const used = process.cpuUsage(cpuStart);
      cpu = (used.user + used.system) / 1e6;
      samples.push(measured / batch);
      if (now() - begin >= allowed.limit) stop.abort();
      return { overriddenDuration: (measured / batch) * 1000, overriddenIterationCost: total * 1000 };
    },
    { async: true },
  );
  await bench.run();

  const alone = ready.beforeEach === undefined && ready.afterEach === undefined;
  return { samples, ...(alone ? { cpu: cpu / (samples.length * batch) } : {}) };
}
