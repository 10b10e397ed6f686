import { type Measurement, samplesOf } from "../domain/measurement.ts";
import { sortSamples } from "../stats/descriptive.ts";
import { medianOfSorted } from "../stats/quantile.ts";

/** With 8 a side the exact Mann-Whitney test can confirm one of 600 series at the level 0.05; with 5, one of 12. */
const FEWEST_LAUNCHES = 8;

/**
 * The baseline and the candidate as a rule for independent observations may
 * see them: one observation for each launch, its median, when both sides have
 * enough launches; else all samples.
 *
 * Samples of one process share its memory layout, its compiled code and its
 * spell of the machine. To count each of them makes a test too sure by far:
 * Kalibera & Jones, Rigorous benchmarking in reasonable time (2013).
 */
export function observationsOf(
  baseline: Measurement,
  candidate: Measurement,
): { readonly baseline: Measurement; readonly candidate: Measurement } {
  const sides = [baseline, candidate];
  const isNested = sides.some(({ rounds }) => rounds.some((round) => round.length > 1));
  if (!isNested || sides.some(({ rounds }) => launchesOf(rounds).length < FEWEST_LAUNCHES)) {
    return { baseline, candidate };
  }
  return { baseline: byLaunch(baseline), candidate: byLaunch(candidate) };
}

function launchesOf(rounds: Measurement["rounds"]): Measurement["rounds"] {
  return rounds.filter((round) => round.length > 0);
}

function byLaunch(measurement: Measurement): Measurement {
  // A number that is none must stay one, so that it is noticed.
  if (!samplesOf(measurement).every(Number.isFinite)) return measurement;
  const rounds = launchesOf(measurement.rounds).map((round) => [medianOfSorted(sortSamples(round))]);
  return { ...measurement, rounds };
}
