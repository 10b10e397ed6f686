import type { BenchmarkEntry } from "../config/schema.ts";
import type { Failure } from "../domain/measurement.ts";
import type { Ports, ProcessRequest, ProcessResult } from "../ports.ts";
import type { Task } from "./plan.ts";
import { lastLines } from "./tail.ts";

/** Tasks that run a command line of the user's. */
export type ProcessTask = Extract<Task, { kind: "tool" | "command" }>;

/** How each command line of an entry is run: its setup, its preparation, and the command itself. */
export function requestOf(task: ProcessTask, line: string, signal: AbortSignal): ProcessRequest {
  return {
    command: { kind: "shell", line },
    directory: task.directory,
    variables: task.entry.environment ?? {},
    signal,
  };
}

/** Does once what an entry needs before it is run. Answers with what makes the entry unusable. */
export async function setUp(
  task: ProcessTask,
  ports: Ports,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const { entry, directory } = task;
  if ((await ports.files.kind(directory)) !== "directory") {
    return failureOf(entry, "failed", `The working directory ${directory} does not exist.`);
  }
  return await runAside(task, "setup", ports, signal);
}

/** Runs the entry's `setup` or `prepare` command, if it has one. Nothing of it is measured. */
export async function runAside(
  task: ProcessTask,
  name: "setup" | "prepare",
  ports: Ports,
  signal: AbortSignal,
): Promise<Failure | undefined> {
  const line = task.entry[name];
  if (line === undefined) return undefined;
  const result = await ports.processes.run({
    ...requestOf(task, line, signal),
    onLine: (text) => ports.log.debug(text),
  });
  if (signal.aborted) {
    return failureOf(task.entry, "timed-out", `The time was up during its ${name} command.`, result);
  }
  if (result.exitCode === 0) return undefined;
  return failureOf(task.entry, "failed", `Its ${name} command ${describeEnd(result)}.`, result);
}

export function failureOf(
  entry: BenchmarkEntry,
  kind: Failure["kind"],
  message: string,
  printed?: Pick<ProcessResult, "stdout" | "stderr">,
): Failure {
  return {
    benchmark: entry.name,
    ...(entry.category !== undefined && { category: entry.category }),
    kind,
    message,
    output: printed === undefined ? "" : lastLines(`${printed.stdout}\n${printed.stderr}`),
  };
}

/** The predicate of a sentence: `ended with exit code 3`. */
export function describeEnd({ startError, exitCode, signal }: ProcessResult): string {
  if (startError !== undefined) return `could not be started: ${startError}`;
  return signal === null ? `ended with exit code ${exitCode}` : `was ended by signal ${signal}`;
}
