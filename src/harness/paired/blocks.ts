import { momentsOf } from "../../stats/descriptive.ts";
import { describeThrown } from "../run-task.ts";
import { labelOf } from "../task-label.ts";
import { addBlock, type Course, fail, isOpen, type NextBlock, nextBlock, standingOf } from "./course.ts";
import { lookWhereDue } from "./judging.ts";
import type { PairedSeries } from "./ledger.ts";
import { judgeOf, type Phase } from "./phase.ts";
import { liveLine } from "./progress.ts";
import type { BlockRequest } from "./subject.ts";
import { mapSides, SIDES } from "./turns.ts";

/**
 * Gives a subject block after block until nothing of it is open, or no further
 * block would be over by `end`. The first block is always begun.
 */
export async function runBlocks(
  course: Course,
  phase: Phase,
  { end, untilLook = false }: { readonly end: number; readonly untilLook?: boolean },
): Promise<void> {
  const looksBefore = looksOf(course);
  for (let next = nextBlock(course); next !== undefined; next = nextBlock(course)) {
    const isInTime = course.blocks === 0 || phase.ports.clock.monotonic() + next.seconds <= end;
    if (phase.signal.aborted || !isInTime) return;
    await runBlock(course, next, `block ${course.blocks + 1}`, phase);
    if (phase.signal.aborted) return;
    lookWhereDue(course, judgeOf(phase));
    if (untilLook && looksOf(course) > looksBefore) return;
  }
}

/**
 * Runs one block and adds what it gave, of all series or of some. What was cut off
 * in it has not failed, and what was done before is as good as any.
 */
export async function runBlock(
  course: Course,
  next: NextBlock,
  label: string,
  phase: Phase,
  series?: ReadonlySet<string>,
): Promise<void> {
  const { ports, signal } = phase;
  const begin = ports.clock.monotonic();
  ports.log.progress(liveLine(course, next, label, phase));
  const { only, metrics, limit } = next;
  const request: BlockRequest = {
    order: course.nextOrder(),
    label,
    limit,
    ...(only === undefined ? {} : { only }),
    ...(metrics === undefined ? {} : { metrics }),
  };
  const block = await course.subject.block(request, signal);
  const kept = mapSides((side) => course.keep(block[side]));
  if (SIDES.some((side) => block[side].timedOut)) {
    course.ledger.add(
      mapSides((side) => kept[side].measurements),
      series,
    );
    const failures = SIDES.flatMap((side) => kept[side].failures);
    course.lastWords = failures.find(({ output }) => output !== "")?.output ?? "";
    return;
  }
  const seconds = ports.clock.monotonic() - begin;
  addBlock(course, kept, { seconds, next, ...(series === undefined ? {} : { series }) });
}

/** Runs a part of a course. What it throws is the failure of the task, which then ends. */
export async function guarded(course: Course, body: () => Promise<void>): Promise<void> {
  try {
    await body();
  } catch (error) {
    const { task, ledger, standings } = course;
    const { category } = task.entry;
    fail(course, "candidate", {
      benchmark: labelOf(task),
      ...(category === undefined ? {} : { category }),
      kind: "failed",
      message: describeThrown(error),
      output: "",
    });
    for (const name of ledger.benchmarks())
      standings.set(name, { ...standingOf(course, name), hasFailed: true });
  }
}

/**
 * Gives what is left of the time for measuring to benchmarks that are open and
 * have time of their own left, always to the subject that is known worst, and
 * until its next look.
 */
export async function giveRest(phase: Phase): Promise<void> {
  while (!phase.signal.aborted) {
    const [worst] = fitting(phase)
      .map((course) => ({ course, error: errorOf(course) }))
      .sort((one, other) => other.error - one.error);
    if (worst === undefined) return;
    await guarded(worst.course, () =>
      runBlocks(worst.course, phase, { end: phase.measuringEnd, untilLook: true }),
    );
  }
}

/** Subjects that are open and have time for another block. */
export function fitting({ courses, measuringEnd, ports }: Phase): readonly Course[] {
  const left = measuringEnd - ports.clock.monotonic();
  return courses.filter((course) => {
    const next = nextBlock(course);
    return course.blocks > 0 && next !== undefined && next.seconds <= left;
  });
}

function looksOf({ standings }: Course): number {
  return [...standings.values()].reduce((sum, { looks }) => sum + looks.length, 0);
}

/** The largest standard error of the mean log ratio, over the series that are undecided. */
function errorOf(course: Course): number {
  const errors = course.ledger.benchmarks().flatMap((name) => {
    const standing = standingOf(course, name);
    if (!isOpen(standing)) return [];
    const isUndecided = ({ key }: PairedSeries) => (standing.states.get(key) ?? "undecided") === "undecided";
    return course.ledger.series(name).filter(isUndecided).map(standardError);
  });
  return Math.max(0, ...errors);
}

function standardError({ baseline, candidate }: PairedSeries): number {
  const ratios = candidate.rounds
    .map((round, index) => meanLog(round) - meanLog(baseline.rounds[index] ?? []))
    .filter(Number.isFinite);
  if (ratios.length < 2) return 0;
  return momentsOf(ratios).standardDeviation / Math.sqrt(ratios.length);
}

function meanLog(round: readonly number[]): number {
  return round.length === 0 ? Number.NaN : momentsOf(round.map(Math.log)).mean;
}
