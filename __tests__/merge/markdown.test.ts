import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { mergedCommentPart } from "../../src/merge/markdown/comment-part.ts";
import { mergedSections, mergedSummary } from "../../src/merge/markdown/sections.ts";
import { mergeReports } from "../../src/merge/merge-reports.ts";
import type { Merged } from "../../src/merge/merged.ts";
import { composeComment } from "../../src/report/comment/compose.ts";
import { bytes, fitSections } from "../../src/report/markdown/fit.ts";
import { SUMMARY_BYTES } from "../../src/report/summary-markdown.ts";
import { anyReport } from "../exchange/any-report.ts";
import { expectInert } from "../support/inert-markdown.ts";
import { compared, notCompared } from "../support/report-builder.ts";
import { better, job, same, unclear, worse } from "./jobs.ts";

const LINKS = [{ text: "Workflow run", url: "https://github.com/acme/widgets/actions/runs/8123456789" }];
const mergedOf = (...jobs: readonly Parameters<typeof job>[0][]): Merged => {
  const [first = job({}), ...others] = jobs.map(job);
  return mergeReports([first, ...others]);
};
const pageOf = (...jobs: readonly Parameters<typeof job>[0][]) =>
  fitSections(mergedSections(mergedOf(...jobs), { links: LINKS, trends: "moving" }), 65_536, bytes);

const ACCEPTED = {
  source: { kind: "comment", by: "mona", url: "https://github.com/o/r/pull/7#issuecomment-1", id: 1 },
  pattern: "a",
  reason: "It is worth it.",
} as const;

