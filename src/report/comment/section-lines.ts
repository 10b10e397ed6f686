import { z } from "zod";
import { sectionText } from "../markdown/fit.ts";
import { hiddenLine } from "./hidden.ts";
import type { CommentSection } from "./part.ts";

/**
 * How a section stands in the comment: a hidden line that counts its lines,
 * then its text. By the counts a later writer, who has only this text, can
 * leave out whole rows of it.
 */
const SectionCounts = z.object({
  /** Its name. */
  n: z.string(),
  /** Lines of its head. */
  h: z.number().int().min(1),
  /** Rows below the head. */
  r: z.number().int().min(0).default(0),
  /** Rows that are missing; a line says so. */
  m: z.number().int().min(0).default(0),
});

export function renderSection(section: CommentSection): string {
  const { name, head, rows, missing } = section;
  const counts = {
    n: name,
    h: head.split("\n").length,
    ...(rows.length === 0 ? {} : { r: rows.length }),
    ...(missing === 0 ? {} : { m: missing }),
  };
  return `${hiddenLine("section", counts)}\n${sectionText(section, rows, missing)}`;
}

/**
 * Reads a section back. Text whose lines are no longer as counted, because
 * somebody edited it, is kept as one piece; `undefined` when there is none, or
 * when keeping it would swallow what comes after it.
 */
export function readSection(data: unknown, lines: readonly string[]): CommentSection | undefined {
  const text = lines.join("\n").replace(/\s+$/, "");
  const counts = SectionCounts.safeParse(data).data;
  const name = counts !== undefined && isShowable(counts.n) ? counts.n : "a section";
  if (text.trim() === "" || !isBalanced(text)) return undefined;
  const counted = counts === undefined ? undefined : byCounts(name, counts, text.split("\n"));
  return counted ?? { name, head: text, rows: [], missing: 0 };
}

/** Whether a name from the comment can stand in a sentence of it. */
export function isShowable(name: string): boolean {
  return name !== "" && name.length <= LONGEST_NAME && !/[\r\n]|<!--|<\/?details/.test(name);
}

const LONGEST_NAME = 300;

function byCounts(
  name: string,
  { h, r, m }: z.output<typeof SectionCounts>,
  lines: readonly string[],
): CommentSection | undefined {
  const head = lines.slice(0, h).join("\n");
  const rows = lines.slice(h, h + r);
  const rest = lines.slice(h + r + (m === 0 ? 0 : 2));
  if (rows.length < r || rows.some((row) => !/^[|-] /.test(row))) return undefined;
  if (m > 0 && lines[h + r + 1]?.startsWith("_") !== true) return undefined;
  if (rest.length > 0 && rest[0] !== "") return undefined;
  const tail = rest.slice(1).join("\n");
  const section = { name, head, rows, missing: m, ...(tail === "" ? {} : { tail }) };
  // The counts may fit by accident; what they make of the text must be the text.
  return sectionText(section, rows, m) === lines.join("\n") ? section : undefined;
}

/** A block that is opened and not closed would fold all that follows into itself. */
function isBalanced(text: string): boolean {
  if (text.includes("<!--")) return false;
  return BLOCKS.every((tags) => {
    let open = 0;
    for (const [tag] of text.matchAll(tags)) {
      open += tag.startsWith("</") ? -1 : 1;
      if (open < 0) return false;
    }
    return open === 0;
  });
}

const BLOCKS = [/<\/?details[\s>]/gi, /<\/?pre[\s>]/gi];
