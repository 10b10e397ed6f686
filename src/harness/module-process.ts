import { join } from "node:path";
import type { Ports, ProcessResult } from "../ports.ts";
import { parseEvents, type WorkerEvent, type WorkerJob } from "./worker-protocol.ts";

/** How one worker process went: what it reported, and how it ended. */
export interface WorkerEnding {
  readonly events: readonly WorkerEvent[];
  readonly result: ProcessResult;
  /** Set when it was ended because one benchmark, or loading, took more seconds than this. */
  readonly hungFor?: number;
}

export interface WorkerRequest {
  readonly job: Omit<WorkerJob, "results">;
  readonly workerPath: string;
  readonly flags: readonly string[];
  readonly directory: string;
  readonly variables: Readonly<Record<string, string>>;
  /** Seconds for one benchmark of one launch. */
  readonly limit: number;
  /** Seconds for loading the module. */
  readonly loadingLimit: number;
  /** In front of the name of the benchmark in the live line. */
  readonly label: string;
}

/** Seconds between two looks at a worker. Rarely, because looking costs the benchmarks processor time. */
const LOOK_SECONDS = 1;

/** Runs one worker process to its end, and ends it when a benchmark hangs or `signal` fires. */
export async function runWorker(
  request: WorkerRequest,
  ports: Ports,
  signal: AbortSignal,
): Promise<WorkerEnding> {
  const folder = await ports.files.temporaryDirectory("launch");
  const results = join(folder, "results.jsonl");
  const jobFile = join(folder, "job.json");
  const job: WorkerJob = { ...request.job, results };
  await ports.files.write(jobFile, JSON.stringify(job));

  const stop = new AbortController();
  const abort = () => stop.abort(signal.reason);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();

  const readEvents = async () => parseEvents((await ports.files.read(results)) ?? "");
  const begin = ports.clock.now().getTime();
  let hungFor: number | undefined;
  const look = async (): Promise<void> => {
    const { name, since, limit } = currentStep(await readEvents(), begin, request);
    ports.log.progress(`${request.label}: ${name}`);
    if ((ports.clock.now().getTime() - since) / 1000 < limit) return;
    hungFor = limit;
    stop.abort();
  };
  const watch = setInterval(() => {
    look().catch((error: unknown) => ports.log.debug(`The worker could not be watched: ${String(error)}`));
  }, LOOK_SECONDS * 1000);

  try {
    const result = await ports.processes.run({
      command: {
        kind: "program",
        file: ports.processes.node,
        args: [...request.flags, request.workerPath, jobFile],
      },
      directory: request.directory,
      variables: request.variables,
      signal: stop.signal,
      onLine: (line) => ports.log.debug(line),
    });
    return { events: await readEvents(), result, ...(hungFor === undefined ? {} : { hungFor }) };
  } finally {
    clearInterval(watch);
    signal.removeEventListener("abort", abort);
    await ports.files.remove(folder);
  }
}

/** What the worker is at, since when (milliseconds since 1970), and how long it may take (seconds). */
function currentStep(
  events: readonly WorkerEvent[],
  begin: number,
  request: WorkerRequest,
): { readonly name: string; readonly since: number; readonly limit: number } {
  const started = events.findLast((event) => event.type === "started");
  if (started === undefined) return { name: "loading", since: begin, limit: request.loadingLimit };
  return { name: started.name, since: started.at, limit: request.limit };
}
