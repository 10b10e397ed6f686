/** Alignment of a column, as GFM writes it. */
export type Alignment = "left" | "right";

/** Cells must be escaped already; see `escape.ts`. */
export function tableHead(columns: readonly (readonly [title: string, alignment: Alignment])[]): string {
  const rule = columns.map(([, alignment]) => (alignment === "right" ? "---:" : ":---"));
  return `${tableRow(columns.map(([title]) => title))}\n${tableRow(rule)}`;
}

export function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Keeps a number with its unit, and an interval in one piece; a line may end before `(` and after `→`. */
export function unbroken(text: string): string {
  return text.replace(/(?<!→) (?![(→])/g, "\u00a0");
}
