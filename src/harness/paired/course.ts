import type { Failure } from "../../domain/measurement.ts";
import type { MemoryProfile } from "../../domain/memory.ts";
import type { Sides } from "../../domain/sides.ts";
import { shareOut } from "../durations.ts";
import type { Outcome } from "../outcome.ts";
import type { Task } from "../plan.ts";
import { openPairLedger, type PairLedger } from "./ledger.ts";
import type { LookPlan } from "./looks.ts";
import { isDecided, isSpent, NEW_STANDING, type Standing, secondsPerBlock } from "./standing.ts";
import type { BlockOrder, BlockRequest, PairedSubject } from "./subject.ts";
import { mapSides, SIDES, type Side } from "./turns.ts";

/** What a course may take. */
interface CourseLimits {
  readonly looks: LookPlan;
  /** Seconds of measuring for one benchmark, and of confirming it besides. */
  readonly measuring: number;
  readonly confirming: number;
  /** Rounds for a benchmark that only the candidate has. */
  readonly roundsAlone: number;
  /** Of a tool: what a block takes counts in full for each of its benchmarks. */
  readonly runsAsWhole: boolean;
}

/** A subject on its way from block to block. Only the functions of this folder change it. */
export interface Course {
  /** In the candidate's tree. */
  readonly task: Task;
  readonly subject: PairedSubject;
  readonly limits: CourseLimits;
  readonly ledger: PairLedger;
  /** By the benchmark's name. */
  readonly standings: Map<string, Standing>;
  readonly failures: Sides<Map<string, Failure>>;
  readonly profiles: Sides<Map<string, MemoryProfile>>;
  readonly context: Sides<Map<string, string>>;
  readonly warnings: Sides<Set<string>>;
  blocks: number;
  /** Seconds that its setup and warm-up took. */
  opening: number;
  /** The last lines of what was running when the time was up. */
  lastWords: string;
  /** Who comes first in the next block. */
  nextOrder(): BlockOrder;
  /** What of an outcome was asked for. */
  keep(outcome: Outcome): Outcome;
}

/** The next block, as far as it is known beforehand. */
export interface NextBlock extends Pick<BlockRequest, "only" | "metrics" | "limit"> {
  /** How long it will probably take; 0 when nothing is known. */
  readonly seconds: number;
  /** Seconds that its benchmarks have left, all together; absent when they are not known yet. */
  readonly left?: number;
}

/** Blocks that should fit into the time of a benchmark: with less than six pairs, hardly any change can be shown. */
const BLOCKS_TO_JUDGE = 3;

export function openCourse(
  given: Pick<Course, "task" | "subject" | "limits" | "nextOrder" | "keep">,
): Course {
  return {
    ...given,
    ledger: openPairLedger(),
    standings: new Map(),
    failures: mapSides(() => new Map()),
    profiles: mapSides(() => new Map()),
    context: mapSides(() => new Map()),
    warnings: mapSides(() => new Set()),
    blocks: 0,
    opening: 0,
    lastWords: "",
  };
}

/** What the next block shall measure; nothing when no benchmark is open and has time. */
export function nextBlock(course: Course): NextBlock | undefined {
  const { limits, standings, ledger } = course;
  if (course.blocks === 0) return { limit: limitOf(limits.measuring, []), seconds: 0 };
  const open = ledger.benchmarks().filter((name) => isOpen(standingOf(course, name)));
  const alone = [...ledger.candidateOnly()].flatMap(([name, rounds]) => {
    const standing = standingOf(course, name);
    const isEnough = rounds >= limits.roundsAlone || standing.hasFailed || isOver(course, name);
    return isEnough ? [] : [name];
  });
  if (open.length + alone.length === 0) return undefined;
  const names = [...open, ...alone];
  const metrics = alone.length === 0 ? undecidedMetrics(course, open) : undefined;
  return {
    only: new Set(names),
    ...(metrics === undefined ? {} : { metrics }),
    limit: limitOf(
      limits.measuring,
      names.map((name) => standings.get(name)?.seconds ?? 0),
    ),
    seconds: secondsOf(course, names),
    left: altogether(
      course,
      names.map((name) => limits.measuring - standingOf(course, name).seconds),
    ),
  };
}

/** Seconds for one benchmark in one block, when the benchmarks have used so much of theirs. */
export function limitOf(allowance: number, used: readonly number[]): number {
  return Math.min(allowance / BLOCKS_TO_JUDGE, ...used.map((seconds) => allowance - seconds));
}

