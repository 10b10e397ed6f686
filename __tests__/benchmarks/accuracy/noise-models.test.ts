import { describe, expect, test } from "vitest";
import { seededRandom } from "../../../src/stats/random.ts";
import { load, type Machine } from "./pure-parts.ts";

const { NOISE_MODELS, simulateRun } = await load("noise");

const quiet: Machine = { launch: () => () => 0 };
const drifting: Machine = { launch: () => (moment) => 0.001 * moment };

describe.each([
  { design: "processes", samples: 5 },
  { design: "turns", samples: 10 },
] as const)("$design", ({ design, samples }) => {
  test("gives both sides as many rounds, of so many samples", () => {
    const rounds = simulateRun(quiet, { design, pairs: 6, change: 0, random: seededRandom(1) });
    for (const side of [rounds.baseline, rounds.candidate]) {
      expect(side).toHaveLength(6);
      expect(side.every((round) => round.length === samples)).toBe(true);
    }
  });

  test("makes the candidate slower by exactly the change", () => {
    const rounds = simulateRun(quiet, { design, pairs: 2, change: 0.03, random: seededRandom(1) });
    expect(rounds.baseline.flat().every((time) => time === 1)).toBe(true);
    for (const time of rounds.candidate.flat()) expect(time).toBeCloseTo(1.03, 12);
  });

  test("takes turns so that a steady drift falls on both sides of a block alike", () => {
    const { baseline, candidate } = simulateRun(drifting, {
      design,
      pairs: 2,
      change: 0,
      random: seededRandom(3),
    });
    expect(meanLog(candidate)).toBeCloseTo(meanLog(baseline), 10);
  });

  test("goes on in time where the run was", () => {
    const course = { moment: 0 };
    const more = () =>
      simulateRun(drifting, { design, pairs: 2, change: 0, random: seededRandom(1), course });
    const [first, second] = [more(), more()];
    expect(Math.min(...second.baseline.flat())).toBeGreaterThan(Math.max(...first.candidate.flat()));
  });
});

test.each(Object.entries(NOISE_MODELS))("%s: the same seed gives the same run, and varies", (_, open) => {
  const run = (seed: number) => {
    const random = seededRandom(seed);
    return simulateRun(open(random), { design: "processes", pairs: 60, change: 0, random });
  };
  expect(run(5)).toEqual(run(5));
  expect(run(6)).not.toEqual(run(5));
  expect(new Set(run(5).baseline.flat()).size).toBeGreaterThan(2);
});

function meanLog(rounds: readonly (readonly number[])[]): number {
  const logs = rounds.flat().map(Math.log);
  return logs.reduce((sum, value) => sum + value, 0) / logs.length;
}
