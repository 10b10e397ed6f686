import { classicRule } from "../../src/decision/classic.ts";
import type { CompareOptions } from "../../src/decision/compare.ts";
import { compareRuns } from "../../src/decision/compare.ts";
import type { DecisionRule } from "../../src/decision/rule.ts";
import type { Compared, Comparison } from "../../src/domain/comparison.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { seededRandom } from "../../src/stats/random.ts";

/** A time in seconds, in one round; other fields as given. */
export function timeOf(
  samples: readonly number[],
  fields: Partial<Measurement> & { readonly benchmark?: string } = {},
): Measurement {
  return {
    benchmark: "parse/small",
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: [samples],
    ...fields,
  };
}

/** So many skewed times around `level`, with a relative spread of about `noise`. */
export function noisy(
  level: number,
  options: { count: number; noise: number; seed: number },
): readonly number[] {
  const random = seededRandom(options.seed);
  return Array.from({ length: options.count }, () => {
    const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    return level * Math.exp(options.noise * normal);
  });
}

export const OPTIONS: CompareOptions = {
  threshold: () => 0.1,
  significanceLevel: 0.05,
  correction: "holm",
  seed: 1,
  effectSizes: { small: 5, medium: 15, large: 25 },
};

/** Compares measurements without failures. */
export function compare(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
  options: Partial<CompareOptions> & { readonly rule?: DecisionRule } = {},
): readonly Comparison[] {
  return compareRuns({
    baseline: { measurements: baseline },
    candidate: { measurements: candidate, failures: [] },
    options: { ...OPTIONS, ...options },
    rule: options.rule ?? classicRule,
  });
}

/** Compares one series; throws when it could not be compared. */
export function compareOne(
  baseline: Measurement,
  candidate: Measurement,
  options: Partial<CompareOptions> & { readonly rule?: DecisionRule } = {},
): Compared {
  const [comparison] = compare([baseline], [candidate], options);
  if (comparison?.kind !== "compared") throw new Error(`Not compared: ${comparison?.reason}`);
  return comparison;
}
