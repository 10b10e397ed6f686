import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { bytes, characters, fitSections } from "../../src/report/markdown/fit.ts";

const table = { name: "verdicts", head: "| a |\n| - |", rows: ["| 1 |", "| 2 |", "| 3 |", "| 4 |"] };

describe("fitted sections", () => {
  it("are all there when there is room", () => {
    expect(fitSections([{ name: "title", head: "## T" }, table], 1_000, characters)).toBe(
      "## T\n\n| a |\n| - |\n| 1 |\n| 2 |\n| 3 |\n| 4 |\n",
    );
  });

  it("lose whole rows of a table, and say how many", () => {
    const long = {
      ...table,
      rows: Array.from({ length: 40 }, (_, index) => `| ${index} |`),
      tail: "</details>",
    };
    expect(fitSections([long], 155, characters)).toMatchInlineSnapshot(`
      "| a |
      | - |
      | 0 |
      | 1 |
      | 2 |
      | 3 |
      | 4 |

      _35 more rows left out here for length._

      </details>
      "
    `);
  });

  it("lose whole sections, name them, and go on with what still fits", () => {
    const sections = [
      { name: "title", head: "## T" },
      { name: "output", head: "x".repeat(500) },
      { name: "environment", head: "- Linux" },
    ];
    expect(fitSections(sections, 200, characters)).toBe(
      "## T\n\n- Linux\n\n_Left out for length: output. The full report has them._\n",
    );
  });

  it("count what they leave out where its names alone would be too long", () => {
    const sections = Array.from({ length: 5_000 }, (_, index) => ({
      name: `the output of benchmark ${index}`,
      head: "x".repeat(100),
    }));
    const text = fitSections(sections, 3_000, characters);
    expect(text.length).toBeLessThanOrEqual(3_000);
    expect(text).toMatch(
      /^x{100}\n\n[\s\S]*_Left out for length: the output of benchmark \d+, .*, \d{4} more sections\. /,
    );
  });

  it("never take more than the budget, in characters or in bytes, and never cut a row", () => {
    const section = fc.record({
      name: fc.string({ minLength: 1, maxLength: 8 }),
      head: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
      rows: fc.array(
        fc.nat(99_999).map((number) => `| ${number} é |`),
        { maxLength: 20 },
      ),
    });
    fc.assert(
      fc.property(
        fc.array(section, { maxLength: 6 }),
        fc.integer({ min: 200, max: 900 }),
        (sections, budget) => {
          const rows = new Set(sections.flatMap(({ rows }) => rows));
          for (const measure of [characters, bytes]) {
            const text = fitSections(sections, budget, measure);
            expect(measure(text)).toBeLessThanOrEqual(budget);
            const shown = text.split("\n").filter((line) => /^\| \d+ /.test(line));
            expect(shown.every((row) => rows.has(row))).toBe(true);
          }
        },
      ),
      { numRuns: 300, seed: 3 },
    );
  });
});
