import type { Assess } from "../../domain/look.ts";
import { type Course, isOpen, isOver, standingOf } from "./course.ts";
import { isDecided } from "./standing.ts";
import { mapSides } from "./turns.ts";

export interface Judge {
  readonly assess: Assess;
  /** Number of series that the whole report judges, as far as is known. */
  readonly family: number;
}

/** Looks at each open benchmark that has pairs enough for its next look, or can get no more. */
export function lookWhereDue(course: Course, judge: Judge): void {
  for (const name of course.ledger.benchmarks()) {
    const standing = standingOf(course, name);
    if (!isOpen(standing)) continue;
    const last = isOver(course, name);
    const isDue = course.limits.looks.isDue(course.ledger.pairs(name), standing.looks);
    if (last || isDue) look(course, name, last, judge);
  }
}

/** Looks for the last time at whatever is still open: no time is left for it. */
export function lookLast(course: Course, judge: Judge): void {
  for (const name of course.ledger.benchmarks()) {
    const standing = standingOf(course, name);
    if (!isDecided(standing) && !standing.isFinal) look(course, name, true, judge);
  }
}

function look(course: Course, name: string, last: boolean, { assess, family }: Judge): void {
  const { ledger, limits, standings } = course;
  const standing = standingOf(course, name);
  const pairs = ledger.pairs(name);
  const share = limits.looks.share(pairs, standing.looks, last);
  ledger.share(name, share);
  const series = ledger.series(name);
  const judged = assess(
    mapSides((side) => series.map((one) => one[side])),
    { share, family, last },
  );
  standings.set(name, {
    ...standing,
    looks: [...standing.looks, pairs],
    states: new Map(series.map(({ key }) => [key, judged.get(key) ?? "settled"])),
    isFinal: last,
  });
}
