import { runBlock } from "./blocks.ts";
import { type Course, limitOf, type NextBlock, secondsOf, standingOf } from "./course.ts";
import { judgeOf, type Phase } from "./phase.ts";
import { confirmationLine } from "./progress.ts";
import { isSuspected } from "./standing.ts";
import { mapSides } from "./turns.ts";

/** With fewer pairs even a large change is hard to tell from chance. */
const FEWEST_PAIRS = 6;

/**
 * With fewer, nothing is tested, and what takes long to launch could never be
 * confirmed: so many go past the time that is kept for one benchmark.
 */
const PAIRS_TO_JUDGE = 4;

/** A benchmark with series that look regressed, and how it is measured again. */
interface Suspect {
  readonly name: string;
  readonly keys: ReadonlySet<string>;
  readonly metrics: readonly string[];
  /** Pairs that it had before, and fresh ones that it shall get. */
  readonly pairs: number;
  readonly wanted: number;
  /** Seconds that it had taken before. */
  readonly seconds: number;
}

/** Names of the benchmarks whose last look raised a suspicion. */
export function suspectsOf(course: Course): readonly string[] {
  return course.ledger.benchmarks().filter((name) => isSuspected(standingOf(course, name)));
}

/**
 * Measures the suspected benchmarks of a subject again, in fresh blocks: half as
 * many pairs as they had, as far as the time that was kept for it allows, and as
 * many as it takes to judge at the least. Their suspected series alone get these rounds, and are
 * judged once, at the end.
 */
export async function confirm(course: Course, phase: Phase, end: number): Promise<void> {
  const suspects = suspectsOf(course).map((name) => suspectOf(course, name));
  const keys = new Set(suspects.flatMap((suspect) => [...suspect.keys]));
  course.ledger.beginConfirmation(keys);
  for (let block = 1; !phase.signal.aborted; block += 1) {
    const waiting = suspects.filter((suspect) => isWaiting(course, suspect, block));
    if (waiting.length === 0) break;
    const next = nextOf(course, waiting);
    if (block > 1 && phase.ports.clock.monotonic() + next.seconds > end) break;
    const series = new Set(waiting.flatMap((suspect) => [...suspect.keys]));
    await runBlock(course, next, `confirmation, block ${block}`, phase, series);
  }
  for (const suspect of suspects) {
    const pairs = freshPairs(course, suspect);
    if (pairs > 0) judgeAgain(course, suspect, phase);
    const isSeen = isSuspected(standingOf(course, suspect.name));
    phase.ports.log.info(confirmationLine(suspect.name, { pairs, isSeen }));
  }
}

function suspectOf(course: Course, name: string): Suspect {
  const { states, seconds } = standingOf(course, name);
  const series = course.ledger.series(name).filter(({ key }) => states.get(key) === "suspected");
  const pairs = Math.max(...series.map(({ candidate }) => candidate.rounds.length));
  return {
    name,
    keys: new Set(series.map(({ key }) => key)),
    metrics: series.map(({ candidate }) => candidate.metric),
    pairs,
    wanted: Math.max(FEWEST_PAIRS, Math.ceil(pairs / 2)),
    seconds,
  };
}

function isWaiting(course: Course, suspect: Suspect, block: number): boolean {
  const standing = standingOf(course, suspect.name);
  if (standing.hasFailed || freshPairs(course, suspect) >= suspect.wanted || block > suspect.wanted)
    return false;
  const used = standing.seconds - suspect.seconds;
  if (freshPairs(course, suspect) < PAIRS_TO_JUDGE) return true;
  return used + used / (block - 1) <= course.limits.confirming;
}

/** Of the series that has the fewest. */
function freshPairs(course: Course, { name, keys, pairs }: Suspect): number {
  const series = course.ledger.series(name).filter(({ key }) => keys.has(key));
  return Math.min(...series.map(({ candidate }) => candidate.rounds.length)) - pairs;
}

function nextOf(course: Course, suspects: readonly Suspect[]): NextBlock {
  const names = suspects.map(({ name }) => name);
  const used = suspects.map(({ name, seconds }) => standingOf(course, name).seconds - seconds);
  return {
    only: new Set(names),
    metrics: new Set(suspects.flatMap(({ metrics }) => metrics)),
    limit: limitOf(course.limits.confirming, used),
    seconds: secondsOf(course, names),
  };
}

function judgeAgain(course: Course, suspect: Suspect, phase: Phase): void {
  const { name, keys } = suspect;
  const standing = standingOf(course, name);
  const series = course.ledger.series(name);
  const share = series[0]?.candidate.pairing?.share ?? 1;
  const { assess, family } = judgeOf(phase, phase.options.confirm);
  const judged = assess(
    mapSides((side) => series.map((one) => one[side])),
    { share, family, last: true },
  );
  const states = new Map(standing.states);
  for (const key of keys) states.set(key, judged.get(key) ?? "settled");
  course.standings.set(name, { ...standing, states });
}
