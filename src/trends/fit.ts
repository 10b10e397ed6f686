import type { Better } from "../domain/measurement.ts";
import type { SeriesTrend } from "../domain/trend.ts";
import { momentsOf } from "../stats/descriptive.ts";
import { type LinearFit, linearRegression, predict } from "../stats/regression.ts";
import type { Point } from "./point.ts";

const FEWEST_POINTS = 10;
const SIGNIFICANT = 0.05;
/** A drift over the whole history below this share of the level is not worth a word, however certain. */
const LEAST_CHANGE = 0.01;
const FORECAST_DAYS = 30;

/**
 * Fits a straight line to the values over time. The direction is stable unless
 * the slope is significant and the change over the observed span exceeds both
 * 1 % of the level and twice its own standard error: an absolute limit on the
 * slope would depend on the unit.
 *
 * The p-value takes runs as independent around the line. Slow drifts of a machine
 * are not, so a trend is a hint and never decides the gate.
 */
export function fitTrend(points: readonly Point[], better: Better): SeriesTrend["trend"] {
  const values = points.map(({ value }) => value);
  const first = points[0]?.day ?? 0;
  const days = points.map(({ day }) => day - first);
  const fit = linearRegression(days, values);
  // All runs at one moment show no trend either.
  if (points.length < FEWEST_POINTS || fit === undefined)
    return { kind: "insufficient", needed: FEWEST_POINTS };
  const { slope, slopePValue, rSquared } = fit;
  return {
    kind: "fitted",
    direction: directionOf(fit, { days, level: Math.abs(momentsOf(values).mean), better }),
    slope,
    slopePValue,
    rSquared,
    confidence: rSquared > 0.8 ? "high" : rSquared > 0.5 ? "medium" : "low",
    forecast30Days: predict(fit, (days.at(-1) ?? 0) + FORECAST_DAYS),
  };
}

function directionOf(
  fit: LinearFit,
  given: { readonly days: readonly number[]; readonly level: number; readonly better: Better },
): "degrading" | "improving" | "stable" {
  const span = Math.max(...given.days) - Math.min(...given.days);
  const change = Math.abs(fit.slope) * span;
  const real = fit.slopePValue < SIGNIFICANT && change > 2 * fit.slopeError * span;
  if (!real || change <= LEAST_CHANGE * given.level) return "stable";
  return fit.slope > 0 === (given.better === "higher") ? "improving" : "degrading";
}
