import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { changePoints } from "../../src/stats/change-points.ts";
import { bestSplit } from "../../src/stats/energy.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { shuffleInPlace } from "../../src/stats/shuffle.ts";

/** Flow of the Nile at Aswan, 1871 to 1970, in 10⁸ m³; R's data set `Nile`. The first dam was begun in 1898. */
const NILE = [
  1120, 1160, 963, 1210, 1160, 1160, 813, 1230, 1370, 1140, 995, 935, 1110, 994, 1020, 960, 1180, 799, 958,
  1140, 1100, 1210, 1150, 1250, 1260, 1220, 1030, 1100, 774, 840, 874, 694, 940, 833, 701, 916, 692, 1020,
  1050, 969, 831, 726, 456, 824, 702, 1120, 1100, 832, 764, 821, 768, 845, 864, 862, 698, 845, 744, 796, 1040,
  759, 781, 865, 845, 944, 984, 897, 822, 1010, 771, 676, 649, 846, 812, 742, 801, 1040, 860, 874, 848, 890,
  744, 749, 838, 1050, 918, 986, 797, 923, 975, 815, 1020, 906, 901, 1170, 912, 746, 919, 718, 714, 740,
];

/** 20 normal values and 15 of another mean and spread; NumPy's default_rng(5), rounded. */
const MIXED = [
  -0.802, -1.324, -0.248, 0.42, 1.136, 0.11, -0.553, -0.785, 0.749, 1.635, 0.273, -1.233, -0.958, 1.6, 0.203,
  -1.732, -0.084, -1.163, -0.629, -0.488, 0.073, 2.607, 1.374, 0.321, 2.319, 3.16, -1.786, 0.987, -0.461,
  1.154, -1.079, 1.541, 1.424, 0.891, -0.596,
];

describe("the best split", () => {
  it("has the energy distance that NumPy gives from its definition", () => {
    // m·n/(m+n)·(2·mean|x−y| − mean|x−x′| − mean|y−y′|) over all pairs, by NumPy 2; its parts agree with
    // scipy.stats.energy_distance.
    const step = [10.2, 9.9, 10.1, 10.4, 9.8, 10.0, 12.1, 12.4, 11.9, 12.0, 12.3];
    expect(bestSplit(step, 3)?.index).toBe(6);
    expect(bestSplit(step, 3)?.statistic).toBeCloseTo(9.872727272727273, 12);
    expect(bestSplit(MIXED, 3)?.index).toBe(21);
    expect(bestSplit(MIXED, 3)?.statistic).toBeCloseTo(3.965125274725275, 12);
  });

  it("leaves at least so many values on both sides, and does not exist in a shorter series", () => {
    expect(bestSplit([1, 1, 1, 9, 9, 9, 9, 9], 2)?.index).toBe(3);
    expect(bestSplit([1, 1, 1, 9, 9, 9, 9, 9], 4)?.index).toBe(4);
    expect(bestSplit([1, 1, 9], 2)).toBeUndefined();
    expect(bestSplit([], 1)).toBeUndefined();
  });

  it("is as far apart in any order of the parts, and scales with the unit", () => {
    const values = fc.array(fc.double({ min: -1e3, max: 1e3, noNaN: true }), { minLength: 6, maxLength: 25 });
    fc.assert(
      fc.property(values, fc.double({ min: 0.01, max: 100, noNaN: true }), (series, factor) => {
        const forwards = bestSplit(series, 3)?.statistic ?? 0;
        expect(bestSplit(series.toReversed(), 3)?.statistic).toBeCloseTo(forwards, 6);
        const scaled = bestSplit(
          series.map((value) => value * factor),
          3,
        );
        expect(scaled?.statistic).toBeCloseTo(forwards * factor, 4);
      }),
      { seed: 3 },
    );
  });
});

describe("change points", () => {
  it("find the one that is known in the flow of the Nile, whatever the seed", () => {
    for (const seed of [1, 2, 3]) {
      expect(changePoints(NILE, { seed })).toEqual([
        { index: 28, before: 1130, after: 842.5, pValue: 0.005 },
      ]);
    }
  });

  it("find several steps, with the levels between them, and not a single spike", () => {
    const series = [...wave(20, 100), ...wave(20, 130), ...wave(20, 90)].with(8, 400);
    const found = changePoints(series, { seed: 1 });
    expect(found.map(({ index }) => index)).toEqual([20, 40]);
    expect(found.map(({ before }) => Math.round(before))).toEqual([100, 130]);
    expect(found.map(({ after }) => Math.round(after))).toEqual([130, 90]);
  });

  it("do not exist in a constant, a short or an unreadable series", () => {
    expect(
      changePoints(
        Array.from({ length: 30 }, () => 5),
        { seed: 1 },
      ),
    ).toEqual([]);
    expect(changePoints([1, 1, 9, 9], { seed: 1 })).toEqual([]);
    expect(changePoints([], { seed: 1 })).toEqual([]);
    expect(changePoints([...wave(20, 100), Number.NaN, ...wave(20, 200)], { seed: 1 })).toEqual([]);
  });

  it("stay where they are when every value is multiplied", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 6, max: 20 }), (seed, length) => {
        const series = [...noise(length, seed), ...noise(length, seed + 1).map((value) => value + 3)];
        const found = (factor: number) =>
          changePoints(
            series.map((value) => value * factor),
            { seed: 1 },
          ).map(({ index }) => index);
        // A power of two changes no digit, so not even a tie is broken otherwise.
        expect(found(4)).toEqual(found(1));
      }),
      { seed: 7, numRuns: 30 },
    );
  });

  it("are called in about one of a hundred seeded series of independent values", () => {
    const series = 1500;
    const called = Array.from({ length: series }, (_, index) =>
      changePoints(noise(30, 1000 + index), { seed: index }),
    ).filter((found) => found.length > 0).length;
    // 0.01 within three standard errors.
    expect(called / series).toBeGreaterThan(0.002);
    expect(called / series).toBeLessThan(0.018);
  });

  it("find a step of two standard deviations in most seeded series, near its place", () => {
    const near = Array.from({ length: 200 }, (_, index) => {
      const values = noise(40, 5000 + index).map((value, at) => (at < 20 ? value : value + 2));
      return changePoints(values, { seed: 1 }).some((found) => Math.abs(found.index - 20) <= 3);
    }).filter(Boolean).length;
    expect(near / 200).toBeGreaterThan(0.9);
  });
});

it("shuffling makes every order about equally likely", () => {
  const random = seededRandom(4);
  const counts = new Map<string, number>();
  for (let draw = 0; draw < 6000; draw += 1) {
    const values = Float64Array.of(1, 2, 3);
    shuffleInPlace(values, random);
    counts.set(values.join(), (counts.get(values.join()) ?? 0) + 1);
  }
  expect(counts.size).toBe(6);
  // 1,000 each, within four standard errors.
  for (const count of counts.values()) expect(Math.abs(count - 1000)).toBeLessThan(116);
});

/** Normal values of mean 0 and deviation 1. */
function noise(count: number, seed: number): readonly number[] {
  const random = seededRandom(seed);
  return Array.from(
    { length: count },
    () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random()),
  );
}

function wave(count: number, level: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => level + ((index * 7) % 5) - 2);
}
