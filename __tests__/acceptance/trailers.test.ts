import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { trailersNamed } from "../../src/acceptance/trailers.ts";

const NAME = "Accept-Regression";

describe("the trailers of a commit", () => {
  it("stand in the last paragraph, in any case, folded or not", () => {
    const message =
      "Title\n\nText.\n\naccept-regression: parse/* one\n  and more\nAccept-Regression : two\nFixes: #1\n";
    expect(trailersNamed(NAME, message)).toEqual(["parse/* one and more", "two"]);
    expect(trailersNamed(NAME, message.replaceAll("\n", "\r\n"))).toEqual(["parse/* one and more", "two"]);
  });

  it("may stand with other text when git wrote one of them", () => {
    const text = "Title\n\nx\ny\nAccept-Regression: ok\n";
    expect(trailersNamed(NAME, text)).toEqual([]);
    expect(trailersNamed(NAME, `${text}Signed-off-by: A <a@example.com>`)).toEqual(["ok"]);
    expect(trailersNamed(NAME, `${text}(cherry picked from commit 3f2c1a9)`)).toEqual(["ok"]);
  });

  it("are not in the title, nor in the text above the last paragraph", () => {
    expect(trailersNamed(NAME, "Accept-Regression: ok")).toEqual([]);
    expect(trailersNamed(NAME, "\n\nAccept-Regression: ok")).toEqual([]);
    expect(trailersNamed(NAME, "Title\n\nAccept-Regression: ok\n\nText.")).toEqual([]);
  });

  it("are what git finds, in any message", () => {
    const line = fc.constantFrom(
      "Accept-Regression: ok",
      "accept-regression : other",
      "Accept-Regression:",
      "Fixes: #1",
      "Signed-off-by: A <a@example.com>",
      "(cherry picked from commit 3f2c1a9)",
      "text",
      "text with: colon",
      "  folded",
      "",
      " ",
      "# comment",
    );
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const message = `Title\n${lines.join("\n")}\n`;
        expect(trailersNamed(NAME, message)).toEqual(ofGit(message));
      }),
      { numRuns: 150, seed: 5 },
    );
  }, 60_000);

  it("never throw, whatever the message is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 300 }), (text) => {
        expect(trailersNamed(NAME, `${text}\n\nAccept-Regression: ok`).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });
});

function ofGit(message: string): readonly string[] {
  const args = ["interpret-trailers", "--parse", "--no-divider"];
  const output = execFileSync("git", args, { input: message, encoding: "utf8" });
  return output.split("\n").flatMap((line) => {
    const { value } = /^accept-regression: ?(?<value>.*)$/i.exec(line)?.groups ?? {};
    return value === undefined ? [] : [value];
  });
}
