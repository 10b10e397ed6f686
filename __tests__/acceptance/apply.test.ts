import { describe, expect, it } from "vitest";
import { applyAcceptances, utcDay } from "../../src/acceptance/apply.ts";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Comparison } from "../../src/domain/comparison.ts";
import { compared, notCompared } from "../support/report-builder.ts";

const source = {
  kind: "comment",
  by: "mona",
  url: "https://github.com/acme/widgets/pull/7#issuecomment-1",
  id: 1,
} as const;

function acceptance(fields: Partial<Acceptance> = {}): Acceptance {
  return { source, reason: "meant", ...fields };
}

function apply(comparisons: readonly Comparison[], acceptances: readonly Acceptance[], today = "2026-11-21") {
  return applyAcceptances(comparisons, acceptances, { today });
}

/** Whether each comparison is accepted, by the reason. */
function reasons(comparisons: readonly Comparison[]): readonly (string | undefined)[] {
  return comparisons.map((one) => (one.kind === "compared" ? one.accepted?.reason : undefined));
}

const small = compared({ benchmark: "small", category: "parsing", change: 0.1 });
const large = compared({ benchmark: "large file", category: "parsing", change: 0.3 });
const memory = compared({
  benchmark: "small",
  category: "parsing",
  metric: "peak-memory",
  unit: "B",
  change: 0.2,
});

describe("an acceptance", () => {
  it("covers every regression when it names no benchmark, and nothing else", () => {
    const quiet = [
      compared({ verdict: "improved", change: -0.2 }),
      compared({ verdict: "inconclusive", status: "REGRESSION_SUSPECTED" }),
      notCompared({ verdict: "failed" }),
    ];
    const { comparisons, outcomes } = apply([small, large, ...quiet], [acceptance()]);
    expect(reasons(comparisons)).toEqual(["meant", "meant", undefined, undefined, undefined]);
    expect(outcomes).toEqual([
      {
        acceptance: acceptance(),
        status: "applied",
        detail: "It covers parsing/small (10.0 % worse), parsing/large file (30.0 % worse).",
        series: ["parsing/small", "parsing/large file"],
      },
    ]);
  });

  it.each([
    ["small", [true, false, true]],
    ["parsing/small", [true, false, true]],
    ["large file", [false, true, false]],
    ["parsing/*", [true, true, true]],
    ["*file", [false, true, false]],
    ["parsing/small [peak-memory]", [false, false, true]],
    ["* [peak-memory]", [false, false, true]],
    ["smal", [false, false, false]],
  ])("of %s covers what it names", (pattern, expected) => {
    const { comparisons } = apply([small, large, memory], [acceptance({ pattern })]);
    expect(reasons(comparisons).map((reason) => reason !== undefined)).toEqual(expected);
  });

  it("means a benchmark by its name although the name looks like a pattern", () => {
    const odd = compared({ benchmark: "all*" });
    const other = compared({ benchmark: "all of it" });
    expect(reasons(apply([odd, other], [acceptance({ pattern: "all*" })]).comparisons)).toEqual([
      "meant",
      undefined,
    ]);
  });

  it("counts on its last day until midnight UTC, and not a moment longer", () => {
    const until = acceptance({ until: "2026-12-31" });
    const lastMoment = utcDay(new Date("2026-12-31T23:59:59.999Z"));
    const midnight = utcDay(new Date("2027-01-01T00:00:00.000Z"));
    expect(apply([small], [until], lastMoment).outcomes[0]?.status).toBe("applied");
    const over = apply([small], [until], midnight);
    expect(reasons(over.comparisons)).toEqual([undefined]);
    expect(over.outcomes[0]).toMatchObject({
      status: "expired",
      detail: "It counted until 2026-12-31.",
      series: [],
    });
  });

  it("covers a regression up to its limit, and says which are larger", () => {
    const limited = acceptance({ limit: 0.1 });
    const { comparisons, outcomes } = apply([small, large], [limited]);
    expect(reasons(comparisons)).toEqual(["meant", undefined]);
    expect(outcomes[0]).toMatchObject({
      status: "applied",
      detail:
        "It covers parsing/small (10.0 % worse). Past its limit of 10 % is parsing/large file (30.0 % worse).",
    });
    expect(apply([large], [limited]).outcomes[0]).toMatchObject({
      status: "unused",
      unused: "too-narrow",
      detail: "Past its limit of 10 % is parsing/large file (30.0 % worse).",
    });
  });

  it("measures its limit in the direction that is worse, and none covers an endless change", () => {
    const fallen = compared({ benchmark: "requests", better: "higher", change: -0.3 });
    const endless = compared({ benchmark: "zero", change: Number.POSITIVE_INFINITY });
    const { comparisons } = apply([fallen, endless], [acceptance({ limit: 0.25 })]);
    expect(reasons(comparisons)).toEqual([undefined, undefined]);
    expect(reasons(apply([fallen], [acceptance({ limit: 0.3 })]).comparisons)).toEqual(["meant"]);
  });

  it("that was rejected covers nothing, whatever it says", () => {
    const rejected = acceptance({ rejected: "octo has no write access to this repository." });
    const { comparisons, outcomes } = apply([small], [rejected]);
    expect(reasons(comparisons)).toEqual([undefined]);
    expect(outcomes[0]).toMatchObject({
      status: "rejected",
      detail: "octo has no write access to this repository.",
    });
  });

  const quiet = compared({ benchmark: "quiet", verdict: "equivalent", status: "NO_REGRESSION", change: 0 });
  const suspected = compared({
    benchmark: "suspected",
    category: "parsing",
    verdict: "inconclusive",
    status: "REGRESSION_SUSPECTED",
    change: 0.2,
  });

  it.each([
    [
      "what did not become worse",
      { pattern: "quiet" },
      "not-needed",
      "No regression of this run matches it.",
    ],
    ["no benchmark at all", { pattern: "smoll" }, "no-match", "No benchmark of this report matches it."],
    [
      "what is only suspected",
      { pattern: "suspected" },
      "waiting",
      "Suspected and not confirmed: parsing/suspected (20.0 % worse). It counts once that is confirmed.",
    ],
    [
      "what is only suspected, and larger than it allows",
      { pattern: "suspected", limit: 0.1 },
      "too-narrow",
      "Past its limit of 10 % is parsing/suspected (20.0 % worse).",
    ],
    [
      "what is suspected beside a regression that is larger than it allows",
      { pattern: "parsing/*", limit: 0.25 },
      "too-narrow",
      "Past its limit of 25 % is parsing/large file (30.0 % worse).",
    ],
  ])("that means %s is unused, and says why", (_, fields, unused, detail) => {
    const { outcomes } = apply([large, quiet, suspected], [acceptance(fields)]);
    expect(outcomes[0]).toMatchObject({ status: "unused", unused, detail, series: [] });
  });

  it("of everything is never said to mean no benchmark", () => {
    expect(apply([], [acceptance()]).outcomes[0]?.unused).toBe("not-needed");
    expect(apply([suspected], [acceptance()]).outcomes[0]?.unused).toBe("waiting");
  });

  it("says its limit with two decimals, wherever that comes from", () => {
    expect(apply([large], [acceptance({ limit: 0.123456 })]).outcomes[0]?.detail).toBe(
      "Past its limit of 12.35 % is parsing/large file (30.0 % worse).",
    );
  });
});

