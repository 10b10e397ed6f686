import { describe, expect, it } from "vitest";
import { lastLines } from "../../src/harness/tail.ts";

describe("the last lines of an output", () => {
  it("are so many, without blank lines around them", () => {
    expect(lastLines("\n\n  first\nsecond\n\nthird\n\n", 20)).toBe("  first\nsecond\n\nthird");
    expect(lastLines("1\n2\n3\n4\n", 2)).toBe("3\n4");
    expect(lastLines("\n \n")).toBe("");
  });

  it("are free of colours, and of a line that was written over itself the last state stays", () => {
    expect(lastLines("\u001b[31mred\u001b[0m\r\n10%\r50%\r100%\r\n\u001b]0;title\u0007end")).toBe(
      "red\n100%\nend",
    );
  });

  it("are cut when they are very long", () => {
    expect(lastLines("x".repeat(10_000))).toBe(`${"x".repeat(500)}…`);
  });
});
