import { basename } from "node:path";
import { launchesOf, profilingOf, samplingOf } from "./module-budget.ts";
import { type LaunchContext, runLaunch } from "./module-launch.ts";
import { openLedger, type Trouble } from "./module-ledger.ts";
import type { Measure, Outcome } from "./outcome.ts";
import type { Task } from "./plan.ts";

export type ModuleTask = Extract<Task, { kind: "module" }>;

/**
 * Measures benchmark modules: each launch in a process of its own, several
 * launches, the order of the benchmarks turned from launch to launch so that
 * none is always first. A benchmark that breaks its process fails alone; the
 * others go on in a new one.
 *
 * @param options.workerPath absolute path of the script that runs a module
 */
export function moduleHarness(options: { readonly workerPath: string }): Measure<ModuleTask> {
  return async (task, budget, ports, signal) => {
    const launches = budget.profilingOnly === true ? 0 : launchesOf(task.entry, budget);
    const context: LaunchContext = {
      task,
      stem: stemOf(task.module),
      workerPath: options.workerPath,
      budget,
      ledger: openLedger(),
      typescript: { needed: false },
      ports,
      signal,
    };
    let broken: Trouble | undefined;
    for (let launch = 0; launch < launches && broken === undefined; launch += 1) {
      const work = samplingOf(budget, launches);
      const label = `launch ${launch + 1} of ${launches}`;
      broken = await runLaunch({ work, turn: launch / launches, label, flags: [] }, context);
      if (context.ledger.names().length === 0) break;
    }
    if (budget.memoryProfiling && !budget.smokeTest && broken === undefined) {
      const launch = { work: profilingOf(budget), turn: 0, label: "memory", flags: ["--expose-gc"] };
      broken = await runLaunch(launch, context);
    }
    return outcomeOf(context, launches, broken);
  };
}

/** The name of a module in the names of its benchmarks: the file's name without `.bench.js`. */
export function stemOf(module: string): string {
  return basename(module).replace(/(\.bench)?\.[cm]?[jt]s$/, "");
}

function outcomeOf(context: LaunchContext, launches: number, broken: Trouble | undefined): Outcome {
  const { ledger, signal, stem, task } = context;
  const { category } = task.entry;
  if (signal.aborted) noteCutOff(context, launches);
  else noteShortfalls(context, launches);

  const unstarted = signal.aborted && ledger.names().length === 0;
  const trouble = broken ?? (unstarted ? CUT_OFF_BEFORE_LOADING : undefined);
  const ofModule =
    trouble === undefined
      ? []
      : [
          {
            benchmark: stem,
            ...(category === undefined ? {} : { category }),
            ...trouble,
            source: { file: task.module, line: 1 },
          },
        ];
  return {
    measurements: ledger.measurements(category),
    failures: [...ofModule, ...ledger.failures(category)],
    profiles: ledger.profiles(category),
    context: ledger.context(),
    warnings: ledger.warnings(),
    timedOut: signal.aborted,
    spent: ledger.spent(),
  };
}

const CUT_OFF_BEFORE_LOADING: Trouble = {
  kind: "cut-off",
  message: "The run ended before its benchmarks were loaded.",
  output: "",
};

function noteCutOff({ ledger, budget }: LaunchContext, launches: number): void {
  const complete = ledger.exhausted(budget.maxTime);
  for (const name of ledger.names()) {
    const rounds = ledger.rounds(name);
    if (rounds >= launches || complete.includes(name)) continue;
    const message =
      rounds === 0
        ? "The run ended before it was measured."
        : `The run ended after ${rounds} of ${launches} launches. What they gave is kept.`;
    ledger.fail(name, { kind: "cut-off", message, output: "" });
  }
}

function noteShortfalls({ ledger, budget }: LaunchContext, launches: number): void {
  const failed = ledger.failed();
  for (const name of ledger.names()) {
    const rounds = ledger.rounds(name);
    if (failed.includes(name) || rounds === 0 || rounds >= launches) continue;
    ledger.warn(
      `${name} got ${rounds} of ${launches} launches, because another one would have taken it past max_time (${budget.maxTime} s).`,
    );
  }
}
