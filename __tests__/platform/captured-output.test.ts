import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { captureOutput } from "../../src/platform/captured-output.ts";

const chunks = fc.array(
  fc.string({ maxLength: 40, unit: fc.constantFrom("a", "b", "\n", "\r\n", "ü", "日", "🙂") }),
  {
    maxLength: 30,
  },
);

describe("what a process printed", () => {
  it("is kept whole up to the limit, however it is cut into chunks", () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 9 }), (texts, size) => {
        const output = captureOutput(1_000_000);
        for (const piece of pieces(texts.join(""), size)) output.add(piece);

        expect(output.text()).toBe(texts.join(""));
      }),
      { seed: 5 },
    );
  });

  it("loses its middle beyond the limit, and says how much", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 60 }), (length, size) => {
        const text = Array.from({ length }, (_, index) => String.fromCharCode(33 + (index % 90))).join("");
        const output = captureOutput(100);
        for (const piece of pieces(text, size)) output.add(piece);

        const missing = `${text.slice(0, 50)}\n[${length - 100} bytes of output are left out here]\n${text.slice(-50)}`;
        expect(output.text()).toBe(length <= 100 ? text : missing);
      }),
      { seed: 5 },
    );
  });

  it("is handed on line by line, each once and whole", () => {
    fc.assert(
      fc.property(chunks, fc.integer({ min: 1, max: 9 }), (texts, size) => {
        const lines: string[] = [];
        const output = captureOutput(100, (line) => lines.push(line));
        for (const piece of pieces(texts.join(""), size)) output.add(piece);
        output.end();

        const expected = texts.join("").split(/\r?\n/);
        expect(lines).toEqual(expected.at(-1) === "" ? expected.slice(0, -1) : expected);
      }),
      { seed: 5 },
    );
  });
});

function pieces(text: string, size: number): readonly Buffer[] {
  const bytes = Buffer.from(text);
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
}
