import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { Socket } from "node:net";
import type { Readable, Writable } from "node:stream";
import { setImmediate as immediate, setTimeout as sleep } from "node:timers/promises";
import type { ProcessRequest, ProcessResult } from "../ports.ts";
import { captureOutput } from "./captured-output.ts";
import type { Launch } from "./meter.ts";
import type { ProcessTable } from "./process-table.ts";
import { endTree } from "./process-tree.ts";

/** What a process runs under, apart from what is started. */
export interface Supervision
  extends Pick<ProcessRequest, "directory" | "input" | "timeoutSeconds" | "signal" | "onLine"> {
  readonly onStart?: (pid: number) => void;
  /** Given the other end of descriptor 3 when the process was started; what it says there is then no report. */
  readonly onLink?: (link: Socket) => void;
}

export interface SupervisorOptions {
  /** Text in the environment of the launch and of no other. */
  readonly mark: string;
  readonly outputLimit: number;
  readonly graceSeconds: number;
  readonly table: ProcessTable;
  /** What ends each process that runs now; kept up to date here. */
  readonly running: Set<() => Promise<void>>;
}

/** `report` is what the process wrote to descriptor 3, if that was open. */
export type Supervised = ProcessResult & { readonly report: string };

/** setTimeout fires at once when asked for more. */
const LONGEST_TIMER = 2 ** 31 - 1;

/** After its exit a process's output is complete when nothing came for so long, in milliseconds. */
const SILENCE = 100;
const LONGEST_WAIT_FOR_OUTPUT = 2000;

/** How long SIGKILL may take before a process is given up, in milliseconds: not even that ends one that hangs in the kernel. */
const PATIENCE_AFTER_KILL = 1000;

/** Runs one process to its end, or ends it with all that came of it. Never rejects. */
export async function superviseProcess(
  launch: Launch,
  supervision: Supervision,
  options: SupervisorOptions,
): Promise<Supervised> {
  if (supervision.signal?.aborted) return notStarted("the run was ended before it could start");
  const start = performance.now();
  const child = tryToSpawn(launch, supervision);
  if (child instanceof Error) return notStarted(child.message);

  const exit = exitOf(child, start);
  const stdout = listen(child.stdout, options.outputLimit, lineSink(supervision, "stdout"));
  const stderr = listen(child.stderr, options.outputLimit, lineSink(supervision, "stderr"));
  const link = child.stdio[3] instanceof Socket ? child.stdio[3] : null;
  const report = listen(supervision.onLink === undefined ? link : null, options.outputLimit);
  if (link !== null) supervision.onLink?.(link);
  write(link, launch.briefing);
  write(child.stdin, supervision.input);
  child.stdin?.end();
  if (child.pid !== undefined) supervision.onStart?.(child.pid);

  const { exited, timedOut } = await endWhenAsked(child, exit, supervision, options);
  await untilQuiet(child, [stdout, stderr, report]);
  child.stdin?.destroy();
  return { ...exited, timedOut, stdout: stdout.close(), stderr: stderr.close(), report: report.close() };
}

type Exit = Pick<ProcessResult, "exitCode" | "signal" | "seconds" | "startError">;

function notStarted(startError: string): Supervised {
  const nothing = { exitCode: null, signal: null, seconds: 0, timedOut: false };
  return { ...nothing, startError, stdout: "", stderr: "", report: "" };
}

