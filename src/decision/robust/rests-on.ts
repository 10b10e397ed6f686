import type { Compared } from "../../domain/comparison.ts";
import { type Measurement, qualifiedName } from "../../domain/measurement.ts";
import type { Sides } from "../../domain/sides.ts";
import { percent, percentRange } from "../words.ts";
import type { Case } from "./case.ts";

/** Part of the time that the processor must have worked in the least disturbed launch of each side. */
const BUSY = 0.9;
/** More than this and several threads worked at once: then processor time is not time. */
const MOST_BUSY = 1.1;

/**
 * Lets the verdict of `time` rest on `cpu-time` where the time itself cannot
 * tell: when nothing but the processor's work made up the time of the least
 * disturbed launches, both are the same quantity, and waiting for a busy machine
 * is in one of them only. The verdict was already counted among the report's.
 */
export function restOnProcessorTime(
  cases: readonly Case[],
  compared: readonly Compared[],
): readonly Compared[] {
  const twins = new Map(
    cases.flatMap(({ pair: { candidate } }, index) =>
      candidate.measurement.metric === "cpu-time" ? [[qualifiedName(candidate.measurement), index]] : [],
    ),
  );
  return compared.map((comparison, index) => {
    const judged = cases[index];
    if (judged === undefined || judged.design !== "paired" || !isOpen(comparison)) return comparison;
    const other = twins.get(qualifiedName(comparison)) ?? -1;
    const [twin, verdict] = [cases[other], compared[other]];
    if (twin === undefined || verdict === undefined || verdict.verdict === "inconclusive") return comparison;
    if (!isProcessorBound(measurementsOf(judged), measurementsOf(twin))) return comparison;
    return {
      ...comparison,
      ...shownOf(verdict),
      restsOn: "cpu-time",
      reason: `Wall time cannot tell (${rangeOf(comparison)}). Processor time, which makes up all of it and which a busy machine disturbs less, can: ${verdict.reason}`,
    };
  });
}

/** What the other metric found, and nothing of the values themselves. */
function shownOf({ verdict, status, change, interval, pValue, adjustedPValue, ...rest }: Compared) {
  const { effectSize, severity, minimumDetectableChange, pairs, noiseFloor } = rest;
  return {
    verdict,
    status,
    change,
    severity,
    ...(interval && { interval }),
    ...(pValue !== undefined && { pValue }),
    ...(adjustedPValue !== undefined && { adjustedPValue }),
    ...(effectSize !== undefined && { effectSize }),
    ...(minimumDetectableChange !== undefined && { minimumDetectableChange }),
    ...(pairs !== undefined && { pairs }),
    ...(noiseFloor !== undefined && { noiseFloor }),
  };
}

function rangeOf({ change, interval }: Compared): string {
  return interval === undefined ? percent(change) : percentRange(interval);
}

function isOpen({ metric, verdict }: Compared): boolean {
  return metric === "time" && verdict === "inconclusive";
}

/** Whether time and processor time were the same in the least disturbed launch of both sides. */
export function isProcessorBound(time: Sides<Measurement>, cpu: Sides<Measurement>): boolean {
  return (["baseline", "candidate"] as const).every((side) => {
    const ratio = bestOf(cpu[side]) / bestOf(time[side]);
    return ratio >= BUSY && ratio <= MOST_BUSY;
  });
}

function measurementsOf({ pair }: Case): Sides<Measurement> {
  return { baseline: pair.baseline.measurement, candidate: pair.candidate.measurement };
}

function bestOf({ rounds }: Measurement): number {
  return Math.min(...rounds.map((round) => Math.min(...round)));
}
