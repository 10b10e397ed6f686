import type { Compared } from "../domain/comparison.ts";
import { relativeChange } from "../stats/relative-change.ts";
import type { HistoryPoint } from "./history-case.ts";
import { type Doubt, doubtOf, type HistoryJudged } from "./history-doubt.ts";
import { FEWEST_RUNS } from "./history-evidence.ts";
import type { RuleOptions } from "./rule.ts";
import { countOf, percent, percentLimit, percentRange, probability, quantity } from "./words.ts";

/** One sentence with the numbers that a verdict against the history rests on. */
export function explainHistory(
  item: HistoryJudged,
  outcome: Pick<Compared, "verdict" | "status">,
  options: Pick<RuleOptions, "correction" | "significanceLevel">,
): string {
  const { judged, evidence } = item;
  const moved = describeMove(item);
  const threshold = `the threshold of ${percentLimit(judged.threshold)}`;
  const direction = evidence.worsening >= 0 ? "worse" : "better";
  if (outcome.verdict === "regressed" || outcome.verdict === "improved") {
    return `${moved}, past ${threshold}: ${describeTest(item, direction, options)}, and ${describeWitness(item)} shows it too${whatStands(item)}.`;
  }
  if (outcome.verdict === "equivalent") return `${moved}, wholly within ${threshold}.`;
  if (Math.abs(evidence.worsening) > judged.threshold) {
    const doubt = doubtOf(item, direction, options.significanceLevel);
    const better = direction === "better" ? ", for the better," : "";
    return `${moved}, past ${threshold}${better} but ${doubt ? describeDoubt(doubt, item, options) : "not confirmed"}.`;
  }
  return `${moved}, not past ${threshold}, but ${whyNotEqual(item)}.`;
}

function describeMove({ judged, evidence }: HistoryJudged): string {
  const { change, interval, runs } = evidence;
  const { unit } = judged.candidate.measurement;
  const against = `Against ${runs.length === 1 ? "the only run" : `the level of ${runs.length} runs`}${since(evidence.changedAt)}`;
  const to = judged.candidate.digest.median;
  // A level of 0 has no relative change: 100 % stands for "it appeared".
  if (Math.abs(change) === 1 && runs.every(({ value }) => value === 0)) {
    return `${against} the value went from 0 to ${quantity(to, unit)}, which counts as 100 %`;
  }
  if (change === 0)
    return `${against} the value did not change${interval ? ` (${percentRange(interval)})` : ""}`;
  // The interval is turned with the change, so that "fell by 5 %" reads "(4 % to 6 %)".
  const turned = interval && (change > 0 ? interval : { low: -interval.high, high: -interval.low });
  const range = turned ? ` (${percentRange(turned)})` : "";
  return `${against} the value ${change > 0 ? "grew" : "fell"} by ${percent(Math.abs(change))}${range}`;
}

function since(changedAt: HistoryPoint | undefined): string {
  if (changedAt === undefined) return "";
  const { commit } = changedAt.run;
  return commit === undefined ? " since the last change" : ` since the change at ${commit.slice(0, 7)}`;
}

const CORRECTIONS = {
  none: "",
  holm: " after Holm's correction",
  fdr: " after Benjamini and Hochberg's correction",
};

function describeTest(
  { pValues }: HistoryJudged,
  direction: "worse" | "better",
  { correction }: Pick<RuleOptions, "correction">,
): string {
  return `${probability(pValues?.adjusted[direction] ?? 1)}${CORRECTIONS[correction]} by the spread between runs`;
}

/** `the run before it (3f2c1a9, +11.8 %)`. */
function describeWitness({ judged, evidence }: HistoryJudged): string {
  const { witness, candidate } = judged;
  if (witness === undefined) return "no other run";
  const change = relativeChange(evidence.level, witness.value);
  const by = `${change >= 0 ? "+" : ""}${percent(change)}`;
  const { commit } = witness.run;
  if (commit === undefined) return `the run before it (${by})`;
  return commit === candidate.point.run.commit
    ? `another run of the same commit (${by})`
    : `the run before it (${commit.slice(0, 7)}, ${by})`;
}

function describeDoubt(doubt: Doubt, item: HistoryJudged, options: Pick<RuleOptions, "correction">): string {
  const { evidence } = item;
  const direction = evidence.worsening >= 0 ? "worse" : "better";
  switch (doubt.kind) {
    case "too-few-runs":
      return `not confirmed: ${countOf(evidence.runs.length, "comparable run")} cannot show how far runs lie apart; at least ${FEWEST_RUNS} are needed`;
    case "no-logarithm":
      return "not tested, because values of 0 or below have no logarithm";
    case "not-significant":
      return `not significant: ${describeTest(item, direction, options)}`;
    case "interval-holds-zero":
      return `the interval contains no change: ${describeTest(item, direction, options)}`;
    case "no-witness":
      return `not confirmed: one run cannot tell the code from the machine, so another run of this commit or of its ref must show it too; ${describeTest(item, direction, options)}`;
    case "witness-disagrees":
      return `not confirmed: ${describeWitness(item)} does not show it; ${describeTest(item, direction, options)}`;
    case "suite-moved":
      return `withheld: the whole suite moved by ${signed(item, doubt.shift.move)} (${doubt.shift.alike} of ${doubt.shift.count} series the same way), which looks like the machine, and without that the change does not stand`;
    default:
      return doubt satisfies never;
  }
}

/** A verdict that a moving machine does not explain says so. */
function whatStands(item: HistoryJudged): string {
  const { shift } = item;
  return shift === undefined
    ? ""
    : `; it stands also without the ${signed(item, shift.move)} by which the whole suite moved`;
}

/** A move for the worse as a change of the value: `+8.0 %`. */
function signed({ judged }: HistoryJudged, move: number): string {
  const change = Math.expm1(judged.candidate.measurement.better === "lower" ? move : -move);
  return `${change >= 0 ? "+" : ""}${percent(change)}`;
}

function whyNotEqual({ evidence }: HistoryJudged): string {
  if (evidence.runs.length < FEWEST_RUNS) {
    return `${countOf(evidence.runs.length, "comparable run")} cannot show that nothing changed; at least ${FEWEST_RUNS} are needed`;
  }
  return evidence.interval === undefined
    ? "no interval shows that nothing changed"
    : "the interval reaches beyond it";
}
