// The simulated figures of docs/statistics.md, from lib/. See benchmarks/README.md.
import { classicRule } from "../lib/decision/classic.js";
import { compareRuns } from "../lib/decision/compare.js";
import { robustRule } from "../lib/decision/robust/rule.js";
import { describeMeasurements } from "../lib/decision/statistics.js";
import { meanBootstrap } from "../lib/stats/bootstrap-mean.js";
import { medianBootstrap } from "../lib/stats/bootstrap-median.js";
import { momentsOf, sortSamples } from "../lib/stats/descriptive.js";
import { mannWhitneyTails } from "../lib/stats/mann-whitney.js";
import { meanInterval, meanRatioInterval } from "../lib/stats/mean-interval.js";
import { seededRandom } from "../lib/stats/random.js";
import { welchTest } from "../lib/stats/welch.js";

const random = seededRandom(2026);
const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
const samples = (count, spread, level = 1) =>
  Array.from({ length: count }, () => level * Math.exp(spread * normal()));
const percent = (share) => `${(share * 100).toFixed(1)} %`;
const within = (truth, { low, high }) => low <= truth && truth <= high;

function share(count, experiment) {
  let held = 0;
  for (let index = 0; index < count; index += 1) if (experiment()) held += 1;
  return held / count;
}

console.log(`${new Date().toISOString().slice(0, 10)}, Node ${process.version}\n`);
processesThatDiffer();
welchAlarms();
coverageOfChange();
coverageOfMean();
cost();

function processesThatDiffer() {
  const side = () => sortSamples(samples(30, 0.01, Math.exp(0.02 * normal())));
  const median = (sorted) => (sorted[14] + sorted[15]) / 2;
  let past = 0;
  const significant = share(10_000, () => {
    const [baseline, candidate] = [side(), side()];
    const tails = mannWhitneyTails(baseline, candidate);
    const slower =
      tails.greater < 0.05 && welchTest(momentsOf(baseline), momentsOf(candidate), "greater").pValue < 0.05;
    if (slower && median(candidate) / median(baseline) > 1.05) past += 1;
    return slower;
  });
  console.log("30 samples of one process a side, 2 % between processes, 1 % within, nothing changed:");
  console.log(`significantly slower ${percent(significant)}, and past 5 % ${percent(past / 10_000)}\n`);
}

function welchAlarms() {
  for (const count of [5, 30]) {
    const rate = share(20_000, () => {
      const [baseline, candidate] = [samples(count, 0.3), samples(count, 0.3)];
      return welchTest(momentsOf(baseline), momentsOf(candidate), "greater").pValue < 0.05;
    });
    console.log(`Welch, spread 0.3, ${count} samples a side: false alarms ${percent(rate)}`);
  }
}

function coverageOfChange() {
  console.log("\nInterval of the change of medians, spread 0.2, a change of 10 %:");
  const bootstrap = medianBootstrap({ seed: 4, resamples: 2000 });
  for (const count of [2, 3, 4, 5, 6, 10, 30, 100]) {
    const rate = share(3000, () =>
      within(
        0.1,
        bootstrap.changeInterval(
          sortSamples(samples(count, 0.2)),
          sortSamples(samples(count, 0.2, 1.1)),
          0.95,
        ),
      ),
    );
    const ofSummaries = share(3000, () =>
      within(
        0.1,
        meanRatioInterval(momentsOf(samples(count, 0.2)), momentsOf(samples(count, 0.2, 1.1)), 0.95),
      ),
    );
    console.log(`${count} samples a side: ${percent(rate)}, from summaries ${percent(ofSummaries)}`);
  }
}

function coverageOfMean() {
  console.log("\nInterval of the mean, spread 0.5: Student's t, bootstrap, mean distance of their ends:");
  const truth = Math.exp(0.5 ** 2 / 2);
  const bootstrap = meanBootstrap({ seed: 4, resamples: 2000 });
  for (const count of [5, 10, 20, 30, 100, 200]) {
    const held = { student: 0, bootstrap: 0, apart: 0 };
    for (let index = 0; index < 2000; index += 1) {
      const drawn = samples(count, 0.5);
      const student = meanInterval(momentsOf(drawn), 0.95);
      const resampled = bootstrap.interval(drawn, 0.95);
      held.student += within(truth, student) ? 1 : 0;
      held.bootstrap += within(truth, resampled) ? 1 : 0;
      const distance = Math.abs(student.low - resampled.low) + Math.abs(student.high - resampled.high);
      held.apart += distance / 2 / (student.high - student.low);
    }
    const [t, b, apart] = [held.student, held.bootstrap, held.apart].map((sum) => percent(sum / 2000));
    console.log(`${count} samples: ${t}, ${b}, ${apart} of the width`);
  }
}

function cost() {
  console.log("\nCost, the better of two after a first that is not counted:");
  const measurement = (index, rounds) => ({
    benchmark: `b${index}`,
    metric: "time",
    unit: "s",
    better: "lower",
    rounds,
  });
  const launches = (count, level) => Array.from({ length: count }, () => samples(5, 0.05, level));
  const options = {
    threshold: () => 0.05,
    significanceLevel: 0.05,
    correction: "holm",
    seed: 1,
    effectSizes: { small: 5, medium: 15, large: 25 },
  };
  for (const [name, rule, roundsOf] of [
    ["classic, 30 samples a side", classicRule, (level) => [samples(30, 0.05, level)]],
    [
      "classic, 30 to 180 samples a side",
      classicRule,
      (level, index) => [samples(30 + (index % 151), 0.05, level)],
    ],
    ["side by side, 6 launches of 5", robustRule("paired"), (level) => launches(6, level)],
    ["side by side, 16 launches of 5", robustRule("paired"), (level) => launches(16, level)],
    ["side by side, 42 launches of 5", robustRule("paired"), (level) => launches(42, level)],
  ]) {
    const side = (level) =>
      Array.from({ length: 1000 }, (_, index) => measurement(index, roundsOf(level, index)));
    const [baseline, candidate] = [side(1), side(1.02)];
    const times = [1, 2, 3].map(() => {
      const begin = performance.now();
      describeMeasurements(candidate, { seed: 1 });
      const described = performance.now();
      compareRuns({
        baseline: { measurements: baseline },
        candidate: { measurements: candidate, failures: [] },
        options,
        rule,
      });
      return [described - begin, performance.now() - described];
    });
    const best = [0, 1].map((part) =>
      (Math.min(...times.slice(1).map((time) => time[part])) / 1000).toFixed(2),
    );
    console.log(`1,000 benchmarks, ${name}: described in ${best[0]} s, compared in ${best[1]} s`);
  }
}
