import { quantileInPlace } from "../../stats/quantile.ts";
import type { SliceCommand, TurnAnswer } from "../paired/module-protocol.ts";
import { isTimedSingly, now, type Ready, runBatch } from "./calls.ts";
import type { ThreadTime } from "./thread-time.ts";

type Slice = Extract<TurnAnswer, { type: "slice" }>;

/**
 * Runs some calls to warm the caches, then some batches of calls that are timed.
 *
 * Garbage is collected when V8 likes, and counts. To force a collection before
 * each turn was tried with a benchmark that allocates: the standard deviation
 * of the ratio of two launches stayed (3.7 % without, 3.6 % with a minor, 3.3 %
 * with a major collection, 24 pairs each), it took a quarter more time, and it
 * would hide what the garbage of one turn costs the next.
 */
export async function takeSlice(
  ready: Ready,
  { rewarm, batches, calls }: SliceCommand,
  threadTime: () => ThreadTime,
): Promise<Slice> {
  if (rewarm > 0) await runBatch(ready, rewarm);
  const singles = isTimedSingly(ready) ? new Float64Array(batches * calls) : undefined;
  const perCall: number[] = [];
  const totals: number[] = [];
  const start = now();
  const before = threadTime();
  for (let batch = 0; batch < batches; batch += 1) {
    const { measured, total } = await runBatch(ready, calls, singles?.subarray(batch * calls));
    perCall.push(measured / calls);
    totals.push(total);
  }
  const after = threadTime();
  const seconds = now() - start;

  const all = batches * calls;
  const cpu = (after.cpu - before.cpu) / all;
  if (singles !== undefined) return { type: "slice", time: quantileInPlace(singles, 0.5), totals, cpu };
  if (before.waited === undefined || after.waited === undefined) {
    return { type: "slice", time: quantileInPlace(Float64Array.from(perCall), 0.5), totals, cpu };
  }
  const waited = after.waited - before.waited;
  return { type: "slice", time: (seconds - waited) / all, totals, cpu };
}
