import { describe, expect, it } from "vitest";
import { cleanText, readNumber } from "../../src/adapters/read/text.ts";

describe("readNumber", () => {
  it.each([
    ["1204", 1204],
    ["1,204", 1204],
    ["13,967,756.30", 13967756.3],
    ["1_204", 1204],
    ["1'204'000", 1204000],
    ["1\u202f204", 1204],
    ["-0.5", -0.5],
    [".5", 0.5],
    ["5.", 5],
    ["1e-9", 1e-9],
    [" 42 ", 42],
  ])("reads %j", (text, value) => {
    expect(readNumber(text)).toBe(value);
  });

  it.each([
    "",
    "x",
    "1,2",
    "1,20,300",
    "1,204_000",
    "0x10",
    "1e999",
    "9".repeat(400),
    "NaN",
    "Infinity",
    "1.2.3",
    "--1",
  ])("does not take %j for a number", (text) => {
    expect(readNumber(text)).toBeUndefined();
  });
});

describe("cleanText", () => {
  const clean = (text: string) => cleanText({ path: "output.txt", text });

  it("leaves plain text alone", () => {
    expect(clean("a  b\n\n 2026-06-07 c\n")).toBe("a  b\n\n 2026-06-07 c\n");
  });

  it("takes away the time stamps of a GitHub log, also of empty lines, but no other date", () => {
    expect(
      clean("2026-06-07T07:39:58.2348128Z a\n2026-06-07T07:39:58.2348128Z\n2026-06-07T07:39:58Z b"),
    ).toBe("a\n\n2026-06-07T07:39:58Z b");
  });

  it("takes away job and step of gh run view --log", () => {
    expect(clean("bench\tRun tests\t\uFEFF2026-06-07T07:39:58.2348128Z a\tb")).toBe("a\tb");
  });

  it("takes away colours, cursor movements and hyperlinks", () => {
    expect(
      clean("\u001b[1;32mok\u001b[0m\u001b[K \u001b]8;;https://a.example\u0007link\u001b]8;;\u0007"),
    ).toBe("ok link");
  });

  it("keeps the last state of a line that was written over itself", () => {
    expect(clean("10 %\r50 %\r100 %\r\nnext\r")).toBe("100 %\nnext");
  });
});
