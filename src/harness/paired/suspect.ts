import type { SeriesState } from "../../domain/look.ts";
import { type Course, standingOf } from "./course.ts";
import { type LookPlan, planConfirmingLooks } from "./looks.ts";
import { isSuspected, type Standing, type Taken } from "./standing.ts";

/** A benchmark with series that look changed, on its way through its confirmation. */
export interface Suspect {
  readonly name: string;
  /** When its fresh pairs are looked at. */
  readonly plan: LookPlan;
  /** Where it stood before. */
  readonly before: Standing;
  /** Seconds that it may take now: those kept to confirm, and those it did not need before. */
  readonly allowance: number;
  /** Fresh pairs at each look so far. */
  readonly looks: number[];
  /** What the last look said of each suspected series, by its key: `suspected` is what was seen again. */
  readonly states: Map<string, SeriesState>;
}

/** Names of the benchmarks whose last look raised a suspicion. */
export function suspectsOf(course: Course): readonly string[] {
  return course.ledger.benchmarks().filter((name) => isSuspected(standingOf(course, name)));
}

export function suspectOf(course: Course, name: string): Suspect {
  const { measuring, confirming, looks } = course.limits;
  const before = standingOf(course, name);
  const keys = keysOf(before, "suspected");
  return {
    name,
    plan: planConfirmingLooks(course.ledger.pairs(name), looks.mostPairs),
    before,
    allowance: confirming + Math.max(0, measuring - before.seconds),
    looks: [],
    states: new Map(keys.map((key) => [key, "undecided"])),
  };
}

/** Keys of the series that no look made clear yet. */
export function unclearOf(suspect: Suspect): readonly string[] {
  return keysOf(suspect, "undecided");
}

/** Keys of the series that were seen again. */
export function seenOf(suspect: Suspect): readonly string[] {
  return keysOf(suspect, "suspected");
}

function keysOf({ states }: Pick<Standing, "states">, wanted: SeriesState): readonly string[] {
  return [...states].flatMap(([key, state]) => (state === wanted ? [key] : []));
}

/** What its confirmation took so far. */
export function takenBy(course: Course, { name, before }: Suspect): Taken {
  const { blocks, seconds } = standingOf(course, name);
  return { blocks: blocks - before.blocks, seconds: seconds - before.seconds };
}

/** Pairs of its confirmation: of its series, or of some of them, the one that has the most. */
export function freshPairs(
  course: Course,
  { name, states }: Suspect,
  keys: readonly string[] = [...states.keys()],
): number {
  const fresh = course.ledger
    .series(name)
    .filter(({ key }) => keys.includes(key))
    .map(({ candidate: { rounds, pairing } }) => rounds.length - (pairing?.confirmation ?? 0));
  return Math.max(0, ...fresh);
}
