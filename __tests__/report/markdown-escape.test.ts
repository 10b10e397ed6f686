import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { code, link, marker, preformatted, prose } from "../../src/report/markdown/escape.ts";
import { tableHead, tableRow } from "../../src/report/markdown/table.ts";
import { visibleText } from "../../src/report/plain-text.ts";
import { elementsOf, type HtmlNode } from "../support/inert-markdown.ts";

const render = (markdown: string) =>
  parseFragment(
    micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }),
  );

function textOf(node: HtmlNode): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

const normal = (text: string) => text.replace(/\s+/g, " ").trim();

/** What people and attackers put into names. */
const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "|",
          "\\|",
          "`",
          "``",
          "```",
          "\n",
          "\r\n",
          "\t",
          " ",
          "\\",
          "'",
          '"',
          "=",
          "+",
          "1.",
          "2)",
          "# ",
          "> ",
          "- ",
        ],
        ...[
          "<img src=x onerror=alert(1)>",
          "<!--",
          "-->",
          "</td>",
          "</code>",
          "<b>",
          "</details>",
          "<pre>",
          "</pre>",
        ],
        ...[
          "@octocat",
          "@acme/team",
          "#1",
          "GH-12",
          "acme/widgets#3",
          "](http://evil)",
          "[x](http://e)",
          "![x](http://e)",
        ],
        ...[
          "https://evil.example",
          "http://",
          "www.evil.example",
          "a@b.co",
          "ftp://e.example",
          "mailto:a@b.co",
          "xmpp:a@b.co",
        ],
        ...[
          "**",
          "__",
          "*a*",
          "_a_",
          "~~",
          "&lt;",
          "&#60;",
          "&copy",
          "$$",
          "$x$",
          "^",
          "[^1]",
          "[^1]: x",
          ":tada:",
          "---",
          "===",
        ],
        ...[
          "\u202e",
          "\u0000",
          "\u200b",
          "\ud800",
          "\u001b[31m",
          "::error::x",
          "##[error]x",
          "Bench<T, 3>",
          "a_b_c",
          "{{",
          "$" + "{{ x }}",
        ],
        ...["é", "😀", "漢字", "[ ]", "[!NOTE]"],
      ),
      fc.string({ maxLength: 6 }),
      fc.string({ unit: "grapheme", maxLength: 4 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(""));

const FORBIDDEN = [
  "a",
  "img",
  "b",
  "em",
  "strong",
  "del",
  "script",
  "input",
  "h1",
  "h2",
  "ul",
  "ol",
  "sup",
  "section",
];

describe("a name in a table", () => {
  it("stays exactly that name in code, whatever it is: no link, image, tag, and no other cell", () => {
    fc.assert(
      fc.property(hostile, hostile, (name, text) => {
        const table = [
          tableHead([
            ["Benchmark", "left"],
            ["Note", "right"],
          ]),
          tableRow([code(name), prose(text)]),
          tableRow(["next", "2.0"]),
        ].join("\n");
        const found = elementsOf(render(`${marker("key")}\n\n${table}\n`).childNodes);
        expect(found.filter(({ tagName }) => FORBIDDEN.includes(tagName))).toEqual([]);

        const cells = found.filter(({ tagName }) => tagName === "td");
        expect(cells).toHaveLength(4);
        expect(normal(cells[0] === undefined ? "" : textOf(cells[0]))).toBe(normal(visibleText(name)) || "—");
        const shown = cells[1] === undefined ? "" : textOf(cells[1]);
        expect(normal(shown.replaceAll("\u2060", ""))).toBe(normal(visibleText(text)));
        // In code GitHub calls nobody; elsewhere every sign is cut from what follows.
        expect(shown).not.toMatch(/[@#](?!\u2060)|GH-\d/i);
        expect(found.filter(({ tagName }) => tagName === "code")).toHaveLength(1);
      }),
      { numRuns: 2_000, seed: 20_261_121 },
    );
  });
});

describe("a sentence outside of a table", () => {
  it("stays one paragraph with that text", () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const found = elementsOf(render(`${prose(text)}\n\nnext\n`).childNodes);
        expect(found.map(({ tagName }) => tagName)).toEqual(visibleText(text) === "" ? ["p"] : ["p", "p"]);
        const shown = found[0] === undefined ? "" : textOf(found[0]).replaceAll("\u2060", "");
        expect(normal(shown)).toBe(visibleText(text) === "" ? "next" : normal(visibleText(text)));
      }),
      { numRuns: 500, seed: 1 },
    );
  });
});

describe("the output of a tool", () => {
  it("keeps its lines in a block that nothing inside can leave", () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1, maxLength: 4 }), (lines) => {
        const markdown = `<details><summary>x</summary>\n\n${preformatted(lines.join("\n"))}\n\n</details>\n\nafter\n`;
        const found = elementsOf(render(markdown).childNodes).map(({ tagName }) => tagName);
        expect(found).toEqual(["details", "summary", "pre", "p"]);
      }),
      { numRuns: 500, seed: 2 },
    );
    expect(preformatted("a\n  b <c>\n\td")).toBe("<pre>\na\n  b &#60;c&#62;\n    d\n</pre>");
  });
});

describe("a link", () => {
  it("leads only to the web, and its address cannot end early", () => {
    expect(link("run", "https://github.com/acme/widgets/actions/runs/1")).toBe(
      "[run](<https://github.com/acme/widgets/actions/runs/1>)",
    );
    expect(link("run", "javascript:alert(1)")).toBe("run");
    const found = elementsOf(render(`${link("a]b", "https://e.example/>)<b>x</b>")}\n`).childNodes);
    expect(found.map(({ tagName }) => tagName)).toEqual(["p", "a"]);
  });
});

describe("the marker", () => {
  it("cannot be ended by its key", () => {
    expect(marker("Benchmarks / job-1")).toBe("<!-- performance-benchmark:Benchmarks / job-1 -->");
    expect(marker("a--><b>--")).toBe("<!-- performance-benchmark:a-b- -->");
  });
});
