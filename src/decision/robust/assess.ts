import type { Look, SeriesState } from "../../domain/look.ts";
import { type Measurement, qualifiedName } from "../../domain/measurement.ts";
import { seriesKey } from "../../domain/series.ts";
import type { Sides } from "../../domain/sides.ts";
import type { CompareOptions } from "../compare.ts";
import type { Directed } from "../directed.ts";
import { pairUp } from "../pairing.ts";
import { isRefuted, isSeenAgain } from "./case.ts";
import { type Finding, findingOf, isBeyond, isPast, liesWithin, limitsOf } from "./finding.ts";
import type { RoundRange } from "./launches.ts";
import { isProcessorBound } from "./rests-on.ts";

type AssessOptions = Pick<CompareOptions, "threshold" | "significanceLevel" | "seed">;

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
): ReadonlyMap<string, SeriesState> {
  const { partners } = pairUp(sides.baseline, sides.candidate);
  const judged = sides.candidate.flatMap((candidate): readonly Judged[] => {
    const baseline = partners.get(candidate);
    if (baseline === undefined) return [];
    const found = findingOf(baseline, candidate, { paired: true, seed: options.seed });
    const limits = limitsOf(options.threshold(candidate), candidate.better);
    return [{ baseline, candidate, state: stateOf(found, limits, look, options) }];
  });
  const ofMetric = (metric: string) =>
    new Map(
      judged
        .filter(({ candidate }) => candidate.metric === metric)
        .map((one) => [qualifiedName(one.candidate), one]),
    );
  const [times, cpuTimes] = [ofMetric("time"), ofMetric("cpu-time")];
  return new Map(
    judged.map((one) => {
      const name = qualifiedName(one.candidate);
      const time = times.get(name);
      const state = time === undefined ? one.state : stateBeside(one, time, cpuTimes.get(name));
      return [seriesKey(one.candidate), state];
    }),
  );
}

/**
 * Judges the rounds that were measured to confirm a suspicion, of the series that
 * have any. Suspected again is what moves in the same direction by more than
 * chance would in one of five, at this look's share of that. Settled is what they
 * show to be nothing; of what is undecided more rounds may tell.
 */
export function confirmLook(
  sides: Sides<readonly Measurement[]>,
  { share }: Pick<Look, "share">,
  { threshold, seed }: Pick<AssessOptions, "threshold" | "seed">,
): ReadonlyMap<string, SeriesState> {
  const { partners } = pairUp(sides.baseline, sides.candidate);
  return new Map(
    [...partners].flatMap(([candidate, baseline]): readonly (readonly [string, SeriesState])[] => {
      const begin = candidate.pairing?.confirmation;
      if (begin === undefined) return [];
      const find = (range: RoundRange) => findingOf(baseline, candidate, { paired: true, seed, range });
      const first = find({ begin: 0, end: begin });
      const fresh = find({ begin, end: candidate.rounds.length });
      const direction = (first.shift?.estimate ?? 0) < 0 ? "better" : "worse";
      const limits = limitsOf(threshold(candidate), candidate.better);
      if (isSeenAgain(fresh, { direction, share })) return [[seriesKey(candidate), "suspected"]];
      const isNothing = isRefuted(fresh, { direction, share, limits });
      return [[seriesKey(candidate), isNothing ? "settled" : "undecided"]];
    }),
  );
}

interface Judged {
  readonly baseline: Measurement;
  readonly candidate: Measurement;
  readonly state: SeriesState;
}

/** The state of a series of a benchmark that has a time. */
function stateBeside(one: Judged, time: Judged, cpu: Judged | undefined): SeriesState {
  if (one.state !== "undecided") return one.state;
  if (one !== time) return "settled";
  return cpu !== undefined && cpu.state !== "undecided" && isProcessorBound(time, cpu)
    ? "settled"
    : "undecided";
}

function stateOf(
  { shift }: Finding,
  limits: Directed,
  { share, family, last }: Look,
  { significanceLevel }: AssessOptions,
): SeriesState {
  if (shift === undefined) return "undecided";
  const level = significanceLevel * share;
  const alarm = level / Math.max(1, family);
  if (liesWithin(shift, limits, level)) return "settled";
  const worse = isPast(shift, limits.worse) && shift.above(0) < alarm;
  const better = isBeyond(shift, limits.better) && shift.below(0) < alarm;
  const clear = shift.above(limits.worse) < level || shift.below(-limits.better) < level;
  return (worse || better) && (last || clear) ? "suspected" : "undecided";
}
