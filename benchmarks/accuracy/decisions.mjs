// The sessions of the live study as single decisions: one benchmark, what was true, what was said.
import { launchesOf } from "../../lib/decision/robust/launches.js";

/**
 * @typedef {object} Decision
 * @property {string} condition
 * @property {string} workload
 * @property {string} kind
 * @property {number} level true slow-down in percent
 * @property {string} benchmark
 * @property {string} verdict of the benchmark's time
 * @property {boolean} anyRegressed any metric of the benchmark
 * @property {number} pairs of launches that the verdict rests on
 * @property {number} seconds of the whole run of the command line
 * @property {number} phaseSeconds of its benchmark phase
 * @property {number} family series that the report judged
 * @property {import("./peer-rules.mjs").Rounds} rounds of its time
 * @property {readonly number[]} differences of these pairs, as logarithms; of the metric that the verdict rests on
 */

/** The metric that a slow-down shows in, and that all rules are compared on. */
const METRIC = "time";

/** @param {readonly Record<string, any>[]} sessions without failed ones @returns {readonly Decision[]} */
export function decisionsOf(sessions) {
  return sessions.flatMap((session) => {
    const { condition, workload, kind, comparisons, series, seconds, phaseSeconds } = session;
    return comparisons
      .filter(({ metric }) => metric === METRIC)
      .flatMap(({ benchmark, verdict, restsOn }) => {
        const of = (metric) => series.find((each) => each.benchmark === benchmark && each.metric === metric);
        const [measured, basis] = [of(METRIC), of(restsOn ?? METRIC)];
        if (measured === undefined || basis === undefined) return [];
        const { differences } = launchesOf(
          measuredSide(basis, "baseline"),
          measuredSide(basis, "candidate"),
          {
            paired: true,
          },
        );
        return [
          {
            condition,
            workload,
            kind,
            level: levelOf(session, benchmark),
            benchmark,
            verdict,
            anyRegressed: comparisons.some(
              (each) => each.benchmark === benchmark && each.verdict === "regressed",
            ),
            pairs: basis.candidate.length,
            seconds,
            phaseSeconds,
            family: comparisons.length,
            rounds: { baseline: measured.baseline, candidate: measured.candidate },
            differences,
          },
        ];
      });
  });
}

/** In a report of many benchmarks only one was slowed down. */
function levelOf({ kind, level, slowed }, benchmark) {
  if (kind !== "report") return level;
  return slowed.some((name) => benchmark.startsWith(`${name}/`)) ? level : 0;
}

function measuredSide({ benchmark, metric, unit, better, pairing, ...sides }, side) {
  return { benchmark, metric, unit, better, rounds: sides[side], ...(pairing === null ? {} : { pairing }) };
}
