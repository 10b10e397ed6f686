import { join } from "node:path";
import type { Files, Ports, ProcessResult } from "../ports.ts";
import { type CommandTask, type Ended, endOf, prepareRun } from "./command-run.ts";
import { readCachegrind, readPerf } from "./instruction-counts.ts";
import { describeEnd, failureOf, requestOf } from "./process-task.ts";

export type CountedRun = { readonly kind: "done"; readonly count: number } | Ended;

type CounterName = "valgrind" | "perf";

interface Counter {
  /** Arguments before the command; what it counts goes below `folder`. */
  arguments(folder: string): readonly string[];
  read(files: readonly string[]): number | undefined;
  /** What to do when it is not there, and when it cannot count. */
  readonly install: string;
  readonly advice: string;
}

/** All of it is files of this name, so that nothing that the command prints can be taken for a count. */
const COUNTS = "counts";

const COUNTERS: Readonly<Record<CounterName, Counter>> = {
  valgrind: {
    arguments: (folder) => [
      "-q",
      "--tool=cachegrind",
      "--cache-sim=no",
      "--trace-children=yes",
      // A file for each process. Valgrind reads %p as the process's number, and %% as a percent sign.
      `--log-file=${withoutPatterns(folder)}/log.%p`,
      `--cachegrind-out-file=${withoutPatterns(folder)}/${COUNTS}.%p`,
    ],
    read: readCachegrind,
    install: "apt-get install valgrind",
    advice: "Programs that valgrind cannot run cannot be counted with it.",
  },
  perf: {
    arguments: (folder) => ["stat", "-e", "instructions:u", "-x,", "-o", join(folder, COUNTS), "--"],
    read: (files) => readPerf(files.join("\n")),
    install: "apt-get install linux-perf, or linux-tools-generic on Ubuntu",
    advice:
      'Virtual machines often hide the processor\'s counters, and containers often forbid them (kernel.perf_event_paranoid must be 2 or less). instructions = "valgrind" counts everywhere, more slowly.',
  },
};

/**
 * Runs a command once and counts the instructions that it and all processes that
 * it started executed in user mode. They hardly depend on what else the machine
 * does, so a few runs are enough. The shell that starts the command is included,
 * a few hundred thousand instructions. A process that forks without starting
 * another program is counted by valgrind with what its parent had executed
 * before, on both sides alike.
 */
export async function countInstructions(
  task: CommandTask,
  counter: CounterName,
  label: string,
  ports: Ports,
  signal: AbortSignal,
): Promise<CountedRun> {
  const unprepared = await prepareRun(task, ports, signal);
  if (unprepared !== undefined) return unprepared;

  const folder = await ports.files.temporaryDirectory(`${task.entry.name}-${counter}`);
  const args = [...COUNTERS[counter].arguments(folder), "/bin/sh", "-c", task.command];
  const result = await ports.processes.run({
    ...requestOf(task, task.command, signal),
    command: { kind: "program", file: counter, args },
  });
  const count = COUNTERS[counter].read(await readCounts(folder, ports.files));
  await ports.files.remove(folder);
  const ended = endOf(task, label, result, signal);
  if (ended?.kind === "cut-off") return ended;
  if (count !== undefined) return ended ?? { kind: "done", count };
  const message = `${whyUncounted(counter, result)} This was in ${label}.`;
  return { kind: "failed", failure: failureOf(task.entry, "failed", message, result) };
}

function whyUncounted(counter: CounterName, result: ProcessResult): string {
  const { install, advice } = COUNTERS[counter];
  return result.startError === undefined
    ? `${counter} counted no instructions, it ${describeEnd(result)}. ${advice}`
    : `${counter}, which its setting "instructions" asks for, ${describeEnd(result)}. Install it (${install}).`;
}

async function readCounts(folder: string, files: Files): Promise<readonly string[]> {
  const paths = await files.glob([`${COUNTS}*`], { in: folder });
  const texts = await Promise.all(paths.map((path) => files.read(join(folder, path))));
  return texts.filter((text) => text !== undefined);
}

function withoutPatterns(folder: string): string {
  return folder.replaceAll("%", "%%");
}
