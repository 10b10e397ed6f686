import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { composeComment } from "../../../src/report/comment/compose.ts";
import { parseComment } from "../../../src/report/comment/parse.ts";
import { commentPart } from "../../../src/report/comment/report-part.ts";
import { buildPart } from "../../support/comment-parts.ts";
import { buildReport } from "../../support/report-builder.ts";
import { eventfulReport } from "../../support/sample-reports.ts";

const compose = (...parts: readonly ReturnType<typeof buildPart>[]) =>
  composeComment({ key: "bench/quick", parts });
const ids = (text: string) => parseComment(text).map(({ meta }) => meta.id);

describe("what is read back from a comment", () => {
  it("is what was written: all parts with all their sections", () => {
    const parts = [commentPart(eventfulReport(), { links: [] }), buildPart({ id: "b" })];
    const read = parseComment(compose(...parts));
    expect(read).toEqual(parts);
  });

  it("is what was written, whatever small parts there are", () => {
    const word = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 });
    const text = fc.stringMatching(/^[A-Za-z0-9 .&;#*-]{0,20}[a-z]$/);
    const section = fc.record({
      name: fc.stringMatching(/^[a-z ]{1,12}$/),
      head: fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join("\n")),
      rows: fc.array(
        text.map((cell) => `| ${cell} |`),
        { maxLength: 4 },
      ),
      missing: fc.constant(0),
    });
    const folded = section.map((one) => ({
      ...one,
      head: `<details><summary>s</summary>\n\n${one.head}`,
      tail: "</details>",
    }));
    const part = fc
      .record({
        title: word,
        gate: fc.constantFrom("pass" as const, "fail" as const, "inconclusive" as const),
        headline: word,
        sections: fc.array(fc.oneof(section, folded), { maxLength: 4 }),
      })
      .map(({ sections, ...meta }) => ({ meta, sections }));
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (drawn) => {
        const parts = drawn.map(({ meta, sections }, index) =>
          buildPart({ ...meta, id: `job ${index}` }, sections),
        );
        const read = parseComment(compose(...parts));
        const byId = new Map(read.map((one) => [one.meta.id, one]));
        expect(parts.map(({ meta }) => byId.get(meta.id))).toEqual(parts);
      }),
      { numRuns: 300, seed: 5 },
    );
  });

  it("is nothing, without a complaint, when the text is anything else", () => {
    for (const text of [
      "",
      "hello",
      "<!-- performance-benchmark:k -->",
      "> <!-- performance-benchmark:k -->",
    ])
      expect(parseComment(text)).toEqual([]);
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(parseComment(`<!-- performance-benchmark:k -->\n\n${text}`)).toEqual([]);
      }),
      { seed: 6 },
    );
  });
});

describe("a comment that somebody edited", () => {
  const whole = compose(buildPart({ id: "a" }), buildPart({ id: "b" }), buildPart({ id: "c" }));

  it("keeps its parts when an editor has changed the ends of its lines", () => {
    expect(parseComment(whole.replaceAll("\n", "\r\n"))).toEqual(parseComment(whole));
  });

  it("keeps the other parts when one cannot be read any more", () => {
    const lines = whole.split("\n");
    const begins = lines.flatMap((line, index) => (line.startsWith("<!-- pb:part") ? [index] : []));
    expect(begins).toHaveLength(3);
    const without = (index: number | undefined, instead: string) =>
      lines.map((line, at) => (at === index ? instead : line)).join("\n");
    expect(ids(without(begins[1], ""))).toEqual(["a", "c"]);
    expect(ids(without(begins[1], "<!-- pb:part AAAA -->"))).toEqual(["a", "c"]);
    expect(ids(without(begins[0], "<!-- pb:part e30= -->"))).toEqual(["b", "c"]);
  });

  it("keeps a changed section as one piece, and drops one that would fold what follows into itself", () => {
    const changed = parseComment(whole.replace("| a |\n| b |", "| a |\nI looked into this.\n| b |"));
    expect(changed[0]?.sections[1]).toMatchObject({ name: "verdicts", rows: [] });
    expect(changed[0]?.sections[1]?.head).toContain("I looked into this.");
    const open = parseComment(whole.replace("| a |\n| b |", "<details>"))[0];
    expect(open?.sections.map(({ name }) => name)).toEqual(["the outcome", "environment"]);
    expect(open?.leftOut).toEqual({ names: [], more: 1 });
  });

  it("never throws, never grows, and never loses a part that the edit did not touch", () => {
    const edit = fc.record({
      at: fc.nat(whole.length),
      cut: fc.nat(200),
      put: fc.oneof(
        fc.string({ maxLength: 12 }),
        fc.constantFrom("<!--", "-->", "</details>", "\n\n", "<pre>"),
      ),
    });
    const pieces = whole.split(/(?=<!-- pb:part)/).slice(1);
    fc.assert(
      fc.property(edit, ({ at, cut, put }) => {
        const begin = whole.indexOf("\n<!-- pb:part");
        const start = Math.max(begin, at);
        const text = whole.slice(0, start) + put + whole.slice(start + cut);
        const untouched = pieces.flatMap((piece, index) => (text.includes(piece) ? [ids(whole)[index]] : []));
        const parts = parseComment(text);
        expect(parts.map(({ meta }) => meta.id)).toEqual(expect.arrayContaining(untouched));
        const again = compose(...parts);
        expect(again.match(/<details/g)?.length ?? 0).toBe(again.match(/<\/details>/g)?.length ?? 0);
        expect(
          parseComment(again)
            .map(({ meta }) => meta.id)
            .sort(),
        ).toEqual(parts.map(({ meta }) => meta.id).sort());
      }),
      { numRuns: 500, seed: 7 },
    );
  });
});

describe("what a later version adds to a part", () => {
  it("stays when an older one writes its own beside it", () => {
    const later = buildPart({ id: "a", v: 2, colour: "blue" });
    expect(parseComment(compose(later, buildPart({ id: "b" })))[0]?.meta).toEqual(later.meta);
  });
});

describe("a part's facts", () => {
  it("are short whatever the names are, and stay different where they were", () => {
    const matrix = "é".repeat(5_000);
    const of = (leg: string) =>
      commentPart(
        buildReport({
          headline: "|".repeat(9_000),
          workflow: { ...buildReport().workflow, matrix: leg } as never,
        }),
        { links: [] },
      ).meta;
    const [one, other] = [of(`${matrix}1`), of(`${matrix}2`)];
    expect(JSON.stringify(one).length).toBeLessThan(1_000);
    expect(one.id).not.toBe(other.id);
    expect(one.title).toMatch(/^benchmark \(é+…$/);
  });
});
