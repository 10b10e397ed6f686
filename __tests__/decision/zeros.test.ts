import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classicRule } from "../../src/decision/classic.ts";
import type { CompareOptions } from "../../src/decision/compare.ts";
import { decideGate } from "../../src/decision/gate.ts";
import { assessLook, confirmLook } from "../../src/decision/robust/assess.ts";
import { robustRule } from "../../src/decision/robust/rule.ts";
import type { Compared } from "../../src/domain/comparison.ts";
import type { Measurement } from "../../src/domain/measurement.ts";
import { comparisonCells } from "../../src/report/comparison-cells.ts";
import { judgeOne, runsOf } from "./histories.ts";
import { compareOne } from "./samples.ts";

const REGRESSED = { verdict: "regressed", status: "REGRESSION_DETECTED" };
const EQUIVALENT = { verdict: "equivalent", status: "NO_REGRESSION", change: 0 };

describe("a count that is 0 on both sides", () => {
  it.each([
    ["launches that took turns", () => judge(zeros(6), zeros(6))],
    ["launches that did not", () => judge(zeros(6), zeros(6), { rule: robustRule("independent") })],
    ["the classic rule", () => judge(zeros(6), zeros(6), { rule: classicRule })],
    ["a history", () => judgeOne(runsOf(zeros(9)), 0)],
  ])("is shown equal by %s", (_, compared) => {
    expect(compared()).toMatchObject(EQUIVALENT);
  });

  it("needs as many pairs, launches and runs as any other", () => {
    const inconclusive = { verdict: "inconclusive", status: "NO_REGRESSION" };
    expect(judge(zeros(3), zeros(3))).toMatchObject(inconclusive);
    expect(judge(zeros(4), zeros(4), { rule: robustRule("independent") })).toMatchObject(inconclusive);
    expect(judgeOne(runsOf(zeros(5)), 0)).toMatchObject(inconclusive);
  });
});

describe("a count that was 0 and is not any more", () => {
  it("regresses by the exact sign test of the pairs", () => {
    const compared = judge(zeros(6), [5, 5, 6, 5, 5, 5]);
    expect(compared).toMatchObject({ ...REGRESSED, change: 1, pValue: 2 ** -6, pairs: 6 });
    expect(compared.interval).toBeUndefined();
    expect(compared.effectSize).toBeUndefined();
    expect(compared.reason).toBe(
      "Over 6 pairs of launches side by side the value went from 0 to 5 count in all of them, which counts as 100 %, past the threshold of 10 %, p = 0.016.",
    );
  });

  it("is only suspected when so few pairs may be chance, by the number of looks and of series", () => {
    const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" };
    expect(judge(zeros(4), [5, 5, 5, 5])).toMatchObject({ ...suspected, pValue: 2 ** -4 });
    const looked = { pairing: { alternating: false, share: 1 / 8 } };
    expect(judge(zeros(6), [5, 5, 5, 5, 5, 5], {}, looked)).toMatchObject(suspected);
    expect(judge(zeros(10), Array(10).fill(5), {}, looked)).toMatchObject(REGRESSED);
  });

  it("regresses by the order of launches that did not take turns", () => {
    const compared = judge(zeros(5), [5, 5, 6, 5, 5], { rule: robustRule("independent") });
    // 5 of 10 launches can be chosen in 252 ways.
    expect(compared).toMatchObject(REGRESSED);
    expect(compared.pValue).toBeCloseTo(1 / 252, 12);
  });

  it("regresses by the classic rule, and by a history when another run shows it", () => {
    expect(judge(zeros(6), [5, 5, 6, 5, 5, 5], { rule: classicRule })).toMatchObject(REGRESSED);
    expect(judgeOne(runsOf([...zeros(9), 5]), 5)).toMatchObject(REGRESSED);
  });

  it("is undone by fresh processes in which it is 0, and borne out by those in which it is not", () => {
    const pairing = { alternating: false, confirmation: 10 };
    const first = Array(10).fill(5);
    const borneOut = judge(zeros(16), [...first, ...Array(6).fill(5)], {}, { pairing });
    expect(borneOut).toMatchObject(REGRESSED);
    expect(borneOut.reason).toContain("and so it did in 6 fresh pairs measured to confirm it");
    expect(judge(zeros(16), [...first, ...zeros(6)], {}, { pairing }).verdict).toBe("inconclusive");
    const state = (fresh: readonly number[]) => confirmation(zeros(16), [...first, ...fresh], pairing);
    expect(state(Array(6).fill(5))).toBe("suspected");
    expect(state(zeros(6))).toBe("settled");
  });

  it("passes a policy that lets it double, as 100 % does", () => {
    expect(judge(zeros(10), Array(10).fill(5), { threshold: () => 1.5 }).verdict).toBe("equivalent");
  });

  it("is shown without a percentage, and goes into JSON as +100 %", () => {
    const compared = judge(zeros(6), [5, 5, 6, 5, 5, 5]);
    expect(comparisonCells(compared)).toMatchObject({ change: "from 0", values: "0 → 5" });
    expect(decideGate({ comparisons: [compared], sla: [], failures: [] }).headline).toBe(
      "1 of 1 benchmark regressed: parse/small [allocations] is up from 0 to 5 count.",
    );
    expect(JSON.parse(JSON.stringify(compared))).toEqual(compared);
  });

  it("is looked at again until the sign test is sure", () => {
    const state = (pairs: number) => {
      const look = { share: 1 / 8, family: 1, last: false };
      const sides = { baseline: [counts(zeros(pairs))], candidate: [counts(Array(pairs).fill(5))] };
      const options = { threshold: () => 0.1, significanceLevel: 0.05, seed: 1 };
      return [...assessLook(sides, look, options).values()][0];
    };
    expect([6, 10].map(state)).toEqual(["undecided", "suspected"]);
  });
});

