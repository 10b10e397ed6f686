import { visibleText } from "../plain-text.ts";

/**
 * The one place where text from outside becomes Markdown. GitHub parses
 * Markdown, then HTML, then looks for mentions and issue numbers in what text
 * is left; each stage needs its own answer.
 */

/**
 * A name, shown exactly, in `<code>`: GitHub looks for mentions and issue
 * references everywhere but in code. Fit for a table cell: a long name may be
 * broken after a separator, else it would push the verdict off a phone's screen.
 */
export function code(text: string): string {
  const name = visibleText(text);
  const parts = name.length > LONG_NAME ? name.split(/(?<=[/_.:-])(?=[^/_.:-])/) : [name];
  return `<code>${parts.map(entities).join("<wbr>") || "—"}</code>`;
}

/** A sentence: shown as written, but with mentions and issue references broken so that nobody is called. */
export function prose(text: string): string {
  return entities(visibleText(text)).replace(REFERENCE, (sign) => `${sign}${WORD_JOINER}`);
}

/** Lines of a tool, in a block that is neither Markdown nor HTML inside. */
export function preformatted(text: string): string {
  const lines = text.split(/\r\n|\r|\n/).map((line) => visibleEnd(line).replace(/[&<>@#]/g, entity));
  return `<pre>\n${lines.join("\n")}\n</pre>`;
}

/** A link, or the text alone when the address is not one of the web. */
export function link(text: string, url: string): string {
  if (!/^https?:\/\/[^\s]+$/.test(url)) return prose(text);
  return `[${prose(text)}](<${url.replace(/[<>\\|]/g, encodeURIComponent)}>)`;
}

/** An HTML comment that marks a text of ours; the key cannot end it. */
export function marker(key: string): string {
  return `<!-- performance-benchmark:${key.replace(/[^A-Za-z0-9._/ -]+/g, "-").replace(/--+/g, "-")} -->`;
}

/**
 * What Markdown, GFM's autolinks, HTML, or GitHub's emoji and maths can give a
 * meaning to: signs that matter anywhere, then those that matter in one place
 * only. Escaping every dot and dash would make a comment five times as long.
 */
const SPECIAL = /[\\`*_{}[\]<>#|~@&$^]|:(?=\S)|(?<=www)\.|^[-+=](?=[\s=-]|$)|(?<=^\d+)[.)](?=\s|$)/gi;

/** Characters that fit beside the other columns of a table on a phone. */
const LONG_NAME = 16;

/** What starts a mention or an issue reference, once entities have been read. */
const REFERENCE = /&#64;|&#35;|GH-(?=\d)/gi;

/** Invisible, has no width, and is no part of a name. */
const WORD_JOINER = "&#8288;";

function entities(text: string): string {
  return text.replace(SPECIAL, entity);
}

function entity(character: string): string {
  return `&#${character.codePointAt(0)};`;
}

/** Keeps the indentation of a line, which {@link visibleText} would trim. */
function visibleEnd(line: string): string {
  const indentation = /^[ \t]*/.exec(line)?.[0].replaceAll("\t", "    ") ?? "";
  return indentation + visibleText(line);
}
