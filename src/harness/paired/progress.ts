import { inWords } from "../../words.ts";
import { type Course, isOpen, isOver, type NextBlock, nextBlock, standingOf } from "./course.ts";
import type { PairedBudget } from "./harness.ts";
import type { Matched } from "./match.ts";
import { type Phase, secondsForAll } from "./phase.ts";
import { isDecided, isSuspected } from "./standing.ts";

/** What is going to be measured, and how long that takes at the most. */
export function planText({ slots }: Pick<Matched, "slots">, budget: PairedBudget): string {
  const count = (kind: string) => slots.filter((slot) => slot.kind === kind).length;
  const [modules, tools, commands] = [count("module"), count("tool"), count("command")];
  const parts = [
    ...(modules > 0 ? [counted(modules, "module")] : []),
    ...(tools > 0 ? [counted(tools, "tool")] : []),
    ...(commands > 0 ? [counted(commands, "command")] : []),
  ];
  if (parts.length === 0) return "Nothing exists in both versions, so nothing is measured side by side.";
  const benchmarks = benchmarksOf({ slots }) ?? Number.POSITIVE_INFINITY;
  const most = Math.min(secondsForAll(budget), benchmarks * budget.maxTime);
  const whole = tools > 0 ? " (a tool counts as one)" : "";
  return `Measuring side by side with the baseline: ${inWords(parts)}. Each benchmark takes ${duration(budget.maxTime)} at the most${whole}, all together ${duration(most)}.`;
}

/** How many benchmarks will be measured side by side, a tool counting as one; nothing with modules, which hold more than is known yet. */
export function benchmarksOf({ slots }: Pick<Matched, "slots">): number | undefined {
  if (slots.some(({ kind }) => kind === "module")) return undefined;
  return slots.filter(({ kind }) => kind === "tool" || kind === "command").length;
}

/** `sort.bench.js: block 4, 2 of 5 benchmarks decided, at most 20 s left for it, 9 min for all`. */
export function liveLine(course: Course, next: NextBlock, label: string, phase: Phase): string {
  const names = course.ledger.benchmarks();
  const decided = names.filter((name) => !isOpen(standingOf(course, name))).length;
  const state = names.length === 0 ? [] : [`${decided} of ${counted(names.length, "benchmark")} decided`];
  const forAll = Math.max(
    0,
    Math.min(phase.end - phase.ports.clock.monotonic(), ownSeconds(course, next, phase)),
  );
  const own = next.left === undefined ? undefined : Math.max(0, Math.min(next.left, forAll));
  const left = own === undefined ? [] : [`at most ${duration(own)} left for it`];
  return `${course.subject.label}: ${[label, ...state, ...left, `${duration(forAll)} for all`].join(", ")}`;
}

/** Seconds that all benchmarks may still take by their own limits, confirmations included. */
function ownSeconds(current: Course, next: NextBlock, { benchmarks, budget, courses }: Phase): number {
  if (benchmarks === undefined) return Number.POSITIVE_INFINITY;
  const left = courses.map((course) => {
    const measuring =
      course === current ? (next.left ?? course.limits.measuring) : (nextBlock(course)?.left ?? 0);
    return measuring + course.limits.confirming;
  });
  const toCome = (benchmarks - courses.length) * budget.maxTime;
  return left.reduce((sum, each) => sum + each, toCome);
}

/** One line for each benchmark: what came of it so far. */
export function closingLines(course: Course): readonly string[] {
  const { ledger } = course;
  return [
    ...ledger.benchmarks().map((name) => `${name}: ${closingOf(course, name)}.`),
    ...[...ledger.candidateOnly().keys()].map(
      (name) => `${name}: measured alone, the baseline does not have it.`,
    ),
  ];
}

function closingOf(course: Course, name: string): string {
  const standing = standingOf(course, name);
  const pairs = counted(course.ledger.pairs(name), "pair");
  if (standing.hasFailed) return `failed after ${pairs}`;
  if (!isDecided(standing)) return standing.isFinal ? `not settled with ${pairs}` : `open after ${pairs}`;
  return isSuspected(standing)
    ? `looks changed after ${pairs}, and will be measured again`
    : `settled after ${pairs}`;
}

/** One sentence for a suspicion after its confirmation. */
export function confirmationLine(
  name: string,
  { pairs, isSeen }: { pairs: number; isSeen: boolean },
): string {
  if (pairs === 0) return `${name}: could not be measured again, so its suspected change is not confirmed.`;
  const again = isSeen ? "was seen again" : "was not seen again";
  return `${name}: its suspected change ${again} in ${counted(pairs, "fresh pair")}.`;
}

/** For each benchmark that has too few pairs to be judged by: how many, why, and how many it takes. */
export function shortfallsOf(course: Course, phase: Phase): readonly string[] {
  const { ledger, limits } = course;
  const isShort = (name: string) =>
    ledger.pairs(name) < limits.looks.fewestPairs && !standingOf(course, name).hasFailed;
  return ledger
    .benchmarks()
    .filter((name) => isShort(name))
    .map((name) => shortfallOf(name, course, phase));
}

function shortfallOf(name: string, course: Course, { budget }: Phase): string {
  const { maxTime, maxMinutes, timeout } = budget;
  const all = maxMinutes === undefined ? `the timeout (${timeout} s)` : `max-minutes (${maxMinutes})`;
  const limit = isOver(course, name) ? `max_time (${maxTime} s)` : all;
  const pairs = counted(course.ledger.pairs(name), "pair");
  return `${name} got ${pairs} of launches, because another block would have gone past ${limit}. It takes ${course.limits.looks.fewestPairs} to tell a change from chance.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}

function duration(seconds: number): string {
  return seconds < 100 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`;
}
