// The results of a benchmark with parameters, as `asv run` and `asv show` print them:
//
//   ============== ====== ============= ============
//   --                              other                   only where parameters stand in columns: their names
//   --------------------- --------------------------
//    milliseconds   text       None         1.5             names, and the values of those parameters
//   ============== ====== ============= ============        or dashes, where no parameter stands in columns
//         1         a|b    1.09±0.01ms    1.09±1ms
//   ============== ====== ============= ============

export interface TableCell {
  /** Names of the parameters that are known, and as texts all values. */
  readonly names: readonly string[];
  readonly values: readonly string[];
  readonly text: string;
}

const EDGE = /^=+(?: =+)*$/;

export function isTableEdge(text: string): boolean {
  return EDGE.test(text);
}

/**
 * The cells of the table whose upper edge is the text, in the lines below it,
 * which are all indented equally; `undefined` when it does not end.
 */
export function readAsvTable(
  edge: string,
  lines: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
): { readonly cells: readonly TableCell[]; readonly end: number } | undefined {
  // With names above columns there is an edge below the names as well.
  let edges = hasColumnNames(lines[from] ?? "") ? 2 : 1;
  for (let index = from; index < to; index += 1) {
    if (lines[index]?.trim() === edge) edges -= 1;
    if (edges > 0) continue;
    const indentation = lines[index]?.indexOf("=") ?? 0;
    const inner = lines.slice(from, index).map((line) => [...line.trimEnd()].slice(indentation).join(""));
    return { cells: cellsOf(edge, inner), end: index + 1 };
  }
  return undefined;
}

function hasColumnNames(first: string): boolean {
  return first.trimStart().startsWith("--");
}

function cellsOf(edge: string, lines: readonly string[]): readonly TableCell[] {
  const [first = "", second = "", third = ""] = lines;
  const named = hasColumnNames(first);
  const columns = columnsOf(edge);
  const header = splitAt(columns, named ? third : first);
  const inRows = named ? columnsWithin(columns, second.indexOf(" ")) : header.length - 1;
  const above = named ? first.replace(/^-- */, "").trim().split(" / ") : [];
  const names = [...header.slice(0, inRows), ...above];
  const rows = lines.slice(named ? 4 : 2).map((line) => splitAt(columns, line));
  return rows.flatMap((row) =>
    row.slice(inRows).map((text, index) => {
      const column = header[inRows + index] ?? "";
      const parts = column.split(" / ");
      const inColumn = named ? (parts.length === above.length ? parts : [column]) : [];
      return { names, values: [...row.slice(0, inRows), ...inColumn], text };
    }),
  );
}

interface Column {
  readonly start: number;
  readonly end: number;
}

function columnsOf(edge: string): readonly Column[] {
  let start = 0;
  return edge.split(" ").map(({ length }) => {
    const column = { start, end: start + length };
    start = column.end + 1;
    return column;
  });
}

/** How many columns the left one of two spans covers, which ends there. */
function columnsWithin(columns: readonly Column[], end: number): number {
  return columns.filter((column) => column.end <= end).length;
}

/** By characters as Python counts them. */
function splitAt(columns: readonly Column[], line: string): readonly string[] {
  const characters = [...line];
  return columns.map(({ start, end }) => characters.slice(start, end).join("").trim());
}
