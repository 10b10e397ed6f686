import { describe, expect, it } from "vitest";
import { assessLook, confirmLook } from "../../../src/decision/robust/assess.ts";
import { LOOKS, SHARE_OF_LOOK } from "../../../src/decision/robust/looks.ts";
import type { Measurement } from "../../../src/domain/measurement.ts";
import { seriesKey } from "../../../src/domain/series.ts";
import { seededRandom } from "../../../src/stats/random.ts";

const OPTIONS = { threshold: () => 0.02, significanceLevel: 0.05, seed: 1 };
const FIRST = { share: SHARE_OF_LOOK, family: 1, last: false };

describe("a look at what was measured so far", () => {
  it("settles what is shown equal", () => {
    expect(stateOf(around(1, 0.001, 1), around(1, 0.001, 2))).toBe("settled");
  });

  it("suspects what is clearly worse or better, and on the last look what is worse at all", () => {
    const base = around(1, 0.001, 1);
    expect(stateOf(base, around(1.1, 0.001, 2))).toBe("suspected");
    expect(stateOf(base, around(0.9, 0.001, 3))).toBe("suspected");
    const [before, near] = [around(1, 0.004, 4, 26), around(1.023, 0.004, 5, 26)];
    expect(stateOf(before, near)).toBe("undecided");
    expect(stateOf(before, near, { ...FIRST, last: true })).toBe("suspected");
  });

  it("goes on while the interval reaches across the threshold, and asks more of one series among many", () => {
    expect(stateOf(around(1, 0.05, 1), around(1, 0.05, 2))).toBe("undecided");
    const [before, after] = [around(1, 0.01, 6), around(1.06, 0.01, 7)];
    expect(stateOf(before, after)).toBe("suspected");
    expect(stateOf(before, after, { ...FIRST, family: 100_000 })).toBe("undecided");
  });

  it("waits for the time of a benchmark only, unless processor time can tell for it", () => {
    const memory = { metric: "peak-memory", unit: "B" };
    const settled = states(
      [series(around(1, 0.001, 1)), series(around(1e6, 0.2, 3), memory)],
      [series(around(1, 0.001, 2)), series(around(1e6, 0.2, 4), memory)],
    );
    expect([...settled.values()]).toEqual(["settled", "settled"]);
    const cpu = { metric: "cpu-time" };
    const wait = (values: readonly number[], seed: number) =>
      values.map((value, index) => value * ([1, 1.5, 2.5, 1.2, 3, 1][(index + seed) % 6] ?? 1));
    const [before, after] = [around(1, 0.001, 5), around(1, 0.001, 6)];
    const resting = states(
      [series(wait(before, 0)), series(before, cpu)],
      [series(wait(after, 2)), series(after, cpu)],
    );
    expect([...resting.values()]).toEqual(["settled", "settled"]);
  });

  it("leaves out what only one side has", () => {
    expect(states([], [series(around(1, 0.001, 1))]).size).toBe(0);
  });

  it("raises an alarm at any look in at most 5 of 100 unchanged benchmarks, whatever the noise", () => {
    for (const [name, noise] of Object.entries(NOISES)) {
      const random = seededRandom(17);
      let alarms = 0;
      const runs = 200;
      for (let run = 0; run < runs; run += 1) if (everAlarms(noise(random))) alarms += 1;
      // 5 % and two standard errors of 200 runs.
      expect(alarms / runs, name).toBeLessThan(0.081);
    }
  }, 120_000);
});

