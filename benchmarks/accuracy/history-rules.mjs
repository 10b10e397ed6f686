// The rules of others for a history, as they are published, and ours. Each gives a score for "the last value is
// worse"; an alarm is a score at or above the rule's cut. Values are positive numbers, oldest first.

import { judgeAgainstHistory } from "../../lib/decision/history.js";
import { historyCaseOf } from "../../lib/decision/history-case.js";
import { momentsOf, sortSamples } from "../../lib/stats/descriptive.js";
import { quantileOfSorted } from "../../lib/stats/quantile.js";
import { studentUpperTail } from "../../lib/stats/student.js";

export const OPTIONS = {
  significanceLevel: 0.05,
  correction: "holm",
  seed: 1,
  effectSizes: { small: 5, medium: 15, large: 25 },
};
/** Runs before the first one that is judged. */
export const FIRST = 12;
/** Runs that Bencher and rustc-perf look back on. */
const WINDOW = 30;

/** github-action-benchmark: how many times worse than the run before. */
function ratio(values, better) {
  const [before, now] = values.slice(-2);
  return better === "lower" ? now / before : before / now;
}

/** Bencher's t test: beyond Student's quantile of the runs before, in their unit; the score is 1 − p. */
function bencher(values, better) {
  const { mean, standardDeviation, count } = momentsOf(values.slice(-WINDOW - 1, -1));
  if (count < 2) return 0;
  const distance = (better === "lower" ? 1 : -1) * (values.at(-1) - mean);
  if (standardDeviation === 0) return distance > 0 ? 1 : 0;
  return 1 - studentUpperTail(distance / standardDeviation, count - 1);
}

/** rustc-perf: the change from the run before, in interquartile ranges of earlier such changes above their third quartile. */
function rustcPerf(values, better) {
  const earlier = values.slice(-WINDOW - 2, -1);
  if (earlier.length < 4) return 0;
  const steps = sortSamples(earlier.slice(1).map((value, index) => Math.abs(value / earlier[index] - 1)));
  const [first, third] = [quantileOfSorted(steps, 0.25), quantileOfSorted(steps, 0.75)];
  const step = (better === "lower" ? 1 : -1) * (values.at(-1) / values.at(-2) - 1);
  if (step <= 0) return Number.NEGATIVE_INFINITY;
  return third === first ? (step > third ? Number.POSITIVE_INFINITY : 0) : (step - third) / (third - first);
}

/** Ours for one series: 1 − p where everything else speaks for a regression, so that the level can be chosen afterwards. */
function ours(values, better, threshold = 0) {
  const [judged] = judge([{ values, better }], { threshold, significanceLevel: 0.5, correction: "none" });
  return judged?.verdict === "regressed" ? 1 - judged.pValue : 0;
}

/** The verdicts of one run over all its series; series without any earlier run have none. */
export function judge(series, { threshold, commits, ...options }) {
  const cases = series.flatMap(({ name = "b", values, better }) => {
    const points = values.flatMap((value, index) =>
      value === undefined
        ? []
        : [{ run: { commit: commits?.[index] }, measurement: measurementOf(name, value, better) }],
    );
    const { run, measurement } = points.at(-1);
    const judged = historyCaseOf({ run, measurement, earlier: points.slice(0, -1), threshold });
    return judged === undefined ? [] : [judged];
  });
  return judgeAgainstHistory(cases, { ...OPTIONS, ...options });
}

function measurementOf(benchmark, value, better) {
  return { benchmark, metric: "time", unit: "s", better, rounds: [[value]] };
}

/** With a second run that has to show it too. */
function confirmed(score) {
  return (values, better) =>
    values.length < 3 ? 0 : Math.min(score(values, better), score(values.slice(0, -1), better));
}

export const RULES = [
  { name: "this project, threshold 0", score: ours, cut: 0.95 },
  { name: "Bencher, t interval 0.99", score: bencher, cut: 0.99, level: meanOfWindow },
  { name: "Bencher, two runs in a row", score: confirmed(bencher), cut: 0.99, level: meanOfWindow },
  { name: "rustc-perf, Q3 + 3 IQR", score: rustcPerf, cut: 3, level: runBefore },
  { name: "github-action-benchmark 200 %", score: ratio, cut: 2, level: runBefore },
  { name: "github-action-benchmark 110 %", score: ratio, cut: 1.1, level: runBefore },
];

function meanOfWindow(values) {
  return momentsOf(values.slice(-WINDOW - 1, -1)).mean;
}

function runBefore(values) {
  return values.at(-2);
}

/** The scores of a rule at every run from `first` on, each judged with the runs before it. */
export function scoresOf(score, values, better, first) {
  return values.slice(first).map((_, index) => score(values.slice(0, first + index + 1), better));
}

/** The series that a run has, with at least one earlier value, up to that run, and the value after it. */
export function upTo(suite, at) {
  return suite.series
    .filter(
      ({ values }) => values[at] !== undefined && values.slice(0, at).some((value) => value !== undefined),
    )
    .map((series) => ({ ...series, values: series.values.slice(0, at + 1), next: series.values[at + 1] }));
}

export function dense(values) {
  return values.filter((value) => value !== undefined);
}