function tryToSpawn(launch: Launch, { directory, input, onLink }: Supervision): ChildProcess | Error {
  const link = launch.briefing === undefined && onLink === undefined ? [] : ["pipe" as const];
  try {
    return spawn(launch.file, [...launch.args], {
      cwd: directory,
      env: { ...launch.variables },
      // A session and group of its own: it can be signalled as a whole, and Ctrl-C reaches only us.
      detached: process.platform !== "win32",
      windowsHide: true,
      windowsVerbatimArguments: launch.verbatim ?? false,
      stdio: [input === undefined ? "ignore" : "pipe", "pipe", "pipe", ...link],
    });
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}

function exitOf(child: ChildProcess, start: number): Promise<Exit> {
  const seconds = () => (performance.now() - start) / 1000;
  return new Promise((resolve) => {
    child.once("exit", (exitCode, signal) => resolve({ exitCode, signal, seconds: seconds() }));
    child.once("error", ({ message }) =>
      resolve({ exitCode: null, signal: null, seconds: seconds(), startError: message }),
    );
  });
}

/** Waits for the exit. Ends the tree when time is up, when the signal fires, or when the whole run is ended. */
async function endWhenAsked(
  child: ChildProcess,
  exit: Promise<Exit>,
  { timeoutSeconds, signal }: Supervision,
  { mark, graceSeconds, table, running }: SupervisorOptions,
): Promise<{ exited: Exit; timedOut: boolean }> {
  const isRunning = () => child.exitCode === null && child.signalCode === null;
  const tree = { root: () => (isRunning() ? child.pid : undefined), mark };
  let timedOut = false;
  let ending: Promise<void> | undefined;
  let giveUp: (exit: Exit) => void = () => undefined;
  const givenUp = new Promise<Exit>((resolve) => {
    giveUp = resolve;
  });

  const end = async () => {
    ending ??= endTree(tree, { graceSeconds, table }).then(() => {
      const exited = { exitCode: null, signal: "SIGKILL", seconds: 0 };
      setTimeout(() => giveUp(exited), PATIENCE_AFTER_KILL).unref();
    });
    await ending;
  };
  const onTimeout = () => {
    timedOut = true;
    void end();
  };
  const timer =
    timeoutSeconds === undefined
      ? undefined
      : setTimeout(onTimeout, Math.min(LONGEST_TIMER, timeoutSeconds * 1000));
  signal?.addEventListener("abort", end, { once: true });
  running.add(end);

  const exited = await Promise.race([exit, givenUp]);
  clearTimeout(timer);
  signal?.removeEventListener("abort", end);
  await ending;
  running.delete(end);
  return { exited, timedOut };
}

interface Listener {
  /** `performance.now()` when something came the last time. */
  lastHeard(): number;
  /** What came. From now on the rest is thrown away. */
  close(): string;
}

function listen(stream: Readable | null, limit: number, onLine?: (line: string) => void): Listener {
  const output = captureOutput(limit, onLine);
  let lastHeard = performance.now();
  const onData = (chunk: Buffer) => {
    lastHeard = performance.now();
    output.add(chunk);
  };
  stream?.on("data", onData);
  // A reset connection is the end of the output, as a closed one is.
  stream?.on("error", () => undefined);
  return {
    lastHeard: () => lastHeard,
    close() {
      stream?.off("data", onData);
      // A server that was left in the background would die of a closed pipe, or hang at a full one.
      stream?.resume();
      if (stream instanceof Socket) stream.unref();
      output.end();
      return output.text();
    },
  };
}

function lineSink(
  { onLine }: Supervision,
  stream: "stdout" | "stderr",
): ((line: string) => void) | undefined {
  return onLine && ((line) => onLine(line, stream));
}

function write(stream: Writable | null, text: string | undefined): void {
  if (stream === null) return;
  // It may end without reading what it is given; then the pipe breaks.
  stream.on("error", () => undefined);
  // Even nothing, written after the other side has closed, breaks the pipe, and what came through it is lost.
  if (text !== undefined && text !== "") stream.write(text);
}

/**
 * Waits until all pipes are closed. A grandchild that lives on may hold them
 * for ever, so silence is as good.
 */
async function untilQuiet(child: ChildProcess, listeners: readonly Listener[]): Promise<void> {
  const streams = child.stdio.filter((stream) => stream !== null && stream !== undefined);
  const closed = Promise.all(
    streams.map((stream) => (stream.closed ? undefined : once(stream, "close").catch(() => undefined))),
  );
  let isClosed = false;
  void closed.then(() => {
    isClosed = true;
  });
  const exited = performance.now();
  while (!isClosed) {
    await Promise.race([closed, sleep(SILENCE / 4, undefined, { ref: true })]);
    // On a busy machine the timer is due before anything was read: let the pipes have their turn.
    await immediate();
    const now = performance.now();
    const isQuiet = listeners.every((listener) => now - Math.max(exited, listener.lastHeard()) > SILENCE);
    if (isQuiet || now - exited > LONGEST_WAIT_FOR_OUTPUT) return;
  }
}