describe("a look at a confirmation", () => {
  const [base, slow] = [around(1, 0.01, 1), around(1.1, 0.01, 2)];
  const pairing = { alternating: false, confirmation: 6 };

  /** What is said of a suspected slow-down by 10 % after these fresh rounds. */
  function confirmed(before: readonly number[], after: readonly number[], share = 1): string | undefined {
    const candidate = series([...slow, ...after], { pairing });
    const sides = { baseline: [series([...base, ...before], { pairing })], candidate: [candidate] };
    return confirmLook(sides, { share }, OPTIONS).get(seriesKey(candidate));
  }

  it("judges by the fresh rounds alone", () => {
    expect(confirmed(base, slow)).toBe("suspected");
    expect(confirmed(base, around(1, 0.01, 8))).toBe("settled");
  });

  it("settles what points the other way, and what is shown to lie within the threshold", () => {
    expect(confirmed(slow, base)).toBe("settled");
    expect(confirmed(around(1, 0.001, 3), around(1, 0.001, 4))).toBe("settled");
  });

  it("leaves open what neither shows nor refutes it, and what is too little to judge by", () => {
    expect(confirmed(around(1, 0.1, 3), around(1.03, 0.1, 5))).toBe("undecided");
    expect(confirmed([1], [1.1])).toBe("undecided");
  });

  it("asks more of fresh rounds that are looked at several times", () => {
    const [before, after] = [around(1, 0.05, 3), around(1.06, 0.05, 6)];
    expect(confirmed(before, after)).toBe("suspected");
    expect(confirmed(before, after, 1 / 8)).toBe("undecided");
  });

  it("says nothing of series that are not measured again", () => {
    const sides = { baseline: [series(base)], candidate: [series(slow)] };
    expect(confirmLook(sides, { share: 1 }, OPTIONS).size).toBe(0);
  });

  it("of an improvement asks whether it is seen again, not whether anything is", () => {
    const [before, candidate] = [
      series([...slow, ...base], { pairing }),
      series([...base, ...slow], { pairing }),
    ];
    const again = confirmLook({ baseline: [before], candidate: [candidate] }, { share: 1 }, OPTIONS);
    expect([...again.values()]).toEqual(["settled"]);
  });
});

/** Times of both sides for so many pairs of launches. */
type Noise = (random: () => number) => (pairs: number) => readonly [number[], number[]];

const normalOf = (random: () => number) =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const independent =
  (draw: (random: () => number) => number): Noise =>
  (random) =>
  (pairs) => {
    const times = () => Array.from({ length: pairs }, () => Math.exp(0.03 * draw(random)));
    return [times(), times()];
  };

const NOISES: Readonly<Record<string, Noise>> = {
  normal: independent(normalOf),
  "heavy tails": independent((random) => normalOf(random) / Math.sqrt(-Math.log(1 - random()))),
  "a machine of two speeds": (random) => (pairs) => {
    let slow = false;
    const time = () => {
      if (random() < 0.2) slow = !slow;
      return (slow ? 1.75 : 1) * Math.exp(0.01 * normalOf(random));
    };
    const both = Array.from({ length: pairs }, () => [time(), time()] as const);
    return [both.map(([before]) => before), both.map(([, after]) => after)];
  },
  drift: (random) => (pairs) => {
    const time = (index: number) => Math.exp(0.002 * index + 0.02 * normalOf(random));
    // Who comes first is drawn, so the drift favours neither side.
    const both = Array.from({ length: pairs }, (_, index) => {
      const [first, second] = [time(2 * index), time(2 * index + 1)];
      return random() < 0.5 ? [first, second] : [second, first];
    });
    return [both.map(([before = 1]) => before), both.map(([, after = 1]) => after)];
  },
};

/** Whether one unchanged benchmark is suspected to be slower at one of the first looks. */
function everAlarms(draw: (pairs: number) => readonly [number[], number[]]): boolean {
  const looks = LOOKS.slice(0, 5);
  const [before, after] = draw(looks.at(-1) ?? 0);
  return looks.some((pairs, index) => {
    const last = index === looks.length - 1;
    const share = last ? 1 - SHARE_OF_LOOK * index : SHARE_OF_LOOK;
    const [base, candidate] = [before.slice(0, pairs), after.slice(0, pairs)];
    const slower = logSum(candidate) > logSum(base);
    return slower && stateOf(base, candidate, { share, family: 1, last }, 0) === "suspected";
  });
}

function logSum(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + Math.log(value), 0);
}

function stateOf(
  before: readonly number[],
  after: readonly number[],
  look = FIRST,
  threshold = 0.02,
): string | undefined {
  return states([series(before)], [series(after)], look, threshold)
    .values()
    .next().value;
}

function states(
  baseline: readonly Measurement[],
  candidate: readonly Measurement[],
  look = FIRST,
  threshold = 0.02,
): ReadonlyMap<string, string> {
  const found = assessLook({ baseline, candidate }, look, { ...OPTIONS, threshold: () => threshold });
  expect([...found.keys()].every((key) => candidate.map(seriesKey).includes(key))).toBe(true);
  return found;
}

function series(values: readonly number[], fields: Partial<Measurement> = {}): Measurement {
  return {
    benchmark: "b",
    metric: "time",
    unit: "s",
    better: "lower",
    rounds: values.map((value) => [value]),
    pairing: { alternating: false },
    ...fields,
  };
}

function around(level: number, noise: number, seed: number, count = 6): readonly number[] {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => level * Math.exp(noise * normalOf(random)));
}
