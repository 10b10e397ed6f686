/** Alignment of one column of a terminal table. */
export type Alignment = "left" | "right";

/**
 * Lines with columns aligned by what a terminal shows: wide East Asian letters
 * and emoji take two cells, combining marks none.
 */
export function textTable(
  rows: readonly (readonly string[])[],
  alignments: readonly Alignment[],
): readonly string[] {
  const widths = alignments.map((_, column) =>
    Math.max(0, ...rows.map((row) => displayWidth(row[column] ?? ""))),
  );
  return rows.map((row) =>
    alignments
      .map((alignment, column) => padded(row[column] ?? "", widths[column] ?? 0, alignment))
      .join("  ")
      .trimEnd(),
  );
}

function padded(text: string, width: number, alignment: Alignment): string {
  const space = " ".repeat(Math.max(0, width - displayWidth(text)));
  return alignment === "left" ? text + space : space + text;
}

/** How many cells of a terminal the text takes; colour sequences take none. */
export function displayWidth(text: string): number {
  const shown = text.replace(COLOUR, "");
  // Nearly all text is ASCII, and segmenting a thousand rows takes a tenth of a second.
  if (/^[ -~]*$/.test(shown)) return shown.length;
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(shown)) {
    width += WIDE.test(segment) ? 2 : /^[\p{Mn}\p{Cf}]+$/u.test(segment) ? 0 : 1;
  }
  return width;
}

/** The text in at most `width` cells, its middle replaced by an ellipsis: names differ at their ends. */
export function shortened(text: string, width: number): string {
  if (displayWidth(text) <= width) return text;
  const segments = [...GRAPHEMES.segment(text)].map(({ segment }) => segment);
  const head = taken(segments, Math.ceil((width - 1) / 2));
  const tail = taken(segments.toReversed(), Math.floor((width - 1) / 2)).toReversed();
  return `${head.join("")}…${tail.join("")}`;
}

const GRAPHEMES = new Intl.Segmenter("en", { granularity: "grapheme" });

// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal colours start with the escape character.
const COLOUR = /\u001b\[[0-9;]*m/g;

/** The wide blocks of Unicode's East Asian Width, and what is drawn as emoji. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}|\p{Extended_Pictographic}\ufe0f/u;

function taken(segments: readonly string[], width: number): string[] {
  const kept: string[] = [];
  let left = width;
  for (const segment of segments) {
    left -= displayWidth(segment);
    if (left < 0) break;
    kept.push(segment);
  }
  return kept;
}
