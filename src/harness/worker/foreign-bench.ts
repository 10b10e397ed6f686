import type { Sampled } from "./sample.ts";

/**
 * A tinybench `Bench` that the module made itself, of any version from 2 to 6.
 * Only what these versions share is relied on; the user's own options decide
 * how long it measures.
 */
export interface ForeignBench {
  readonly tasks: readonly ForeignTask[];
}

export interface ForeignTask {
  readonly name: string;
  readonly result: unknown;
  run(): Promise<unknown>;
  warmup(): Promise<unknown>;
}

export function isForeignBench(value: unknown): value is ForeignBench {
  return isObject(value) && Array.isArray(value["tasks"]) && value["tasks"].every(isForeignTask);
}

/** Runs one task by its own `run`. */
export async function sampleTask(bench: ForeignBench, task: ForeignTask): Promise<Sampled> {
  if (warmsUp(bench)) await task.warmup();
  await task.run();
  const result: unknown = task.result;
  if (!isObject(result)) throw new Error("The tinybench task gave no result.");
  if (result["error"] !== undefined) throw result["error"];
  return { samples: samplesOf(result), batch: 1, steady: true };
}

/** Makes every task run once, as briefly as its version allows. */
export function shorten(bench: ForeignBench): void {
  const holders = [bench, isObject(bench) ? bench["opts"] : undefined].filter(isObject);
  for (const [setting, value] of Object.entries({ time: 0, iterations: 1, warmup: false })) {
    // Version 2 has a method of that name, and only warms up when it is asked to.
    for (const holder of holders) {
      if (setting in holder && typeof holder[setting] !== "function") holder[setting] = value;
    }
  }
}

/** False for a bench that keeps no samples, as version 6 does unless it is told to. */
export function keepsSamples(bench: ForeignBench): boolean {
  return !isObject(bench) || bench["retainSamples"] !== false;
}

function warmsUp(bench: ForeignBench): boolean {
  if (!isObject(bench)) return true;
  const options = bench["opts"];
  return (
    bench["warmup"] !== false && !(isObject(options) && options["warmup"] === false) && bench["time"] !== 0
  );
}

/** Samples above this number are thinned out to this many. */
const MOST_SAMPLES = 100;

/**
 * Seconds. tinybench sorts its samples and keeps one for each call, often
 * hundreds of thousands: evenly spaced order statistics keep the distribution.
 */
function samplesOf(result: Record<string, unknown>): readonly number[] {
  const latency = isObject(result["latency"]) ? result["latency"] : result;
  const samples = latency["samples"];
  if (Array.isArray(samples) && samples.length > 0) return thin(samples.map(Number)).map(toSeconds);
  const mean = latency["mean"];
  if (typeof mean === "number" && Number.isFinite(mean)) return [toSeconds(mean)];
  throw new Error("The tinybench task gave neither samples nor a mean.");
}

function thin(sorted: readonly number[]): readonly number[] {
  if (sorted.length <= MOST_SAMPLES) return sorted;
  return Array.from(
    { length: MOST_SAMPLES },
    (_, index) => sorted[Math.floor(((index + 0.5) * sorted.length) / MOST_SAMPLES)] ?? 0,
  );
}

function toSeconds(milliseconds: number): number {
  return milliseconds / 1000;
}

function isForeignTask(value: unknown): value is ForeignTask {
  return (
    isObject(value) &&
    typeof value["name"] === "string" &&
    typeof value["run"] === "function" &&
    typeof value["warmup"] === "function"
  );
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
