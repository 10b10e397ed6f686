import { type Batch, consumed, now, type Ready } from "./calls.ts";
import { isPromiseLike, type Registered } from "./registry.ts";

/** A benchmark after its setup and its first call. */
export interface Opened {
  readonly ready: Ready;
  /** The first call: includes compilation, so it only counts when there is time for no other. */
  readonly first: Batch & { readonly cpu: number };
}

/**
 * Runs the setup, the first call, then `measure`, and in any case the teardown.
 * The first call tells whether the function is asynchronous.
 */
export async function withBenchmark<T>(
  benchmark: Registered,
  measure: (opened: Opened) => Promise<T>,
  cpuTime: () => number = () => 0,
): Promise<T> {
  const { options, parameters } = benchmark;
  const context = options.setup === undefined ? parameters : await options.setup(parameters);
  try {
    return await measure(await callFirst(benchmark, context, cpuTime));
  } finally {
    consumed.value = undefined;
    await options.teardown?.(context, parameters);
  }
}

async function callFirst(benchmark: Registered, context: unknown, cpuTime: () => number): Promise<Opened> {
  const { options, parameters, run } = benchmark;
  const begin = now();
  await options.beforeEach?.(context, parameters);
  const cpuBefore = cpuTime();
  const start = now();
  const result = run(context, parameters);
  const awaits = isPromiseLike(result);
  consumed.value = awaits ? await result : result;
  const measured = now() - start;
  const cpu = cpuTime() - cpuBefore;
  await options.afterEach?.(context, parameters);
  return {
    ready: {
      run,
      context,
      parameters,
      awaits,
      ...(options.beforeEach === undefined ? {} : { beforeEach: options.beforeEach }),
      ...(options.afterEach === undefined ? {} : { afterEach: options.afterEach }),
    },
    first: { measured, total: now() - begin, cpu },
  };
}
