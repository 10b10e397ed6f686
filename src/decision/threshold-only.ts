import { relativeChange } from "../stats/relative-change.ts";
import { comparedOf, type Outcome } from "./compared.ts";
import { centreOf, type Evidence } from "./evidence.ts";
import type { DecisionRule, Pair } from "./rule.ts";
import { percent, percentLimit } from "./words.ts";

/**
 * Judges by the threshold alone, for those who turned statistics off. It cannot
 * tell noise from change, so it never says that two versions are equal.
 */
export const thresholdRule: DecisionRule = {
  name: "threshold only",
  judge: (pairs, options) =>
    pairs.map((pair) => {
      const evidence = changeOf(pair);
      return comparedOf(pair, { evidence, outcome: outcomeOf(pair, evidence) }, options);
    }),
};

function changeOf({ baseline, candidate }: Pair): Evidence {
  const centre = centreOf(baseline.digest, candidate.digest);
  const change = relativeChange(baseline.digest[centre], candidate.digest[centre]);
  return { change, worsening: candidate.measurement.better === "lower" ? change : -change, centre };
}

function outcomeOf(pair: Pair, { change, worsening, centre }: Evidence): Outcome {
  const moved =
    change === 0 ? "did not change" : `${change > 0 ? "grew" : "fell"} by ${percent(Math.abs(change))}`;
  const threshold = `the threshold of ${percentLimit(pair.threshold)}`;
  const untested = "no test was made, because statistical analysis is off";
  if (worsening > pair.threshold) {
    const reason = `The ${centre} ${moved}, past ${threshold}; ${untested}.`;
    return { verdict: "regressed", status: "REGRESSION_DETECTED", reason };
  }
  if (-worsening > pair.threshold) {
    const reason = `The ${centre} ${moved}, for the better and past ${threshold}; ${untested}.`;
    return { verdict: "improved", status: "NO_REGRESSION", reason };
  }
  const reason = `The ${centre} ${moved}, not past ${threshold}; ${untested}.`;
  return { verdict: "inconclusive", status: "NO_REGRESSION", reason };
}
