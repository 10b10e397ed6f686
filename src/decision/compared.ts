import type { Compared, Side } from "../domain/comparison.ts";
import { samplesOf } from "../domain/measurement.ts";
import type { Evidence } from "./evidence.ts";
import type { Measured, Pair, RuleOptions } from "./rule.ts";
import { severityOf } from "./severity.ts";

export type Outcome = Pick<Compared, "verdict" | "status" | "reason">;
type Extra = Partial<
  Pick<
    Compared,
    "confidence" | "pValue" | "adjustedPValue" | "minimumDetectableChange" | "pairs" | "noiseFloor" | "range"
  >
>;

/** Puts a rule's outcome together with the facts that every rule reports. */
export function comparedOf(
  pair: Pair,
  found: { readonly evidence: Evidence; readonly outcome: Outcome; readonly extra?: Extra },
  options: RuleOptions,
): Compared {
  const { evidence, outcome, extra } = found;
  const { benchmark, category, metric, unit, better } = pair.candidate.measurement;
  // Shown are the tests in the direction in which the value moved.
  const shown = evidence.worsening >= 0 ? evidence.tests?.worse : evidence.tests?.better;
  return {
    kind: "compared",
    benchmark,
    ...(category !== undefined && { category }),
    metric,
    unit,
    better,
    ...outcome,
    change: evidence.change,
    ...(evidence.interval && { interval: evidence.interval }),
    confidence: 1 - options.significanceLevel,
    ...extra,
    ...(evidence.effectSize !== undefined && { effectSize: evidence.effectSize }),
    severity: severityOf(evidence.worsening, evidence.effectSize, options.effectSizes),
    threshold: pair.threshold,
    tests: {
      ...(shown?.welch && { welch: shown.welch }),
      ...(shown?.mannWhitney && { mannWhitney: shown.mannWhitney }),
    },
    baseline: sideOf(pair.baseline),
    candidate: sideOf(pair.candidate),
  };
}

/** What a report shows of one side. */
export function sideOf({ measurement, digest }: Measured): Side {
  const deviation =
    digest.source === "value" ? measurement.summary?.standardDeviation : digest.standardDeviation;
  return {
    median: digest.median,
    mean: digest.mean,
    ...(deviation !== undefined && { standardDeviation: deviation }),
    rounds: digest.rounds,
    samples: digest.source === "samples" ? samplesOf(measurement).length : digest.count,
  };
}
