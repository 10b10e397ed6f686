import { resolve } from "node:path";
import type { Ports } from "../ports.ts";
import type { Ledger, Trouble } from "./module-ledger.ts";
import { runWorker, type WorkerEnding, type WorkerRequest } from "./module-process.ts";
import type { Budget, Task } from "./plan.ts";
import { lastLines } from "./tail.ts";
import type { WorkerEvent, WorkerWork } from "./worker-protocol.ts";

export interface Launch {
  readonly work: WorkerWork;
  /** See `WorkerJob.turn`. */
  readonly turn: number;
  /** For the live line: `launch 2 of 3`. */
  readonly label: string;
  readonly flags: readonly string[];
}

/** What all launches of one module have in common. */
export interface LaunchContext {
  readonly task: Extract<Task, { kind: "module" }>;
  readonly stem: string;
  readonly workerPath: string;
  readonly budget: Budget;
  readonly ledger: Ledger;
  /** Set once a JavaScript module turned out to import TypeScript. */
  readonly typescript: { needed: boolean };
  readonly ports: Ports;
  readonly signal: AbortSignal;
}

/** Seconds that loading a module may take at the least, whatever the suite. */
const LOADING_SECONDS = 60;

/**
 * Gives each benchmark of the module its turn, in a new process after each
 * benchmark that broke its own. Answers with what makes the whole module
 * unusable, if anything does.
 */
export async function runLaunch(launch: Launch, context: LaunchContext): Promise<Trouble | undefined> {
  const { ledger, ports, signal, budget, typescript } = context;
  const finished = new Set<string>();
  while (!signal.aborted) {
    const skip = [...finished, ...ledger.failed(), ...ledger.exhausted(budget.maxTime)];
    if (skip.length > 0 && ledger.names().every((name) => skip.includes(name))) return undefined;

    const ending = await runWorker(workerRequest(launch, context, skip), ports, signal);
    const before = finished.size;
    for (const event of ending.events) {
      ledger.record(event);
      if (event.type === "sampled") ports.log.debug(describeSampling(event));
      if (event.type === "failed") note(event.name, { kind: "failed", ...event }, launch, ledger);
      if ("name" in event && event.type !== "started") finished.add(event.name);
    }
    if (signal.aborted || ending.events.some(({ type }) => type === "done")) return undefined;

    const broken = ending.events.find((event) => event.type === "broken");
    if (broken?.needsTypeScript === true && !typescript.needed) {
      typescript.needed = true;
      continue;
    }
    if (broken !== undefined) return { kind: "failed", message: broken.message, output: broken.output };

    const trouble = troubleOf(ending);
    const last = ending.events.at(-1);
    if (last?.type === "started") {
      note(last.name, trouble, launch, ledger);
      finished.add(last.name);
    } else if (finished.size === before) return trouble;
  }
  return undefined;
}

function workerRequest(
  { work, turn, flags, label }: Launch,
  { task, stem, workerPath, budget, typescript }: LaunchContext,
  skip: readonly string[],
): WorkerRequest {
  const { category } = task.entry;
  return {
    job: {
      module: resolve(task.directory, task.module),
      stem,
      turn,
      work,
      skip,
      typescript: typescript.needed,
      ...(category === undefined ? {} : { category }),
      ...(task.filter === undefined
        ? {}
        : { filter: { source: task.filter.source, flags: task.filter.flags } }),
      ...(task.share === undefined ? {} : { share: task.share }),
    },
    workerPath,
    flags,
    directory: task.directory,
    variables: task.entry.environment ?? {},
    limit: budget.maxTime,
    loadingLimit: Math.max(budget.maxTime, LOADING_SECONDS),
    label: `${task.module}, ${label}`,
  };
}

/** Memory is an extra: a benchmark that only fails under it keeps its times. */
function note(benchmark: string, { kind, message, output }: Trouble, { work }: Launch, ledger: Ledger): void {
  if (work.kind === "memory") {
    ledger.warn(`The memory of ${benchmark} could not be profiled. ${message}`);
  } else ledger.fail(benchmark, { kind, message, output });
}

/** How a process ended that did not come to the end of its list. */
function troubleOf({ result, hungFor }: WorkerEnding): Trouble {
  const output = lastLines(`${result.stdout}\n${result.stderr}`);
  if (hungFor !== undefined) {
    return { kind: "timed-out", message: `It had not finished after ${hungFor} s and was ended.`, output };
  }
  if (result.startError !== undefined) {
    return { kind: "failed", message: `Its process could not be started: ${result.startError}`, output };
  }
  const how = result.signal === null ? `exit code ${result.exitCode}` : `signal ${result.signal}`;
  return { kind: "failed", message: `Its process ended with ${how}.`, output };
}

function describeSampling(event: Extract<WorkerEvent, { type: "sampled" }>): string {
  const steadiness = event.steady ? "steady" : "not seen to be steady";
  return `${event.name}: ${event.samples.length} samples of ${event.batch} calls in ${event.seconds.toFixed(2)} s, ${steadiness} after the warm-up.`;
}
