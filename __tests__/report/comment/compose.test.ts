import { describe, expect, it } from "vitest";
import { COMMENT_CHARACTERS, composeComment } from "../../../src/report/comment/compose.ts";
import { parseComment } from "../../../src/report/comment/parse.ts";
import type { PartMeta } from "../../../src/report/comment/part.ts";
import { commentPart } from "../../../src/report/comment/report-part.ts";
import { buildPart, buildSection } from "../../support/comment-parts.ts";
import { buildReport, compared } from "../../support/report-builder.ts";
import { eventfulReport } from "../../support/sample-reports.ts";

const KEY = "bench";
const compose = (...parts: readonly ReturnType<typeof buildPart>[]) => composeComment({ key: KEY, parts });
const part = (meta: Partial<PartMeta>) =>
  buildPart(meta, [buildSection({ name: "x", head: `of ${meta.id}` })]);
const rows = (count: number, name = "row") =>
  Array.from({ length: count }, (_, index) => `| ${name} ${index} ${"x".repeat(40)} |`);
/** What a reader sees: without the hidden lines. */
const shown = (text: string) => text.replace(/^<!--.*-->\n+/gm, "");

describe("the comment of one job", () => {
  it("looks as if it were the job's own: its heading first, no overview, nothing folded around it", () => {
    const report = eventfulReport();
    const text = shown(compose(commentPart(report, { links: [] })));
    expect(text).toMatch(/^## ❌ Performance benchmarks\n\n\*\*The gate failed: 2 of 14/);
    expect(text).not.toContain("| Job |");
    expect(text).not.toContain("<details open>");
  });

  it("turns green when all is well, and warns when a regression passed the gate", () => {
    expect(shown(compose(commentPart(buildReport(), { links: [] })))).toMatch(/^## ✅ /);
    const passed = buildReport({ comparisons: [compared()], gate: "pass" });
    expect(shown(compose(commentPart(passed, { links: [] })))).toMatch(/^## ⚠️ /);
  });
});

describe("the comment of several jobs", () => {
  it("has one heading with the worst outcome, an overview, and each part behind a line, worst first", () => {
    const text = compose(
      part({ id: "a", title: "bench 10/16" }),
      part({ id: "b", title: "bench 2/16" }),
      part({ id: "c", title: "bench (node 24)", gate: "inconclusive", headline: "Too noisy." }),
      part({
        id: "d",
        title: "load",
        gate: "fail",
        headline: "2 of 9 regressed.",
        runUrl: "https://github.com/r/4",
      }),
      part({ id: "e", title: "other", notice: true }),
    );
    expect(shown(text)).toMatchInlineSnapshot(`
      "## ❌ Performance benchmarks

      **The gate failed in 1 of 5 jobs.** Commit <code>3f2c1a9</code>.

      | Job | Outcome | Result | Run |
      | :--- | :--- | :--- | :--- |
      | load | ❌ failed | 2 of 9 regressed. | [run](<https://github.com/r/4>) |
      | bench (node 24) | ⚠️ inconclusive | Too noisy. | [run](<https://github.com/acme/widgets/actions/runs/8123456789>) |
      | other | ⚠️ passed | No benchmark regressed. | [run](<https://github.com/acme/widgets/actions/runs/8123456789>) |
      | bench 2/16 | ✅ passed | No benchmark regressed. | [run](<https://github.com/acme/widgets/actions/runs/8123456789>) |
      | bench 10/16 | ✅ passed | No benchmark regressed. | [run](<https://github.com/acme/widgets/actions/runs/8123456789>) |

      <details open><summary>❌ load</summary>

      of d

      </details>

      <details open><summary>⚠️ bench (node 24)</summary>

      of c

      </details>

      <details open><summary>⚠️ other</summary>

      of e

      </details>

      <details><summary>✅ bench 2/16</summary>

      of b

      </details>

      <details><summary>✅ bench 10/16</summary>

      of a

      </details>
      "
    `);
    expect(text.match(/^## /gm)).toHaveLength(1);
  });

  it("says of a part that it is of an older commit", () => {
    const text = compose(
      part({ id: "a", commit: "1".repeat(40), runId: "7", headline: "Old news." }),
      part({ id: "b", commit: "2".repeat(40), runId: "8" }),
    );
    expect(text).toContain("Commit <code>2222222</code>.");
    expect(text).toContain("| (older commit <code>1111111</code>) Old news. |");
    expect(text.match(/_This part is of the older commit <code>1111111<\/code>;/g)).toHaveLength(1);
  });

  it("names the workflow of a job where there are several", () => {
    const jobs = [part({ id: "a", title: "bench" }), part({ id: "b", title: "bench", workflow: "Nightly" })];
    expect(compose(...jobs)).toContain("✅ Nightly / bench</summary>");
    expect(compose(...jobs.slice(0, 1), part({ id: "c", title: "load" }))).toContain("✅ load</summary>");
  });
});

describe("a comment that is too long", () => {
  const long = (id: string, meta: Partial<PartMeta> = {}) =>
    buildPart({ id, ...meta }, [
      buildSection({ name: "the outcome", head: `**Outcome of ${id}.**` }),
      buildSection({ name: "verdicts", rows: rows(400, id) }),
      buildSection({ name: "environment", head: `Environment of ${id}` }),
      buildSection({ name: "the output", head: "y".repeat(9_000) }),
      buildSection({ name: "reading", head: "z" }),
    ]);

  it("keeps to the limit, shares the room equally, and says of each part what is missing", () => {
    const text = compose(long("a"), long("b"), long("c", { gate: "fail" }), part({ id: "d" }));
    expect(text.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
    expect(text.length).toBeGreaterThan(COMMENT_CHARACTERS * 0.9);
    const parts = parseComment(text);
    const shares = parts.slice(0, 3).map(({ sections }) => sections[1]?.rows.length ?? 0);
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
    for (const { sections } of parts.slice(0, 3)) {
      expect(sections[0]?.head).toContain("Outcome of");
      expect(sections[1]?.missing).toBe(400 - (sections[1]?.rows.length ?? 0));
      expect(text).toContain(`_${sections[1]?.missing} more rows left out here for length._`);
    }
    expect(text.match(/_Left out for length: .*the output.*\. The full report has them\._/g)).toHaveLength(3);
    expect(parts[3]?.sections).toEqual(part({ id: "d" }).sections);
  });

  it("gives the first sections of all parts room before the second of any", () => {
    const text = compose(...Array.from({ length: 16 }, (_, index) => long(`job ${index}`)));
    const parts = parseComment(text);
    expect(parts).toHaveLength(16);
    expect(parts.every(({ sections }) => sections[0]?.name === "the outcome")).toBe(true);
    expect(parts.every(({ sections }) => (sections[1]?.rows.length ?? 0) > 10)).toBe(true);
  });

  it("keeps what it said was left out when a later job writes, and loses nothing more by that", () => {
    const first = compose(long("a"), long("b"));
    const again = compose(...parseComment(first));
    expect(again).toBe(first);
    const third = parseComment(compose(...parseComment(first), long("c")));
    expect(third.map(({ meta }) => meta.id)).toEqual(["a", "b", "c"]);
    for (const { sections } of third)
      expect((sections[1]?.rows.length ?? 0) + (sections[1]?.missing ?? 0)).toBe(400);
  });

  it("has a place for each of 100 jobs, and leaves whole jobs out of 500, the best first", () => {
    const jobs = Array.from({ length: 500 }, (_, index) =>
      part({ id: `benchmarks/benchmark/${index}`, gate: index === 321 ? "fail" : "pass" }),
    );
    expect(parseComment(compose(...jobs.slice(0, 60)))).toHaveLength(60);
    const text = compose(...jobs);
    expect(text.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
    expect(parseComment(text)[0]?.meta.id).toBe("benchmarks/benchmark/321");
    expect(text).toMatch(/_Left out for length: \d+ more jobs\._/);
  });
});
