import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Comparison } from "../../src/domain/comparison.ts";
import { issueProject } from "../support/issue-project.ts";
import { at, mainRun } from "../support/issue-reports.ts";
import { notCompared } from "../support/report-builder.ts";

const SERIES = ["parse/small", "parse/large"] as const;
const SLOW = { slow: 1.3, slower: 1.6 } as const;

/** What a run may say of a series; `settled` is the slow level after the history got used to it. */
const seen = fc.oneof(
  { weight: 5, arbitrary: fc.constant("fast" as const) },
  { weight: 4, arbitrary: fc.constantFrom("slow" as const, "slower" as const) },
  { weight: 2, arbitrary: fc.constantFrom("settled" as const, "noisy" as const) },
  { weight: 1, arbitrary: fc.constantFrom("missing" as const, "failed" as const, "absent" as const) },
  { weight: 1, arbitrary: fc.constant("accepted" as const) },
);
type Seen = typeof seen extends fc.Arbitrary<infer T> ? T : never;

const run = fc.record({
  series: fc.tuple(seen, seen),
  hours: fc.oneof(fc.nat(30), fc.nat(24 * 20)),
  /** Seconds between two jobs that publish the same at once; absent: one job. */
  twin: fc.option(fc.boolean(), { nil: undefined, freq: 4 }),
});

function comparisonOf(benchmark: string, what: Seen): readonly Comparison[] {
  const quiet = {
    benchmark,
    verdict: "equivalent",
    change: 0,
    interval: { low: -0.01, high: 0.01 },
  } as const;
  switch (what) {
    case "fast":
      return [at(1, { benchmark })];
    case "slow":
    case "slower":
      return [at(SLOW[what], { benchmark })];
    case "settled":
      return [at(1.3, quiet)];
    case "noisy":
      return [at(1.02, { benchmark, verdict: "inconclusive", noise: 0.7 })];
    case "accepted": {
      const accepted = { source: { kind: "trailer", commit: "c".repeat(40) }, reason: "meant" } as const;
      return [at(1.3, { benchmark, accepted })];
    }
    case "missing":
    case "failed":
      return [notCompared({ benchmark, verdict: what })];
    case "absent":
      return [];
    default:
      return what satisfies never;
  }
}

describe("through any sequence of runs", () => {
  it("a key has one open issue at the most, which opens for a regression, closes for a reason, and is idempotent", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(run, { minLength: 1, maxLength: 14 }), async (runs) => {
        const { github, publish } = issueProject({ lag: 7 });
        const history: Record<(typeof SERIES)[number], Seen[]> = { "parse/small": [], "parse/large": [] };
        for (const [index, { series, hours, twin }] of runs.entries()) {
          github.pass(hours * 3600);
          for (const [position, name] of SERIES.entries()) history[name].push(series[position] ?? "absent");
          const comparisons = SERIES.flatMap((name, position) =>
            comparisonOf(name, series[position] ?? "absent"),
          );
          const report = mainRun(index + 1, comparisons);
          const before = github.writes.length;
          if (twin === undefined) {
            await publish(report);
          } else {
            const other = mainRun(index + 1, comparisons, { run: { id: `twin-${index}` } });
            await Promise.all([publish(report), publish(other)]);
          }
          const writes = github.writes.slice(before);

          expect(github.open().length).toBeLessThanOrEqual(1);
          const body = github.open()[0]?.body ?? "";
          for (const [position, name] of SERIES.entries()) {
            const what = series[position] ?? "absent";
            if (what !== "slow" && what !== "slower") continue;
            // A level may have been accepted at 1.3, which 1.6 is clearly worse than.
            if (what === "slow" && history[name].includes("accepted")) continue;
            expect(body).toContain(name.replace("/", "/<wbr>"));
          }
          if (writes.some((write) => write.endsWith("completed"))) {
            for (const name of SERIES) expect(isOver(history[name])).toBe(true);
          }
          if (writes.some((write) => write.startsWith("close") && write.endsWith("completed"))) {
            expect(github.open()).toEqual([]);
          }

          const after = github.writes.length;
          await publish(report);
          expect(github.writes.slice(after)).toEqual([]);
        }
      }),
      { numRuns: 150 },
    );
  }, 60_000);
});

/** Whether a series may be called recovered: it never regressed, or two clear runs in a row were fast since. */
function isOver(history: readonly Seen[]): boolean {
  const clear = history.filter((what) => ["fast", "slow", "slower", "settled", "accepted"].includes(what));
  const wasGone = history.slice(-10).every((what) => what === "missing" || what === "absent");
  const lastSlow = clear.findLastIndex((what) => what === "slow" || what === "slower");
  const isBack = clear
    .slice(lastSlow + 1)
    .some((what, at, since) => what === "fast" && since[at + 1] === "fast");
  return lastSlow === -1 || wasGone || history.includes("accepted") || isBack;
}
