import type { Config } from "../config/schema.ts";
import type { Budget } from "./plan.ts";

/**
 * A change of the threshold is told from none when both intervals are a good
 * deal narrower than it; a quarter leaves room for both sides.
 */
const PRECISION_PER_THRESHOLD = 1 / 4;

/** Half-widths below half a percent cost much time and say little on a shared machine. */
const BEST_PRECISION = 0.005;

/** How long and how often to measure under a configuration. */
export function budgetOf(config: Config): Budget {
  return {
    minRounds: config.minRounds,
    warmupRounds: config.warmupRounds,
    maxTime: config.maxTime,
    timeout: config.timeout,
    parallel: config.parallel,
    smokeTest: config.smokeTest,
    memoryProfiling: config.memoryProfiling,
    precision: Math.max(BEST_PRECISION, (config.regressionThreshold / 100) * PRECISION_PER_THRESHOLD),
  };
}
