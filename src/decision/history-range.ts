import type { CommitRange } from "../domain/comparison.ts";
import { relativeChange } from "../stats/relative-change.ts";
import type { HistoryCase, HistoryPoint } from "./history-case.ts";

/**
 * Between which commits a regressed series left the level of its history. The
 * witness shows the regression too, so what caused it is older than the run that
 * was confirmed by it: the range begins at the last run within the threshold.
 */
export function rangeOf({ candidate, earlier, witness, threshold }: HistoryCase, level: number): CommitRange {
  const sign = candidate.measurement.better === "lower" ? 1 : -1;
  const isPast = ({ value }: HistoryPoint) => sign * relativeChange(level, value) > threshold;
  const points = [...earlier, ...(witness === undefined ? [] : [witness]), candidate.point];
  const last = points.findLastIndex((point) => !isPast(point));
  const lastGood = points[last]?.run.commit;
  const firstBad = points[last + 1]?.run.commit;
  return {
    ...(lastGood === undefined ? {} : { lastGood }),
    ...(firstBad === undefined ? {} : { firstBad }),
  };
}
