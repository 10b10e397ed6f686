import type { Callable } from "./options.ts";
import { isPromiseLike } from "./registry.ts";

/** A benchmark whose setup has run: what to call, and with what. */
export interface Ready {
  readonly run: Callable;
  readonly beforeEach?: Callable;
  readonly afterEach?: Callable;
  readonly context: unknown;
  readonly parameters: unknown;
  /** True when the function gave a promise at its first call. */
  readonly awaits: boolean;
}

/** Where results go, so that no compiler may drop the work behind them. */
export const consumed: { value: unknown } = { value: undefined };

/** Seconds of `calls` calls, hooks not counted, and seconds in all. */
export interface Batch {
  readonly measured: number;
  readonly total: number;
}

/** Whether every call is timed alone, because hooks run in between. */
export function isTimedSingly({ beforeEach, afterEach }: Ready): boolean {
  return beforeEach !== undefined || afterEach !== undefined;
}

/**
 * Runs `calls` calls in a row. Hooks force every call to be timed alone; its
 * seconds are then noted in `singles` too, if that is given.
 */
export async function runBatch(ready: Ready, calls: number, singles?: Float64Array): Promise<Batch> {
  if (isTimedSingly(ready)) return runSingly(ready, calls, singles);
  const start = now();
  if (ready.awaits) await awaitMany(ready.run, ready.context, ready.parameters, calls);
  else callMany(ready.run, ready.context, ready.parameters, calls);
  const measured = now() - start;
  return { measured, total: measured };
}

/**
 * Makes the call sites below see several functions before the first benchmark
 * does. V8 would otherwise inline the first benchmark of a process into the
 * loop, where it may even move constant work out of it, but none of the later
 * ones: results would depend on the order.
 */
export async function generaliseCallSites(): Promise<void> {
  const strangers: readonly Callable[] = [
    () => 1,
    () => "text",
    () => undefined,
    async () => 2,
    async () => null,
  ];
  for (let turn = 0; turn < 50; turn += 1) {
    for (const stranger of strangers) {
      callMany(stranger, undefined, undefined, 3);
      await awaitMany(stranger, undefined, undefined, 2);
      callOnce(stranger, undefined, undefined);
    }
  }
  consumed.value = undefined;
}

/** Seconds from an arbitrary start. */
export function now(): number {
  return performance.now() / 1000;
}

/** Seconds that one reading of the clock takes, or its resolution where that is coarser. */
export function clockTick(): number {
  let shortest = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < 2000; turn += 1) {
    const start = now();
    const step = now() - start;
    if (step > 0 && step < shortest) shortest = step;
  }
  return Number.isFinite(shortest) ? shortest : 0.001;
}

function callMany(run: Callable, context: unknown, parameters: unknown, calls: number): void {
  for (let call = 0; call < calls; call += 1) consumed.value = run(context, parameters);
}

async function awaitMany(run: Callable, context: unknown, parameters: unknown, calls: number): Promise<void> {
  for (let call = 0; call < calls; call += 1) consumed.value = await run(context, parameters);
}

function callOnce(run: Callable, context: unknown, parameters: unknown): unknown {
  return run(context, parameters);
}

async function runSingly(ready: Ready, calls: number, singles?: Float64Array): Promise<Batch> {
  const { context, parameters } = ready;
  const begin = now();
  let measured = 0;
  for (let call = 0; call < calls; call += 1) {
    await ready.beforeEach?.(context, parameters);
    const start = now();
    const result = callOnce(ready.run, context, parameters);
    consumed.value = isPromiseLike(result) ? await result : result;
    const seconds = now() - start;
    measured += seconds;
    if (singles !== undefined) singles[call] = seconds;
    await ready.afterEach?.(context, parameters);
  }
  return { measured, total: now() - begin };
}
