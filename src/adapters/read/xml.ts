import { parseXml, XmlElement, XmlText } from "@rgrove/parse-xml";
import type { ToolOutput } from "../adapter.ts";
import { cleanText, sampleOf } from "./text.ts";
import { unreadable } from "./unreadable.ts";

/** How one tool's XML looks. */
export interface XmlFormat {
  /** For messages, with its article: `an XML dump of PHPBench`. */
  readonly expected: string;
  /** Names that the outermost element may have. */
  readonly roots: readonly string[];
  /** What its beginning holds besides, where other tools use the same root. */
  readonly mark?: RegExp;
}

/** True when the output is one file that holds such an element. Not parsed: what is damaged is recognised too. */
export function holdsXml(output: ToolOutput, { roots, mark }: Omit<XmlFormat, "expected">): boolean {
  if (output.kind !== "file") return false;
  const text = cleanText(sampleOf(output.file));
  return beginnings(text, roots).length > 0 && (mark === undefined || mark.test(text));
}

/**
 * Every outermost element of this format in the file, in order, also between
 * the lines of a log. Entities that a document declares itself are not expanded.
 *
 * @throws OUTPUT_UNREADABLE when there is none, or when one of them is not well-formed
 */
export function readXml(output: ToolOutput, { expected, roots }: XmlFormat): readonly XmlElement[] {
  if (output.kind !== "file")
    throw unreadable(output, { expected, found: "expected one file, not a folder" });
  const text = cleanText(output.file);
  const elements: XmlElement[] = [];
  let after = 0;
  for (const { index, name } of beginnings(text, roots)) {
    if (index < after) continue;
    const end = endOf(text, index, name);
    if (end === undefined) {
      throw unreadable(output, {
        expected,
        found: `the element ${name} that begins on line ${lineOf(index)} has no end`,
      });
    }
    elements.push(parsed(text.slice(index, end), index));
    after = end;
  }
  if (elements.length === 0) {
    throw unreadable(output, { expected, found: `it holds no element ${roots.join(" or ")}` });
  }
  return elements;

  function lineOf(index: number): number {
    return text.slice(0, index).split("\n").length;
  }

  function parsed(part: string, index: number): XmlElement {
    try {
      const { root } = parseXml(part, { ignoreUndefinedEntities: true });
      if (root !== null) return root;
    } catch (cause) {
      const [reason = ""] = String(cause instanceof Error ? cause.message : cause).split("\n");
      throw unreadable(output, { expected, found: `after line ${lineOf(index)}: ${reason}`, cause });
    }
    throw unreadable(output, { expected, found: `the element on line ${lineOf(index)} is empty` });
  }
}

/** An attribute's value; empty when it is not there. */
export function attribute(element: XmlElement, name: string): string {
  return element.attributes[name] ?? "";
}

/** Elements directly within, of this name. */
export function childrenOf(element: XmlElement, name: string): readonly XmlElement[] {
  return element.children.filter(
    (child): child is XmlElement => child instanceof XmlElement && child.name === name,
  );
}

/** Elements of this name at any depth, in order of the document. */
export function descendantsOf(element: XmlElement, name: string): readonly XmlElement[] {
  const found: XmlElement[] = [];
  const waiting: XmlElement[] = [element];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const inside = next.children.filter((child): child is XmlElement => child instanceof XmlElement);
    if (next !== element && next.name === name) found.push(next);
    // One by one: as arguments, hundreds of thousands overflow the stack.
    for (const child of inside.reverse()) waiting.push(child);
  }
  return found;
}

/** The text within an element, without that of elements inside it. */
export function textWithin(element: XmlElement): string {
  return element.children
    .map((child) => (child instanceof XmlText ? child.text : ""))
    .join("")
    .trim();
}

interface Beginning {
  readonly index: number;
  readonly name: string;
}

/** Where an element of one of these names begins at the beginning of a line, or after other elements on it. */
function beginnings(text: string, roots: readonly string[]): readonly Beginning[] {
  const pattern = new RegExp(`^(?:[ \\t]*<\\?[^>]*>)?[ \\t]*<(?<name>${roots.join("|")})(?=[\\s/>])`, "gm");
  return [...text.matchAll(pattern)].map((match) => {
    const name = match.groups?.["name"] ?? "";
    return { index: match.index + match[0].length - name.length - 1, name };
  });
}

/** Index after the end of the element that begins there, which may hold others of its name. */
function endOf(text: string, start: number, name: string): number | undefined {
  const tag = new RegExp(`<${name}(?=[\\s/>])(?:[^"'>]|"[^"]*"|'[^']*')*>|</${name}\\s*>`, "g");
  tag.lastIndex = start;
  let depth = 0;
  for (let match = tag.exec(text); match !== null; match = tag.exec(text)) {
    const [found] = match;
    if (found.startsWith("</")) depth -= 1;
    else if (!found.endsWith("/>")) depth += 1;
    if (depth === 0) return tag.lastIndex;
  }
  return undefined;
}
