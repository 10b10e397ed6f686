import type { OutputFile, Reading } from "../adapter.ts";
import { isUnterminated, linesOf } from "../read/text.ts";
import { readAsvValue } from "./asv-printed.ts";
import { type AsvResult, asvReading } from "./asv-values.ts";

// | Change   | Before [935e93fd] <main~1>   | After [f0c5d529] <main>   | Ratio   | Benchmark (Parameter)                      |
// |----------|------------------------------|---------------------------|---------|--------------------------------------------|
// |          | 1.11±0.7ms                   | 1.10±0.9ms                | 0.99    | suite.Products.time_product(1, 'a|b', 1.5) |
// `asv compare` and, without what stayed the same, `asv continuous`; the columns are named so since 0.6.

const COMMIT = /^(?:Before|After) \[(?<commit>[0-9a-f]+)\]/;

export function isAsvComparison(lines: readonly string[]): boolean {
  return lines.some((line) => commitsOf(line) !== undefined);
}

/** The run before and the run after. */
export function readAsvComparison(file: OutputFile): readonly Reading[] {
  const lines = linesOf(file);
  const whole = isUnterminated(file) ? lines.slice(0, -1) : lines;
  const commits = whole.map(commitsOf).find((found) => found !== undefined) ?? [];
  const rows = whole.map(cellsOf).filter((cells) => cells !== undefined);
  return [1, 2].map((column, index) =>
    asvReading({
      results: rows.flatMap((cells): readonly AsvResult[] => {
        const [benchmark = "", text = ""] = [cells[4], cells[column]];
        const value = readAsvValue(text, benchmark);
        // Here n/a also stands for a benchmark that the run does not have.
        return value === undefined || value.kind === "skipped" ? [] : [{ benchmark, value }];
      }),
      context: { commit: commits[index] },
    }),
  );
}

function commitsOf(line: string): readonly string[] | undefined {
  const [change, before = "", after = ""] = cellsOf(line) ?? [];
  const commits = [before, after].flatMap((cell) => COMMIT.exec(cell)?.groups?.["commit"] ?? []);
  return change === "Change" && commits.length === 2 ? commits : undefined;
}

const COLUMNS = 5;

/** Five cells; the last one is the rest of the line, because names may hold bars. */
function cellsOf(line: string): readonly string[] | undefined {
  const row = line.trim();
  if (!row.startsWith("| ") || !row.endsWith(" |")) return undefined;
  const cells: string[] = [];
  let start = 1;
  while (cells.length < COLUMNS - 1) {
    const end = row.indexOf("|", start);
    if (end < 0) return undefined;
    cells.push(row.slice(start, end).trim());
    start = end + 1;
  }
  return [...cells, row.slice(start, -1).trim()];
}
