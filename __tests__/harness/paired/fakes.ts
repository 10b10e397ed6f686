import { dirname } from "node:path";
import { BenchmarkEntry } from "../../../src/config/schema.ts";
import type { Assess, Look, SeriesState } from "../../../src/domain/look.ts";
import type { Measurement } from "../../../src/domain/measurement.ts";
import { seriesKey } from "../../../src/domain/series.ts";
import type { Sides } from "../../../src/domain/sides.ts";
import { EMPTY_OUTCOME, type Outcome } from "../../../src/harness/outcome.ts";
import { collectPaired } from "../../../src/harness/paired/collect.ts";
import type { PairedBudget, PairedHarness } from "../../../src/harness/paired/harness.ts";
import type { PairedOptions } from "../../../src/harness/paired/phase.ts";
import type { BlockRequest, PairedSubject } from "../../../src/harness/paired/subject.ts";
import type { Plan, Task } from "../../../src/harness/plan.ts";
import { systemFiles } from "../../../src/platform/files.ts";
import { systemProcesses } from "../../../src/platform/processes.ts";
import { budgetOf } from "../../support/harness-setting.ts";
import { quietLog } from "../../support/quiet-log.ts";

/** What a subject does, written by hand. Blocks take their seconds on a clock of the test's own. */
interface Script {
  readonly kind?: "command" | "tool" | "module";
  /** Seconds of a block for each benchmark. */
  readonly seconds?: number;
  readonly benchmarks?: readonly string[];
  readonly metrics?: readonly string[];
  open?(signal: AbortSignal): Sides<Outcome>;
  /** Instead of two rounds of ones for each benchmark that is wanted. */
  block?(request: BlockRequest, number: number): Sides<Outcome> | undefined;
}

interface Asked {
  readonly subject: string;
  readonly request: BlockRequest;
}

export interface Looked extends Look {
  readonly benchmark: string;
  readonly pairs: number;
  readonly metrics: readonly string[];
}

const LOOKS = [6, 10, 16, 26] as const;

interface Situation {
  readonly scripts: Readonly<Record<string, Script>>;
  readonly budget?: Partial<PairedBudget>;
  readonly plans?: Partial<Sides<Plan>>;
  readonly options?: Partial<PairedOptions>;
  /** What a look says, by the benchmark's name and its pairs; settled unless it says something else. */
  judge?(looked: Looked, metric: string): SeriesState;
  /** What a look at a confirmation says; suspected again unless it says something else. */
  confirm?(looked: Looked, metric: string): SeriesState;
  /** What is measured alone. */
  alone?(task: Task): Outcome;
}

