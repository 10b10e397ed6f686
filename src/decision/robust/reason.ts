import type { Compared } from "../../domain/comparison.ts";
import { countOf, percent, percentLimit, percentRange, probability, quantity } from "../words.ts";
import { type Case, isConfirmed } from "./case.ts";
import {
  changeInterval,
  changeOf,
  FEWEST_LAUNCHES,
  FEWEST_PAIRS,
  isOneWay,
  isPast,
  plainChange,
} from "./finding.ts";

/** One or two sentences with the numbers that a verdict rests on. */
export function reasonOf(
  judged: Case,
  { verdict, status }: Pick<Compared, "verdict" | "status">,
  adjusted: number | undefined,
): string {
  const threshold = percentLimit(judged.pair.threshold);
  const left = leftOut(judged);
  if (judged.whole.shift === undefined)
    return `${whyUntested(judged)}${left} ${plainMove(judged)}; the threshold is ${threshold}.`;
  const facts = `${basis(judged)} ${move(judged)}`;
  const chance = adjusted === undefined ? "" : `, ${probability(adjusted)}`;
  if (verdict === "regressed" || verdict === "improved") {
    return `${facts}, past the threshold of ${threshold}${chance}${confirmation(judged)}.${left}`;
  }
  if (verdict === "inconclusive" && !isConfirmed(judged)) {
    return `${facts}; before it was measured again it was ${beforehand(judged)}, but ${whyNotConfirmed(judged)}.${left}`;
  }
  if (status === "REGRESSION_SUSPECTED") {
    return `${facts}, past the threshold of ${threshold}, but ${whyOnlySuspected(judged, adjusted)}.${left}`;
  }
  if (verdict === "equivalent") return `${facts}, wholly within the threshold of ${threshold}.${left}`;
  return `${facts}; the interval reaches beyond the threshold of ${threshold}, so neither a change nor equality is shown.${left}`;
}

function basis({ design, whole }: Case): string {
  const { differences, baseline, candidate } = whole.launches;
  return design === "paired"
    ? `Over ${countOf(differences.length, "pair")} of launches side by side the value`
    : `Between ${countOf(baseline.length, "launch", "launches")} and ${candidate.length} the value`;
}

function move({ whole, pair, interval }: Case): string {
  if (isOneWay(whole.launches)) return movedFromOrTo(pair);
  const change = changeOf(whole.shift?.estimate ?? 0, pair);
  const shown = changeInterval(interval, pair);
  if (change === 0) return `did not change${shown ? ` (${percentRange(shown)})` : ""}`;
  // The interval is turned with the change, so that "fell by 5 %" reads "(4 % to 6 %)".
  const turned = shown && (change > 0 ? shown : { low: -shown.high, high: -shown.low });
  return `${movedBy(change)}${turned ? ` (${percentRange(turned)})` : ""}`;
}

/** A baseline of 0 has no relative change: 100 % stands for "it appeared". */
function movedFromOrTo({ baseline, candidate }: Case["pair"]): string {
  const { unit } = candidate.measurement;
  const [from, to] = [baseline.digest.median, candidate.digest.median];
  return from === 0
    ? `went from 0 to ${quantity(to, unit)} in all of them, which counts as 100 %`
    : `went from ${quantity(from, unit)} to 0 in all of them`;
}

function movedBy(change: number): string {
  return `${change > 0 ? "grew" : "fell"} by ${percent(Math.abs(change))}`;
}

function confirmation({ fresh, pair }: Case): string {
  if (fresh?.shift === undefined) return "";
  if (isOneWay(fresh.launches)) {
    return `, and so it did in ${countOf(fresh.launches.differences.length, "fresh pair")} measured to confirm it`;
  }
  return `, and ${percent(changeOf(fresh.shift.estimate, pair))} in ${countOf(fresh.launches.differences.length, "fresh pair")} measured to confirm it`;
}

function beforehand({ first, pair }: Case): string {
  return first.shift === undefined ? "too few" : percent(changeOf(first.shift.estimate, pair));
}

function whyNotConfirmed({ fresh, pair }: Case): string {
  if (fresh === undefined) return "there was no time to measure it again";
  const count = countOf(fresh.launches.differences.length, "fresh pair");
  const again =
    fresh.shift === undefined ? "" : `: there it was ${percent(changeOf(fresh.shift.estimate, pair))}`;
  return `${count} did not confirm it${again}`;
}

function whyOnlySuspected({ whole: { shift }, pair, limits }: Case, adjusted: number | undefined): string {
  if (shift !== undefined && !isPast(shift, limits.worse)) {
    return `the launches that the machine disturbed least differ by ${percent(changeOf(shift.lowEstimate ?? 0, pair))} only`;
  }
  return `that may be chance (${probability(adjusted ?? 1)})`;
}

function whyUntested({ design, whole, pair }: Case): string {
  const { baseline, candidate, differences } = whole.launches;
  const [before, after] = [pair.baseline.measurement.rounds.length, pair.candidate.measurement.rounds.length];
  if (design === "paired") {
    return before === after
      ? `There are ${differences.length} usable pairs of launches; at least ${FEWEST_PAIRS} are needed.`
      : `A paired design needs as many rounds on both sides; there are ${before} and ${after}.`;
  }
  return `There are ${baseline.length} and ${candidate.length} process launches; at least ${FEWEST_LAUNCHES} on both sides are needed, because one process may be slower as a whole without any change.`;
}

/** Of all samples of both sides, for what cannot be tested. */
function plainMove({ pair }: Case): string {
  const { change, centre } = plainChange(pair);
  const [from, to] = [pair.baseline.digest[centre], pair.candidate.digest[centre]];
  if (from === 0 && to !== 0) {
    return `The ${centre} went from 0 to ${quantity(to, pair.candidate.measurement.unit)}, which counts as 100 %, which was not tested`;
  }
  return `The ${centre} ${change === 0 ? "did not change" : movedBy(change)}, which was not tested`;
}

function leftOut({ whole, design }: Case): string {
  const { unusable } = whole.launches;
  if (unusable === 0) return "";
  const what = design === "paired" ? countOf(unusable, "pair") : countOf(unusable, "launch", "launches");
  return ` Left out: ${what} with a value that is not above zero.`;
}
