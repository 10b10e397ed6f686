import { describe, expect, it } from "vitest";
import { momentsOf } from "../../src/stats/descriptive.ts";
import { predictionError, predictionMargin, predictionTail } from "../../src/stats/prediction.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { spreadWithin, tamed } from "../../src/stats/segment-spread.ts";

const HISTORY = [1.0, 1.02, 0.99, 1.01, 1.03, 0.98, 1.0, 1.01, 0.99, 1.02, 1.0, 1.01].map(Math.log);

describe("what is expected of one more run", () => {
  it("has the tail and the interval that SciPy gives for the same standard error", () => {
    // scipy.stats.t with 11 degrees of freedom and s·√(1 + 1/12), for a run of 1.1.
    const spread = spreadWithin([HISTORY]);
    const standardError = predictionError({ ...spread, centre: 0, count: 12 }, 0);
    const error = { ...spread, standardError };
    const distance = Math.log(1.1) - momentsOf(HISTORY).mean;
    expect(predictionTail(distance, error)).toBeCloseTo(4.234640736490992e-5, 14);
    expect(Math.expm1(distance - predictionMargin(0.95, error))).toBeCloseTo(0.059133320559246735, 12);
    expect(Math.expm1(distance + predictionMargin(0.95, error))).toBeCloseTo(0.13131891061674728, 12);
  });

  it("widens by what the new run is less precise than usual", () => {
    const expected = { standardDeviation: 3, degreesOfFreedom: 9, centre: 0, count: 1e9 };
    expect(predictionError(expected, 16)).toBeCloseTo(5, 6);
  });

  it("is certain without any spread", () => {
    const error = { standardError: 0, degreesOfFreedom: 9 };
    expect(predictionTail(1e-9, error)).toBe(0);
    expect(predictionTail(0, error)).toBe(1);
    expect(predictionTail(-1, error)).toBe(1);
    expect(predictionMargin(0.95, error)).toBe(0);
  });

  it("holds at its confidence in seeded series, with few and with many runs", () => {
    const random = seededRandom(31);
    const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
    for (const count of [8, 12, 40]) {
      const held = Array.from({ length: 3000 }, () => {
        const values = Array.from({ length: count }, normal);
        const centre = momentsOf(values).mean;
        const spread = spreadWithin([values]);
        const error = { ...spread, standardError: predictionError({ ...spread, centre, count }, 0) };
        return Math.abs(normal() - centre) <= predictionMargin(0.95, error);
      }).filter(Boolean).length;
      // Three standard errors of 3,000 experiments.
      expect(held / 3000, `${count} runs`).toBeGreaterThan(0.938);
      expect(held / 3000, `${count} runs`).toBeLessThan(0.965);
    }
  });
});

describe("the spread of a segmented history", () => {
  it("is that of all segments when the newest is calmer", () => {
    // NumPy: √((4·var([1, 2, 3, 4, 10]) + 5·var([5, 6, 5.5, 6.5, 5.2, 6.2])) / 9), ddof = 1.
    const spread = spreadWithin([
      [1, 2, 3, 4, 10],
      [5, 6, 5.5, 6.5, 5.2, 6.2],
    ]);
    expect(spread.standardDeviation).toBeCloseTo(2.3979929879735615, 12);
    expect(spread.degreesOfFreedom).toBe(9);
  });

  it("is that of the newest segment when this one is the wilder", () => {
    const newest = [1, 2, 3, 4, 10];
    const spread = spreadWithin([[5, 6, 5.5, 6.5, 5.2, 6.2], newest]);
    expect(spread.standardDeviation).toBeCloseTo(momentsOf(newest).standardDeviation, 12);
    expect(spread.degreesOfFreedom).toBe(4);
  });

  it("hardly grows by one spike, but counts a second state of the machine in full", () => {
    const calm = Array.from({ length: 20 }, (_, index) => 10 + (index % 5));
    expect(tamed(calm)).toEqual(calm);
    // Quartiles 11 and 13.25, so the fence is at 20.
    expect(tamed(calm.with(7, 1000))[7]).toBe(20);
    const twoStates = calm.with(7, 1000).with(12, 1000);
    expect(tamed(twoStates)).toEqual(twoStates);
  });
});
