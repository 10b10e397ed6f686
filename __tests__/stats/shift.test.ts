import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { combinePValues } from "../../src/stats/cauchy-combination.ts";
import { hodgesLehmann, hodgesLehmannShift } from "../../src/stats/hodges-lehmann.ts";
import { lowerHalfMean, lowTailPValue } from "../../src/stats/low-tail.ts";
import { seededRandom } from "../../src/stats/random.ts";
import { shiftInterval } from "../../src/stats/shift-interval.ts";
import { independentShift, pairedShift, type ShiftTest } from "../../src/stats/shift-test.ts";
import { signedRankUpperTail } from "../../src/stats/signed-rank.ts";
import { expectClose, SHIFTS } from "./known-values.ts";

const RUNS = { numRuns: 60, seed: 3 };
/** Without ties, as times are; which ranks the ties get may go either way. */
const logarithms = fc
  .tuple(fc.integer({ min: 5, max: 12 }), fc.integer({ min: 0, max: 1e6 }))
  .map(([count, seed]) => noise("heavy", seed)(count));

describe("tests of a shift agree with SciPy", () => {
  it("for Wilcoxon's signed ranks, with ties and zeros, enumerated", () => {
    for (const { differences, signedRank } of SHIFTS.cases) {
      expectClose(signedRankUpperTail(differences), signedRank, 1e-9, `signed rank of ${differences}`);
    }
    // scipy.stats.wilcoxon(range(1, 61) with every third negated, alternative="greater", method="asymptotic", correction=True)
    const many = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? -1 : 1) * (index + 1));
    expectClose(signedRankUpperTail(many), 0.008450826637983766, 1e-9, "60 values");
  });

  it("for the permutation of lower halves, every deal", () => {
    for (const { baseline, candidate, lowTail } of SHIFTS.cases) {
      expectClose(lowTailPValue(baseline, candidate, 1), lowTail, 1e-9, `lower halves of ${baseline}`);
    }
  });

  it("for the Cauchy combination and the Hodges-Lehmann estimate", () => {
    for (const { pValues, combined, differences, hodgesLehmann: centre } of SHIFTS.cases) {
      expectClose(combinePValues(pValues), combined, 1e-7, `combination of ${pValues}`);
      expect(hodgesLehmann(differences)).toBeCloseTo(centre, 12);
    }
  });
});

describe("whatever the launches", () => {
  it("evidence for a shift grows weaker the larger the shift that is asked for", () => {
    fc.assert(
      fc.property(logarithms, fc.double({ min: 0, max: 0.5, noNaN: true }), (values, step) => {
        const tests = [
          pairedShift({ differences: values, identical: [] }, 1),
          independentShift(
            values,
            values.map((value) => value * 0.9 + 0.1),
            1,
          ),
        ];
        return tests.every(
          (test) => test.above(step) >= test.above(0) - 1e-12 && test.below(-step) >= test.below(0) - 1e-12,
        );
      }),
      RUNS,
    );
  });

  it("both directions mirror, and the interval holds the estimate", () => {
    fc.assert(
      fc.property(logarithms, logarithms, (first, second) => {
        const size = Math.min(first.length, second.length);
        const [baseline, candidate] = [first.slice(0, size), second.slice(0, size)];
        const differences = candidate.map((value, index) => value - (baseline[index] ?? 0));
        const turns = { differences, identical: [], sides: { baseline, candidate } };
        const back = {
          differences: differences.map((value) => -value),
          identical: [],
          sides: { baseline: candidate, candidate: baseline },
        };
        const [forth, reverse] = [pairedShift(turns, 1), pairedShift(back, 1)];
        const { low, high } = shiftInterval(forth, 0.05);
        return (
          Math.abs(forth.above(0.01) - reverse.below(-0.01)) < 1e-9 &&
          Math.abs(forth.estimate + reverse.estimate) < 1e-12 &&
          low <= forth.estimate &&
          high >= forth.estimate
        );
      }),
      RUNS,
    );
  });

  it("identical code that differs as much as the versions takes the certainty away", () => {
    const differences = [0.03, 0.031, 0.029, 0.03, 0.032, 0.028];
    const calm = pairedShift({ differences, identical: [0.001, -0.001, 0.001] }, 1);
    const noisy = pairedShift({ differences, identical: [0.05, -0.06, 0.05] }, 1);
    expect(calm.above(0)).toBeLessThan(0.001);
    expect(noisy.above(0)).toBeGreaterThan(calm.above(0));
    expect(noisy.error).toBeGreaterThan(0.02);
  });

  it("no spread at all makes a difference certain and equality none", () => {
    const moved = pairedShift({ differences: [0.1, 0.1, 0.1, 0.1], identical: [] }, 1);
    expect(moved.above(0)).toBeLessThan(1e-10);
    expect(shiftInterval(moved, 0.05)).toEqual({ low: expect.closeTo(0.1, 6), high: expect.closeTo(0.1, 6) });
    const same = pairedShift({ differences: [0, 0, 0, 0], identical: [] }, 1);
    expect(same.above(0)).toBeGreaterThan(0.5);
  });

  it("one burst in one process does not hide a slow-down of the others", () => {
    const baseline = [0, 0.01, -0.01, 0.005, 0.7, 0];
    const candidate = baseline.map((value, index) => (index === 4 ? 0.1 : value + 0.1));
    const differences = candidate.map((value, index) => value - (baseline[index] ?? 0));
    const test = pairedShift({ differences, identical: [], sides: { baseline, candidate } }, 1);
    expect(test.above(0)).toBeLessThan(0.025);
    expect(test.lowEstimate).toBeCloseTo(0.1, 2);
  });
});

