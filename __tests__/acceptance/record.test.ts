import { describe, expect, it } from "vitest";
import { applyAcceptances } from "../../src/acceptance/apply.ts";
import { acceptancesToRecord, recordedAcceptances } from "../../src/acceptance/record.ts";
import type { Acceptance } from "../../src/domain/acceptance.ts";
import type { Comparison } from "../../src/domain/comparison.ts";
import { systemFiles } from "../../src/platform/files.ts";
import { fileStore } from "../../src/store/file-store.ts";
import { compared } from "../support/report-builder.ts";
import { temporaryDirectory } from "../support/temporary-directory.ts";
import { runAt } from "../support/temporary-runs.ts";

const today = "2026-11-21";
const all: Acceptance = {
  source: { kind: "label", label: "accept-regression", by: "mona" },
  reason: "label accept-regression",
};
const suspected = { verdict: "inconclusive", status: "REGRESSION_SUSPECTED" } as const;

function recordOf(
  comparisons: readonly Comparison[],
  acceptances: readonly Acceptance[],
): readonly Acceptance[] {
  const judged = applyAcceptances(comparisons, acceptances, { today });
  return acceptancesToRecord({ comparisons: judged.comparisons, acceptances: judged.outcomes, today });
}

describe("what the history keeps of an acceptance", () => {
  it("is narrowed to the series that became worse, and to what it became worse by with the threshold on top", () => {
    const recorded = recordOf(
      [
        compared({ benchmark: "a", change: 0.12, threshold: 0.1 }),
        compared({ benchmark: "b", ...suspected, metric: "cpu-time", change: 0.2, threshold: 0.1 }),
        compared({ benchmark: "c", verdict: "equivalent" }),
      ],
      [all],
    );
    expect(recorded.map(({ pattern, limit, reason }) => [pattern, limit?.toFixed(6), reason])).toEqual([
      ["parsing/a [time]", "0.220000", all.reason],
      ["parsing/b [cpu-time]", "0.300000", all.reason],
    ]);
  });

  it("keeps the limit and the end that were given, from run to run", () => {
    const given = { ...all, limit: 0.5, until: "2026-12-31" };
    const [first] = recordOf([compared({ change: 0.12 })], [given]);
    expect(first).toMatchObject({ limit: 0.5, until: "2026-12-31" });
    expect(recordOf([compared({ change: 0.2 })], [first ?? all])).toEqual([first]);
  });

  it("is nothing of one that was rejected or is over", () => {
    const comparisons = [compared({ ...suspected }), compared({ benchmark: "b" })];
    expect(
      recordOf(comparisons, [
        { ...all, rejected: "No." },
        { ...all, until: "2026-01-01" },
      ]),
    ).toEqual([]);
  });
});

describe("an acceptance out of the history", () => {
  it("covers the regression that the next run confirms, and no later one", async () => {
    await using directory = await temporaryDirectory();
    await using files = systemFiles();
    const store = fileStore({ files, directory: directory.path });
    const first = compared({ benchmark: "a", ...suspected, change: 0.12, threshold: 0.1 });
    await store.append(runAt(1, { acceptances: recordOf([first], [all]) }));
    await store.append(runAt(2));
    const { runs } = await store.read({ limit: 10 });

    const confirmed = compared({ benchmark: "a", change: 0.13 });
    const larger = compared({ benchmark: "a", change: 0.4 });
    const other = compared({ benchmark: "b", change: 0.13 });
    const accepted = (comparison: Comparison) =>
      applyAcceptances([comparison], recordedAcceptances(runs, [comparison]), { today }).outcomes.map(
        ({ status }) => status,
      );
    expect(accepted(confirmed)).toEqual(["applied"]);
    expect(accepted(larger)).toEqual(["unused"]);
    expect(accepted(other)).toEqual([]);
  });

  it("is forgotten five commits later, however many shards a commit has", () => {
    const comparisons = [compared({ benchmark: "a" })];
    const accepting = { acceptances: recordOf(comparisons, [all]) };
    const shards = [1, 2, 3, 4, 5].flatMap((minute) => [
      runAt(minute),
      runAt(minute, { id: `other-${minute}` }),
    ]);
    const recorded = (runs: readonly ReturnType<typeof runAt>[]) =>
      recordedAcceptances(
        runs.map((run) => ({ ...run, environment: {} })),
        comparisons,
      ).length;
    expect(recorded([runAt(0, accepting), ...shards.slice(0, 8)])).toBe(1);
    expect(recorded([runAt(0, accepting), ...shards])).toBe(0);
  });
});
