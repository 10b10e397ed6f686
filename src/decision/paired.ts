import type { Compared, Interval } from "../domain/comparison.ts";
import type { Round } from "../domain/measurement.ts";
import { adjustPValues } from "../stats/adjust.ts";
import { momentsOf, sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";
import { studentQuantile, studentUpperTail } from "../stats/student.ts";
import { comparedOf } from "./compared.ts";
import type { Evidence } from "./evidence.ts";
import type { DecisionRule, Pair, RuleOptions } from "./rule.ts";
import { percent, percentLimit, percentRange, probability } from "./words.ts";

/** Below this many pairs the spread of the ratios is mostly luck. */
const FEWEST_PAIRS = 3;

/** What the ratios of the rounds say. */
interface PairedEvidence extends Evidence {
  readonly pairs: number;
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
  const ratios = logRatios(pair);
  const { better } = pair.candidate.measurement;
  const sign = better === "lower" ? 1 : -1;
  if (ratios.length < FEWEST_PAIRS) {
    const change = ratios.length === 0 ? 0 : Math.expm1(momentsOf(ratios).mean);
    return { change, worsening: sign * change, centre: "median", pairs: ratios.length };
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

/** One for each pair of rounds; none where the sides do not pair up, or a value is not above zero. */
function logRatios({ baseline, candidate }: Pair): readonly number[] {
  const [before, after] = [baseline.measurement.rounds, candidate.measurement.rounds];
  if (before.length !== after.length) return [];
  const ratios = before.map((round, index) => Math.log(medianOf(after[index]) / medianOf(round)));
  return ratios.every(Number.isFinite) ? ratios : [];
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

function reasonOf(pair: Pair, { change, pairs, interval, paired }: PairedEvidence, adjusted: number): string {
  const [before, after] = [pair.baseline.measurement.rounds.length, pair.candidate.measurement.rounds.length];
  if (before !== after)
    return `A paired design needs as many rounds on both sides; there are ${before} and ${after}.`;
  if (interval === undefined || paired === undefined) {
    return `There are ${pairs} usable pairs of rounds; at least ${FEWEST_PAIRS} are needed.`;
  }
  const moved = `${change >= 0 ? "grew" : "fell"} by ${percent(Math.abs(change))}`;
  return `Over ${pairs} pairs of rounds the value ${moved} (${percentRange(interval)}), ${probability(adjusted)}; the threshold is ${percentLimit(pair.threshold)}.`;
}
