import type { Entry } from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import { percentileMetrics, type SwiftMetric, swiftLabel, swiftMetric, swiftValue } from "./swift-metrics.ts";

// ===========
// MyBenchmark                                        the target; `## MyBenchmark` in markdown
// ===========
//
// Parse "small"                                      the benchmark; `### Parse "small"`
// ╒════════════════════════════╤═════════╤═ … ═╕
// │ Metric                     │      p0 │     p25 │     p50 │     p75 │     p90 │     p99 │    p100 │ Samples │
// ╞════════════════════════════╪═════════╪═ … ═╡
// │ Time (wall clock) (μs) *   │    1620 │    1690 │    1714 │    1747 │    1781 │    2408 │    4276 │     376 │
// With `--grouping metric` the metric stands above, and `Test` and `target:benchmark` in the first column.

export interface SwiftTables {
  readonly entries: readonly Entry[];
  /** Metrics of the user's own. */
  readonly custom: ReadonlySet<string>;
  /** Tables that compare two runs. */
  readonly comparisons: number;
}

const COLUMNS = ["p0", "p25", "p50", "p75", "p90", "p99", "p100", "Samples"];

/** True for the heading of a table of results, which no other tool has. */
export function isSwiftHeading(line: string): boolean {
  const heading = headingOf(line);
  return heading === "Metric" || heading === "Test";
}

export function swiftTables(lines: readonly string[]): SwiftTables {
  const entries: Entry[] = [];
  const custom = new Set<string>();
  let comparisons = 0;
  let target: string | undefined;
  let title = "";
  let heading: string | undefined;
  lines.forEach((line, index) => {
    const own = headingOf(line);
    if (own !== undefined) {
      heading = own;
      if (!isSwiftHeading(line)) comparisons += 1;
      return;
    }
    const row = heading === undefined ? undefined : rowOf(line);
    if (row !== undefined) {
      const piece = pieceOf(row, { heading, title, target });
      if (piece === undefined || (piece.metric.metric === "throughput" && !hasEnd(lines, index))) return;
      entries.push(piece.entry);
      if (piece.metric.isCustom) custom.add(piece.metric.metric);
      return;
    }
    if (isBorder(line)) return;
    heading = undefined;
    const name = line.replace(/^#{2,3} /, "").trim();
    if (line.startsWith("## ") || isRule(lines[index + 1])) target = name;
    else if (name !== "" && !isRule(line)) title = name;
  });
  return { entries, custom, comparisons };
}

/** Throughputs are left out beside times, which come later in a table: so it must not be cut off before. */
function hasEnd(lines: readonly string[], row: number): boolean {
  let next = row + 1;
  while (rowOf(lines[next] ?? "") !== undefined || /^\s*[├|]/.test(lines[next] ?? "")) next += 1;
  return /^\s*╘/.test(lines[next] ?? "") || next + 1 < lines.length;
}

/** What stands above the first column of a table with these columns. */
function headingOf(line: string): string | undefined {
  if (!line.includes("Samples") || !line.includes("p100")) return undefined;
  const cells = cellsOf(line);
  const rest = cells?.slice(-COLUMNS.length) ?? [];
  const isOurs =
    cells?.length === COLUMNS.length + 1 && COLUMNS.every((column, index) => rest[index] === column);
  return isOurs ? cells?.[0] : undefined;
}

/** Without the outer borders; `undefined` for what is no line of a table. */
function cellsOf(line: string): readonly string[] | undefined {
  const trimmed = line.trim();
  const border = trimmed.startsWith("│") ? "│" : "|";
  if (!trimmed.startsWith(border) || !trimmed.endsWith(border) || trimmed.length < 2) return undefined;
  return trimmed
    .slice(1, -1)
    .split(border)
    .map((cell) => cell.trim());
}

interface SwiftRow {
  readonly label: string;
  readonly values: readonly number[];
}

/** The columns are counted from the end: in markdown, a label may hold the border. */
function rowOf(line: string): SwiftRow | undefined {
  const cells = cellsOf(line);
  if (cells === undefined || cells.length <= COLUMNS.length) return undefined;
  const values = cells.slice(-COLUMNS.length).flatMap((cell) => readNumber(cell) ?? []);
  const label = cells.slice(0, -COLUMNS.length).join(" | ").trim();
  return values.length === COLUMNS.length ? { label, values } : undefined;
}

function pieceOf(
  { label, values }: SwiftRow,
  { heading, title, target }: { heading: string | undefined; title: string; target: string | undefined },
): { readonly entry: Entry; readonly metric: SwiftMetric } | undefined {
  if (heading !== "Metric" && heading !== "Test") return undefined;
  const { description, unit } = swiftLabel(label);
  const metric = swiftMetric(heading === "Metric" ? description : title);
  const inBase = values.slice(0, -1).flatMap((value) => swiftValue(value, unit, metric) ?? []);
  const [p0, , p50, , p90, p99, p100] = inBase;
  if (p0 === undefined || p50 === undefined || p90 === undefined) return undefined;
  if (p99 === undefined || p100 === undefined) return undefined;
  const named = heading === "Metric" ? { benchmark: title, category: target } : targetAndName(description);
  const { benchmark, category } = named;
  return {
    metric,
    entry: {
      benchmark,
      ...(category === undefined ? {} : { category }),
      metrics: percentileMetrics(metric, { p0, p50, p90, p99, p100, count: values.at(-1) }),
    },
  };
}

/** `MyBenchmark:Parse "small"`. */
function targetAndName(text: string): { readonly benchmark: string; readonly category: string | undefined } {
  const colon = text.indexOf(":");
  if (colon < 1) return { benchmark: text, category: undefined };
  return { category: text.slice(0, colon), benchmark: text.slice(colon + 1) };
}

function isBorder(line: string): boolean {
  return /^\s*[╒╞├╘|][═─╤╪┼╧:|-]/.test(line);
}

/** A line of equal signs below a heading. */
function isRule(line: string | undefined): boolean {
  return line !== undefined && /^={3,}\s*$/.test(line);
}
