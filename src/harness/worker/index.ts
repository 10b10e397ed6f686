import { appendFileSync, readFileSync } from "node:fs";
import type { WorkerEvent, WorkerJob } from "../worker-protocol.ts";
import { generaliseCallSites } from "./calls.ts";
import { enableTypeScript, isTypeScript, load, needsTypeScript } from "./load.ts";
import { notePrinted } from "./printed.ts";
import { type Runnable, selectRunnables, warningsFor } from "./runnables.ts";

/**
 * Runs the benchmarks of one module in this process, and writes an event for
 * each thing that happens at once, so that nothing is lost with the process.
 * Started as `node worker/index.js JOB.json`.
 */

interface Reason {
  readonly message: string;
  readonly output?: string;
}

const [jobFile = ""] = process.argv.splice(2);
const job: WorkerJob = JSON.parse(readFileSync(jobFile, "utf8"));
const takePrinted = notePrinted();
/** The benchmark to blame when the process ends. */
let running: string | undefined;
let loaded = false;
let over = false;

process.on("uncaughtException", (error) => stop(describe(error)));
process.on("beforeExit", () => stop({ message: "It waits for something that cannot happen any more." }));
process.on("exit", (code) => {
  if (!over) blame({ message: `It ended the process with exit code ${code}.` });
});
void main();

async function main(): Promise<void> {
  const benchmarks = await prepare();
  await generaliseCallSites();
  for (const benchmark of benchmarks) await run(benchmark);
  emit({ type: "done" });
  end(0);
}

async function prepare(): Promise<readonly Runnable[]> {
  try {
    if (job.typescript || isTypeScript(job.module)) enableTypeScript();
    // Only while loading: with source maps on, every `error.stack` of a benchmark is slow.
    process.setSourceMapsEnabled(true);
    const module = await load(job.module, job.stem);
    process.setSourceMapsEnabled(false);
    const benchmarks = selectRunnables(module, job);
    emit({
      type: "ready",
      node: process.versions.node,
      benchmarks: benchmarks.map(({ name, parameters }) => ({ name, ...(parameters ? { parameters } : {}) })),
      warnings: warningsFor(module, job),
    });
    loaded = true;
    return benchmarks;
  } catch (error) {
    emit({ type: "broken", ...describe(error), needsTypeScript: needsTypeScript(error) });
    return end(1);
  }
}

async function run(benchmark: Runnable): Promise<void> {
  running = benchmark.name;
  takePrinted();
  emit({ type: "started", name: benchmark.name, at: Date.now() });
  try {
    const finding = await benchmark.work();
    // Promises that it rejected and left alone are still its own failure.
    await new Promise((resolve) => setImmediate(resolve));
    if (finding !== undefined) emit(finding);
  } catch (error) {
    blame(describe(error));
  }
  running = undefined;
}

/** For what leaves the process unfit to run other benchmarks. */
function stop(reason: Reason): void {
  if (over) return;
  blame(reason);
  end(1);
}

function blame({ message, output = takePrinted() }: Reason): void {
  if (running !== undefined) emit({ type: "failed", name: running, message, output });
  else if (!loaded) emit({ type: "broken", message, output, needsTypeScript: false });
}

function describe(error: unknown): Required<Reason> {
  process.setSourceMapsEnabled(true);
  const isError = error instanceof Error;
  const stack = isError ? (error.stack ?? "") : "";
  process.setSourceMapsEnabled(false);
  return {
    message: `It threw ${isError ? `${error.name}: ${error.message}` : String(error)}`,
    output: [takePrinted(), stack].filter((part) => part !== "").join("\n"),
  };
}

function emit(event: WorkerEvent): void {
  appendFileSync(job.results, `${JSON.stringify(event)}\n`);
}

function end(code: number): never {
  over = true;
  process.exit(code);
}
