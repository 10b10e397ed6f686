import { micromark } from "micromark";
import { gfm, gfmHtml } from "micromark-extension-gfm";
import { type DefaultTreeAdapterTypes, parseFragment } from "parse5";
import { expect } from "vitest";

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;

/** What our own renderers write on every page; nothing else may come of a report. */
const OURS = [
  ...["h2", "h3", "p", "strong", "em", "sub", "code", "wbr", "pre", "ul", "li", "br", "a"],
  ...["table", "thead", "tbody", "tr", "th", "td", "details", "summary"],
];

/**
 * Rendered as GitHub renders it, a page has no element but ours and `moreElements`,
 * no link that does not begin with `links`, no other attribute, and calls nobody.
 */
export function expectInert(
  markdown: string,
  allowed: { readonly links: string; readonly moreElements?: readonly string[] },
): void {
  const html = micromark(markdown, {
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
  });
  const { childNodes } = parseFragment(html);
  const found = elementsOf(childNodes);
  const ours = new Set([...OURS, ...(allowed.moreElements ?? [])]);
  expect(found.map(({ tagName }) => tagName).filter((name) => !ours.has(name))).toEqual([]);
  const strange = found
    .flatMap(({ attrs }) => attrs.map(({ name, value }) => `${name}=${value}`))
    .filter((text) => !/^(?:align=(?:left|right)|open=)/.test(text))
    .filter((text) => !text.startsWith(`href=${allowed.links}`));
  expect(strange).toEqual([]);
  // A sign is cut from what follows it, so that nobody is called and nothing is linked.
  expect(childNodes.map(proseOf).join("\n")).not.toMatch(/[@#](?=[\p{L}\p{N}])|GH-\d/iu);
}

export function elementsOf(nodes: readonly HtmlNode[]): readonly DefaultTreeAdapterTypes.Element[] {
  return nodes.flatMap((node) => ("tagName" in node ? [node, ...elementsOf(node.childNodes)] : []));
}

/** Text outside of code, where GitHub looks for mentions and issues. */
function proseOf(node: HtmlNode): string {
  if ("value" in node) return node.value;
  if ("tagName" in node && (node.tagName === "code" || node.tagName === "pre")) return " ";
  return "childNodes" in node ? node.childNodes.map(proseOf).join("") : "";
}
