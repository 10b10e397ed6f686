import { type CommentPart, type CommentSection, type LeftOut, NOTHING_LEFT_OUT } from "./part.ts";
import { renderSection } from "./section-lines.ts";

/**
 * Shares the room among the parts: first the first section of each, then the
 * second of each, and so on, so that nobody's environment takes the place of
 * another's verdicts. Within one such round the small ones are whole, and the
 * large ones lose rows until they are equally large. Parts must be sorted,
 * worst first. Fitting again what fitted changes nothing.
 */
export function fitParts(parts: readonly CommentPart[], room: number): readonly CommentPart[] {
  const kept = parts.map((): CommentSection[] => []);
  const lost = parts.map((): string[] => []);
  const rounds = Math.max(0, ...parts.map(({ sections }) => sections.length));
  let left = room;
  for (let round = 0; round < rounds; round += 1) {
    const asking = parts.flatMap(({ sections }, index) => {
      const section = sections[round];
      return section === undefined ? [] : [{ section, index, size: sizeOf(section) }];
    });
    const share = Math.max(LEAST_SHARE, fairShare(asking, left));
    for (const { section, index, size } of asking) {
      const fitting = size <= Math.min(share, left) ? section : withFewerRows(section, Math.min(share, left));
      if (fitting === undefined) {
        lost[index]?.push(section.name);
        continue;
      }
      kept[index]?.push(fitting);
      left -= fitting === section ? size : sizeOf(fitting);
    }
  }
  return parts.map(({ meta, leftOut }, index) => ({
    meta,
    sections: kept[index] ?? [],
    leftOut: alsoLeftOut(leftOut, lost[index] ?? []),
  }));
}

/** What a section takes up, with the blank line before it. */
function sizeOf(section: CommentSection): number {
  return renderSection(section).length + 2;
}

/** A section that cannot be cut may take so much when there is room: a share of forty would hold nothing. */
const LEAST_SHARE = 2_000;

/** The size at which, if none is larger, all of them fit. */
function fairShare(asking: readonly { readonly size: number }[], room: number): number {
  let left = room;
  let waiting = asking.length;
  for (const size of asking.map((one) => one.size).toSorted((one, other) => one - other)) {
    if (size > left / waiting) return left / waiting;
    left -= size;
    waiting -= 1;
  }
  return Number.POSITIVE_INFINITY;
}

function withFewerRows(section: CommentSection, size: number): CommentSection | undefined {
  const { rows, missing } = section;
  if (rows.length === 0) return undefined;
  // Priced with numbers that are as long as they can be, and without any row.
  let left = size - sizeOf({ ...section, rows: [], missing: missing + rows.length }) - COUNT_OF_ROWS;
  let fitting = 0;
  for (const row of rows) {
    left -= row.length + 1;
    if (left < 0) break;
    fitting += 1;
  }
  if (fitting === 0) return undefined;
  return { ...section, rows: rows.slice(0, fitting), missing: missing + rows.length - fitting };
}

/** `,"r":12345` in Base64. */
const COUNT_OF_ROWS = 20;

function alsoLeftOut({ names, more }: LeftOut, lost: readonly string[]): LeftOut {
  if (lost.length === 0 && names.length <= MOST_NAMES) return { names, more };
  const all = [...names, ...lost];
  const short = all.filter(({ length }) => length <= LONGEST_NAME).slice(0, MOST_NAMES);
  return { names: short, more: more + all.length - short.length };
}

/** A line of names is for reading; a benchmark's name can be very long. */
const MOST_NAMES = 8;
const LONGEST_NAME = 120;

/** The same without names, where there is no room for them. */
export function countedOnly({ names, more }: LeftOut): LeftOut {
  return names.length + more === 0 ? NOTHING_LEFT_OUT : { names: [], more: names.length + more };
}
