import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergeReports } from "../../src/merge/merge-reports.ts";
import type { Merged } from "../../src/merge/merged.ts";
import { seriesKey } from "../../src/report/index-by.ts";
import { better, gone, job, same, unclear, worse } from "./jobs.ts";

const told = ({ gate, headline, columns }: Merged) => ({
  gate,
  headline,
  columns: columns.map(({ title, report }) => [
    title,
    report.gate,
    ...report.comparisons.map(({ benchmark, verdict }) => `${benchmark} ${verdict}`),
  ]),
});

describe("the shards of one environment", () => {
  it("become one report that is judged as a whole", () => {
    const merged = mergeReports([
      job({ part: "2/2", matrix: "2/2, node 24", comparisons: [worse("b"), same("c")], seconds: 30 }),
      job({ part: "1/2", matrix: "1/2, node 24", comparisons: [same("a")], seconds: 50 }),
    ]);
    expect(told(merged)).toMatchInlineSnapshot(`
      {
        "columns": [
          [
            "node 24",
            "fail",
            "a equivalent",
            "b regressed",
            "c equivalent",
          ],
        ],
        "gate": "fail",
        "headline": "1 of 3 benchmarks regressed: parsing/b is 25.0 % slower (23.8 % to 26.3 %).",
      }
    `);
    const [column] = merged.columns;
    expect(column).toMatchObject({
      shards: { count: 2, missing: [] },
      seconds: { longest: 50, sum: 80 },
      doubts: [],
    });
    expect(merged.report.shard).toBeUndefined();
    expect(merged.report.counts).toMatchObject({ regressed: 1, equivalent: 2 });
  });

  it("of which one is missing let nothing pass, and it is named", () => {
    const parts = [1, 2, 4].map((index) => job({ part: `${index}/4`, comparisons: [same(`b${index}`)] }));
    const [first = job({}), ...others] = parts;
    const merged = mergeReports([first, ...others]);
    expect(merged.gate).toBe("inconclusive");
    expect(merged.headline).toBe(
      "Shard 3/4 is missing: its job left no report. None of 3 benchmarks regressed.",
    );
    expect(merged.report.warnings).toEqual(["Shard 3/4 is missing: its job left no report."]);
  });

  it("of which one is missing still fail when another one did", () => {
    const merged = mergeReports([job({ part: "1/3", comparisons: [worse("a")] })]);
    expect(merged.gate).toBe("fail");
    expect(merged.headline).toMatch(/^1 of 1 benchmark regressed: .*\. Shards 2\/3 and 3\/3 are missing/);
  });

  it("miss only what none of them has, once", () => {
    const merged = mergeReports([
      job({ part: "1/2", comparisons: [same("a"), gone("b"), gone("c")] }),
      job({ part: "2/2", comparisons: [same("b"), gone("c")] }),
    ]);
    expect(told(merged).columns).toEqual([["measure", "pass", "a equivalent", "b equivalent", "c missing"]]);
  });

  it("that measured the same benchmark are told on, and its worst verdict stays", () => {
    const merged = mergeReports([
      job({ part: "1/2", comparisons: [same("a"), same("b")] }),
      job({ part: "2/2", comparisons: [worse("a")] }),
    ]);
    expect(told(merged).columns).toEqual([["measure", "fail", "b equivalent", "a regressed"]]);
    expect(merged.report.statistics.map(({ benchmark }) => benchmark)).toEqual(["b", "a"]);
    expect(merged.report.warnings).toEqual([
      "More than one job measured parsing/a. The worst verdict of each is shown.",
    ]);
  });

  it("of a module that cannot be loaded have one failure, not one each", () => {
    const failures = [{ benchmark: "sort", kind: "failed", message: "It broke.", output: "" } as const];
    const merged = mergeReports([job({ part: "1/2", failures }), job({ part: "2/2", failures })]);
    expect(merged.gate).toBe("fail");
    expect(merged.report.run.failures).toEqual(failures);
    expect(merged.report.warnings).toEqual([]);
  });

  it("that split the benchmarks in different ways let nothing pass", () => {
    const merged = mergeReports([
      { ...job({ comparisons: [same("a")] }), shard: { index: 1, count: 2, split: "aaaa" } },
      { ...job({ comparisons: [same("b")] }), shard: { index: 2, count: 2, split: "bbbb" } },
    ]);
    expect(merged.gate).toBe("inconclusive");
    expect(merged.headline).toMatch(/^The shards did not split the benchmarks in the same way/);
  });

  it("of other commits and of other numbers of shards are left out, and that is said", () => {
    const merged = mergeReports([
      job({ part: "1/2", comparisons: [same("a")] }),
      job({ part: "2/2", comparisons: [same("b")] }),
      job({ part: "3/3", comparisons: [worse("c")] }),
      job({ part: "2/3", comparisons: [worse("d")], commit: "0000000aaa", run: job({}).run }),
    ]);
    expect(merged.gate).toBe("inconclusive");
    expect(told(merged).columns[0]).toContain("a equivalent");
    expect(merged.report.warnings.join("\n")).toMatch(
      /do not agree on the number of shards: those of 2 shards/,
    );
    const strays = mergeReports([
      job({ part: "1/2", comparisons: [same("a")] }),
      job({ part: "2/2", comparisons: [same("b")], commit: "0000000aaa" }),
    ]);
    expect(strays.report.warnings).toEqual([
      "Shard 2/2 is missing: its job left no report.",
      "Reports of other commits were left out: this one is of 3f2c1a9, and there are 1 of 0000000.",
    ]);
  });

  it("that were started again count as their last attempt", () => {
    const merged = mergeReports([
      job({ part: "1/2", comparisons: [same("a")] }),
      job({ part: "2/2", comparisons: [worse("b")] }),
      job({ part: "2/2", comparisons: [same("b")], attempt: "2" }),
    ]);
    expect(told(merged).columns).toEqual([["measure", "pass", "a equivalent", "b equivalent"]]);
  });

  it("that measured nothing at all, any of them, let nothing pass", () => {
    const merged = mergeReports([job({ part: "1/2" }), job({ part: "2/2" })]);
    expect(merged.gate).toBe("inconclusive");
    expect(merged.headline).toBe("No shard measured any benchmark. No benchmark was compared.");
  });

  it("share the error rate, and the whole has all of it", () => {
    const policy = {
      regressionThreshold: 10,
      significanceLevel: 0.05 / 3,
      correction: "holm",
      seed: 1,
    } as const;
    const parts = [1, 2, 3].map((index) =>
      job({ part: `${index}/3`, policy, comparisons: [same(`b${index}`)] }),
    );
    const [first = job({}), ...others] = parts;
    expect(mergeReports([first, ...others]).report.policy.significanceLevel).toBe(0.05);
  });

  it("say once what all of them say, and who says what the others do not", () => {
    const merged = mergeReports([
      job({ part: "1/2", comparisons: [same("a")], warnings: ["for all", "only here"] }),
      job({ part: "2/2", comparisons: [same("b")], warnings: ["for all", "Shard 2/2 had little to do."] }),
    ]);
    expect(merged.report.warnings).toEqual([
      "for all",
      "Shard 1/2: only here",
      "Shard 2/2 had little to do.",
    ]);
  });

  it("of which one had no baseline to measure let nothing pass, and the others stay compared", () => {
    const merged = mergeReports([
      job({ part: "1/2", comparisons: [same("a")] }),
      job({ part: "2/2", baseline: { kind: "none", reason: "git did not answer.", unusable: true } }),
    ]);
    expect(merged.gate).toBe("inconclusive");
    expect(merged.headline).toMatch(/^Shard 2\/2 had no baseline to measure\. git did not answer\./);
    expect(merged.report.baseline.kind).toBe("found");
  });

  it("keep every series, whatever way benchmarks are dealt out to them", () => {
    const verdict = fc.constantFrom(worse, same, better, unclear);
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.record({ name: fc.string({ maxLength: 5 }), make: verdict, shard: fc.nat(3) }), {
          selector: ({ name }) => name,
          maxLength: 12,
        }),
        (benchmarks) => {
          const parts = [0, 1, 2, 3].map((shard) =>
            job({
              part: `${shard + 1}/4`,
              comparisons: benchmarks
                .filter((one) => one.shard === shard)
                .map(({ name, make }) => make(name)),
            }),
          );
          const [first = job({}), ...others] = parts;
          const merged = mergeReports([first, ...others]);
          const whole = benchmarks.map(({ name, make }) => make(name));
          expect(merged.report.comparisons.map(seriesKey).sort()).toEqual(whole.map(seriesKey).sort());
          expect(merged.gate).toBe(
            benchmarks.length === 0 ? "inconclusive" : job({ comparisons: whole }).gate,
          );
        },
      ),
    );
  });
});

