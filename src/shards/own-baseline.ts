import type { RecordedRun, Run } from "../domain/run.ts";
import { type Split, shardOf } from "./split.ts";

/**
 * A stored baseline without what other shards measure, or else everything of
 * theirs would count as missing here. What was measured here stays, whatever the
 * split says.
 */
export function ownBaseline(
  baseline: RecordedRun,
  candidate: Pick<Run, "measurements" | "failures">,
  split: Split,
): RecordedRun {
  const here = new Set([...candidate.measurements, ...candidate.failures].map(({ benchmark }) => benchmark));
  const isOwn = (benchmark: string) => here.has(benchmark) || shardOf(benchmark, split) === split.shard.index;
  return { ...baseline, measurements: baseline.measurements.filter(({ benchmark }) => isOwn(benchmark)) };
}
