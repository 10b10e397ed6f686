import type { EffectSizes } from "../config/schema.ts";
import type { Compared } from "../domain/comparison.ts";
import type { Measurement } from "../domain/measurement.ts";
import type { Correction } from "../stats/adjust.ts";
import type { Digest } from "../stats/digest.ts";

/** One benchmark and metric that both runs measured in the same unit. */
export interface Pair {
  readonly baseline: Measured;
  readonly candidate: Measured;
  /** Largest relative change for the worse that passes, as a fraction. */
  readonly threshold: number;
}

export interface Measured {
  readonly measurement: Measurement;
  /** Of the observations that may be taken as independent; see `observationsOf`. */
  readonly digest: Digest;
}

export interface RuleOptions {
  /** Error rate of the whole report. */
  readonly significanceLevel: number;
  readonly correction: Correction;
  readonly seed: number;
  /** Upper ends of the severity classes, in percent. */
  readonly effectSizes: EffectSizes;
}

/**
 * A way to judge. It sees all pairs at once, because an error rate that holds
 * for the report depends on how many are judged. One result for each pair, in order.
 */
export interface DecisionRule {
  /** For people: `Mann-Whitney and Welch`. */
  readonly name: string;
  judge(pairs: readonly Pair[], options: RuleOptions): readonly Compared[];
}
