import type { Compared } from "../domain/comparison.ts";
import { medianBootstrap } from "../stats/bootstrap-median.ts";
import { minimumDetectableChange } from "../stats/detectable-change.ts";
import { type Case, FEWEST_FOR_EQUIVALENCE } from "./classic-case.ts";
import { explain } from "./classic-reason.ts";
import { comparedOf } from "./compared.ts";
import { adjustDirections } from "./directed.ts";
import { evidenceOf, mayBeNoChange, type Tests } from "./evidence.ts";
import type { DecisionRule } from "./rule.ts";

const RESAMPLES = 10_000;
/** The power at which the smallest detectable change is stated. */
const POWER = 0.8;
/** Cohen's "small": a clear but smaller effect is not worth an alarm. */
const SMALLEST_EFFECT = 0.2;
/**
 * The rule of the specifications. Regressed is what is past the threshold, and
 * significant both in the Mann–Whitney test (adjusted for the number of
 * comparisons) and in Welch's test, and more than a small effect, and whose
 * interval does not contain zero, which the reader would see and rightly doubt.
 * Improved is the mirror image. It treats all samples of a run as independent, which
 * samples of one process are not; docs/statistics.md says what that costs.
 */
export const classicRule: DecisionRule = {
  name: "Mann-Whitney and Welch",
  judge: (pairs, options) => {
    const bootstrap = medianBootstrap({ seed: options.seed, resamples: RESAMPLES });
    const confidence = 1 - options.significanceLevel;
    const found = pairs.map((pair) => ({ pair, evidence: evidenceOf(pair, { bootstrap, confidence }) }));
    const adjusted = adjustDirections(
      found.map(
        ({ evidence: { tests } }) => tests && { worse: tests.worse.pValue, better: tests.better.pValue },
      ),
      options.correction,
    );
    const tested = adjusted.filter((both) => both !== undefined).length;
    const loneLevel = options.significanceLevel / (options.correction === "none" ? 1 : Math.max(1, tested));
    return found.map(({ pair, evidence }, index) => {
      const both = adjusted[index];
      return judgeCase({ pair, evidence, options, loneLevel, ...(both && { adjusted: both }) });
    });
  },
};

function judgeCase(judged: Case): Compared {
  const { pair, evidence, adjusted, options } = judged;
  const verdict = verdictOf(judged);
  const outcome = { ...verdict, reason: explain(judged, verdict) };
  const towards = evidence.worsening >= 0 ? "worse" : "better";
  const detectable = detectableChange(judged);
  const extra = {
    ...(evidence.tests && { pValue: evidence.tests[towards].pValue }),
    ...(adjusted && { adjustedPValue: adjusted[towards] }),
    ...(detectable !== undefined && { minimumDetectableChange: detectable }),
  };
  return comparedOf(pair, { evidence, outcome, extra }, options);
}

function verdictOf(judged: Case): Pick<Compared, "verdict" | "status"> {
  const { pair, evidence } = judged;
  if (evidence.worsening > pair.threshold) {
    return confirmed(judged, "worse")
      ? { verdict: "regressed", status: "REGRESSION_DETECTED" }
      : { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
  }
  const improved = -evidence.worsening > pair.threshold && confirmed(judged, "better");
  if (improved) return { verdict: "improved", status: "NO_REGRESSION" };
  return { verdict: shownEqual(judged) ? "equivalent" : "inconclusive", status: "NO_REGRESSION" };
}

/** Both tests and the effect size speak for a change in this direction. */
function confirmed({ evidence, adjusted, options }: Case, direction: "worse" | "better"): boolean {
  const tests: Tests | undefined = evidence.tests?.[direction];
  if (tests === undefined || adjusted === undefined) return false;
  const level = options.significanceLevel;
  // Without any spread, Welch's test and d do not exist: two constants that differ, differ.
  const welch = tests.welch?.pValue ?? 0;
  const effect = Math.abs(evidence.effectSize ?? Number.POSITIVE_INFINITY);
  return adjusted[direction] < level && welch < level && effect > SMALLEST_EFFECT && !mayBeNoChange(evidence);
}

function shownEqual({ pair, evidence }: Case): boolean {
  const fewest = Math.min(pair.baseline.digest.count, pair.candidate.digest.count);
  if (evidence.interval === undefined || fewest < FEWEST_FOR_EQUIVALENCE) return false;
  return evidence.interval.low >= -pair.threshold && evidence.interval.high <= pair.threshold;
}

/** The smallest detectable change for the worse: growth where lower is better, else a fall. */
function detectableChange({ pair, loneLevel }: Case): number | undefined {
  const growth = minimumDetectableChange(pair.baseline.digest.sorted, pair.candidate.digest.sorted, {
    level: loneLevel,
    power: POWER,
  });
  if (growth === undefined || pair.candidate.measurement.better === "lower") return growth;
  return growth / (1 + growth);
}
