import type { Comparison } from "../domain/comparison.ts";
import { painter, verdictColour } from "./colour.ts";
import { comparisonCells } from "./comparison-cells.ts";
import { seriesName } from "./format/names.ts";
import { worstFirst } from "./order.ts";
import { plainText } from "./plain-text.ts";
import { displayWidth, shortened, textTable } from "./text-table.ts";

/** All comparisons, worst first, as lines of a terminal with a head above them; long names lose their middle. */
export function comparisonTable(
  comparisons: readonly Comparison[],
  options: { readonly width: number; readonly colour: boolean },
): string {
  if (comparisons.length === 0) return "There is nothing to compare.";
  const sorted = worstFirst(comparisons);
  const cells = sorted.map((comparison) => {
    const { change, values, verdict } = comparisonCells(comparison);
    return [plainText(seriesName(comparison)), change, plainText(values), plainText(verdict)];
  });
  const [head = "", ...body] = textTable(
    withinWidth(
      [["Benchmark", "Change (interval)", "Baseline → Now (median)", "Verdict"], ...cells],
      options.width,
    ),
    ["left", "right", "right", "left"],
  );
  const paint = painter(options.colour);
  const lines = body.map((line, index) => paint(line, verdictColour(sorted[index]?.verdict ?? "equivalent")));
  return [paint(head, "dim"), ...lines].join("\n");
}

/** Shortens the first column to what the widest cells of the others leave, but never below readability. */
function withinWidth(rows: readonly (readonly string[])[], width: number): readonly (readonly string[])[] {
  const others = [1, 2, 3].map((column) => Math.max(...rows.map((row) => displayWidth(row[column] ?? ""))));
  const room = Math.max(
    LEAST_NAME,
    others.reduce((left, cells) => left - cells - 2, width),
  );
  return rows.map(([name = "", ...rest]) => [shortened(name, room), ...rest]);
}

const LEAST_NAME = 16;
