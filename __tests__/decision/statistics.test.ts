import { describe, expect, it } from "vitest";
import { describeMeasurements } from "../../src/decision/statistics.ts";
import { noisy, timeOf } from "./samples.ts";

const times = (count: number, seed = 1) =>
  timeOf(noisy(0.001, { count, noise: 0.2, seed }), { benchmark: `n${count}` });

describe("describing measurements", () => {
  it("takes Student's interval below 30 samples and above 200, the bootstrap in between", () => {
    const described = describeMeasurements(
      [2, 29, 30, 200, 201].map((count) => times(count)),
      { seed: 1 },
    );
    expect(described.map(({ samples, interval }) => `${samples} ${interval?.method}`)).toEqual([
      "2 t",
      "29 t",
      "30 bootstrap",
      "200 bootstrap",
      "201 t",
    ]);
  });

  it("counts all samples of all rounds", () => {
    const [described] = describeMeasurements(
      [
        timeOf([], {
          rounds: [
            [3, 1],
            [2, 10],
          ],
        }),
      ],
      { seed: 1 },
    );
    expect(described).toMatchObject({ samples: 4, rounds: 2, mean: 4, median: 2.5, min: 1, max: 10 });
    expect(described?.standardDeviation).toBeCloseTo(4.0825, 4);
  });

  it("gives each series the same interval alone as among others, and another one with another seed", () => {
    const [alone] = describeMeasurements([times(40)], { seed: 1 });
    const among = describeMeasurements([times(150), times(40), times(33)], { seed: 1 });
    expect(among[1]).toEqual(alone);
    expect(describeMeasurements([times(40)], { seed: 2 })[0]?.interval).not.toEqual(alone?.interval);
  });

  it("has intervals that agree within 5 % of their width where the two methods meet", () => {
    const samples = noisy(1, { count: 200, noise: 0.3, seed: 8 });
    const [bootstrap] = describeMeasurements([timeOf(samples)], { seed: 1 });
    const [student] = describeMeasurements([timeOf([...samples, 1])], { seed: 1 });
    const width = (bootstrap?.interval?.high ?? 0) - (bootstrap?.interval?.low ?? 0);
    expect(Math.abs((bootstrap?.interval?.low ?? 0) - (student?.interval?.low ?? 1))).toBeLessThan(
      width * 0.05,
    );
    expect(Math.abs((bootstrap?.interval?.high ?? 0) - (student?.interval?.high ?? 1))).toBeLessThan(
      width * 0.05,
    );
  });

  it("repeats what a tool said of a single value, its interval first", () => {
    const summary = { mean: 2, median: 1.9, standardDeviation: 0.2, min: 1.7, max: 2.6, count: 10 };
    const said = { ...summary, interval: { low: 1.8, high: 2.2 } };
    const [own, tool] = describeMeasurements([timeOf([2], { summary }), timeOf([2], { summary: said })], {
      seed: 1,
    });
    expect(own).toMatchObject({
      samples: 10,
      median: 1.9,
      standardDeviation: 0.2,
      max: 2.6,
      interval: { method: "t" },
    });
    expect(tool?.interval).toEqual({ low: 1.8, high: 2.2, method: "tool" });
  });

  it("claims neither spread nor interval for a bare value", () => {
    const [described] = describeMeasurements([timeOf([2])], { seed: 1 });
    expect(described).toMatchObject({ samples: 1, mean: 2, median: 2, min: 2, max: 2 });
    expect(described).not.toHaveProperty("interval");
    expect(described).not.toHaveProperty("standardDeviation");
  });

  it("leaves out what has no number", () => {
    expect(describeMeasurements([timeOf([]), timeOf([1])], { seed: 1 })).toHaveLength(1);
  });
});
