import { counted } from "../format/duration.ts";
import { marker } from "../markdown/escape.ts";
import { countedOnly, fitParts } from "./fit-parts.ts";
import { hiddenLine } from "./hidden.ts";
import { type Company, companyOf, olderNote, overview, partTitle, worstTitle } from "./overview.ts";
import { type CommentPart, type LeftOut, outcomeOf, type PartMeta, worstPartsFirst } from "./part.ts";
import { renderSection } from "./section-lines.ts";

/** GitHub refuses a longer comment or issue body. */
export const COMMENT_CHARACTERS = 65_536;

/**
 * The comment of all jobs, in at most {@link COMMENT_CHARACTERS}. It starts
 * with the hidden marker by which it is found again. A single part looks as if
 * the comment were its own; several stand under one overview, each behind a line
 * that is open unless all is well there.
 */
export function composeComment({
  key,
  parts,
}: {
  readonly key: string;
  readonly parts: readonly CommentPart[];
}): string {
  const frame = frameOf(key, worstPartsFirst(parts));
  const empty = layOut(frame, frame.parts.map(bare));
  const room = COMMENT_CHARACTERS - empty.length;
  const names = Math.min(NAMES_CHARACTERS * frame.parts.length, Math.floor(room / 10));
  return layOut(frame, withNames(frame, fitParts(frame.parts, room - names)));
}

/** Kept free for the names of what was left out. */
const NAMES_CHARACTERS = 600;

/** What stands around the contents of the parts. */
interface Frame {
  /** Those that have a place, worst first. */
  readonly parts: readonly CommentPart[];
  readonly top: string;
  /** Whether each part is folded under a line of its own. */
  readonly folded: boolean;
  readonly company: Company;
}

function frameOf(key: string, sorted: readonly CommentPart[]): Frame {
  const whole = frameWith(key, sorted, { unnamed: 0, results: true });
  if (sorted.length < 2 || emptySize(whole) <= ROOMY_CHARACTERS) return whole;
  const frameOfFirst = (count: number) =>
    frameWith(key, sorted.slice(0, count), { unnamed: sorted.length - count, results: false });
  let fitting = 1;
  let tooMany = sorted.length + 1;
  while (tooMany - fitting > 1) {
    const middle = Math.floor((fitting + tooMany) / 2);
    if (emptySize(frameOfFirst(middle)) <= COMMENT_CHARACTERS) fitting = middle;
    else tooMany = middle;
  }
  return frameOfFirst(fitting);
}

/** Up to here the frame leaves enough room for what it frames. */
const ROOMY_CHARACTERS = 40_000;

function frameWith(
  key: string,
  parts: readonly CommentPart[],
  options: { readonly unnamed: number; readonly results: boolean },
): Frame {
  const metas = parts.map(({ meta }) => meta);
  const folded = parts.length + options.unnamed > 1;
  const title = folded ? overview(metas, options) : worstTitle(metas);
  return { parts, folded, company: companyOf(metas), top: `${marker(key)}\n\n${title}` };
}

function emptySize(frame: Frame): number {
  return layOut(frame, frame.parts.map(bare)).length;
}

/** A part without its contents, and with the longest note that says so without names. */
function bare({ meta }: CommentPart): CommentPart {
  return { meta, sections: [], leftOut: { names: [], more: 1_000_000 } };
}

/** Names what was left out, of the worst part first, as long as there is room; else it is counted. */
function withNames(frame: Frame, fitted: readonly CommentPart[]): readonly CommentPart[] {
  const short = fitted.map((part) => ({ ...part, leftOut: countedOnly(part.leftOut) }));
  let left = COMMENT_CHARACTERS - layOut(frame, short).length;
  return fitted.map((part, index) => {
    const more = closing(part, frame).length - closing(short[index] ?? part, frame).length;
    if (more > left) return short[index] ?? part;
    left -= more;
    return part;
  });
}

function layOut(frame: Frame, parts: readonly CommentPart[]): string {
  const texts = parts.flatMap((part) => [
    opening(part.meta, frame),
    ...part.sections.map(renderSection),
    closing(part, frame),
  ]);
  return `${[frame.top, ...texts].join("\n\n")}\n`;
}

function opening(meta: PartMeta, { folded, company }: Frame): string {
  const begin = hiddenLine("part", meta);
  if (!folded) return begin;
  const details = outcomeOf(meta) === "passed" ? "<details>" : "<details open>";
  const note = olderNote(meta, company);
  return [
    `${begin}\n${details}<summary>${partTitle(meta, company)}</summary>`,
    ...(note === undefined ? [] : [note]),
  ].join("\n\n");
}

function closing({ leftOut }: CommentPart, { folded }: Frame): string {
  const { names, more } = leftOut;
  const data = {
    ...(names.length === 0 ? {} : { n: names }),
    ...(more === 0 ? {} : { m: more }),
  };
  return [
    hiddenLine("end", data),
    ...(names.length + more === 0 ? [] : [leftOutLine(leftOut)]),
    ...(folded ? ["</details>"] : []),
  ].join("\n\n");
}

function leftOutLine({ names, more }: LeftOut): string {
  const others = names.length === 0 ? counted(more, "section") : `${more} more`;
  const all = [...names, ...(more === 0 ? [] : [others])];
  return `_Left out for length: ${all.join(", ")}. The full report has them._`;
}
