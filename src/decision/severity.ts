import type { EffectSizes } from "../config/schema.ts";
import type { Severity } from "../domain/comparison.ts";

/**
 * How much a change for the worse matters: both the relative change (a fraction,
 * positive for the worse) and Cohen's d must reach a class. A change for the
 * better is negligible as a regression. Without a d, the change alone decides.
 */
export function severityOf(
  worsening: number,
  effectSize: number | undefined,
  effectSizes: EffectSizes,
): Severity {
  const percent = worsening * 100;
  const d = Math.abs(effectSize ?? Number.POSITIVE_INFINITY);
  if (percent < effectSizes.small || percent <= 0 || d < 0.2) return "negligible";
  if (percent < effectSizes.medium || d < 0.5) return "small";
  if (percent < effectSizes.large || d < 0.8) return "medium";
  return "large";
}
