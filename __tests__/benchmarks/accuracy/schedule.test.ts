import { expect, test } from "vitest";
import { seededRandom } from "../../../src/stats/random.ts";
import { load } from "./pure-parts.ts";

const { sessionsOf } = await load("schedule");
const { WORKLOADS } = await load("workloads");

const wanted = {
  workloads: ["a", "b", "c"],
  levels: [0, 3, 5],
  condition: "quiet",
  repetitions: { unchanged: 30, changed: 10 },
};

test("plans every repetition of every workload and level once", () => {
  const sessions = sessionsOf({ ...wanted, random: seededRandom(1) });
  expect(sessions).toHaveLength(3 * (30 + 10 + 10));
  expect(new Set(sessions.map(({ id }) => id)).size).toBe(sessions.length);
  expect(sessions.filter(({ workload, level }) => workload === "b" && level === 0)).toHaveLength(30);
});

test("has given every workload and level about its share wherever the study is broken off", () => {
  const sessions = sessionsOf({ ...wanted, random: seededRandom(1) });
  for (const part of [0.2, 0.5, 0.8]) {
    const done = sessions.slice(0, Math.round(part * sessions.length));
    for (const workload of wanted.workloads) {
      for (const level of wanted.levels) {
        const count = done.filter(
          (session) => session.workload === workload && session.level === level,
        ).length;
        const all = level === 0 ? 30 : 10;
        expect(Math.abs(count - part * all)).toBeLessThanOrEqual(2);
      }
    }
  }
});

test("keeps the order of a seed, so that a resumed study goes on where it was", () => {
  const [first, again, other] = [7, 7, 8].map((seed) =>
    sessionsOf({ ...wanted, random: seededRandom(seed) }).map(({ id }) => id),
  );
  expect(again).toEqual(first);
  expect(other).not.toEqual(first);
});

test("has at least twelve workloads in at least three languages, whose units make whole percents exact", () => {
  expect(WORKLOADS.length).toBeGreaterThanOrEqual(12);
  expect(new Set(WORKLOADS.map(({ language }) => language)).size).toBeGreaterThanOrEqual(3);
  expect(new Set(WORKLOADS.map(({ name }) => name)).size).toBe(WORKLOADS.length);
  for (const { units } of WORKLOADS.flatMap(({ parts }) => parts)) expect(units % 100).toBe(0);
});
