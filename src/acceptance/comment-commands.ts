/**
 * What follows `/accept-regression` on each line of a comment that begins with
 * it. Lines that GitHub shows as code, as a quotation, or not at all are no
 * commands: people quote each other, and explain the command in code. In doubt
 * a line is none: its author sees that it got no reaction.
 */
export function commandsIn(body: string): readonly string[] {
  const commands: string[] = [];
  let inside: Inside | undefined;
  for (const line of body.split(/\r\n|\r|\n/)) {
    if (inside?.kind === "closed" && inside.isOver?.(line) !== true) {
      if (inside.isEnd(line)) inside = inside.after;
      continue;
    }
    const isQuoted: boolean = inside?.kind === "quotation" && line.trim() !== "";
    inside = openedBy(line) ?? (isQuoted ? inside : undefined);
    if (inside !== undefined) continue;
    const command = COMMAND.exec(line)?.groups;
    if (command !== undefined) commands.push((command["argument"] ?? "").trim());
  }
  return commands;
}

/** Only at the very beginning of a line: what is indented belongs to a list or is code. */
const COMMAND = /^\/accept-regression(?<argument>\s.*)?$/i;

/** A part of a comment that is no text of its author's own. */
type Inside =
  /** Nothing in it means anything, up to the line that ends it, or before the one that is no part of it. */
  | {
      readonly kind: "closed";
      readonly isEnd: (line: string) => boolean;
      readonly isOver?: (line: string) => boolean;
      readonly after?: Inside;
    }
  /** Text right below a quotation is shown as part of it, up to a blank line. */
  | { readonly kind: "quotation" };

function openedBy(line: string): Inside | undefined {
  return fence(line) ?? htmlBlock(line) ?? hidden(line) ?? quotation(line);
}

/** A fence of CommonMark, also right behind the mark of a list's item. With backticks in its info string it is inline code. */
const FENCE = /^(?<before> {0,3}(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*)(?<mark>`{3,}(?=[^`]*$)|~{3,})/;

function fence(line: string): Inside | undefined {
  const { before = "", mark } = FENCE.exec(line)?.groups ?? {};
  if (mark === undefined) return undefined;
  const isItem = before.trim() !== "";
  const isEnd = (next: string): boolean => {
    const bare = next.trim();
    if (bare.length < mark.length || bare !== (mark[0] ?? "").repeat(bare.length)) return false;
    return isItem || /^ {0,3}\S/.test(next);
  };
  // What is not indented as far as the item's text is no part of the item.
  const isOver = (next: string) => next.trim() !== "" && next.search(/\S/) < before.length;
  return { kind: "closed", isEnd, ...(isItem ? { isOver } : {}) };
}

/** What GitHub shows as it is written. */
const RAW = /^ {0,3}<(?:pre|script|style|textarea)(?=[\s>]|$)/i;
const RAW_END = /<\/(?:pre|script|style|textarea)>/i;

function htmlBlock(line: string): Inside | undefined {
  if (!RAW.test(line)) return undefined;
  // Its end does not count within an HTML comment.
  let isHidden = false;
  const isEnd = (next: string): boolean => {
    isHidden = leavesOpen(next) || (isHidden && !next.includes("-->"));
    return !isHidden && RAW_END.test(next);
  };
  return isEnd(line) ? undefined : { kind: "closed", isEnd };
}

/** An HTML comment that its line does not end; in inline code it is text. */
function hidden(line: string): Inside | undefined {
  const isBlock = /^\s*</.test(line);
  if (!leavesOpen(isBlock ? line : line.replace(/`[^`]*`/g, ""))) return undefined;
  const isEnd = (next: string) => next.includes("-->") && !leavesOpen(next);
  // Within a paragraph it may have been no comment at all, and what looked like its content a quotation.
  return { kind: "closed", isEnd, ...(isBlock ? {} : { after: { kind: "quotation" } }) };
}

function leavesOpen(html: string): boolean {
  return html.lastIndexOf("<!--") > html.lastIndexOf("-->");
}

function quotation(line: string): Inside | undefined {
  return /^ {0,3}>/.test(line) ? { kind: "quotation" } : undefined;
}
