import { describe, expect, it } from "vitest";
import { meanBootstrap } from "../../src/stats/bootstrap-mean.ts";
import { medianBootstrap } from "../../src/stats/bootstrap-median.ts";
import { momentsOf, sortSamples } from "../../src/stats/descriptive.ts";
import { minimumDetectableChange } from "../../src/stats/detectable-change.ts";
import { mannWhitneyTails } from "../../src/stats/mann-whitney.ts";
import { meanInterval, meanRatioInterval } from "../../src/stats/mean-interval.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { linearRegression } from "../../src/stats/regression.ts";
import { welchTest } from "../../src/stats/welch.ts";

/** True median 1, true mean exp(spread²/2); skewed to the right, as times are. */
function experiments(seed: number) {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return (count: number, spread: number, factor = 1) =>
    sortSamples(Array.from({ length: count }, () => factor * Math.exp(spread * normal())));
}

/** Share of so many seeded experiments in which something held. */
function share(count: number, experiment: () => boolean): number {
  return Array.from({ length: count }, experiment).filter((held) => held).length / count;
}

describe("in seeded experiments", () => {
  it("both tests raise a false alarm in at most about 5 of 100, for few and for many samples", () => {
    for (const count of [5, 12, 30]) {
      const sample = experiments(count);
      const draw = () => [sample(count, 0.3), sample(count, 0.3)] as const;
      const mannWhitney = share(1500, () => {
        const [a, b] = draw();
        return mannWhitneyTails(a, b).greater < 0.05;
      });
      const welch = share(1500, () => {
        const [a, b] = draw();
        return (welchTest(momentsOf(a), momentsOf(b), "greater")?.pValue ?? 1) < 0.05;
      });
      // 0.05 and three standard errors of 1,500 experiments; far fewer would mean a blunt test.
      for (const rate of [mannWhitney, welch]) {
        expect(rate, `${count} samples`).toBeLessThan(0.067);
        expect(rate, `${count} samples`).toBeGreaterThan(0.025);
      }
    }
  });

  it("the interval of the ratio of medians contains the true ratio in about 95 of 100, from 5 samples a side", () => {
    for (const count of [5, 6, 15, 30]) {
      const sample = experiments(100 + count);
      const bootstrap = medianBootstrap({ seed: 4, resamples: 400 });
      const covered = share(600, () => {
        const { low, high } = bootstrap.changeInterval(sample(count, 0.2), sample(count, 0.2, 1.1), 0.95);
        return low <= 0.1 && 0.1 <= high;
      });
      expect(covered, `${count} samples`).toBeGreaterThan(0.925);
    }
  });

  it("the interval of the mean contains the true mean: Student's below 30 samples, the bootstrap's from there", () => {
    const spread = 0.2;
    const mean = Math.exp(spread ** 2 / 2);
    const sample = experiments(7);
    const bootstrap = meanBootstrap({ seed: 4, resamples: 400 });
    const student = share(1000, () => within(mean, meanInterval(momentsOf(sample(10, spread)), 0.95)));
    const resampled = share(500, () => within(mean, bootstrap.interval(sample(40, spread), 0.95)));
    expect(student).toBeGreaterThan(0.925);
    expect(student).toBeLessThan(0.975);
    expect(resampled).toBeGreaterThan(0.91);
    expect(resampled).toBeLessThan(0.975);
  });

  it("the interval from two summaries contains the true ratio of the means in about 95 of 100", () => {
    const sample = experiments(11);
    const covered = share(1000, () =>
      within(0.1, meanRatioInterval(momentsOf(sample(8, 0.1)), momentsOf(sample(8, 0.1, 1.1)), 0.95)),
    );
    expect(covered).toBeGreaterThan(0.925);
    expect(covered).toBeLessThan(0.975);
  });

  it("a change of the smallest detectable size is found in about 4 of 5", () => {
    const sample = experiments(13);
    const typical =
      minimumDetectableChange(sample(2000, 0.1), sample(2000, 0.1), { level: 0.05, power: 0.8 }) ?? 0;
    // The standard error shrinks with the root of the count, so this is the change for 20 samples a side.
    const change = Math.expm1(Math.log1p(typical) * Math.sqrt(2000 / 20));
    const found = share(1000, () => {
      const [a, b] = [sample(20, 0.1), sample(20, 0.1, 1 + change)];
      return mannWhitneyTails(a, b).greater < 0.05;
    });
    expect(found).toBeGreaterThan(0.73);
    expect(found).toBeLessThan(0.85);
  });

  it("the slope of pure noise is significant in about 5 of 100", () => {
    const sample = experiments(17);
    const random = seededRandom(18);
    const rate = share(1500, () => {
      const shuffled = [...sample(12, 0.1)]
        .map((value) => ({ value, key: random() }))
        .sort((a, b) => a.key - b.key);
      const y = shuffled.map(({ value }) => value);
      return (linearRegression([...y.keys()], y)?.slopePValue ?? 1) < 0.05;
    });
    expect(rate).toBeGreaterThan(0.03);
    expect(rate).toBeLessThan(0.07);
  });
});

function within(truth: number, interval: { low: number; high: number } | undefined): boolean {
  return interval !== undefined && interval.low <= truth && truth <= interval.high;
}
