import type { BenchmarkEntry } from "../../config/schema.ts";
import type { Failure } from "../../domain/measurement.ts";
import type { Sides } from "../../domain/sides.ts";
import { streamSeed } from "../../stats/random.ts";
import { keepWanted } from "../merge.ts";
import type { Task } from "../plan.ts";
import { logFailures, setUpOnce } from "../run-task.ts";
import { guarded, runBlocks } from "./blocks.ts";
import { type Course, fail, openCourse, takeIn } from "./course.ts";
import type { PairedHarness, PairOptions } from "./harness.ts";
import { planLooks } from "./looks.ts";
import type { PairedTasks } from "./match.ts";
import { MEASURING_SHARE, type Phase } from "./phase.ts";
import { closingLines } from "./progress.ts";
import type { PairedSubject } from "./subject.ts";
import { blockOrders, forSides, mapSides, SIDES } from "./turns.ts";

/** The setup of each entry of modules, on each side, begun or done. */
export type Setups = Sides<Map<BenchmarkEntry, Promise<Failure | undefined>>>;

/**
 * Measures one task of both trees, until `end`, and says in the log what came of
 * it. It never rejects: a subject that throws has failed.
 */
export async function runPair(
  pair: PairedTasks,
  setting: {
    readonly phase: Phase;
    readonly harness: PairedHarness;
    readonly setups: Setups;
    readonly end: number;
  },
): Promise<Course> {
  const { phase, harness, setups, end } = setting;
  const { ports, options, courses } = phase;
  const seed = streamSeed(options.seed, courses.length);
  const task = pair.tasks.candidate;
  const course = openCourse({
    task,
    subject: subjectOf(pair, { phase, harness, seed }),
    limits: limitsOf(pair, phase),
    nextOrder: blockOrders(seed),
    keep: (outcome) => keepWanted(outcome, task, options),
  });
  courses.push(course);
  await guarded(course, async () => {
    if (!(await isSetUp(pair, setups, course, phase))) return;
    const begin = ports.clock.monotonic();
    takeIn(course, await course.subject.open(phase.signal));
    course.opening = ports.clock.monotonic() - begin;
    if (SIDES.every((side) => course.failures[side].size === 0)) await runBlocks(course, phase, { end });
  });
  for (const line of closingLines(course)) ports.log.info(line);
  logFailures([...course.failures.candidate.values()], ports);
  for (const failure of course.failures.baseline.values()) {
    logFailures([{ ...failure, message: `In the baseline: ${failure.message}` }], ports);
  }
  return course;
}

function subjectOf(
  pair: PairedTasks,
  { phase, harness, seed }: { phase: Phase; harness: PairedHarness; seed: number },
): PairedSubject {
  const { budget, ports, options } = phase;
  const making: PairOptions = { budget, seed };
  switch (pair.kind) {
    case "module": {
      const { filter } = options;
      const tasks = mapSides((side) => ({
        ...withoutSetup(pair.tasks[side]),
        ...(filter === undefined ? {} : { filter }),
      }));
      return harness.module(tasks, making, ports);
    }
    case "tool":
      return harness.tool(pair.tasks, making, ports);
    case "command":
      return harness.command(pair.tasks, making, ports);
    default:
      return pair satisfies never;
  }
}

/** The modules of one entry share its setup, which is run for the first of them. */
async function isSetUp(pair: PairedTasks, setups: Setups, course: Course, phase: Phase): Promise<boolean> {
  if (pair.kind !== "module") return true;
  const { ports, signal } = phase;
  const troubles = await forSides((side) =>
    setUpOnce(pair.tasks[side], { setups: setups[side], ports, signal }),
  );
  for (const side of SIDES) for (const failure of troubles[side] ?? []) fail(course, side, failure);
  return SIDES.every((side) => troubles[side] === undefined);
}

export function withoutSetup<T extends Task>(task: T): T {
  const { setup: _, ...entry } = task.entry;
  return { ...task, entry };
}

function limitsOf(pair: PairedTasks, { budget, options }: Phase): Course["limits"] {
  const looks = planLooks(options.looks, budget);
  return {
    looks,
    measuring: budget.maxTime * MEASURING_SHARE,
    confirming: budget.maxTime * (1 - MEASURING_SHARE),
    roundsAlone: looks.fewestPairs,
    runsAsWhole: pair.kind === "tool",
  };
}
