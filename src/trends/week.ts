import type { Better } from "../domain/measurement.ts";
import type { SeriesTrend } from "../domain/trend.ts";
import { relativeChange } from "../stats/relative-change.ts";
import type { Point } from "./point.ts";

const DAYS = 7;
/** The specifications' band. */
const BAND = 0.05;

/** The latest value against the newest one that is at least seven days older; `undefined` without such a one. */
export function compareWithWeekAgo(points: readonly Point[], better: Better): SeriesTrend["week"] {
  const latest = points.at(-1);
  const earlier = latest && points.findLast(({ day }) => day <= latest.day - DAYS);
  if (latest === undefined || earlier === undefined) return undefined;
  const change = relativeChange(earlier.value, latest.value);
  const worsening = better === "lower" ? change : -change;
  return { change, trend: worsening > BAND ? "degrading" : worsening < -BAND ? "improving" : "stable" };
}
