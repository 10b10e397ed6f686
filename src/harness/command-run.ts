import type { Failure } from "../domain/measurement.ts";
import type { Ports, ProcessResult, ResourceUse } from "../ports.ts";
import type { Task } from "./plan.ts";
import { describeEnd, failureOf, requestOf, runAside } from "./process-task.ts";

export type CommandTask = Extract<Task, { kind: "command" }>;

export type OneRun = { readonly kind: "done"; readonly use: ResourceUse } | Ended;

/** A run that gave nothing: the command failed, or the time was up. */
export interface Ended {
  readonly kind: "failed" | "cut-off";
  readonly failure: Failure;
}

/** Prepares and runs a command once, and measures it from outside. `label` says which run it is. */
export async function runCommand(
  task: CommandTask,
  label: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<OneRun> {
  const unprepared = await prepareRun(task, ports, signal);
  if (unprepared !== undefined) return unprepared;
  const result = await ports.processes.measure(requestOf(task, task.command, signal));
  return endOf(task, label, result, signal) ?? { kind: "done", use: result.use };
}

/** Answers with nothing when it worked, or when there is nothing to prepare. */
export async function prepareRun(
  task: CommandTask,
  ports: Ports,
  signal: AbortSignal,
): Promise<Ended | undefined> {
  const failure = await runAside(task, "prepare", ports, signal);
  return failure && { kind: signal.aborted ? "cut-off" : "failed", failure };
}

/** What ended a run before it was done; nothing when it went well. */
export function endOf(
  { entry }: CommandTask,
  label: string,
  result: ProcessResult,
  signal: AbortSignal,
): Ended | undefined {
  if (signal.aborted) {
    const message = `The time was up in ${label}. What was measured before it is kept.`;
    return { kind: "cut-off", failure: failureOf(entry, "timed-out", message, result) };
  }
  if (result.exitCode === 0) return undefined;
  const message = `The command ${describeEnd(result)} in ${label}.`;
  return { kind: "failed", failure: failureOf(entry, "failed", message, result) };
}
