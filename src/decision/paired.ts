import type { Compared, Interval } from "../domain/comparison.ts";
import type { Round } from "../domain/measurement.ts";
import { adjustPValues } from "../stats/adjust.ts";
import { momentsOf, sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { relativeChange } from "../stats/relative-change.ts";
import { studentQuantile, studentUpperTail } from "../stats/student.ts";
import { comparedOf } from "./compared.ts";
import { centreOf, type Evidence } from "./evidence.ts";
import type { DecisionRule, Pair, RuleOptions } from "./rule.ts";
import { countOf, percent, percentLimit, percentRange, probability } from "./words.ts";

/** Below this many pairs the spread of the ratios is mostly luck. */
const FEWEST_PAIRS = 3;

/** What the ratios of the rounds say. */
interface PairedEvidence extends Evidence {
  readonly pairs: number;
  /** Pairs left out, because a value in them is not above zero and so has no logarithm. */
  readonly unusable: number;
  /** One-sided p-values of the paired t-test on the logarithms. */
  readonly paired?: { readonly worse: number; readonly better: number };
  /** Smallest relative change for the worse that is found four times out of five. */
  readonly detectable?: number;
}

/**
 * For rounds that were measured side by side: Student's paired t-test on
 * log(candidate ÷ baseline) of the rounds' medians (Student 1908; the logarithm
 * because times scale, Fleming & Wallace 1986). What slows the machine for a
 * while slows both rounds of a pair and cancels. The rounds are the unit, not
 * the samples in them, so samples of one process are never counted as
 * independent.
 */
export const pairedRule: DecisionRule = {
  name: "paired t-test of log ratios",
  judge: (pairs, options) => {
    const found = pairs.map((pair) => ({ pair, evidence: evidenceOf(pair, options) }));
    const adjusted = (direction: "worse" | "better") =>
      adjustPValues(
        found.map(({ evidence }) => evidence.paired?.[direction] ?? 1),
        options.correction,
      );
    const [worse, better] = [adjusted("worse"), adjusted("better")];
    return found.map(({ pair, evidence }, index) =>
      judgePair(pair, evidence, { worse: worse[index] ?? 1, better: better[index] ?? 1 }, options),
    );
  },
};

function evidenceOf(pair: Pair, { significanceLevel }: RuleOptions): PairedEvidence {
  const { ratios, unusable } = logRatios(pair);
  const { better } = pair.candidate.measurement;
  const sign = better === "lower" ? 1 : -1;
  if (ratios.length < FEWEST_PAIRS) {
    // A slow-down must not pass because it could not be tested.
    const isWhole = ratios.length > 0 && unusable === 0;
    const found = isWhole
      ? { change: Math.expm1(momentsOf(ratios).mean), centre: "median" as const }
      : unpairedChange(pair);
    return { ...found, worsening: sign * found.change, pairs: ratios.length, unusable };
  }
  const { mean, standardDeviation } = momentsOf(ratios);
  const freedom = ratios.length - 1;
  const error = standardDeviation / Math.sqrt(ratios.length);
  const change = Math.expm1(mean);
  const margin = studentQuantile(significanceLevel / 2, freedom) * error;
  const upward = error === 0 ? constantTail(mean) : studentUpperTail(mean / error, freedom);
  const downward = error === 0 ? constantTail(-mean) : studentUpperTail(-mean / error, freedom);
  // The t-based sum of both quantiles: the usual close approximation to the noncentral t.
  const detectable = Math.expm1(
    (studentQuantile(significanceLevel, freedom) + studentQuantile(0.2, freedom)) * error,
  );
  return {
    change,
    worsening: sign * change,
    centre: "median",
    pairs: ratios.length,
    unusable,
    interval: { low: Math.expm1(mean - margin), high: Math.expm1(mean + margin) },
    ...(standardDeviation > 0 && { effectSize: mean / standardDeviation }),
    paired: sign > 0 ? { worse: upward, better: downward } : { worse: downward, better: upward },
    detectable: sign > 0 ? detectable : detectable / (1 + detectable),
  };
}

/** Ratios without any spread: a difference is certain, and equality certainly none. */
function constantTail(mean: number): number {
  return mean > 0 ? 0 : 1;
}

/** One for each pair of rounds whose values are above zero; none where the sides do not pair up. */
function logRatios({ baseline, candidate }: Pair): {
  readonly ratios: readonly number[];
  readonly unusable: number;
} {
  const [before, after] = [baseline.measurement.rounds, candidate.measurement.rounds];
  if (before.length !== after.length) return { ratios: [], unusable: 0 };
  const ratios = before
    .map((round, index) => ({ from: medianOf(round), to: medianOf(after[index]) }))
    .filter(({ from, to }) => from > 0 && to > 0)
    .map(({ from, to }) => Math.log(to / from))
    .filter(Number.isFinite);
  return { ratios, unusable: before.length - ratios.length };
}

/** Of all rounds of both sides, for what cannot be judged pair by pair. */
function unpairedChange({ baseline, candidate }: Pair): Pick<Evidence, "change" | "centre"> {
  const centre = centreOf(baseline.digest, candidate.digest);
  return { change: relativeChange(baseline.digest[centre], candidate.digest[centre]), centre };
}

function medianOf(round: Round | undefined): number {
  return round === undefined || round.length === 0 ? Number.NaN : medianOfSorted(sortSamples(round));
}

function judgePair(
  pair: Pair,
  evidence: PairedEvidence,
  adjusted: { readonly worse: number; readonly better: number },
  options: RuleOptions,
): Compared {
  const verdict = verdictOf(pair, evidence, adjusted, options.significanceLevel);
  const towards = evidence.worsening >= 0 ? "worse" : "better";
  const extra = {
    ...(evidence.paired && { pValue: evidence.paired[towards], adjustedPValue: adjusted[towards] }),
    ...(evidence.detectable !== undefined && { minimumDetectableChange: evidence.detectable }),
  };
  const outcome = { ...verdict, reason: reasonOf(pair, evidence, adjusted[towards]) };
  return comparedOf(pair, { evidence, outcome, extra }, options);
}

function verdictOf(
  { threshold }: Pair,
  { worsening, interval, paired }: PairedEvidence,
  adjusted: { readonly worse: number; readonly better: number },
  level: number,
): Pick<Compared, "verdict" | "status"> {
  if (worsening > threshold) {
    return paired !== undefined && adjusted.worse < level
      ? { verdict: "regressed", status: "REGRESSION_DETECTED" }
      : { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
  }
  if (-worsening > threshold && paired !== undefined && adjusted.better < level) {
    return { verdict: "improved", status: "NO_REGRESSION" };
  }
  return { verdict: isWithin(interval, threshold) ? "equivalent" : "inconclusive", status: "NO_REGRESSION" };
}

function isWithin(interval: Interval | undefined, threshold: number): boolean {
  return interval !== undefined && interval.low >= -threshold && interval.high <= threshold;
}

function reasonOf(pair: Pair, evidence: PairedEvidence, adjusted: number): string {
  const { change, centre, pairs, unusable, interval, paired } = evidence;
  const [before, after] = [pair.baseline.measurement.rounds.length, pair.candidate.measurement.rounds.length];
  const moved =
    change === 0 ? "did not change" : `${change > 0 ? "grew" : "fell"} by ${percent(Math.abs(change))}`;
  const threshold = `the threshold is ${percentLimit(pair.threshold)}`;
  const leftOut =
    unusable === 0
      ? ""
      : ` Left out: ${countOf(unusable, "pair")} of rounds with a value that is not above zero.`;
  if (interval === undefined || paired === undefined) {
    const why =
      before === after
        ? `There are ${pairs} usable pairs of rounds; at least ${FEWEST_PAIRS} are needed.`
        : `A paired design needs as many rounds on both sides; there are ${before} and ${after}.`;
    return `${why}${leftOut} The ${centre} ${moved}, which was not tested; ${threshold}.`;
  }
  return `Over ${pairs} pairs of rounds the value ${moved} (${percentRange(interval)}), ${probability(adjusted)}; ${threshold}.${leftOut}`;
}
