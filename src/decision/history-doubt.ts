import type { Directed } from "./directed.ts";
import { mayBeNoChange } from "./evidence.ts";
import type { HistoryCase } from "./history-case.ts";
import { FEWEST_RUNS, type HistoryEvidence, tailOf } from "./history-evidence.ts";
import type { CommonShift } from "./suite-shift.ts";

/** Everything that one verdict against the history rests on. */
export interface HistoryJudged {
  readonly judged: HistoryCase;
  readonly evidence: HistoryEvidence;
  /** Absent where nothing could be tested. */
  readonly pValues?: DirectedPValues;
  /** What the whole suite moved in this metric, and the p-values without it; absent when it did not. */
  readonly shift?: CommonShift & { readonly pValues: DirectedPValues };
}

/** One-sided, in each direction, as they are and adjusted over the report. */
export interface DirectedPValues {
  readonly plain: Directed;
  readonly adjusted: Directed;
}

/** The first thing that speaks against a verdict on a change that is past the threshold. */
export type Doubt =
  | { readonly kind: "too-few-runs" }
  | { readonly kind: "no-logarithm" }
  | { readonly kind: "not-significant" }
  | { readonly kind: "interval-holds-zero" }
  | { readonly kind: "no-witness" }
  | { readonly kind: "witness-disagrees" }
  | { readonly kind: "suite-moved"; readonly shift: CommonShift };

/**
 * How rare the witness must be in an unchanged series to confirm what the
 * candidate shows. It is asked about one series that is already under
 * suspicion, so it is not corrected for the number of series. Measured on real
 * histories: at equal false alarms 0.05, 0.1 and 0.2 find the same.
 */
const WITNESS_LEVEL = 0.1;

/** Why a change past the threshold is not believed; `undefined` when nothing speaks against it. */
export function doubtOf(
  item: HistoryJudged,
  direction: "worse" | "better",
  level: number,
): Doubt | undefined {
  const { judged, evidence, pValues, shift } = item;
  const { tested } = evidence;
  if (evidence.runs.length < FEWEST_RUNS) return { kind: "too-few-runs" };
  if (tested === undefined || pValues === undefined) return { kind: "no-logarithm" };
  if (pValues.adjusted[direction] >= level) return { kind: "not-significant" };
  if (mayBeNoChange(evidence)) return { kind: "interval-holds-zero" };
  if (tested.witnessMove === undefined) return { kind: "no-witness" };
  const past = (move: number) => isPast(move, judged, direction);
  if (!past(tested.witnessMove) || tailOf(tested.witnessMove, tested, direction) >= WITNESS_LEVEL) {
    return { kind: "witness-disagrees" };
  }
  if (
    shift !== undefined &&
    (!past(tested.move - shift.move) || shift.pValues.adjusted[direction] >= level)
  ) {
    return { kind: "suite-moved", shift };
  }
  return undefined;
}

/** Whether a logarithmic move for the worse is past the threshold in this direction. */
function isPast(move: number, { candidate, threshold }: HistoryCase, direction: "worse" | "better"): boolean {
  const worsening = candidate.measurement.better === "lower" ? Math.expm1(move) : -Math.expm1(-move);
  return (direction === "worse" ? worsening : -worsening) > threshold;
}
