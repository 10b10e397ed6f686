import type { Compared } from "../../domain/comparison.ts";
import { momentsOf } from "../../stats/descriptive.ts";
import { cohensD } from "../../stats/effect-size.ts";
import type { ShiftTest } from "../../stats/shift-test.ts";
import { comparedOf } from "../compared.ts";
import { adjustDirections, type Directed } from "../directed.ts";
import type { DecisionRule } from "../rule.ts";
import { type Case, caseOf, type Design, detectableOf, isConfirmed, noiseFloorOf } from "./case.ts";
import { changeInterval, changeOf, isBeyond, isOneWay, isPast, liesWithin, plainChange } from "./finding.ts";
import { reasonOf } from "./reason.ts";
import { restOnProcessorTime } from "./rests-on.ts";

/**
 * The default rule. Launches of processes are the observations. Regressed is what
 * is past the threshold by every estimate, and too clear to be chance after the
 * correction for all series of the report and for the number of looks, and was
 * seen again in fresh processes where these were measured. Equivalent is what is
 * shown to lie within the threshold. docs/statistics.md says what it rests on.
 */
export function robustRule(design: Design): DecisionRule {
  return {
    name: design === "paired" ? "paired launches" : "independent launches",
    judge: (pairs, options) => {
      const cases = pairs.map((pair) => caseOf(pair, design, options));
      const adjusted = adjustDirections(
        cases.map(({ pValue }) => pValue),
        options.correction,
      );
      const tested = cases.filter(({ pValue }) => pValue !== undefined).length;
      const compared = cases.map((judged, index) => judgeCase(judged, adjusted[index], tested));
      return restOnProcessorTime(cases, compared);
    },
  };
}

function judgeCase(judged: Case, adjusted: Directed | undefined, tested: number): Compared {
  const { pair, options, pValue } = judged;
  const shift = judged.whole.shift;
  const verdict =
    shift === undefined || adjusted === undefined ? untested(judged) : verdictOf(judged, shift, adjusted);
  const change = shift === undefined ? plainChange(pair).change : changeOf(shift.estimate, pair);
  const sign = pair.candidate.measurement.better === "lower" ? 1 : -1;
  const towards = sign * change >= 0 ? "worse" : "better";
  const detectable = detectableOf(judged, tested);
  const floor = noiseFloorOf(judged.whole);
  const effectSize = effectOf(judged);
  const interval = changeInterval(judged.interval, pair);
  return comparedOf(
    pair,
    {
      evidence: {
        change,
        worsening: sign * change,
        centre: "median",
        ...(interval && { interval }),
        ...(effectSize !== undefined && { effectSize }),
      },
      outcome: { ...verdict, reason: reasonOf(judged, verdict, adjusted?.[towards]) },
      extra: {
        confidence: 1 - 2 * options.significanceLevel,
        ...(pValue && adjusted && { pValue: pValue[towards], adjustedPValue: adjusted[towards] }),
        ...(detectable !== undefined && { minimumDetectableChange: Math.abs(changeOf(detectable, pair)) }),
        ...(judged.design === "paired" && { pairs: judged.whole.launches.differences.length }),
        ...(floor !== undefined && { noiseFloor: Math.expm1(floor) }),
      },
    },
    options,
  );
}

type Verdict = Pick<Compared, "verdict" | "status">;

function verdictOf(judged: Case, shift: ShiftTest, adjusted: Directed): Verdict {
  const { options, limits } = judged;
  // What one half of the launches shows and the other does not, is neither a change nor equality.
  if (!isConfirmed(judged)) {
    const status = shift.estimate > 0 ? "REGRESSION_SUSPECTED" : "NO_REGRESSION";
    return { verdict: "inconclusive", status };
  }
  if (shift.estimate > limits.worse) {
    return isPast(shift, limits.worse) && adjusted.worse < options.significanceLevel
      ? { verdict: "regressed", status: "REGRESSION_DETECTED" }
      : { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
  }
  if (isBeyond(shift, limits.better) && adjusted.better < options.significanceLevel) {
    return { verdict: "improved", status: "NO_REGRESSION" };
  }
  const within = liesWithin(shift, limits, options.significanceLevel * judged.share);
  return { verdict: within ? "equivalent" : "inconclusive", status: "NO_REGRESSION" };
}

/** A slow-down must not pass because it could not be tested. */
function untested({ pair }: Case): Verdict {
  const { change } = plainChange(pair);
  const worsening = pair.candidate.measurement.better === "lower" ? change : -change;
  return {
    verdict: "inconclusive",
    status: worsening > pair.threshold ? "REGRESSION_SUSPECTED" : "NO_REGRESSION",
  };
}

/** In standard deviations of the launches: Cohen's d, of paired differences d_z. Positive when the value grew. */
function effectOf({ whole, design, pair }: Case): number | undefined {
  const { baseline, candidate, differences } = whole.launches;
  if (whole.shift === undefined || isOneWay(whole.launches)) return undefined;
  const sign = pair.candidate.measurement.better === "lower" ? 1 : -1;
  if (design === "independent") {
    const d = cohensD(momentsOf(baseline), momentsOf(candidate));
    return d === undefined ? undefined : sign * d;
  }
  const { mean, standardDeviation } = momentsOf(differences);
  return standardDeviation > 0 ? (sign * mean) / standardDeviation : undefined;
}
