import { z } from "zod";
import { type Hidden, readHidden } from "./hidden.ts";
import { type CommentPart, type CommentSection, type LeftOut, NOTHING_LEFT_OUT, PartMeta } from "./part.ts";
import { isShowable, readSection } from "./section-lines.ts";

/**
 * Reads the parts of all jobs out of a comment. Never throws: what somebody's
 * edit has broken is left out, and the other parts stay.
 */
export function parseComment(body: string): readonly CommentPart[] {
  // The web editor writes the line ends of Windows.
  const lines = body.replace(/\r\n?/g, "\n").split("\n");
  return /^<!-- performance-benchmark:.*? -->/.test(lines[0] ?? "") ? readParts(lines) : [];
}

function readParts(lines: readonly string[]): readonly CommentPart[] {
  const parts: CommentPart[] = [];
  let blocks: Block[] = [];
  for (const block of blocksOf(lines)) {
    if (block.kind === "part") {
      parts.push(...readPart(blocks));
      blocks = [];
    }
    blocks.push(block);
  }
  return [...parts, ...readPart(blocks)];
}

/** A hidden line and the lines below it, up to the next one. */
interface Block extends Hidden {
  readonly lines: string[];
}

function blocksOf(lines: readonly string[]): readonly Block[] {
  const blocks: Block[] = [];
  for (const line of lines) {
    const hidden = readHidden(line);
    if (hidden === undefined) blocks.at(-1)?.lines.push(line);
    else blocks.push({ ...hidden, lines: [] });
  }
  return blocks;
}

/** One part, or none when its first line cannot be read. What lies below its last line is only its frame. */
function readPart([first, ...others]: readonly Block[]): readonly CommentPart[] {
  const meta = first?.kind === "part" ? PartMeta.safeParse(first.data).data : undefined;
  if (meta === undefined) return [];
  const end = others.findIndex(({ kind }) => kind === "end");
  const inside = end === -1 ? others : others.slice(0, end);
  const read = inside.map(({ data, lines }) => readSection(data, lines));
  const sections = read.filter((section): section is CommentSection => section !== undefined);
  const { names, more } = readLeftOut(others[end]?.data);
  return [{ meta, sections, leftOut: { names, more: more + read.length - sections.length } }];
}

const LeftOutData = z.object({
  n: z.array(z.string()).default([]),
  m: z.number().int().min(0).max(1_000_000).default(0),
});

function readLeftOut(data: unknown): LeftOut {
  const read = LeftOutData.safeParse(data).data;
  if (read === undefined) return NOTHING_LEFT_OUT;
  const names = read.n.filter(isShowable);
  return { names, more: read.m + read.n.length - names.length };
}
