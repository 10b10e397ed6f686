import type { Sides } from "../../domain/sides.ts";
import type { Ports } from "../../ports.ts";
import { endedEarly } from "../collect.ts";
import { type Deadline, startDeadline } from "../deadline.ts";
import { joinOutcomes, mayHoldWanted } from "../merge.ts";
import { EMPTY_OUTCOME, type Outcome } from "../outcome.ts";
import type { Collected, Plan, Task } from "../plan.ts";
import { labelOf } from "../task-label.ts";
import { outcomeOfCourse } from "./course.ts";
import { finish } from "./finish.ts";
import type { PairedBudget, PairedHarness } from "./harness.ts";
import { matchTasks } from "./match.ts";
import { mergeSides } from "./merge-sides.ts";
import { MEASURING_SHARE, type PairedOptions, type Phase, secondsForAll } from "./phase.ts";
import { benchmarksOf, planText, shortfallsOf } from "./progress.ts";
import { type Measured, measureSlots, taskOf } from "./slots.ts";
import { mapSides } from "./turns.ts";

/** What both sides gave, and what the baseline has and the candidate lacks: it was not measured. */
export interface PairedCollection extends Sides<Collected> {
  readonly missing: readonly Missing[];
}

/** A benchmark, or where its name is not known, the task that held it. */
export interface Missing {
  readonly benchmark: string;
  readonly category?: string;
}

/**
 * Measures two trees side by side. Each task that both have is given blocks
 * until looks at its pairs have settled its questions, or its time is up; then
 * what is left of the time for all goes to what is still open; then suspected
 * regressions are measured again in fresh blocks. What only the candidate has is
 * measured alone. When the timeout or the signal ends it, what was measured is
 * kept, and what was open is a failure.
 *
 * @throws BENCHMARKS_NOT_FOUND when filter and category leave nothing
 */
export async function collectPaired(
  plans: Sides<Plan>,
  budget: PairedBudget,
  ports: Ports,
  harness: PairedHarness,
  options: PairedOptions,
): Promise<PairedCollection> {
  const begin = ports.clock.monotonic();
  const deadline = startDeadline(budget.timeout, options.signal);
  try {
    const matched = matchTasks(plans);
    const slots = matched.slots.filter((slot) => mayHoldWanted(taskOf(slot), options));
    const seconds = secondsForAll(budget);
    const benchmarks = benchmarksOf({ slots });
    const phase: Phase = {
      budget,
      ports,
      options,
      signal: deadline.signal,
      subjects: slots.filter(({ kind }) => kind !== "alone").length,
      ...(benchmarks === undefined ? {} : { benchmarks }),
      courses: [],
      measuringEnd: begin + seconds * MEASURING_SHARE,
      end: begin + seconds,
    };
    for (const sentence of plans.candidate.discovered) ports.log.info(sentence);
    ports.log.info(planText({ slots }, budget));
    const measured = await measureSlots(slots, phase, harness);
    await finish(phase);

    const outcomes = measured.map((one) => outcomesOf(one, phase));
    const merged = mergeSides(slots.map(taskOf), outcomes, options);
    const missing = matched.missing.filter((task) => mayHoldWanted(task, options)).map(missingOf);
    const notes = [...matched.warnings, ...notesOn(phase, missing, deadline)];
    const sideOf = (side: keyof Sides<unknown>): Collected => ({
      ...merged[side],
      warnings: [...plans[side].warnings, ...(side === "candidate" ? notes : []), ...merged[side].warnings],
      seconds: ports.clock.monotonic() - begin,
      timedOut: deadline.timedOut(),
    });
    return { ...mapSides(sideOf), missing };
  } finally {
    deadline.release();
  }
}

/** What a task gave on each side, together with what was measured in the candidate's tree alone. */
function outcomesOf({ course, alone }: Measured, { signal }: Phase): Sides<Outcome> {
  if (course === undefined) return { baseline: EMPTY_OUTCOME, candidate: alone ?? EMPTY_OUTCOME };
  const sides = mapSides((side) => outcomeOfCourse(course, side, signal.aborted));
  if (alone === undefined) return sides;
  const both = [sides.candidate, alone];
  const spent = both.flatMap((outcome) => outcome.spent ?? []);
  return { ...sides, candidate: { ...alone, ...joinOutcomes(both), spent } };
}

function missingOf(task: Task): Missing {
  const { name, category } = task.entry;
  const benchmark = task.kind === "command" ? name : labelOf(task);
  return { benchmark, ...(category === undefined ? {} : { category }) };
}

function notesOn(phase: Phase, missing: readonly Missing[], deadline: Deadline): readonly string[] {
  const { budget, courses, signal } = phase;
  return [
    ...(budget.parallel ? [PARALLEL_TEXT] : []),
    ...(signal.aborted ? [endedEarly(deadline, budget)] : []),
    ...missing.map(({ benchmark }) => `${benchmark} is in the baseline only, so it was not measured.`),
    ...(signal.aborted ? [] : courses.flatMap((course) => shortfallsOf(course, phase))),
  ];
}

const PARALLEL_TEXT =
  "parallel was ignored: benchmarks that run at the same time would disturb the comparison of both versions.";
