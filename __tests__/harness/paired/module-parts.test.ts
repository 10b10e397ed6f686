import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  nextCalls,
  turnSlice,
  turnsWithin,
  warmUpSlice,
} from "../../../src/harness/paired/module-calibration.ts";
import { judgeClock } from "../../../src/harness/paired/module-clock.ts";
import { balancedDirections, rotated, seatsOf, shuffled } from "../../../src/harness/paired/module-order.ts";
import { parseProcessors } from "../../../src/harness/paired/module-pinning.ts";
import { seededRandom } from "../../../src/stats/random.ts";

const perCall = fc.double({ min: 1e-9, max: 100, noNaN: true });

describe("the order of turns", () => {
  it("puts the launches of each pair side by side, the asked side outside", () => {
    const words = (order: "baseline-outside" | "candidate-outside") =>
      seatsOf(order).map(({ side, launch }) => `${side} ${launch}`);

    expect(words("baseline-outside")).toEqual(["baseline 0", "candidate 0", "candidate 1", "baseline 1"]);
    expect(words("candidate-outside")).toEqual(["candidate 0", "baseline 0", "baseline 1", "candidate 1"]);
  });

  it("goes backwards in half of the turns, in an order that the seed decides", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40 }), fc.nat(), (turns, seed) => {
        const directions = balancedDirections(turns, seededRandom(seed));
        const backwards = directions.filter(Boolean).length;
        expect(directions).toHaveLength(turns);
        expect(Math.abs(turns - 2 * backwards)).toBe(turns % 2);
        expect(directions).toEqual(balancedDirections(turns, seededRandom(seed)));
      }),
    );
  });

  it("goes either way in a single turn", () => {
    const found = new Set(
      Array.from({ length: 40 }, (_, seed) => balancedDirections(1, seededRandom(seed))[0]),
    );

    expect(found).toEqual(new Set([true, false]));
  });

  it("shuffles into every order about equally often", () => {
    const random = seededRandom(3);
    const counts = new Map<string, number>();
    for (let draw = 0; draw < 6000; draw += 1) {
      const order = shuffled(["a", "b", "c"], random).join("");
      counts.set(order, (counts.get(order) ?? 0) + 1);
    }

    expect(counts.size).toBe(6);
    expect([...counts.values()].every((count) => count > 850 && count < 1150)).toBe(true);
  });

  it("begins with another benchmark in each block", () => {
    expect([0, 1, 2, 3].map((block) => rotated(["a", "b", "c"], block).join(""))).toEqual([
      "abc",
      "bca",
      "cab",
      "abc",
    ]);
    expect(rotated([], 2)).toEqual([]);
  });
});

describe("the processors that Linux allows", () => {
  it("are read from single numbers and ranges", () => {
    expect(parseProcessors("0-3,8,10-11")).toEqual([0, 1, 2, 3, 8, 10, 11]);
    expect(parseProcessors("5")).toEqual([5]);
  });
});

describe("the length of a turn", () => {
  it("is about 10 ms in batches of about 2 ms, after 1 ms to warm the caches again", () => {
    expect(turnSlice(0.000_001)).toEqual({ type: "slice", rewarm: 1000, batches: 5, calls: 2000 });
    expect(turnSlice(0.001)).toEqual({ type: "slice", rewarm: 1, batches: 5, calls: 2 });
    expect(turnSlice(0.004)).toEqual({ type: "slice", rewarm: 1, batches: 3, calls: 1 });
  });

  it("is a single call, not warmed up again, when a call is longer", () => {
    expect(turnSlice(0.02)).toEqual({ type: "slice", rewarm: 0, batches: 1, calls: 1 });
    expect(turnSlice(20)).toEqual({ type: "slice", rewarm: 0, batches: 1, calls: 1 });
  });

  it("never asks for more time than is left, nor for more than twelve turns", () => {
    fc.assert(
      fc.property(perCall, fc.double({ min: -1, max: 1000, noNaN: true }), (seconds, left) => {
        const slice = turnSlice(seconds);
        const turns = turnsWithin(left, slice, seconds, 4);
        expect(turns).toBeGreaterThanOrEqual(0);
        expect(turns).toBeLessThanOrEqual(12);
        expect(turns * (slice.rewarm + slice.batches * slice.calls) * seconds * 4).toBeLessThanOrEqual(
          Math.max(0, left) * (1 + 1e-9),
        );
      }),
    );
  });

  it("leads to fewer turns of long calls, however much time there is, but to three", () => {
    const turns = (seconds: number) => turnsWithin(1000, turnSlice(seconds), seconds, 4);

    expect([0.001, 0.03, 0.05, 0.1, 1].map(turns)).toEqual([12, 12, 8, 4, 3]);
    expect(turnsWithin(1, turnSlice(0.3), 0.3, 4)).toBe(0);
  });

  it("of a warm-up grows until a batch can be timed, tenfold at the most", () => {
    expect(nextCalls(1, 0)).toBe(10);
    expect(nextCalls(10, 0.000_001)).toBe(100);
    expect(nextCalls(100, 0.0004)).toBe(250);
    expect(nextCalls(100, 0.0005)).toBe(100);
    expect(warmUpSlice(250, 0.000_004)).toEqual({ type: "slice", rewarm: 0, batches: 5, calls: 250 });
    expect(warmUpSlice(1, 2)).toEqual({ type: "slice", rewarm: 0, batches: 1, calls: 1 });
  });
});

describe("a call that is timed alone", () => {
  it("is fine from 100 readings of the clock on", () => {
    expect(judgeClock("a", 4e-6, 4e-8)).toBeUndefined();
  });

  it("below that comes with a warning that says how much of it is the clock's", () => {
    expect(judgeClock("a", 8e-7, 4e-8)).toEqual({
      kind: "warned",
      warning:
        "Changes of a show smaller than they are: each call takes about 800 ns and is timed alone because of beforeEach or afterEach, and reading the clock takes 40 ns of that. Do more work in each call, or the preparation in setup.",
    });
  });

  it("is refused below 10 readings", () => {
    expect(judgeClock("a", 3.9e-7, 4e-8)).toMatchObject({
      kind: "refused",
      trouble: {
        kind: "failed",
        message: expect.stringContaining("It is too fast to be timed: each call takes about 390 ns"),
      },
    });
  });
});
