import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type CompareOptions, compareRuns } from "../../../src/decision/compare.ts";
import { robustRule } from "../../../src/decision/robust/rule.ts";
import type { Compared, Comparison } from "../../../src/domain/comparison.ts";
import type { Measurement } from "../../../src/domain/measurement.ts";
import { seededRandom } from "../../../src/stats/random.ts";
import { OPTIONS } from "../samples.ts";

describe("launches that took turns", () => {
  it("regress when the change is past the threshold and too clear to be chance", () => {
    const comparison = judge([1, 1.02, 0.99, 1.05, 1.01, 1.4], [1.1, 1.11, 1.1, 1.14, 1.12, 1.55]);
    expect(comparison).toMatchObject({
      verdict: "regressed",
      status: "REGRESSION_DETECTED",
      pairs: 6,
      confidence: 0.9,
    });
    expect(comparison.change).toBeCloseTo(0.104, 2);
    expect(comparison.reason).toMatch(
      /^Over 6 pairs of launches side by side the value grew by 10\.\d % \(.* to .*\), past the threshold of 5 %, p = /,
    );
  });

  it("let a slow spell of the machine, which slows both sides, cancel", () => {
    const machine = [1, 1, 1, 3, 3, 3, 1, 1];
    const slower = machine.map((time, index) => time * (index % 2 === 0 ? 1.051 : 1.049));
    expect(judge(machine, slower, { threshold: () => 0.02 })).toMatchObject({ verdict: "regressed" });
  });

  it("are shown equal when the whole interval lies within the threshold", () => {
    const comparison = judge([1, 1.01, 0.99, 1.005, 0.995, 1], [1.001, 1.009, 0.991, 1.004, 0.996, 1.001], {
      threshold: () => 0.02,
    });
    expect(comparison).toMatchObject({ verdict: "equivalent", status: "NO_REGRESSION" });
    expect(comparison.reason).toContain("wholly within the threshold of 2 %.");
  });

  it("say that they cannot tell when the interval reaches beyond the threshold", () => {
    const comparison = judge([1, 1.3, 0.8, 1.1, 0.9, 1.2], [1.2, 0.9, 1.1, 0.8, 1.3, 1]);
    expect(comparison).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
    expect(comparison.reason).toContain("neither a change nor equality is shown");
    expect(comparison.noiseFloor).toBeGreaterThan(0.2);
  });

  it("are only suspected when the change may be chance, or when undisturbed launches do not show it", () => {
    const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
    const chance = judge([1, 1.2, 0.8, 1.1], [1.3, 1.1, 1.2, 1.05]);
    expect(chance).toMatchObject(suspected);
    expect(chance.reason).toMatch(/but that may be chance \(p = 0\.\d+\)\.$/);
    const disturbed = judge([1, 1, 1, 1, 1, 1], [1, 1, 1, 1.3, 1.3, 1.3]);
    expect(disturbed).toMatchObject(suspected);
    expect(disturbed.reason).toContain("the launches that the machine disturbed least differ by 0.0 % only");
  });

  it("mirror when both sides are swapped", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (seed) => {
        const random = seededRandom(seed);
        const before = Array.from({ length: 6 }, () => 0.8 + 0.4 * random());
        const after = before.map((time) => time * (0.8 + 0.5 * random()));
        const [forth, back] = [judge(before, after), judge(after, before)];
        return Math.abs((1 + forth.change) * (1 + back.change) - 1) < 1e-9;
      }),
      { seed: 4, numRuns: 50 },
    );
  });

  it("know which way a metric is better", () => {
    const throughput = { metric: "throughput", unit: "1/s", better: "higher" } as const;
    const [before, after] = [
      [100, 101, 99, 100, 102, 98],
      [80, 81, 79.5, 80, 81.5, 78.5],
    ];
    expect(judge(before, after, {}, throughput)).toMatchObject({ verdict: "regressed" });
    expect(judge(after, before, {}, throughput)).toMatchObject({ verdict: "improved" });
    expect(judge(before, after, {}, throughput).change).toBeCloseTo(-0.2, 2);
    expect(judge(before, after, {}, throughput).interval?.high).toBeLessThan(-0.15);
  });

  it("take the median of neighbours where workers took turns within a launch", () => {
    // The machine slows down threefold in the middle of every launch; one neighbour is hit alone.
    const launch = (factor: number) => [1, 1, 3, 3, 3, 1].map((time) => time * factor);
    const rounds = (factor: number) =>
      Array.from({ length: 6 }, (_, index) => {
        const samples = launch(factor * (1 + 0.001 * index));
        samples[index % 6] = 9;
        return samples;
      });
    const pairing = { alternating: true };
    const comparison = judgeRounds(rounds(1), rounds(1.05), { threshold: () => 0.02 }, { pairing });
    expect(comparison).toMatchObject({ verdict: "regressed" });
    expect(comparison.change).toBeCloseTo(0.05, 3);
  });

  it("are refused with both numbers when they do not pair up, and a slow-down does not pass for that", () => {
    const uneven = judge([1, 1, 1, 1], [2, 2, 2, 2, 2]);
    expect(uneven).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED", change: 1 });
    expect(uneven.reason).toBe(
      "A paired design needs as many rounds on both sides; there are 4 and 5. The median grew by 100.0 %, which was not tested; the threshold is 5 %.",
    );
    expect(judge([0, 0, 0, 0], [1, 1, 1, 1])).toMatchObject({ status: "REGRESSION_SUSPECTED" });
    expect(judge([-1, -1, -1, -1], [-2, -2, -2, -2])).toMatchObject({ status: "NO_REGRESSION" });
    const few = judge([1, 1, 1], [2, 2, 2]);
    expect(few.reason).toContain("There are 3 usable pairs of launches; at least 4 are needed.");
  });

  it("are judged without the pairs that have no ratio, and say how many these are", () => {
    const comparison = judge([1, 0, 1.02, 0.99, 1.01, 1], [1.5, 1.5, 1.52, 1.49, 1.52, 1.5]);
    expect(comparison).toMatchObject({ verdict: "regressed", pairs: 5 });
    expect(comparison.reason).toContain("Left out: 1 pair with a value that is not above zero.");
  });

  it("count each look: what one look allows, eight looks do not", () => {
    const [before, after] = [
      [1, 1.01, 0.99, 1.02, 0.98, 1],
      [1.06, 1.1, 1.04, 1.11, 1.08, 1.02],
    ];
    const once = judge(before, after);
    const often = judgeRounds(
      each(before),
      each(after),
      {},
      { pairing: { alternating: false, share: 1 / 8 } },
    );
    expect(often.pValue).toBeCloseTo(8 * (once.pValue ?? 0), 12);
    expect(often.interval?.low).toBeLessThan(once.interval?.low ?? 0);
  });
});