describe("several acceptances", () => {
  it("leave a regression to the one that names it most closely, of equals to the last", () => {
    const all = acceptance({ reason: "all" });
    const glob = acceptance({ reason: "glob", pattern: "parsing/*" });
    const exact = acceptance({ reason: "exact", pattern: "parsing/small" });
    const again = acceptance({ reason: "again", pattern: "small" });
    expect(reasons(apply([small, large], [exact, glob, all]).comparisons)).toEqual(["exact", "glob"]);
    const { comparisons, outcomes } = apply([small, large], [exact, again, all]);
    expect(reasons(comparisons)).toEqual(["again", "all"]);
    expect(outcomes[0]).toMatchObject({
      status: "unused",
      unused: "not-needed",
      detail: "What it would cover, others cover already.",
    });
  });

  it("add up: one that is over or too narrow takes nothing away from another", () => {
    const over = acceptance({ pattern: "parsing/small", until: "2026-01-01" });
    const narrow = acceptance({ pattern: "parsing/small", limit: 0.01 });
    expect(reasons(apply([small], [acceptance({ reason: "all" }), over, narrow]).comparisons)).toEqual([
      "all",
    ]);
  });
});

it("what a report says of acceptances before is forgotten", () => {
  const forged = compared({ accepted: acceptance({ reason: "forged" }) });
  expect(reasons(apply([forged], []).comparisons)).toEqual([undefined]);
});
