import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMMAND_FORM, parseTerms } from "../../src/acceptance/terms.ts";

const names = new Set(["sort", "parsing/sort", "map:"]);

function parse(text: string) {
  return parseTerms(text, { form: COMMAND_FORM, isName: (word) => names.has(word) });
}

describe("what an acceptance says", () => {
  it.each([
    ["the parser checks UTF-8 now", { reason: "the parser checks UTF-8 now" }],
    ["parse/* slower on purpose", { pattern: "parse/*", reason: "slower on purpose" }],
    ["par?e* x", { pattern: "par?e*", reason: "x" }],
    ["sort because", { pattern: "sort", reason: "because" }],
    ["sort: because", { pattern: "sort", reason: "because" }],
    ["map: because", { pattern: "map:", reason: "because" }],
    ["sorting became stable", { reason: "sorting became stable" }],
    ["parsing/sort ok", { pattern: "parsing/sort", reason: "ok" }],
    ["`parse large file` meant", { pattern: "parse large file", reason: "meant" }],
    ["``a `tick` b`` meant", { pattern: "a `tick` b", reason: "meant" }],
    ['"parse large file": meant', { pattern: "parse large file", reason: "meant" }],
    ["“parse large file” meant", { pattern: "parse large file", reason: "meant" }],
    ["https://example.com/1 says why", { reason: "https://example.com/1 says why" }],
    ["--until 2026-12-31 ok", { until: "2026-12-31", reason: "ok" }],
    ["--until=2026-12-31 ok", { until: "2026-12-31", reason: "ok" }],
    ["—until 2026-12-31 –max 5% from a phone", { until: "2026-12-31", limit: 0.05, reason: "from a phone" }],
    ["--max 12% sort ok", { pattern: "sort", limit: 0.12, reason: "ok" }],
    ["sort --max 12 % ok", { pattern: "sort", limit: 0.12, reason: "ok" }],
    [
      "sort --max 2.5 --until 2028-02-29 ok",
      { pattern: "sort", limit: 0.025, until: "2028-02-29", reason: "ok" },
    ],
    ["it is fine --until 2026-12-31", { until: "2026-12-31", reason: "it is fine" }],
    ["it is --MAX 7% fine", { limit: 0.07, reason: "it is fine" }],
    ["built with --release now", { reason: "built with --release now" }],
    ["alphaParse the parser checks more", { pattern: "alphaParse", reason: "the parser checks more" }],
    ["HTTPServer checks more", { pattern: "HTTPServer", reason: "checks more" }],
    ["parse_large: checks more", { pattern: "parse_large", reason: "checks more" }],
    ["parse.large, checks more", { pattern: "parse.large", reason: "checks more" }],
    ["core::parse checks more", { pattern: "core::parse", reason: "checks more" }],
    ["test_a[100] checks more", { pattern: "test_a[100]", reason: "checks more" }],
    ["bench(1) checks more", { pattern: "bench(1)", reason: "checks more" }],
    ["fib20 checks more", { pattern: "fib20", reason: "checks more" }],
    ["alpha checks more", { reason: "alpha checks more" }],
    ["Intended: checks more", { reason: "Intended: checks more" }],
    ["Intended. It checks more", { reason: "Intended. It checks more" }],
    ["JSON is checked", { reason: "JSON is checked" }],
    ["  sort   two  spaces\t ", { pattern: "sort", reason: "two  spaces" }],
  ])("%s", (text, terms) => {
    expect(parse(text)).toEqual(terms);
  });

  it.each([
    ["", "It gives no reason."],
    ["sort", "It gives no reason."],
    ["parse/* --max 5%", "It gives no reason."],
    ["…", "It gives no reason."],
    ["--until 2026-02-30 ok", "“2026-02-30” is no date: --until takes one such as 2026-12-31."],
    ["--until 2027-02-29 ok", "“2027-02-29” is no date: --until takes one such as 2026-12-31."],
    ["--until tomorrow ok", "“tomorrow” is no date: --until takes one such as 2026-12-31."],
    ["ok --until", "“” is no date: --until takes one such as 2026-12-31."],
    ["--max much ok", "“much” is no percentage: --max takes one above 0, such as 12%."],
    ["--max 0% ok", "“0%” is no percentage: --max takes one above 0, such as 12%."],
    ["--max -5% ok", "“-5%” is no percentage: --max takes one above 0, such as 12%."],
    ["--forever ok", "There is no option --forever."],
    ['"" ok', "It names no benchmark between its quotes, or one that is too long."],
  ])("is refused with the right form: %s", (text, problem) => {
    expect(parse(text).rejected).toBe(`${problem} The right form is: ${COMMAND_FORM}`);
  });

  it("is told everything that is wrong at once", () => {
    expect(parse("--until never --max lots").rejected).toBe(
      `“never” is no date: --until takes one such as 2026-12-31. “lots” is no percentage: --max takes one above 0, such as 12%. It gives no reason. The right form is: ${COMMAND_FORM}`,
    );
  });

  it("is one line of visible text of bounded length", () => {
    const { reason } = parse(`ok\u202e\u0007 ${"x".repeat(5000)}`);
    expect(reason).toMatch(/^ok x+…$/);
    expect(reason.length).toBeLessThanOrEqual(300);
    expect(parse(`${"*".repeat(70_000)} ok`).rejected).toContain("too long");
  });

  it("never throws, whatever the text is, and gives either a reason or a refusal", () => {
    const piece = fc.oneof(
      fc.constantFrom(
        "--until",
        "--max",
        "2026-12-31",
        "12%",
        "`",
        '"',
        "“",
        "*",
        "?",
        "--x",
        "—max",
        "sort",
        " ",
        "=",
      ),
      fc.string({ unit: "binary", maxLength: 8 }),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const terms = parse(pieces.join(""));
        expect(terms.rejected !== undefined || terms.reason !== "").toBe(true);
        expect(`${terms.reason}${terms.pattern ?? ""}`).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 2000, seed: 5 },
    );
  });
});
