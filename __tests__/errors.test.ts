import { readFile } from "node:fs/promises";
import { describe, expect, it } from "vitest";
import { BenchmarkError, describeFailure, ERROR_CODES, exitCodeOf, factAndHint } from "../src/errors.ts";

describe("an error", () => {
  it("reads as a fact, a next step and a code", () => {
    const error = new BenchmarkError("FILE_UNREADABLE", "There is no file a.json.", {
      hint: "Correct the path.",
    });
    expect(describeFailure(error)).toBe("There is no file a.json.\nCorrect the path.\n(FILE_UNREADABLE)");
  });

  it("of any other kind is a bug of ours and says so, without a stack trace", () => {
    expect(describeFailure(new TypeError("x is not a function"))).toMatchInlineSnapshot(`
      "An unexpected error stopped the run: x is not a function.
      This is a bug in performance-benchmark. Please report it with the step's log.
      (INTERNAL)"
    `);
  });

  it.each([
    ["GitHub answered 502: Server Error", "GitHub answered 502: Server Error. Wait."],
    ["Git printed this:\nfatal: no\n", "Git printed this:\nfatal: no. Wait."],
    ["It is there (403).", "It is there (403). Wait."],
    ["Is it “there?”", "Is it “there?” Wait."],
    ["These are wrong:\n- tier: Expected true", "These are wrong:\n- tier: Expected true Wait."],
  ])("whose words have no end gets a full stop before the next sentence: %s", (message, text) => {
    const error = new BenchmarkError("GITHUB_FAILED", message, { hint: "Wait." });
    expect(factAndHint(error)).toBe(text);
    const fact = message.includes("\n") ? message.trimEnd() : text.replace(/ Wait\.$/, "");
    expect(describeFailure(error)).toBe(`${fact}\nWait.\n(GITHUB_FAILED)`);
  });

  it("ends the command line with 2 when the user can mend it, 3 when nothing could be measured, and 4 when it came from outside", () => {
    expect(exitCodeOf(new BenchmarkError("CONFIG_INVALID", "", { hint: "" }))).toBe(2);
    expect(exitCodeOf(new BenchmarkError("SETUP_FAILED", "", { hint: "" }))).toBe(3);
    expect(exitCodeOf(new BenchmarkError("GITHUB_FAILED", "", { hint: "" }))).toBe(4);
    expect(exitCodeOf(new TypeError("x"))).toBe(4);
  });

  it("has a heading in docs/errors.md for every code, and none for codes that are gone", async () => {
    const text = await readFile(new URL("../docs/errors.md", import.meta.url), "utf8");
    const headings = [...text.matchAll(/^## (\w+)$/gm)].map(([, code]) => code);
    expect(headings).toEqual([...ERROR_CODES]);
  });
});