describe("different environments", () => {
  const linux = { matrix: "ubuntu-24.04, node 24" };
  const windows = { matrix: "windows-2025, node 24" };

  it("stay apart, the worst first, with one gate for all", () => {
    const merged = mergeReports([
      job({ ...linux, comparisons: [same("a"), same("b")] }),
      job({ ...windows, comparisons: [worse("a"), same("b")] }),
    ]);
    expect(told(merged)).toMatchInlineSnapshot(`
      {
        "columns": [
          [
            "windows-2025, node 24",
            "fail",
            "a regressed",
            "b equivalent",
          ],
          [
            "ubuntu-24.04, node 24",
            "pass",
            "a equivalent",
            "b equivalent",
          ],
        ],
        "gate": "fail",
        "headline": "1 of 2 environments failed. windows-2025, node 24: 1 of 2 benchmarks regressed: parsing/a is 25.0 % slower (23.8 % to 26.3 %).",
      }
    `);
  });

  it.each([
    ["pass", [same("a")], [same("a")]],
    ["fail", [same("a")], [worse("a")]],
    [
      "inconclusive",
      [same("a")],
      [{ ...worse("a"), verdict: "inconclusive", status: "REGRESSION_SUSPECTED" }],
    ],
  ] as const)("have the gate %s together", (gate, one, other) => {
    const merged = mergeReports([
      job({ ...linux, comparisons: [...one] }),
      job({ ...windows, comparisons: [...other] as ReturnType<typeof worse>[] }),
    ]);
    expect(merged.gate).toBe(gate);
  });

  it("have a missing shard each for itself", () => {
    const merged = mergeReports([
      job({ part: "1/2", matrix: "ubuntu-24.04, 1/2", comparisons: [same("a")] }),
      job({ part: "2/2", matrix: "ubuntu-24.04, 2/2", comparisons: [same("b")] }),
      job({ part: "1/2", matrix: "windows-2025, 1/2", comparisons: [same("a")] }),
    ]);
    expect(told(merged).columns.map(([title, gate]) => [title, gate])).toEqual([
      ["windows-2025", "inconclusive"],
      ["ubuntu-24.04", "pass"],
    ]);
    expect(merged.headline).toMatch(
      /^1 of 2 environments is inconclusive\. windows-2025: Shard 2\/2 is missing/,
    );
  });

  it("are other series in what is made of all of them together", () => {
    const { report } = mergeReports([
      job({ ...linux, comparisons: [worse("a")], sources: [{ benchmark: "a", file: "a.js", line: 3 }] }),
      job({ ...windows, comparisons: [worse("a")] }),
    ]);
    expect(new Set(report.comparisons.map(seriesKey)).size).toBe(2);
    expect(report.comparisons.map(({ benchmark }) => benchmark)).toEqual([
      "a on ubuntu-24.04, node 24",
      "a on windows-2025, node 24",
    ]);
    expect(report.sources).toEqual([{ benchmark: "a on ubuntu-24.04, node 24", file: "a.js", line: 3 }]);
    expect(report.counts.regressed).toBe(2);
  });

  it("of different commits let nothing pass", () => {
    const merged = mergeReports([
      job({ ...linux, comparisons: [same("a")] }),
      job({ ...windows, comparisons: [same("a")], commit: "0000000aaa" }),
    ]);
    expect(merged.gate).toBe("inconclusive");
    expect(merged.headline).toBe(
      "The environments measured different commits: 3f2c1a9 and 0000000. No regression was found in 2 environments.",
    );
  });

  it("are told apart by their jobs, too, and by the environment's label", () => {
    const titles = (...jobs: readonly Parameters<typeof job>[0][]) => {
      const [first = job({}), ...others] = jobs.map(job);
      return mergeReports([first, ...others]).columns.map(({ title }) => title);
    };
    expect(titles({ job: "b" }, { job: "a" })).toEqual(["a", "b"]);
    expect(titles({ job: "x", label: "python 3.12" }, { job: "x", label: "python 3.13" })).toEqual([
      "python 3.12",
      "python 3.13",
    ]);
    expect(titles({ job: "x", ...linux }, { job: "y", ...linux })).toEqual([
      "x (ubuntu-24.04, node 24)",
      "y (ubuntu-24.04, node 24)",
    ]);
  });
});

