import fc from "fast-check";
import { expect, it } from "vitest";
import { roundStored, SAMPLE_CAP, thin } from "../../src/store/thin.ts";
import { timeOf } from "../support/temporary-runs.ts";

const sample = fc.double({ min: 1e-9, max: 1e6, noNaN: true });

it("keeps every sample of a series that has 64", () => {
  const measurement = timeOf(
    "a",
    Array.from({ length: 64 }, (_, index) => index),
  );
  expect(thin(measurement)).toEqual({ measurement, before: 0 });
});

it("keeps 64 evenly spaced order statistics and an exact summary of one long round", () => {
  const shuffled = Array.from({ length: 640 }, (_, index) => (index * 7) % 640);
  const { measurement, before } = thin(timeOf("a", shuffled));
  expect(before).toBe(640);
  expect(measurement.rounds).toEqual([Array.from({ length: 64 }, (_, index) => 5 + 10 * index)]);
  expect(measurement.summary).toEqual({
    mean: 319.5,
    median: 319.5,
    standardDeviation: expect.closeTo(184.896367, 5),
    min: 0,
    max: 639,
    count: 640,
  });
});

it("keeps as many samples of each round, so that rounds still differ", () => {
  const rounds = [0, 100, 200].map((start) => Array.from({ length: 50 }, (_, index) => start + index));
  const { measurement } = thin({ ...timeOf("a", []), rounds });
  expect(measurement.rounds.map((round) => round.length)).toEqual([21, 21, 21]);
  expect(measurement.rounds.map((round) => Math.floor(Math.min(...round) / 100))).toEqual([0, 1, 2]);
});

it("keeps the medians of 64 rounds of a series that has more rounds", () => {
  const rounds = Array.from({ length: 128 }, (_, index) => [index + 0.5, index, index + 0.25]);
  const { measurement, before } = thin({ ...timeOf("a", []), rounds });
  expect(before).toBe(384);
  expect(measurement.rounds).toHaveLength(64);
  expect(measurement.rounds.slice(0, 2)).toEqual([[1.25], [3.25]]);
});

it("never keeps more than 64 samples, only real ones, and thins nothing twice", () => {
  fc.assert(
    fc.property(fc.array(fc.array(sample, { maxLength: 90 }), { maxLength: 90 }), (rounds) => {
      const { measurement } = thin({ ...timeOf("a", []), rounds });
      const kept = measurement.rounds.flat();
      expect(kept.length).toBeLessThanOrEqual(SAMPLE_CAP);
      const all = new Set(rounds.flat());
      expect(kept.every((value) => all.has(value))).toBe(true);
      expect(thin(measurement).measurement.rounds).toEqual(measurement.rounds);
    }),
  );
});

it("rounds to seven significant digits, whatever the size of the number", () => {
  expect([1.23456789e-9, 1234567.89, 9.87654321e15].map(roundStored)).toEqual([
    1.234568e-9, 1234568, 9.876543e15,
  ]);
});
