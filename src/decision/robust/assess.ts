import { type Measurement, qualifiedName } from "../../domain/measurement.ts";
import { seriesKey } from "../../domain/series.ts";
import type { Sides } from "../../domain/sides.ts";
import { pairUp } from "../pairing.ts";
import { isSeenAgain } from "./case.ts";
import { type Finding, findingOf, isBeyond, isPast, liesWithin, limitsOf } from "./finding.ts";
import { isProcessorBound } from "./rests-on.ts";

type State = "settled" | "suspected" | "undecided";

interface AssessOptions {
  /** Largest relative change for the worse that passes, as a fraction. */
  readonly threshold: (series: {
    readonly benchmark: string;
    readonly category?: string;
    readonly metric: string;
  }) => number;
  readonly significanceLevel: number;
  readonly seed: number;
}

interface Look {
  readonly share: number;
  readonly family: number;
  readonly last: boolean;
}

/**
 * Judges what was measured so far, to know whether to go on. A question is
 * settled when the interval at this look's share of the error rate lies wholly
 * within the threshold. What would be called a change, for the worse or the
 * better, is suspected: at a last look, and before it when the whole interval is
 * past the threshold.
 *
 * Of a benchmark with a `time`, that alone is waited for: its processor time and
 * its memory are judged by the rounds that this took.
 */
export function assessLook(
  sides: Sides<readonly Measurement[]>,
  look: Look,
  options: AssessOptions,
): ReadonlyMap<string, State> {
  const { partners } = pairUp(sides.baseline, sides.candidate);
  const judged = sides.candidate.flatMap((candidate): readonly Judged[] => {
    const baseline = partners.get(candidate);
    if (baseline === undefined) return [];
    const found = findingOf(baseline, candidate, { paired: true, seed: options.seed });
    const limits = limitsOf(options.threshold(candidate), candidate.better);
    return [{ baseline, candidate, state: stateOf(found, limits, look, options) }];
  });
  const times = new Map(
    judged.flatMap((one) => (one.candidate.metric === "time" ? [[qualifiedName(one.candidate), one]] : [])),
  );
  return new Map(
    judged.map((one) => {
      const time = times.get(qualifiedName(one.candidate));
      return [seriesKey(one.candidate), time === undefined ? one.state : stateBeside(one, time, judged)];
    }),
  );
}

/**
 * Judges the rounds that were measured to confirm a suspicion: suspected again
 * is what moves in one direction by more than chance would in one of five.
 */
export function confirmLook(
  sides: Sides<readonly Measurement[]>,
  { seed }: Pick<AssessOptions, "seed">,
): ReadonlyMap<string, State> {
  const { partners } = pairUp(sides.baseline, sides.candidate);
  return new Map(
    [...partners].map(([candidate, baseline]) => {
      const range = { begin: candidate.pairing?.confirmation ?? 0, end: candidate.rounds.length };
      const fresh = findingOf(baseline, candidate, { paired: true, seed, range });
      const again = isSeenAgain(fresh, "worse") || isSeenAgain(fresh, "better");
      return [seriesKey(candidate), again ? "suspected" : "settled"];
    }),
  );
}

interface Judged {
  readonly baseline: Measurement;
  readonly candidate: Measurement;
  readonly state: State;
}

/** The state of a series of a benchmark that has a time. */
function stateBeside(one: Judged, time: Judged, all: readonly Judged[]): State {
  if (one.state !== "undecided") return one.state;
  if (one !== time) return "settled";
  const cpu = all.find(
    ({ candidate }) =>
      candidate.metric === "cpu-time" && qualifiedName(candidate) === qualifiedName(time.candidate),
  );
  return cpu !== undefined && cpu.state !== "undecided" && isProcessorBound(time, cpu)
    ? "settled"
    : "undecided";
}

function stateOf(
  { shift }: Finding,
  limits: { readonly worse: number; readonly better: number },
  { share, family, last }: Look,
  { significanceLevel }: AssessOptions,
): State {
  if (shift === undefined) return "undecided";
  const level = significanceLevel * share;
  const alarm = level / Math.max(1, family);
  if (liesWithin(shift, limits, level)) return "settled";
  const worse = isPast(shift, limits.worse) && shift.above(0) < alarm;
  const better = isBeyond(shift, limits.better) && shift.below(0) < alarm;
  const clear = shift.above(limits.worse) < level || shift.below(-limits.better) < level;
  return (worse || better) && (last || clear) ? "suspected" : "undecided";
}