/** How long a block with these benchmarks will probably take. */
export function secondsOf(course: Course, names: readonly string[]): number {
  return altogether(
    course,
    names.map((name) => secondsPerBlock(standingOf(course, name))),
  );
}

/** Seconds of several benchmarks together. Those of a tool are measured in the same ones. */
export function altogether({ limits }: Course, seconds: readonly number[]): number {
  return limits.runsAsWhole ? Math.max(0, ...seconds) : seconds.reduce((sum, each) => sum + each, 0);
}

export function standingOf({ standings }: Course, name: string): Standing {
  return standings.get(name) ?? NEW_STANDING;
}

export function isOpen(standing: Standing): boolean {
  return !standing.isFinal && !standing.hasFailed && !isDecided(standing);
}

/** Whether a benchmark has had all pairs, or all time, that it may have. */
export function isOver(course: Course, name: string): boolean {
  const { looks, measuring } = course.limits;
  const standing = standingOf(course, name);
  // Blocks that give no pair, because always something is missing, must end too.
  const isFull = course.ledger.pairs(name) >= looks.mostPairs || standing.blocks >= looks.mostPairs;
  return isFull || isSpent(standing, measuring);
}

/** Metrics whose last look left something open; `undefined` when a benchmark was not looked at yet. */
function undecidedMetrics(course: Course, names: readonly string[]): ReadonlySet<string> | undefined {
  if (names.some((name) => standingOf(course, name).looks.length === 0)) return undefined;
  const undecided = names.flatMap((name) => {
    const { states } = standingOf(course, name);
    return course.ledger.series(name).filter(({ key }) => states.get(key) === "undecided");
  });
  return new Set(undecided.map(({ candidate }) => candidate.metric));
}

/** What came besides measurements: of failures the first of each benchmark, of profiles the highest. */
export function takeIn(course: Course, outcomes: Sides<Outcome>): void {
  for (const side of SIDES) {
    const { failures, profiles, context, warnings } = outcomes[side];
    for (const failure of failures) fail(course, side, failure);
    for (const profile of profiles) {
      const earlier = course.profiles[side].get(profile.benchmark);
      if (earlier === undefined || profile.peak > earlier.peak) {
        course.profiles[side].set(profile.benchmark, profile);
      }
    }
    for (const [name, value] of Object.entries(context)) course.context[side].set(name, value);
    for (const warning of warnings) course.warnings[side].add(warning);
  }
}

/** A benchmark that failed on one side is measured on neither any more. */
export function fail(course: Course, side: Side, failure: Failure): void {
  const { benchmark } = failure;
  if (!course.failures[side].has(benchmark)) course.failures[side].set(benchmark, failure);
  course.standings.set(benchmark, { ...standingOf(course, benchmark), hasFailed: true });
}

/** Adds a whole block that took so long; of its rounds all series', or only some. */
export function addBlock(
  course: Course,
  block: Sides<Outcome>,
  { seconds, next, series }: { seconds: number; next: NextBlock; series?: ReadonlySet<string> },
): void {
  course.ledger.add(
    mapSides((side) => block[side].measurements),
    series,
  );
  const measured = SIDES.flatMap((side) => block[side].measurements.map(({ benchmark }) => benchmark));
  const names = new Set([...measured, ...(next.only ?? [])]);
  for (const name of names) {
    const standing = standingOf(course, name);
    const share = course.limits.runsAsWhole ? seconds : seconds / names.size;
    course.standings.set(name, {
      ...standing,
      blocks: standing.blocks + 1,
      seconds: standing.seconds + share,
    });
  }
  course.blocks += 1;
  takeIn(course, block);
}

/** What the course brought back for one side. */
export function outcomeOfCourse(course: Course, side: Side, timedOut: boolean): Outcome {
  const measurements = course.ledger.measurements(side);
  const spent = [...course.standings].flatMap(([benchmark, { seconds }]) =>
    seconds > 0 ? [{ benchmark, seconds }] : [],
  );
  const blocks = altogether(
    course,
    spent.map(({ seconds }) => seconds),
  );
  return {
    measurements,
    spent: shareOut({ measurements, spent }, course.opening + blocks),
    failures: [...course.failures[side].values()],
    profiles: [...course.profiles[side].values()],
    context: Object.fromEntries(course.context[side]),
    warnings: [...course.warnings[side]],
    timedOut,
  };
}