describe("a suspicion", () => {
  const slow = [1.1, 1.11, 1.1, 1.14, 1.12, 1.13];
  const base = [1, 1.02, 0.99, 1.05, 1.01, 1.02];

  it("is confirmed by fresh launches that show it too", () => {
    const comparison = confirmedBy([1, 1.01, 1, 0.99, 1.02, 1], [1.1, 1.11, 1.09, 1.1, 1.12, 1.1]);
    expect(comparison).toMatchObject({ verdict: "regressed", pairs: 12 });
    expect(comparison.reason).toContain("% in 6 fresh pairs measured to confirm it.");
  });

  it("stays one when fresh launches do not", () => {
    const comparison = confirmedBy([1, 1.01, 1, 0.99, 1.02, 1], [1.01, 1, 1, 1, 1.01, 1]);
    expect(comparison).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(comparison.reason).toContain("6 fresh pairs did not confirm it: there it was");
  });

  it("is held to the part of the confirmation's error rate that the last look at it had", () => {
    const [before, after] = [
      [1, 1.1, 0.95, 1, 1.05, 1],
      [1.06, 1.08, 1.02, 1.02, 1.04, 1.07],
    ];
    expect(confirmedBy(before, after)).toMatchObject({ verdict: "regressed" });
    expect(confirmedBy(before, after, 1 / 8)).toMatchObject({ verdict: "inconclusive" });
  });

  it("stays one when there was no time to measure it again", () => {
    const comparison = judgeRounds(
      each(base),
      each(slow),
      {},
      { pairing: { alternating: false, confirmation: 6 } },
    );
    expect(comparison).toMatchObject({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" });
    expect(comparison.reason).toContain("there was no time to measure it again");
  });

  it("of an improvement is treated alike", () => {
    const pairing = { alternating: false, confirmation: 6 };
    const again = [1, 1.01, 1, 0.99, 1.02, 1];
    const held = judgeRounds(each([...slow, ...slow]), each([...base, ...base]), {}, { pairing });
    expect(held).toMatchObject({ verdict: "improved" });
    const gone = judgeRounds(each([...slow, ...again]), each([...base, ...again]), {}, { pairing });
    expect(gone).toMatchObject({ verdict: "inconclusive", status: "NO_REGRESSION" });
  });

  function confirmedBy(before: readonly number[], after: readonly number[], confirmationShare = 1): Compared {
    const pairing = { alternating: false, confirmation: 6, confirmationShare };
    return judgeRounds(each([...base, ...before]), each([...slow, ...after]), {}, { pairing });
  }
});

describe("the verdict of a time", () => {
  it("rests on processor time where waiting for a busy machine hides it and nothing else takes time", () => {
    const random = seededRandom(3);
    const cpu = (level: number) => Array.from({ length: 6 }, () => level * (1 + 0.002 * random()));
    const [before, after] = [cpu(1), cpu(1.1)];
    const waiting = [1, 3, 1.4, 5, 2, 1.2];
    const other = [2, 1, 4, 1.3, 1.1, 3];
    const series = (values: readonly number[], metric: string) => measurement(each(values), { metric });
    const comparisons = compareSeries(
      [
        series(
          before.map((t, i) => t * (waiting[i] ?? 1)),
          "time",
        ),
        series(before, "cpu-time"),
      ],
      [
        series(
          after.map((t, i) => t * (other[i] ?? 1)),
          "time",
        ),
        series(after, "cpu-time"),
      ],
    );
    expect(comparisons[0]).toMatchObject({ metric: "time", verdict: "regressed", restsOn: "cpu-time" });
    expect(comparisons[0]?.kind === "compared" && comparisons[0].change).toBeCloseTo(0.1, 2);
    expect(comparisons[0]?.reason).toMatch(
      /^Wall time cannot tell \(.*\)\. Processor time, .* can: Over 6 pairs .* grew by/,
    );
  });

  it("does not where part of the time is waiting for something else", () => {
    const series = (values: readonly number[], metric: string) => measurement(each(values), { metric });
    const comparisons = compareSeries(
      [series([1, 3, 2, 5, 2, 1.2], "time"), series([0.5, 0.5, 0.5, 0.5, 0.5, 0.5], "cpu-time")],
      [series([2, 1.1, 4, 1.3, 1.5, 3], "time"), series([0.55, 0.55, 0.55, 0.55, 0.55, 0.55], "cpu-time")],
    );
    expect(comparisons[0]).toMatchObject({ metric: "time", verdict: "inconclusive" });
    expect(comparisons[0]).not.toHaveProperty("restsOn");
    expect(comparisons[1]).toMatchObject({ metric: "cpu-time", verdict: "regressed" });
  });
});

describe("launches of two runs that did not take turns", () => {
  it("regress by their own evidence from 5 launches a side on", () => {
    const comparison = judge([1, 1.02, 0.99, 1.01, 1], [1.2, 1.22, 1.19, 1.21, 1.2], {}, {}, "independent");
    expect(comparison).toMatchObject({ verdict: "regressed" });
    expect(comparison.reason).toMatch(/^Between 5 launches and 5 the value grew by 20\.\d %/);
  });

  it("never regress on one process a side, however many samples it gave", () => {
    const [before, after] = [Array.from({ length: 30 }, () => 1), Array.from({ length: 30 }, () => 1.5)];
    const comparison = judgeRounds([before], [after], {}, {}, "independent");
    expect(comparison).toMatchObject({
      verdict: "inconclusive",
      status: "REGRESSION_SUSPECTED",
      change: 0.5,
    });
    expect(comparison.reason).toContain(
      "There are 1 and 1 process launches; at least 5 on both sides are needed",
    );
  });
});

function each(values: readonly number[]): readonly (readonly number[])[] {
  return values.map((value) => [value]);
}

function measurement(rounds: Measurement["rounds"], fields: Partial<Measurement> = {}): Measurement {
  return { benchmark: "b", metric: "time", unit: "s", better: "lower", rounds, ...fields };
}

function judge(
  before: readonly number[],
  after: readonly number[],
  options: Partial<CompareOptions> = {},
  fields: Partial<Measurement> = {},
  design: "paired" | "independent" = "paired",
): Compared {
  return judgeRounds(each(before), each(after), options, fields, design);
}

function judgeRounds(
  before: Measurement["rounds"],
  after: Measurement["rounds"],
  options: Partial<CompareOptions> = {},
  fields: Partial<Measurement> = {},
  design: "paired" | "independent" = "paired",
): Compared {
  const [comparison] = compareSeries(
    [measurement(before, fields)],
    [measurement(after, fields)],
    options,
    design,
  );
  if (comparison?.kind !== "compared") throw new Error(`Not compared: ${comparison?.reason}`);
  return comparison;
}

function compareSeries(
  before: readonly Measurement[],
  after: readonly Measurement[],
  options: Partial<CompareOptions> = {},
  design: "paired" | "independent" = "paired",
): readonly Comparison[] {
  return compareRuns({
    baseline: { measurements: before },
    candidate: { measurements: after, failures: [] },
    options: { ...OPTIONS, threshold: () => 0.05, ...options },
    rule: robustRule(design),
  });
}