/** Drives the orchestration with subjects that are written by hand, and notes what it asks. */
export async function drive(situation: Situation) {
  const { scripts, judge = () => "settled", confirm = () => "suspected" } = situation;
  const asked: Asked[] = [];
  const looks: Looked[] = [];
  const confirmations: Looked[] = [];
  const alone: Task[] = [];
  let now = 0;
  const log = quietLog();
  await using files = systemFiles();

  const subjectOf = (tasks: Sides<Task>): PairedSubject => {
    const { name } = tasks.candidate.entry;
    const script = scripts[name] ?? {};
    const { benchmarks = [name], metrics = ["time"], seconds = 1 } = script;
    let number = 0;
    return {
      label: name,
      open: async (signal) => script.open?.(signal) ?? bothSides(EMPTY_OUTCOME),
      block: async (request) => {
        asked.push({ subject: name, request });
        number += 1;
        const wanted = benchmarks.filter((benchmark) => request.only?.has(benchmark) ?? true);
        now += seconds * (script.kind === "tool" ? 1 : wanted.length);
        const given = script.block?.(request, number);
        if (given !== undefined) return given;
        const names = script.kind === "tool" ? benchmarks : wanted;
        return bothSides(
          gives(names.flatMap((benchmark) => metrics.map((metric) => ({ benchmark, metric })))),
        );
      },
    };
  };
  const judged = (list: Looked[], state: (looked: Looked, metric: string) => SeriesState): Assess => {
    return ({ candidate, baseline }, look) => {
      const looked: Looked = {
        ...look,
        benchmark: candidate[0]?.benchmark ?? "",
        pairs: Math.max(...candidate.map(({ rounds }) => rounds.length)),
        metrics: candidate.map(({ metric }) => metric),
      };
      if (baseline.length !== candidate.length) throw new Error("The sides differ.");
      list.push(looked);
      return new Map(candidate.map((one) => [seriesKey(one), state(looked, one.metric)]));
    };
  };
  const measureAlone = async (task: Task) => {
    alone.push(task);
    return situation.alone?.(task) ?? gives([{ benchmark: task.entry.name }]);
  };
  const harness: PairedHarness = {
    module: subjectOf,
    tool: subjectOf,
    command: subjectOf,
    alone: { module: measureAlone, tool: measureAlone, command: measureAlone, file: measureAlone },
  };
  const names = Object.entries(scripts).map(([name, { kind = "command" }]) => ({ name, kind }));
  const collected = await collectPaired(
    {
      // Two folders that exist: those of modules are checked.
      baseline: planOf(dirname(import.meta.dirname), names),
      candidate: planOf(import.meta.dirname, names),
      ...situation.plans,
    },
    budgetOf({ minRounds: 1, maxTime: 40, ...situation.budget }),
    {
      files,
      processes: systemProcesses({ variables: {} }),
      clock: { now: () => new Date(0), monotonic: () => now },
      log,
      variables: {},
    },
    harness,
    {
      seed: 1,
      looks: LOOKS,
      assess: judged(looks, judge),
      confirm: judged(confirmations, confirm),
      ...situation.options,
    },
  );
  return {
    collected,
    asked,
    looks,
    confirmations,
    alone,
    log: log.lines,
    rounds: (benchmark: string, metric = "time") =>
      collected.candidate.measurements.find((one) => one.benchmark === benchmark && one.metric === metric)
        ?.rounds.length ?? 0,
    pairing: (benchmark: string, metric = "time") =>
      collected.candidate.measurements.find((one) => one.benchmark === benchmark && one.metric === metric)
        ?.pairing,
    blocksOf: (subject: string) => asked.filter((one) => one.subject === subject),
  };
}

export function planOf(
  directory: string,
  tasks: readonly { readonly name: string; readonly kind?: Task["kind"]; readonly module?: string }[],
): Plan {
  return {
    tasks: tasks.map(({ name, kind = "command", module = `${name}.bench.js` }): Task => {
      switch (kind) {
        case "module": {
          const entry = BenchmarkEntry.parse({ name, modules: module });
          return { kind, entry, directory, module };
        }
        case "file": {
          const entry = BenchmarkEntry.parse({ name, file: "results.json" });
          return { kind, entry, directory, patterns: ["results.json"] };
        }
        default: {
          const measure = kind === "command" ? "command" : "output";
          const entry = BenchmarkEntry.parse({ name, command: "run it", measure });
          return { kind, entry, directory, command: "run it" };
        }
      }
    }),
    discovered: [],
    warnings: [],
  };
}

export function bothSides<T>(one: T): Sides<T> {
  return { baseline: one, candidate: one };
}

export function gives(
  series: readonly { readonly benchmark: string; readonly metric?: string; readonly rounds?: number }[],
  more: Partial<Outcome> = {},
): Outcome {
  const measurements = series.map(
    ({ benchmark, metric = "time", rounds = 2 }): Measurement => ({
      benchmark,
      metric,
      unit: "s",
      better: "lower",
      rounds: Array.from({ length: rounds }, () => [1]),
    }),
  );
  return { ...EMPTY_OUTCOME, measurements, ...more };
}

export function failed(benchmark: string, message = "It broke."): Outcome {
  return { ...EMPTY_OUTCOME, failures: [{ benchmark, kind: "failed", message, output: "last words" }] };
}
