import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { describe, expect, it } from "vitest";
import { commandsIn } from "../../src/acceptance/comment-commands.ts";

describe("the commands of a comment", () => {
  it("are the lines that begin with it, in any case, with any line breaks", () => {
    expect(
      commandsIn(
        "Hello\n\n/accept-regression one\r\n/ACCEPT-Regression two  \r/accept-regression\t3\n/accept-regression",
      ),
    ).toEqual(["one", "two", "3", ""]);
  });

  it.each([
    ["in the middle of a line", "please /accept-regression ok"],
    ["as the beginning of another word", "/accept-regressions ok"],
    ["escaped", "\\/accept-regression ok"],
    ["indented", "text\n    /accept-regression ok"],
    ["in the item of a list", "- /accept-regression ok"],
    ["in a quotation", "> /accept-regression ok"],
    ["right below a quotation, where GitHub shows it as part of it", "> look:\n/accept-regression ok"],
    ["in a fence", "```\n/accept-regression ok\n```"],
    ["in a fence of tildes that a fence of ticks does not end", "~~~ sh\n```\n/accept-regression ok\n~~~"],
    ["in a fence that a shorter one does not end", "````\n```\n/accept-regression ok\n````"],
    ["in a fence that nothing ends", "text\n```\n/accept-regression ok"],
    ["in a hidden comment", "<!--\n/accept-regression ok\n-->"],
    ["in a hidden comment that begins within a line", "text <!-- hidden\n/accept-regression ok\n-->"],
    ["in a hidden comment that nothing ends", "<!-- x\n\n/accept-regression ok"],
    ["in preformatted HTML", "<pre>\n/accept-regression ok\n\n</pre>"],
    ["in inline code", "`/accept-regression ok`"],
  ])("are not those %s", (_, body) => {
    expect(commandsIn(body)).toEqual([]);
  });

  it.each([
    ["a fence", "```\nx\n```\n/accept-regression ok"],
    ["a fence in a list", "1. ```sh\n   x\n   ```\n\n/accept-regression ok"],
    ["a quotation and a blank line", "> x\n\n/accept-regression ok"],
    ["a hidden comment", "<!-- a --> <!-- b\n-->\n/accept-regression ok"],
    ["code that mentions a hidden comment", "write `<!--` here\n\n/accept-regression ok"],
    ["preformatted HTML on one line", "<pre>x</pre>\n/accept-regression ok"],
    ["inline code of three ticks", "```x```\n/accept-regression ok"],
  ])("are found after %s", (_, body) => {
    expect(commandsIn(body)).toEqual(["ok"]);
  });

  it("are shown by GitHub as text of the author, whatever stands around them", () => {
    const line = fc.constantFrom(
      "/accept-regression marker",
      "text",
      "",
      " ",
      "> quoted",
      ">",
      "```",
      "````",
      "~~~",
      "``` sh",
      "    ```",
      "```x```",
      "<!--",
      "-->",
      "<!-- x -->",
      "- item",
      "- ```",
      "- item\n  ```\n  /accept-regression marker\n  ```",
      "1. ~~~",
      "<pre>\n/accept-regression marker\n</pre>",
      "# title",
      "---",
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 9 }), (lines) => {
        // Each command is told apart, so that one in code cannot stand in for one in the text.
        const body = lines.map((text, index) => text.replace("marker", `marker${index}`)).join("\n");
        const html = micromark(body, {
          allowDangerousHtml: true,
          extensions: [gfm()],
          htmlExtensions: [gfmHtml()],
        });
        const visible = html
          .replace(/<!--[\s\S]*?(-->|$)/g, "")
          .replace(/<(pre|blockquote)>[\s\S]*?<\/\1>/g, "")
          .replace(/<(pre|blockquote)>[\s\S]*$/g, "");
        for (const command of commandsIn(body))
          expect(visible).toMatch(new RegExp(`/accept-regression ${command}\\b`));
      }),
      { numRuns: 3000, seed: 5 },
    );
  });

  it("never throw, whatever the text is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => {
        expect(commandsIn(`\`\`\`\n${text.replaceAll("```", "")}\n/accept-regression x`)).toEqual([]);
        expect(Array.isArray(commandsIn(text))).toBe(true);
      }),
      { numRuns: 1000, seed: 5 },
    );
  });

  it("are read in time that grows with the text alone", () => {
    const bodies = [
      "<!--".repeat(50_000),
      "<!--\n".repeat(20_000),
      "> \n".repeat(50_000),
      "`".repeat(200_000),
      "a <!-- \n".repeat(20_000),
    ];
    const began = performance.now();
    for (const body of bodies) expect(commandsIn(body)).toEqual([]);
    expect(performance.now() - began).toBeLessThan(3000);
  });
});
