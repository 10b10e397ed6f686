import fc from "fast-check";
import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { describe, expect, it } from "vitest";
import { COMMENT_CHARACTERS, composeComment } from "../../../src/report/comment/compose.ts";
import { parseComment } from "../../../src/report/comment/parse.ts";
import { commentPart } from "../../../src/report/comment/report-part.ts";
import type { Report } from "../../../src/report/report.ts";
import { buildReport, compared, notCompared } from "../../support/report-builder.ts";

type Node = DefaultTreeAdapterTypes.ChildNode;

const render = (markdown: string) =>
  parseFragment(
    micromark(markdown, { extensions: [gfm()], htmlExtensions: [gfmHtml()], allowDangerousHtml: true }),
  );

function nodesOf(nodes: readonly Node[]): readonly Node[] {
  return nodes.flatMap((node) =>
    ["childNodes" in node ? [node, ...nodesOf(node.childNodes)] : [node]].flat(),
  );
}

/** What a page of ours consists of; everything else came out of somebody's name. */
const OURS = new Set([
  ...["h2", "h3", "p", "strong", "em", "code", "wbr", "sub", "ul", "li", "pre", "a"],
  ...["details", "summary", "table", "thead", "tbody", "tr", "th", "td"],
]);

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...[
          "-->",
          "<!--",
          "<!-- pb:end e30= -->",
          "<!-- pb:part e30= -->",
          "<!-- performance-benchmark:bench -->",
        ],
        ...[
          "`",
          "```",
          "|",
          "\\|",
          "\n",
          "\n\n",
          "@team",
          "@octocat",
          "#1",
          "</details>",
          "<details>",
          "</summary>",
        ],
        ...[
          "<img src=x onerror=alert(1)>",
          "[x](http://evil)",
          "https://evil.example",
          "<pre>",
          "</pre>",
          "**",
          "_",
        ],
        ...["\u202e", "\u0000", "::error::x", "##[error]x", "漢字", "😀", "é"],
      ),
      fc.string({ maxLength: 8 }),
    ),
    { maxLength: 6 },
  )
  .map((words) => words.join(""));
/** Now and then far longer than any name should be. */
const long = fc.tuple(hostile, fc.constantFrom(1, 1, 200)).map(([text, times]) => text.repeat(times));

const report = fc
  .record({
    name: hostile,
    text: long,
    gate: fc.constantFrom("pass" as const, "fail" as const, "inconclusive" as const),
    rows: fc.constantFrom(0, 1, 5, 200),
    failures: fc.constantFrom(0, 1, 12),
  })
  .map(({ name, text, gate, rows, failures }, index = 0): Report => {
    const base = buildReport();
    return buildReport({
      gate,
      headline: `Outcome: ${text}`,
      comparisons: [
        ...Array.from({ length: rows }, (_, row) =>
          compared({ benchmark: `${name}${row}`, verdict: row % 3 === 0 ? "regressed" : "equivalent" }),
        ),
        notCompared({ benchmark: name, category: text }),
      ],
      warnings: [text, name],
      baseline: { kind: "none", reason: text },
      run: {
        ...base.run,
        commit: name || "c",
        failures: Array.from({ length: failures }, (_, number) => ({
          benchmark: `${name}${number}`,
          kind: "failed" as const,
          message: text,
          output: `${text}\n${name}`,
        })),
      },
      workflow: {
        ...(base.workflow as NonNullable<Report["workflow"]>),
        workflow: text,
        job: name,
        matrix: `${index}`,
      },
    });
  });

describe("a comment with hostile names in it", () => {
  it("stays in its limit, in one piece and inert, and holds every part, up to 40 of them", () => {
    fc.assert(
      fc.property(
        fc.array(report, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(1, 7, 40),
        (reports, count) => {
          const parts = Array.from({ length: Math.max(count, reports.length) }, (_, index) => {
            const drawn = commentPart(reports[index % reports.length] ?? buildReport(), { links: [] });
            return { ...drawn, meta: { ...drawn.meta, id: `${index} ${drawn.meta.id}`.slice(0, 100) } };
          });
          const text = composeComment({ key: "bench", parts });
          expect(text.length).toBeLessThanOrEqual(COMMENT_CHARACTERS);
          expect(text.match(/<details/g)?.length ?? 0).toBe(text.match(/<\/details>/g)?.length ?? 0);
          const read = parseComment(text);
          expect(read.map(({ meta }) => meta.id).sort()).toEqual(parts.map(({ meta }) => meta.id).sort());

          const tree = render(text);
          const nodes = nodesOf(tree.childNodes);
          const tags = nodes.flatMap((node) => ("tagName" in node ? [node] : []));
          expect(tags.map(({ tagName }) => tagName).filter((tag) => !OURS.has(tag))).toEqual([]);
          expect(tags.filter(({ tagName }) => tagName === "h2")).toHaveLength(1);
          const links = tags.filter(({ tagName }) => tagName === "a").map(({ attrs }) => attrs[0]?.value);
          expect(
            links.filter((url) => url !== "https://github.com/acme/widgets/actions/runs/8123456789"),
          ).toEqual([]);
          const hidden = nodes.flatMap((node) =>
            node.nodeName === "#comment" && "data" in node ? [node.data] : [],
          );
          expect(
            hidden.filter(
              (comment) => !/^ (pb:(part|section|end) [\w+/=]+|performance-benchmark:bench) $/.test(comment),
            ),
          ).toEqual([]);
          // Each part is a block of its own at the top: none has fallen into another.
          const top = tree.childNodes.filter((node) => node.nodeName === "details");
          if (parts.length > 1) expect(top).toHaveLength(parts.length);
          const loose = nodes.flatMap((node) =>
            node.nodeName === "#text" && "value" in node && !isInCode(node) ? [node.value] : [],
          );
          expect(loose.filter((value) => /@\w/.test(value))).toEqual([]);
        },
      ),
      { numRuns: 25, seed: 20_261_121 },
    );
  });
});

function isInCode(node: Node): boolean {
  for (
    let at: DefaultTreeAdapterTypes.ParentNode | null | undefined = node.parentNode;
    at;
    at = "parentNode" in at ? at.parentNode : null
  ) {
    if (at.nodeName === "code" || at.nodeName === "pre") return true;
  }
  return false;
}
