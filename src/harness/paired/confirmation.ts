import { runBlock } from "./blocks.ts";
import { altogether, type Course, limitOf, type NextBlock, secondsOf, standingOf } from "./course.ts";
import { judgeOf, type Phase } from "./phase.ts";
import { confirmationLine } from "./progress.ts";
import { isSpent } from "./standing.ts";
import { freshPairs, type Suspect, seenOf, suspectOf, suspectsOf, takenBy, unclearOf } from "./suspect.ts";
import { mapSides } from "./turns.ts";

/**
 * With fewer, nothing is tested, and what takes long to launch could never be
 * confirmed: so many go past the time of one benchmark.
 */
const PAIRS_TO_JUDGE = 4;

/**
 * Measures the suspected benchmarks of a subject again, in fresh blocks: half as
 * many pairs as they had, and more where these leave it unclear, until a look
 * makes it clear or the time of the benchmark or of all is up. Each gets as many
 * as it takes to judge at the least. Only suspected series get these rounds, and
 * each of them until it is clear.
 */
export async function confirm(course: Course, phase: Phase, end: number): Promise<void> {
  const suspects = suspectsOf(course).map((name) => suspectOf(course, name));
  course.ledger.beginConfirmation(new Set(suspects.flatMap(unclearOf)));
  for (let block = 1; !phase.signal.aborted; block += 1) {
    const waiting = suspects.filter((suspect) => isWaiting(course, suspect));
    if (waiting.length === 0) break;
    const next = nextOf(course, waiting);
    if (block > 1 && phase.ports.clock.monotonic() + next.seconds > end) break;
    const series = new Set(waiting.flatMap(unclearOf));
    await runBlock(course, next, `confirmation, block ${block}`, phase, series);
    for (const suspect of waiting) lookWhereDue(course, suspect, phase);
  }
  for (const suspect of suspects) {
    lookLast(course, suspect, phase);
    const seen = seenOf(suspect);
    const isSeen = seen.length > 0;
    const pairs = isSeen ? freshPairs(course, suspect, seen) : freshPairs(course, suspect);
    phase.ports.log.info(confirmationLine(suspect.name, { pairs, isSeen }));
  }
}

function isWaiting(course: Course, suspect: Suspect): boolean {
  const { name, plan, allowance } = suspect;
  if (unclearOf(suspect).length === 0 || standingOf(course, name).hasFailed) return false;
  const taken = takenBy(course, suspect);
  // Blocks that give no pair, because always something is missing, must end too.
  if (freshPairs(course, suspect) >= plan.mostPairs || taken.blocks >= plan.mostPairs) return false;
  return freshPairs(course, suspect) < PAIRS_TO_JUDGE || !isSpent(taken, allowance);
}

function nextOf(course: Course, suspects: readonly Suspect[]): NextBlock {
  const names = suspects.map(({ name }) => name);
  const series = suspects.flatMap((suspect) => {
    const unclear = unclearOf(suspect);
    return course.ledger.series(suspect.name).filter(({ key }) => unclear.includes(key));
  });
  const limits = suspects.map((suspect) => {
    const { seconds } = takenBy(course, suspect);
    // Pairs that are measured in any case have no use for a limit that is used up.
    return limitOf(suspect.allowance, freshPairs(course, suspect) < PAIRS_TO_JUDGE ? [] : [seconds]);
  });
  const left = suspects.map((suspect) => suspect.allowance - takenBy(course, suspect).seconds);
  return {
    only: new Set(names),
    metrics: new Set(series.map(({ candidate }) => candidate.metric)),
    limit: Math.min(...limits),
    seconds: secondsOf(course, names),
    left: altogether(course, left),
  };
}

function lookWhereDue(course: Course, suspect: Suspect, phase: Phase): void {
  const pairs = freshPairs(course, suspect);
  const { plan, looks } = suspect;
  if (plan.isDue(pairs, looks)) look(course, suspect, pairs >= plan.mostPairs, phase);
}

/** Looks for the last time at what is still unclear: no time is left for it. */
function lookLast(course: Course, suspect: Suspect, phase: Phase): void {
  const { plan, looks } = suspect;
  const isOver = unclearOf(suspect).length === 0 || looks.some((pairs) => pairs >= plan.mostPairs);
  if (!isOver && freshPairs(course, suspect) > 0) look(course, suspect, true, phase);
}

function look(course: Course, suspect: Suspect, last: boolean, phase: Phase): void {
  const { name, plan, looks, states } = suspect;
  const unclear = unclearOf(suspect);
  const pairs = freshPairs(course, suspect);
  const share = plan.share(pairs, looks, last);
  course.ledger.shareConfirmation(new Set(unclear), share);
  const series = course.ledger.series(name);
  const { assess, family } = judgeOf(phase, phase.options.confirm);
  const judged = assess(
    mapSides((side) => series.map((one) => one[side])),
    { share, family, last },
  );
  for (const key of unclear) states.set(key, judged.get(key) ?? "settled");
  looks.push(pairs);
}