describe("the merged report", () => {
  it("of shards reads like that of one job, and says how many there were and on what", () => {
    expect(
      pageOf(
        { part: "1/3", comparisons: [worse("a"), same("b")], seconds: 302, cpu: "AMD EPYC 7763" },
        { part: "2/3", comparisons: [better("c")], seconds: 280, cpu: "Intel Xeon 8370C" },
      ),
    ).toMatchInlineSnapshot(`
      "**1 of 3 benchmarks regressed: parsing/a is 25.0 % slower (23.8 % to 26.3 %). Shard 3/3 is missing: its job left no report.**

      1 regressed, 1 improved, 1 shown equal, of 3 series. Baseline: run of a81b2c3 on main, from branch benchmark-data, 3 days old.

      Suite quick · commit <code>3f2c1a9</code> · measured in 5 min 2 s

      [Workflow run](<https://github.com/acme/widgets/actions/runs/8123456789>)

      2 of 3 shards, the longest measured for 5 min 2 s, all together for 9 min 42 s.

      | Benchmark | Verdict | Change (interval) | Baseline → Now |
      | :--- | :--- | :--- | ---: |
      | <code>parsing/a</code> | **regressed, small** | +25.0% (+23.8% to +26.3%) | 1.00 ms → 1.25 ms |
      | <code>parsing/c</code> | improved | -20.0% (-21.2% to -18.7%) | 1.00 ms → 800 µs |

      Is a regression meant? Somebody with write access comments \`\`/accept-regression \`BENCHMARK\` REASON\`\`.

      ### Notes

      - Shard 3/3 is missing: its job left no report.

      <details><summary>1 series shown equal</summary>

      | Benchmark | Verdict | Change (interval) | Baseline → Now |
      | :--- | :--- | :--- | ---: |
      | <code>parsing/b</code> | shown equal | +0.1% (-1.1% to +1.4%) | 1.00 ms → 1.00 ms |

      </details>

      <details><summary>Environment</summary>

      - Platform: Ubuntu 24.04 x64 / Node.js 24.21.0
      - CPU: 4 cores, AMD EPYC 7763 (normalized factor: 0.88)
      - Memory: 15.0 GB available of 16.8 GB
      - Storage: Virtual disk
      - Machine: virtual (microsoft)
      - Runner: github-hosted, GitHub Actions 2, ubuntu24 20261110.1.0
      - Load per processor: 0.12 before, 0.58 after
      - Class: Linux x64 / AMD EPYC 7763 64-Core Processor / github-hosted ubuntu24 / node 24
      - The jobs ran on 2 models of processor: AMD EPYC 7763 (1/3); Intel Xeon 8370C (2/3). Each was compared with stored runs of its own environment class.

      </details>

      <sub>Change is that of the median; positive means the value grew. The threshold is 10%, the error rate 15% over the whole report. “Inconclusive” means that the noise hides the answer; “shown equal” that a change past the threshold is ruled out.</sub>
      "
    `);
  });

  it("of different environments has a row for each benchmark and a column for each of them", () => {
    expect(
      pageOf(
        {
          matrix: "ubuntu-24.04, node 24",
          comparisons: [worse("a", 0.214), same("b"), unclear("c"), same("d")],
        },
        { matrix: "macos-15, node 24", comparisons: [same("a"), better("b"), same("c"), same("d")] },
        {
          matrix: "windows-2025, node 24",
          comparisons: [
            compared({ benchmark: "a", change: 0.3, accepted: ACCEPTED }),
            notCompared({ benchmark: "d" }),
          ],
          acceptances: [{ acceptance: ACCEPTED, status: "applied", detail: "", series: [] }],
          failures: [
            {
              benchmark: "e",
              category: "parsing",
              kind: "timed-out",
              message: "It hung.",
              output: "last words",
            },
          ],
        },
      ),
    ).toMatchInlineSnapshot(`
      "**2 of 3 environments failed. ubuntu-24.04, node 24: 1 of 4 benchmarks regressed: parsing/a is 21.4 % slower (20.2 % to 22.7 %).**

      Baseline: run of a81b2c3 on main, from branch benchmark-data.

      Suite quick · commit <code>3f2c1a9</code>

      [Workflow run](<https://github.com/acme/widgets/actions/runs/8123456789>)

      | Environment | Outcome |
      | :--- | :--- |
      | ubuntu-24.04, node 24 | ❌ 1 regressed, 1 inconclusive, 2 shown equal, of 4 series. |
      | windows-2025, node 24 | ❌ 1 regressed, 1 without baseline, of 2 series. |
      | macos-15, node 24 | ✅ 1 improved, 3 shown equal, of 4 series. |

      | Benchmark | ubuntu-24.04, node 24 | windows-2025, node 24 | macos-15, node 24 |
      | :--- | ---: | ---: | ---: |
      | <code>parsing/a</code> | +21.4%<br>**regressed** | +30.0%<br>regressed, accepted | +0.1%<br>shown equal |
      | <code>parsing/c</code> | +2.0%<br>inconclusive | — | +0.1%<br>shown equal |
      | <code>parsing/b</code> | +0.1%<br>shown equal | — | -20.0%<br>improved |

      <details><summary>Intervals and medians</summary>

      | Benchmark | Verdict | Change (interval) | Baseline → Now |
      | :--- | :--- | :--- | ---: |
      | <code>parsing/<wbr>a on ubuntu-<wbr>24&#46;<wbr>04, node 24</code> | **regressed, small** | +21.4% (+20.2% to +22.7%) | 1.00 ms → 1.21 ms |
      | <code>parsing/<wbr>c on ubuntu-<wbr>24&#46;<wbr>04, node 24</code> | inconclusive, blind below 1.8% | +2.0% (+0.8% to +3.3%) | 1.00 ms → 1.02 ms |
      | <code>parsing/<wbr>a on windows-<wbr>2025, node 24</code> | regressed, accepted, small | +30.0% (+28.8% to +31.3%) | 1.00 ms → 1.30 ms |
      | <code>parsing/<wbr>b on macos-<wbr>15, node 24</code> | improved | -20.0% (-21.2% to -18.7%) | 1.00 ms → 800 µs |

      </details>

      Is a regression meant? Somebody with write access comments \`\`/accept-regression \`BENCHMARK\` REASON\`\`.

      ### Accepted and rejected

      - **Accepted** by <code>mona</code> in [a comment](<https://github.com/o/r/pull/7#issuecomment-1>): <code>a</code>. Reason: “It is worth it.” It covers parsing/a (30.0 % worse).

      <details><summary><code>parsing/<wbr>e on windows-<wbr>2025, node 24</code>: It hung.</summary>

      <pre>
      last words
      </pre>

      </details>

      <details><summary>1 series without a change to look at</summary>

      | Benchmark | ubuntu-24.04, node 24 | windows-2025, node 24 | macos-15, node 24 |
      | :--- | ---: | ---: | ---: |
      | <code>parsing/d</code> | +0.1%<br>shown equal | no baseline | +0.1%<br>shown equal |

      </details>

      <details><summary>Environments</summary>


      **ubuntu-24.04, node 24**

      - Platform: Ubuntu 24.04 x64 / Node.js 24.21.0
      - CPU: 4 cores, AMD EPYC 7763 64-Core Processor (normalized factor: 0.88)
      - Memory: 15.0 GB available of 16.8 GB
      - Storage: Virtual disk
      - Machine: virtual (microsoft)
      - Runner: github-hosted, GitHub Actions 2, ubuntu24 20261110.1.0
      - Load per processor: 0.12 before, 0.58 after
      - Class: Linux x64 / AMD EPYC 7763 64-Core Processor / github-hosted ubuntu24 / node 24
      - Baseline: run of a81b2c3 on main, from branch benchmark-data.

      **windows-2025, node 24**

      - Platform: Ubuntu 24.04 x64 / Node.js 24.21.0
      - CPU: 4 cores, AMD EPYC 7763 64-Core Processor (normalized factor: 0.88)
      - Memory: 15.0 GB available of 16.8 GB
      - Storage: Virtual disk
      - Machine: virtual (microsoft)
      - Runner: github-hosted, GitHub Actions 2, ubuntu24 20261110.1.0
      - Load per processor: 0.12 before, 0.58 after
      - Class: Linux x64 / AMD EPYC 7763 64-Core Processor / github-hosted ubuntu24 / node 24
      - Baseline: run of a81b2c3 on main, from branch benchmark-data.

      **macos-15, node 24**

      - Platform: Ubuntu 24.04 x64 / Node.js 24.21.0
      - CPU: 4 cores, AMD EPYC 7763 64-Core Processor (normalized factor: 0.88)
      - Memory: 15.0 GB available of 16.8 GB
      - Storage: Virtual disk
      - Machine: virtual (microsoft)
      - Runner: github-hosted, GitHub Actions 2, ubuntu24 20261110.1.0
      - Load per processor: 0.12 before, 0.58 after
      - Class: Linux x64 / AMD EPYC 7763 64-Core Processor / github-hosted ubuntu24 / node 24
      - Baseline: run of a81b2c3 on main, from branch benchmark-data.

      </details>

      <sub>Change is that of the median; positive means the value grew. The threshold is 10%, the error rate 5% over the whole report. “Inconclusive” means that the noise hides the answer; “shown equal” that a change past the threshold is ruled out.</sub>
      "
    `);
  });

  it("of more than six environments is stacked: a row for each benchmark of each", () => {
    const page = pageOf(
      ...Array.from({ length: 7 }, (_, index) => ({
        matrix: `os-${index}`,
        comparisons: [index === 3 ? worse("a") : same("a")],
      })),
    );
    expect(page).toContain("| Benchmark | Verdict | Change (interval) | Baseline → Now |");
    expect(page).toMatch(/<code>parsing\/<wbr>a on os-<wbr>3<\/code> \| \*\*regressed.*\| \+25\.0%/);
  });

  it("fits into a step summary and a comment whatever there is, whole sections at a time", () => {
    const many = Array.from({ length: 4000 }, (_, index) =>
      worse(`benchmark number ${index} ${"x".repeat(60)}`),
    );
    const merged = mergeReports([
      job({ matrix: "one", comparisons: many }),
      job({ matrix: "other", comparisons: many }),
    ]);
    const summary = mergedSummary(merged, LINKS);
    expect(bytes(summary)).toBeLessThanOrEqual(SUMMARY_BYTES);
    expect(summary).toMatch(/^## ❌ Performance benchmarks\n/);
    expect(summary).toMatch(/more rows left out here for length|Left out for length/);
  });

  it("is one part of the comment, named after the job that merges", () => {
    const workflow = job({ job: "merge" }).workflow;
    const merged = mergeReports(
      [job({ part: "1/2", comparisons: [same("a")] }), job({ part: "2/2", comparisons: [worse("b")] })],
      workflow === undefined ? {} : { workflow },
    );
    const { meta, sections } = mergedCommentPart(merged, { links: LINKS });
    expect(meta).toMatchObject({ id: "Benchmarks/merge/quick", title: "merge", gate: "fail" });
    expect(sections[0]).toMatchObject({ name: "the outcome", rows: [], missing: 0 });
  });
});

describe("hostile names in a merged report", () => {
  const HOSTILE = [
    "<script>alert(1)</script>",
    "a | b | c",
    "</code></td></table></details><img src=x onerror=alert(1)>",
    "@octocat/everybody #1 GH-2",
    "[click](https://evil.example)",
    "![x](https://evil.example/x.png)",
    "::error::broken",
    "`x` **y** \n## heading\n\n| new | table |",
    "&lt;b&gt; &commat;team",
  ];

  it.each(HOSTILE)("are inert wherever they stand: %j", (name) => {
    const failures = [{ benchmark: name, kind: "failed" as const, message: name, output: name }];
    const merged = mergedOf(
      {
        matrix: `${name}, 1/2`,
        part: "1/2",
        label: name,
        comparisons: [worse(name)],
        failures,
        cpu: name,
        warnings: [name],
      },
      { matrix: "other", job: name, comparisons: [same(name)], baseline: { kind: "none", reason: name } },
    );
    for (const page of pagesOf(merged)) {
      expectInert(page, { links: "https://github.com/" });
      const tables = page.split("\n").filter((line) => line.startsWith("| "));
      expect(tables.length).toBeGreaterThan(4);
      for (const line of tables) expect([2, 3, 4]).toContain(line.split(" | ").length);
    }
  });

  it("are inert whatever the reports of the jobs are, and none of them stops the merge", () => {
    fc.assert(
      fc.property(fc.array(anyReport, { minLength: 1, maxLength: 4 }), (reports) => {
        const [first = job({}), ...others] = reports;
        // Whom a report is about, and its links, come from the job that merges.
        const { workflow } = job({ job: "merge" });
        const merged = mergeReports([first, ...others], workflow === undefined ? {} : { workflow });
        for (const page of pagesOf(merged)) expectInert(page, { links: "https://github.com/" });
      }),
      { numRuns: 40, seed: 20_261_121 },
    );
  });
});

function pagesOf(merged: Merged): readonly string[] {
  const comment = mergedCommentPart(merged, { links: LINKS });
  return [mergedSummary(merged, LINKS), composeComment({ key: "bench", parts: [comment] })];
}
