import type { Compared } from "../domain/comparison.ts";
import { smallestMannWhitneyPValue } from "../stats/mann-whitney.ts";
import { type Case, FEWEST_FOR_EQUIVALENCE } from "./classic-case.ts";
import { type Evidence, mayBeNoChange } from "./evidence.ts";
import { countOf, percent, percentLimit, percentRange, probability, quantity } from "./words.ts";

/** One sentence with the numbers that a verdict of the classic rule rests on. */
export function explain(judged: Case, { verdict, status }: Pick<Compared, "verdict" | "status">): string {
  const change = describeChange(judged);
  const threshold = `the threshold of ${percentLimit(judged.pair.threshold)}`;
  if (verdict === "regressed" || verdict === "improved") {
    return `${change}, past ${threshold}: ${describeTests(judged)}.`;
  }
  if (status === "REGRESSION_SUSPECTED")
    return `${change}, past ${threshold}, but ${whyUnconfirmed(judged)}.`;
  if (verdict === "equivalent") return `${change}, wholly within ${threshold}.`;
  if (Math.abs(judged.evidence.worsening) > judged.pair.threshold) {
    return `${change}, for the better, but ${whyUnconfirmed(judged)}.`;
  }
  return `${change}, not past ${threshold}, but ${whyNotEqual(judged)}.`;
}

function describeChange({ pair, evidence }: Case): string {
  const { centre, change, interval } = evidence;
  const { unit } = pair.candidate.measurement;
  const from = pair.baseline.digest[centre];
  const to = pair.candidate.digest[centre];
  const subject = evidence.tests === undefined ? "value" : centre;
  if (from === 0 && to !== 0) {
    return `The ${subject} went from 0 to ${quantity(to, unit)}, which counts as 100 %`;
  }
  if (change === 0) return `The ${subject} did not change${interval ? ` (${percentRange(interval)})` : ""}`;
  const verb = change > 0 ? "grew" : "fell";
  // The interval is turned with the change, so that "fell by 5 %" reads "(4 % to 6 %)".
  const turned = interval && (change > 0 ? interval : { low: -interval.high, high: -interval.low });
  return `The ${subject} ${verb} by ${percent(Math.abs(change))}${turned ? ` (${percentRange(turned)})` : ""}`;
}

function describeTests({ evidence, adjusted, options }: Case): string {
  const direction = directionOf(evidence);
  const tests = evidence.tests?.[direction];
  const deciding = tests?.mannWhitney === undefined ? "Welch" : "Mann-Whitney";
  const correction = CORRECTIONS[options.correction];
  const facts = [`${deciding} ${probability(adjusted?.[direction] ?? 1)}${correction}`];
  if (deciding !== "Welch" && tests?.welch) facts.push(`Welch ${probability(tests.welch.pValue)}`);
  if (evidence.effectSize !== undefined) facts.push(`Cohen's d = ${quantity(evidence.effectSize, "")}`);
  return facts.join(", ");
}

const CORRECTIONS = {
  none: "",
  holm: " after Holm's correction",
  fdr: " after Benjamini and Hochberg's correction",
};

function whyUnconfirmed(judged: Case): string {
  const { baseline, candidate } = judged.pair;
  if (judged.evidence.tests === undefined) return "there are too few samples for a test";
  const fewest = smallestMannWhitneyPValue(baseline.digest.count, candidate.digest.count);
  if (judged.evidence.tests.worse.mannWhitney !== undefined && fewest >= judged.loneLevel) {
    return `${baseline.digest.count} against ${countOf(candidate.digest.count, "sample")} are too few to be significant`;
  }
  const doubt = isSignificant(judged) && mayBeNoChange(judged.evidence);
  return `${doubt ? "the interval contains no change" : "not confirmed"}: ${describeTests(judged)}`;
}

function isSignificant({ evidence, adjusted, options }: Case): boolean {
  const direction = directionOf(evidence);
  const level = options.significanceLevel;
  return (adjusted?.[direction] ?? 1) < level && (evidence.tests?.[direction].welch?.pValue ?? 0) < level;
}

function whyNotEqual({ pair, evidence }: Case): string {
  const fewest = Math.min(pair.baseline.digest.count, pair.candidate.digest.count);
  if (evidence.tests === undefined || fewest < FEWEST_FOR_EQUIVALENCE) {
    return `${countOf(fewest, "sample")} cannot show that both are equal`;
  }
  return evidence.interval === undefined
    ? "no interval shows that both are equal"
    : "the interval reaches beyond it";
}

function directionOf(evidence: Evidence): "worse" | "better" {
  return evidence.worsening >= 0 ? "worse" : "better";
}
