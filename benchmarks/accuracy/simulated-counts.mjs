// The counting part of simulated.mjs: one noise model, one design. Runs in worker threads, so that all processors help.
import { parentPort } from "node:worker_threads";
import { seededRandom } from "../../lib/stats/random.js";
import { judgeAsARunDoes } from "./engine.mjs";
import { NOISE_MODELS, simulateRun } from "./noise-models.mjs";
import { everIntervalSlower, isPerfgateSlower, PEER_RULES, pairDifferences } from "./peer-rules.mjs";

/** Error rate of the report. */
export const LEVEL = 0.05;
const THRESHOLD = 0.02;
/** perfgate runs ten pairs, and ten more up to three times, until it is sure. */
const PERFGATE_LOOKS = [10, 20, 30, 40];
const tachometer = PEER_RULES.find(({ name }) => name.startsWith("tachometer"));

/**
 * @typedef {object} Task
 * @property {"alarms" | "coverage"} kind
 * @property {string} model
 * @property {import("./noise-models.mjs").Design} design
 * @property {number} runs
 * @property {number} mostPairs
 * @property {number} change true change as a fraction; 0 for alarms
 * @property {number} seed
 */

parentPort?.on("message", (task) => {
  parentPort?.postMessage(task.kind === "alarms" ? alarmCounts(task) : coverageCounts(task));
});

/** How many unchanged runs ever raise an alarm, by each rule. @param {Task} task */
export function alarmCounts(task) {
  const counts = { ours: 0, bare: 0, suspected: 0, interval: 0, tachometer: 0, perfgate: 0 };
  const pairs = [];
  for (let run = 0; run < task.runs; run += 1) {
    const ours = ourRun(task, run, THRESHOLD);
    const bare = ourRun(task, run, 0);
    pairs.push(ours.pairs);
    if (ours.comparison.verdict === "regressed") counts.ours += 1;
    if (bare.comparison.verdict === "regressed") counts.bare += 1;
    if (bare.suspected) counts.suspected += 1;

    const { machine, random } = openMachine(task, run);
    const rounds = simulateRun(machine, { design: task.design, pairs: task.mostPairs, change: 0, random });
    const differences = pairDifferences(rounds);
    if (everIntervalSlower(differences)) counts.interval += 1;
    if (tachometer?.isSlower(rounds)) counts.tachometer += 1;
    if (PERFGATE_LOOKS.some((look) => isPerfgateSlower(differences.slice(0, look)))) counts.perfgate += 1;
  }
  return { counts, pairs };
}

/** How many intervals at the end of a run hold the true change. @param {Task} task */
export function coverageCounts(task) {
  let [held, shown, stated, found] = [0, 0, Number.NaN, 0];
  for (let run = 0; run < task.runs; run += 1) {
    const { comparison } = ourRun(task, 1e6 + run, THRESHOLD);
    if (comparison.verdict === "regressed") found += 1;
    if (comparison.interval === undefined) continue;
    stated = comparison.confidence;
    shown += 1;
    if (comparison.interval.low <= task.change && task.change <= comparison.interval.high) held += 1;
  }
  return { held, shown, stated, found };
}

function ourRun(task, run, threshold) {
  const { machine, random } = openMachine(task, run);
  const course = { moment: 0 };
  const { design, change, mostPairs } = task;
  const measure = (pairs) => simulateRun(machine, { design, pairs, change, random, course });
  const options = { mostPairs, alternating: design === "turns", threshold, level: LEVEL, seed: run };
  return judgeAsARunDoes(measure, options);
}

/** The machine of a run, and the chance of everything else in it: the same whichever rule looks on. */
function openMachine({ model, seed }, run) {
  const random = seededRandom(seed * 2 ** 24 + run);
  return { machine: NOISE_MODELS[model](random), random };
}
