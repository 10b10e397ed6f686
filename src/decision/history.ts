import type { Compared } from "../domain/comparison.ts";
import { digest } from "../stats/digest.ts";
import { comparedOf } from "./compared.ts";
import { adjustDirections, type Directed } from "./directed.ts";
import type { HistoryCase } from "./history-case.ts";
import { type DirectedPValues, doubtOf, type HistoryJudged } from "./history-doubt.ts";
import {
  detectableChange,
  type HistoryEvidence,
  historyEvidence,
  isWithin,
  tailOf,
} from "./history-evidence.ts";
import { rangeOf } from "./history-range.ts";
import { explainHistory } from "./history-reason.ts";
import type { RuleOptions } from "./rule.ts";
import { commonShifts } from "./suite-shift.ts";

/**
 * Judges each series against its runs since the last change point. Regressed is
 * what is past the threshold, and rarer in an unchanged series than the
 * significance level after the correction, by the spread between runs, and was
 * shown by the witness too (the run before, or another run of the same commit),
 * and does not vanish when what the whole suite moved is taken off. Improved is
 * the mirror image. One result for each series, in order.
 *
 * A single run can regress nothing: on published histories half of what any
 * rule reports of one run is gone at the next one, see docs/statistics.md.
 */
export function judgeAgainstHistory(
  series: readonly HistoryCase[],
  options: RuleOptions,
): readonly Compared[] {
  const found = series.map((judged) => ({
    judged,
    evidence: historyEvidence(judged, { confidence: 1 - options.significanceLevel, seed: options.seed }),
  }));
  const shifts = commonShifts(
    found.flatMap(({ judged, evidence: { tested } }) =>
      tested === undefined
        ? []
        : [
            {
              metric: judged.candidate.measurement.metric,
              move: tested.move,
              error: tested.error.standardError,
            },
          ],
    ),
  );
  const plain = pValuesOf(found, options, () => 0);
  const shiftOf = ({ candidate }: HistoryCase) => shifts.get(candidate.measurement.metric);
  const corrected = pValuesOf(found, options, (judged) => shiftOf(judged)?.move ?? 0);
  const tested = found.filter(({ evidence }) => evidence.tested !== undefined).length;
  const loneLevel = options.significanceLevel / (options.correction === "none" ? 1 : Math.max(1, tested));
  return found.map(({ judged, evidence }, index) => {
    const shift = shiftOf(judged);
    const pValues = plain[index];
    const withoutShift = shift && corrected[index];
    return judgeOne(
      {
        judged,
        evidence,
        ...(pValues && { pValues }),
        ...(shift && withoutShift && { shift: { ...shift, pValues: withoutShift } }),
      },
      { ...options, loneLevel },
    );
  });
}

type Found = { readonly judged: HistoryCase; readonly evidence: HistoryEvidence };

/** One-sided p-values of the candidate and adjusted ones, after `taken` is taken off each move; none where nothing was tested. */
function pValuesOf(
  found: readonly Found[],
  { correction }: RuleOptions,
  taken: (judged: HistoryCase) => number,
): readonly (DirectedPValues | undefined)[] {
  const plain = found.map(({ judged, evidence: { tested } }): Directed | undefined => {
    if (tested === undefined) return undefined;
    const move = tested.move - taken(judged);
    return { worse: tailOf(move, tested, "worse"), better: tailOf(move, tested, "better") };
  });
  const adjusted = adjustDirections(plain, correction);
  return plain.map((pValue, index) => {
    const both = adjusted[index];
    return pValue && both && { plain: pValue, adjusted: both };
  });
}

function judgeOne(item: HistoryJudged, options: RuleOptions & { readonly loneLevel: number }): Compared {
  const { judged, evidence, pValues } = item;
  const outcome = verdictOf(item, options);
  const towards = evidence.worsening >= 0 ? "worse" : "better";
  const { better } = judged.candidate.measurement;
  const extra = {
    ...(pValues && { pValue: pValues.plain[towards], adjustedPValue: pValues.adjusted[towards] }),
    ...(evidence.tested && {
      minimumDetectableChange: detectableChange(evidence.tested, options.loneLevel, better),
    }),
    ...(outcome.verdict === "regressed" && { range: rangeOf(judged, evidence.level) }),
  };
  const measurement = {
    ...judged.candidate.measurement,
    rounds: evidence.runs.map(({ value }) => [value]),
  };
  // One number a run: what the report shows of the baseline is the history itself.
  const baseline = { measurement, digest: digest(measurement) ?? judged.candidate.digest };
  return comparedOf(
    { baseline, candidate: judged.candidate, threshold: judged.threshold },
    { evidence, outcome: { ...outcome, reason: explainHistory(item, outcome, options) }, extra },
    options,
  );
}

function verdictOf(
  item: HistoryJudged,
  { significanceLevel }: RuleOptions,
): Pick<Compared, "verdict" | "status"> {
  const { judged, evidence } = item;
  const stands = (direction: "worse" | "better") => doubtOf(item, direction, significanceLevel) === undefined;
  if (evidence.worsening > judged.threshold) {
    return stands("worse")
      ? { verdict: "regressed", status: "REGRESSION_DETECTED" }
      : { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
  }
  if (-evidence.worsening > judged.threshold && stands("better")) {
    return { verdict: "improved", status: "NO_REGRESSION" };
  }
  const shown = isWithin(evidence.interval, judged.threshold);
  return { verdict: shown ? "equivalent" : "inconclusive", status: "NO_REGRESSION" };
}