describe("a count that fell to 0", () => {
  it("improves, and a throughput that did regresses", () => {
    const compared = judge([5, 5, 6, 5, 5, 5], zeros(6));
    expect(compared).toMatchObject({ verdict: "improved", change: -1, pValue: 2 ** -6 });
    expect(compared.reason).toContain("the value went from 5 count to 0 in all of them");
    const throughput = judge([5, 5, 6, 5, 5, 5], zeros(6), {}, { better: "higher" });
    expect(throughput).toMatchObject({ ...REGRESSED, change: -1 });
    expect(JSON.parse(JSON.stringify(throughput))).toEqual(throughput);
    expect(judge(zeros(6), [5, 5, 6, 5, 5, 5], {}, { better: "higher" }).verdict).toBe("improved");
  });
});

describe("a count that is 0 now and then", () => {
  it("is not judged by the pairs that are not, and says what was left out", () => {
    const compared = judge([0, 0, 0, 0, 1, 1], [5, 5, 5, 5, 5, 5]);
    expect(compared.verdict).toBe("inconclusive");
    expect(compared.reason).toBe(
      "There are 2 usable pairs of launches; at least 4 are needed. Left out: 4 pairs with a value that is not above zero. The median went from 0 to 5 count, which counts as 100 %, which was not tested; the threshold is 10 %.",
    );
  });
});

describe("counts above 0", () => {
  it("mirror when both sides are swapped, with a side that is 0 as well", () => {
    const count = fc.integer({ min: 0, max: 3 });
    const side = fc.oneof(fc.constant(zeros(8)), fc.array(count, { minLength: 8, maxLength: 8 }));
    fc.assert(
      fc.property(side, side, (before, after) => {
        const [forth, back] = [judge(before, after), judge(after, before)];
        const isMirrored = forth.verdict === MIRROR[back.verdict];
        const isWhole = [forth.change, forth.pValue ?? 0, forth.interval?.low ?? 0].every(Number.isFinite);
        return isMirrored && isWhole;
      }),
      { seed: 3, numRuns: 200 },
    );
  });
});

const MIRROR = {
  regressed: "improved",
  improved: "regressed",
  equivalent: "equivalent",
  inconclusive: "inconclusive",
} as const;

function zeros(count: number): readonly number[] {
  return Array(count).fill(0);
}

function counts(values: readonly number[], fields: Partial<Measurement> = {}): Measurement {
  return {
    benchmark: "parse/small",
    metric: "allocations",
    unit: "count",
    better: "lower",
    rounds: values.map((value) => [value]),
    pairing: { alternating: false },
    ...fields,
  };
}

function judge(
  before: readonly number[],
  after: readonly number[],
  options: Partial<CompareOptions> & { readonly rule?: typeof classicRule } = {},
  fields: Partial<Measurement> = {},
): Compared {
  return compareOne(counts(before, fields), counts(after, fields), {
    rule: robustRule("paired"),
    ...options,
  });
}

function confirmation(
  before: readonly number[],
  after: readonly number[],
  pairing: NonNullable<Measurement["pairing"]>,
) {
  const sides = { baseline: [counts(before, { pairing })], candidate: [counts(after, { pairing })] };
  return [...confirmLook(sides, { share: 1 }, { threshold: () => 0.1, seed: 1 }).values()][0];
}
