// Tables of true changes that are found.
import { changePoints } from "../../lib/stats/change-points.js";
import { FIRST, OPTIONS, RULES, scoresOf } from "./history-rules.mjs";
import { annotationScores, mean } from "./history-scores.mjs";
import { markdownTable, share } from "./tables.mjs";

/** Change points against people's annotations. A missing value counts as the one before. */
export function annotatedSeries(series) {
  if (series.length === 0) return;
  const scores = series.map(({ values, annotations }) => {
    const known = values.map((value, at) => value ?? values.slice(0, at).findLast((one) => one !== null));
    const found = changePoints(known, OPTIONS).map(({ index }) => index);
    return annotationScores(Object.values(annotations), found, known.length);
  });
  const f1 = mean(scores.map((score) => score.f1)).toFixed(3);
  const cover = mean(scores.map((score) => score.cover)).toFixed(3);
  console.log(`## Annotated series: ${series.length}\n\nmean F1 ${f1}, mean covering ${cover}\n`);
}

/** Change points in windows of real series, with and without an injected change. */
export function injectedChangePoints(items) {
  if (items.length === 0) return;
  const rows = [...new Set(items.map(groupOf))].map((name) => {
    const found = items
      .filter((item) => groupOf(item) === name)
      .map((item) => {
        const indexes = changePoints(item.values.map(Math.log), OPTIONS).map(({ index }) => index);
        const near =
          item.kind === "step" ? indexes.filter((index) => Math.abs(index - item.truth[0]) <= 3) : [];
        return { hit: near.length > 0, others: indexes.length - near.length };
      });
    const hits = found.filter(({ hit }) => hit).length;
    const others = mean(found.map((one) => one.others)).toFixed(2);
    return [name, name.startsWith("step") ? share(hits, found.length) : "–", others];
  });
  console.log(`## Change points in ${items.length} windows of real series\n`);
  console.log(
    `${markdownTable(["injected", "found within 3 runs", "other change points a series"], rows)}\n`,
  );
}

/**
 * Steps found in the runs after them, with every rule's cut moved to where it raises the same share of false alarms on
 * the series whose code never changes. `alarms` holds each rule's scores there.
 */
export function injectedSteps(items, alarms) {
  const steps = items.filter(({ kind }) => kind === "step");
  if (steps.length === 0 || alarms[0].length === 0) return;
  const quiet = items.filter(({ kind }) => kind === "none");
  const sizes = [...new Set(steps.map(({ ratio }) => ratio))];
  // The last rule is another cut of the one before.
  const rules = RULES.slice(0, -1).map((rule) => ({
    name: rule.name.replace(/, (t interval|Q3|threshold).*| 200 %/, ""),
    found: steps.map((item) => ({
      ratio: item.ratio,
      scores: scoresOf(rule.score, item.values.slice(0, item.truth[0] + 6), directionOf(item), item.truth[0]),
    })),
    quiet: quiet.flatMap((item) => scoresOf(rule.score, item.values, directionOf(item), FIRST)),
  }));
  for (const rate of [0.005, 0.01, 0.02]) {
    for (const within of [3, 6]) {
      const rows = rules.map((rule, index) => {
        const cut = cutAt(alarms[index], rate);
        const isAlarm = (score) => score >= cut;
        const cells = sizes.map((size) => {
          const ofSize = rule.found.filter(({ ratio }) => ratio === size);
          const hits = ofSize.filter(({ scores }) => scores.slice(0, within).some(isAlarm));
          return share(hits.length, ofSize.length);
        });
        return [rule.name, ...cells, share(rule.quiet.filter(isAlarm).length, rule.quiet.length)];
      });
      console.log(
        `## Steps found within ${within} runs, at ${rate * 100} % false alarms a run on unchanging series\n`,
      );
      const heading = [
        "rule",
        ...sizes.map((size) => `+${((size - 1) * 100).toFixed(0)} %`),
        "alarms without a step",
      ];
      console.log(`${markdownTable(heading, rows)}\n`);
    }
  }
}

function groupOf({ kind, ratio }) {
  return ratio === undefined || ratio === null ? kind : `${kind} ${ratio}`;
}

function directionOf({ higherIsBetter }) {
  return higherIsBetter ? "higher" : "lower";
}

/** The smallest cut at which no more than this share of the scores is an alarm. */
function cutAt(scores, rate) {
  const sorted = scores.toSorted((a, b) => b - a);
  const excluded = sorted[Math.floor(rate * scores.length)];
  return sorted.findLast((score) => score > excluded) ?? Number.POSITIVE_INFINITY;
}
