import { MILLISECONDS_PER_DAY } from "../domain/day.ts";
import type { Measurement } from "../domain/measurement.ts";
import type { RecordedRun } from "../domain/run.ts";
import { seriesKey } from "../domain/series.ts";
import type { SeriesTrend } from "../domain/trend.ts";
import { zScores } from "../stats/descriptive.ts";
import { digest } from "../stats/digest.ts";
import { fitTrend } from "./fit.ts";
import type { Point } from "./point.ts";
import { compareWithWeekAgo } from "./week.ts";

/** Fewer points leave a z-score of 2.5 hardly reachable. */
const FEWEST_FOR_ANOMALIES = 20;
const ANOMALY = 2.5;

/**
 * What a history, oldest run first, shows for each benchmark and metric of one
 * suite and environment class, in the order of the newest run that has it. Runs
 * without a time are left out, and so are values in another unit than the newest
 * one's.
 */
export function analyseTrends(history: readonly RecordedRun[]): readonly SeriesTrend[] {
  return collectSeries(history).map(({ newest, run, points }) => {
    const { suite, environmentClass } = run;
    const { benchmark, category, metric, unit, better } = newest;
    const anomaliesKnown = points.length >= FEWEST_FOR_ANOMALIES;
    const week = compareWithWeekAgo(points, better);
    return {
      benchmark,
      ...(category !== undefined && { category }),
      metric,
      unit,
      ...(suite !== undefined && { suite }),
      ...(environmentClass !== undefined && { environmentClass }),
      points: points.length,
      trend: fitTrend(points, better),
      anomalies: anomaliesKnown ? anomaliesOf(points) : [],
      anomaliesKnown,
      ...(week && { week }),
    };
  });
}

interface Series {
  readonly newest: Measurement;
  /** The one that `newest` is of. */
  readonly run: RecordedRun;
  readonly points: readonly Point[];
}

function collectSeries(history: readonly RecordedRun[]): readonly Series[] {
  const series = new Map<string, { newest: Measurement; run: RecordedRun; points: Point[] }>();
  // From the newest run backwards: it decides order, unit and direction.
  for (const run of history.toReversed()) {
    const day = Date.parse(run.time ?? "") / MILLISECONDS_PER_DAY;
    if (Number.isNaN(day)) continue;
    for (const measurement of run.measurements) {
      const value = digest(measurement)?.median;
      if (value === undefined) continue;
      // Machines differ more than commits do, and so do the suites' rounds and warm-up.
      const key = JSON.stringify([run.environmentClass, run.suite, seriesKey(measurement)]);
      const known = series.get(key);
      if (known === undefined) series.set(key, { newest: measurement, run, points: [{ day, value }] });
      else if (known.newest.unit === measurement.unit) known.points.push({ day, value });
    }
  }
  return [...series.values()].map((found) => ({ ...found, points: found.points.toReversed() }));
}

/** Indexes of values far from the mean of all, by the specifications' z-score. */
function anomaliesOf(points: readonly Point[]): readonly number[] {
  return zScores(points.map(({ value }) => value)).flatMap((z, index) =>
    Math.abs(z) > ANOMALY ? [index] : [],
  );
}