describe("in seeded experiments", () => {
  it("paired and independent evidence raise a false alarm in at most 5 of 100, for normal and for heavy-tailed noise", () => {
    for (const tail of ["normal", "heavy"] as const) {
      const draw = noise(tail, 5);
      const paired = share(800, () => falseAlarm(paired6(draw, 0)));
      const independent = share(800, () => falseAlarm(independentShift(draw(8), draw(8), 1)));
      // 0.05 and three standard errors of 800 experiments; far fewer would mean a blunt test.
      for (const rate of [paired, independent]) {
        expect(rate, tail).toBeLessThan(0.074);
        expect(rate, tail).toBeGreaterThan(0.015);
      }
    }
  }, 60_000);

  it("the interval contains the true shift at its confidence", () => {
    for (const tail of ["normal", "heavy"] as const) {
      const draw = noise(tail, 9);
      const covered = share(250, () => {
        const { low, high } = shiftInterval(paired6(draw, 0.1), 0.05);
        return low <= 0.1 && high >= 0.1;
      });
      // 90 % less three standard errors.
      expect(covered, tail).toBeGreaterThan(0.84);
    }
  }, 60_000);

  it("lower halves of many processes are judged by seeded draws close to the exact value", () => {
    const draw = noise("normal", 2);
    const [a, b] = [draw(7), draw(7).map((value) => value + 0.05)];
    const exact = lowTailPValue(a, b, 1);
    const [more, evenMore] = [
      [...a, 9],
      [...b, 9],
    ];
    expect(lowTailPValue(more, evenMore, 1)).toBeGreaterThan(0);
    expect(Math.abs(lowTailPValue(more, evenMore, 1) - exact)).toBeLessThan(0.15);
    expect(lowTailPValue(more, evenMore, 1)).toBe(lowTailPValue(more, evenMore, 1));
  });

  it("estimates of the shift are right for few values", () => {
    expect(hodgesLehmannShift([1, 2, 3], [2, 3, 4])).toBe(1);
    expect(lowerHalfMean([5, 1, 3])).toBe(2);
  });
});

function paired6(draw: (count: number) => number[], shift: number): ShiftTest {
  const [baseline, other] = [draw(6), draw(6)];
  const candidate = other.map((value) => value + shift);
  const differences = candidate.map((value, index) => value - (baseline[index] ?? 0));
  return pairedShift({ differences, identical: [], sides: { baseline, candidate } }, 1);
}

function falseAlarm(test: ShiftTest): boolean {
  return test.above(0) < 0.05;
}

function share(count: number, experiment: () => boolean): number {
  return Array.from({ length: count }, experiment).filter((held) => held).length / count;
}

/** Logarithms of times: normal, or Student's t with two degrees of freedom. */
function noise(tail: "normal" | "heavy", seed: number): (count: number) => number[] {
  const random = seededRandom(seed);
  const normal = () => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  const value = () =>
    tail === "normal" ? normal() : normal() / Math.sqrt((normal() ** 2 + normal() ** 2) / 2);
  return (count) => Array.from({ length: count }, () => 0.05 * value());
}
