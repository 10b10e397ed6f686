import type { EffectSizes } from "../config/schema.ts";
import type { Comparison, NotCompared } from "../domain/comparison.ts";
import type { Failure, Measurement } from "../domain/measurement.ts";
import { digest } from "../stats/digest.ts";
import { sideOf } from "./compared.ts";
import { failedSeries } from "./failed-series.ts";
import { observationsOf } from "./observations.ts";
import { pairUp } from "./pairing.ts";
import type { DecisionRule, Measured, Pair } from "./rule.ts";

export interface CompareOptions {
  /** Largest relative change for the worse that passes, as a fraction. */
  readonly threshold: (series: {
    readonly benchmark: string;
    readonly category?: string;
    readonly metric: string;
  }) => number;
  /** Error rate of the whole report; one minus it is the confidence of the intervals. */
  readonly significanceLevel: number;
  readonly correction: "none" | "holm" | "fdr";
  readonly seed: number;
  /** Upper ends of the severity classes, in percent. */
  readonly effectSizes: EffectSizes;
}

/**
 * Baseline against candidate: one comparison for each benchmark and metric, in
 * the candidate's order, then what failed, then what only the baseline has.
 */
export function compareRuns(input: {
  readonly baseline: { readonly measurements: readonly Measurement[] } | undefined;
  readonly candidate: {
    readonly measurements: readonly Measurement[];
    readonly failures: readonly Failure[];
  };
  /** Benchmarks that the baseline has and nobody measured. */
  readonly missing?: readonly { readonly benchmark: string; readonly category?: string }[];
  readonly options: CompareOptions;
  readonly rule: DecisionRule;
}): readonly Comparison[] {
  const { candidate, options, rule } = input;
  const { partners, onlyBaseline } = pairUp(input.baseline?.measurements ?? [], candidate.measurements);
  const prepared = candidate.measurements.map((measurement) =>
    prepare(measurement, partners.get(measurement), {
      threshold: options.threshold,
      hasBaseline: input.baseline !== undefined,
    }),
  );
  const judged = rule.judge(
    prepared.filter((item) => item.kind === "pair"),
    options,
  );
  let next = 0;
  const compared = prepared.flatMap((item): readonly Comparison[] => {
    if (item.kind === "not-compared") return [item];
    const comparison = judged[next];
    next += 1;
    return comparison === undefined ? [] : [comparison];
  });

  const failed = failedSeries(candidate, onlyBaseline);
  const excused = new Set(failed.map(({ replaces }) => replaces));
  const missing = onlyBaseline.filter((measurement) => !excused.has(measurement)).map(missingRow);
  return [
    ...compared,
    ...failed.map(({ row }) => row),
    ...missing,
    ...(input.missing ?? []).map(unmeasuredRow),
  ];
}

type Prepared = (Pair & { readonly kind: "pair" }) | NotCompared;

/** A pair that can be judged, or a row that says why there is none. */
function prepare(
  measurement: Measurement,
  partner: Measurement | undefined,
  given: { readonly threshold: CompareOptions["threshold"]; readonly hasBaseline: boolean },
): Prepared {
  const candidate = measured(measurement);
  if (candidate === undefined) {
    return notCompared(measurement, "failed", "The benchmark gave no finite number.");
  }
  if (partner === undefined) {
    const reason = given.hasBaseline
      ? "The baseline does not have this benchmark and metric."
      : "There is no baseline to compare with.";
    return { ...notCompared(measurement, "no-baseline", reason), candidate: sideOf(candidate) };
  }
  const baseline = measured(partner);
  if (baseline === undefined) {
    const reason = "The baseline has no finite number for this benchmark and metric.";
    return { ...notCompared(measurement, "no-baseline", reason), candidate: sideOf(candidate) };
  }
  if (partner.unit !== measurement.unit) {
    const reason = `The unit changed from ${partner.unit} to ${measurement.unit}, so the values cannot be compared.`;
    return { ...notCompared(measurement, "no-baseline", reason), candidate: sideOf(candidate) };
  }
  const observed = observationsOf(partner, measurement);
  return {
    kind: "pair",
    baseline: { ...baseline, digest: digest(observed.baseline) ?? baseline.digest },
    candidate: { ...candidate, digest: digest(observed.candidate) ?? candidate.digest },
    threshold: given.threshold(measurement),
  };
}

function measured(measurement: Measurement): Measured | undefined {
  const digested = digest(measurement);
  return digested && { measurement, digest: digested };
}

function missingRow(measurement: Measurement): NotCompared {
  const row = notCompared(
    measurement,
    "missing",
    "The baseline has this benchmark and metric, this run does not.",
  );
  const baseline = measured(measurement);
  return baseline === undefined ? row : { ...row, baseline: sideOf(baseline) };
}

/** Which metrics it would have had, is not known. */
function unmeasuredRow(named: { readonly benchmark: string; readonly category?: string }): NotCompared {
  return {
    kind: "not-compared",
    ...named,
    metric: "time",
    verdict: "missing",
    status: "NO_BASELINE",
    reason: "The baseline has this benchmark, this version does not.",
  };
}

function notCompared(
  { benchmark, category, metric, unit, better }: Measurement,
  verdict: NotCompared["verdict"],
  reason: string,
): NotCompared {
  return {
    kind: "not-compared",
    benchmark,
    ...(category !== undefined && { category }),
    metric,
    unit,
    better,
    verdict,
    status: "NO_BASELINE",
    reason,
  };
}