describe("an acceptance", () => {
  const acceptance = {
    source: { kind: "comment", by: "mona", url: "https://github.com/o/r/pull/7#issuecomment-1", id: 1 },
    pattern: "a",
    reason: "It is worth it.",
    until: "2026-11-30",
  } as const;
  const parts = [
    job({ part: "1/2", comparisons: [worse("a")] }),
    job({ part: "2/2", comparisons: [same("b")] }),
  ] as const;

  it("is judged once for all shards, by the day that is given", () => {
    const list = [acceptance];
    const merged = mergeReports(parts, { acceptances: { list, today: "2026-11-21" } });
    expect(merged.gate).toBe("pass");
    expect(merged.report.acceptances.map(({ status }) => status)).toEqual(["applied"]);
    const late = mergeReports(parts, { acceptances: { list, today: "2026-12-01" } });
    expect([late.gate, late.report.acceptances[0]?.status]).toEqual(["fail", "expired"]);
  });

  it("that no environment needs is told by the one that knows the benchmark", () => {
    const environments = [
      job({ matrix: "linux", comparisons: [worse("b")] }),
      job({ matrix: "windows", comparisons: [worse("a")] }),
    ] as const;
    const list = [{ ...acceptance, limit: 0.01 }];
    const { report } = mergeReports(environments, { acceptances: { list, today: "2026-11-21" } });
    expect(report.acceptances).toMatchObject([{ status: "unused", unused: "too-narrow" }]);
  });

  it("out of a report counts for nothing where others are given", () => {
    const accepted = mergeReports(parts, { acceptances: { list: [acceptance], today: "2026-11-21" } }).report;
    expect(mergeReports([accepted]).gate).toBe("pass");
    expect(mergeReports([accepted], { acceptances: { list: [], today: "2026-11-21" } }).gate).toBe("fail");
  });
});
