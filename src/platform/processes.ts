import { randomUUID } from "node:crypto";
import { constants } from "node:os";
import type { Processes, ProcessRequest, ProcessResult, ResourceUse, Variables } from "../ports.ts";
import { chooseMeter, METERS, type MeterName, WALL_CLOCK_ONLY } from "./choose-meter.ts";
import { startConversation } from "./conversation.ts";
import { samplePeakMemory } from "./memory-sampler.ts";
import type { Launch, LaunchWith, Meter } from "./meter.ts";
import { systemProcessTable } from "./process-table.ts";
import { endTree } from "./process-tree.ts";
import { type Supervised, type Supervision, superviseProcess } from "./supervised-process.ts";

/** In the environment of everything that we start, so that all of it can be found and ended. */
const MARK_VARIABLE = "PERFORMANCE_BENCHMARK_PROCESS";

/** Bytes kept of each stream. */
const OUTPUT_LIMIT = 64 * 1024 * 1024;

export interface SystemProcesses extends Processes {
  /**
   * Ends everything that was started and still lives, what a `setup` command
   * left in the background too. For the end of the run, and for its cancellation.
   */
  endAll(): Promise<void>;
}

/** The operating system's processes. `graceSeconds` lie between SIGTERM and SIGKILL. */
export function systemProcesses(options: {
  variables: Variables;
  graceSeconds?: number;
  outputLimit?: number;
  meters?: readonly MeterName[];
}): SystemProcesses {
  const { variables, graceSeconds = 2, outputLimit = OUTPUT_LIMIT, meters = METERS } = options;
  const table = systemProcessTable();
  const ownMark = randomUUID();
  const running = new Set<() => Promise<void>>();
  let started = 0;
  let meter: Promise<Meter | undefined> | undefined;

  const supervise: Supervise = (launch, supervision) => {
    started += 1;
    // A space ends each mark: 12 must not be found in 123, and the marks of a run around us stay.
    const mark = `${ownMark}.${started} `;
    const own = { ...variables, [MARK_VARIABLE]: `${variables[MARK_VARIABLE] ?? ""}${mark}` };
    const setting = { mark, outputLimit, graceSeconds, table, running };
    return superviseProcess(launch(own), supervision, setting);
  };

  const attempt = async (launch: LaunchWith) => {
    const result = await supervise(launch, { directory: "/", timeoutSeconds: 10 });
    return result.report;
  };

  return {
    node: process.execPath,
    async run(request) {
      const { report: _, ...result } = await supervise((own) => launchOf(request, own), request);
      return result;
    },
    async measure(request) {
      meter ??= chooseMeter(meters, attempt);
      return await measureWith(await meter, request, supervise);
    },
    converse: (request) =>
      startConversation(request.signal, (link) =>
        supervise((own) => launchOf(request, own), { ...request, ...link }),
      ),
    async endAll() {
      if (started === 0) return;
      await Promise.all([...running].map((end) => end()));
      await endTree({ root: () => undefined, mark: `${ownMark}.` }, { graceSeconds, table });
    },
  };
}

type Supervise = (launch: LaunchWith, supervision: Supervision) => Promise<Supervised>;

async function measureWith(
  meter: Meter | undefined,
  request: ProcessRequest,
  supervise: Supervise,
): Promise<ProcessResult & { readonly use: ResourceUse }> {
  const command = (own: Variables) => launchOf(request, own);
  if (meter === undefined) {
    const { report: _, ...result } = await supervise(command, request);
    return { ...result, use: { wall: result.seconds, meter: WALL_CLOCK_ONLY } };
  }

  let sampler: ReturnType<typeof samplePeakMemory> | undefined;
  const onStart = (pid: number) => {
    if (meter.samplesMemory) sampler = samplePeakMemory(pid);
  };
  const { report, ...result } = await supervise((own) => meter.wrap(command(own), own), {
    ...request,
    onStart,
  });
  const sampled = sampler?.stop();
  const reading = meter.read(report);
  if (reading === undefined) return { ...result, use: { wall: result.seconds, meter: meter.name } };
  if (reading.kind === "not-started") {
    const startError = reading.reason;
    return { ...result, exitCode: null, startError, use: { wall: result.seconds, meter: meter.name } };
  }
  return {
    ...result,
    exitCode: reading.exitCode,
    signal: reading.signal === null ? null : signalName(reading.signal),
    seconds: reading.use.wall,
    use: { ...reading.use, ...(sampled !== undefined && { peakMemory: sampled }), meter: meter.name },
  };
}

function launchOf(request: ProcessRequest, own: Variables): Launch {
  const variables = { ...own, ...request.variables };
  const { command } = request;
  if (command.kind === "program") return { file: command.file, args: command.args, variables };
  if (process.platform === "win32") {
    const file = own["ComSpec"] ?? "cmd.exe";
    return { file, args: ["/d", "/s", "/c", `"${command.line}"`], variables, verbatim: true };
  }
  return { file: "/bin/sh", args: ["-c", command.line], variables };
}

function signalName(number: number): string {
  const name = Object.entries(constants.signals).find(([, value]) => value === number)?.[0];
  return name ?? `signal ${number}`;
}
