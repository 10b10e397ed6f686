import { formatValue } from "../report/format/value.ts";
import { visibleText } from "../report/plain-text.ts";

/** Phones show about forty columns without scrolling; nothing is wider than 60. */
const MOST_COLUMNS = 40;
const AXIS_COLUMNS = 12;
const ROWS = 6;
const EIGHTHS = " ▁▂▃▄▅▆▇█";
/** The level from before is drawn so wide. */
const BEFORE_COLUMNS = 3;

/**
 * Values as bars of a monospace chart: the level from before, a line where it
 * changed, and one column for each run. The axis does not begin at zero, and says so by its values.
 */
export function chartOf(given: {
  readonly unit: string;
  readonly before: number;
  /** Oldest first. */
  readonly values: readonly number[];
}): readonly string[] {
  const values = given.values.slice(-MOST_COLUMNS);
  const all = [given.before, ...values];
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const spread = highest - lowest || Math.abs(highest) || 1;
  const bottom = lowest - spread / ROWS;
  const height = (value: number) => Math.round(((value - bottom) / (highest - bottom || 1)) * ROWS * 8);
  const bars = (row: number, heights: readonly number[]) =>
    heights.map((one) => EIGHTHS[Math.min(8, Math.max(0, one - row * 8))] ?? " ").join("");
  const label = (value: number) => visibleText(formatValue(value, given.unit)).slice(0, AXIS_COLUMNS);
  const labels = new Map([
    [ROWS - 1, label(highest)],
    [0, label(bottom)],
  ]);
  const width = Math.max(...[...labels.values()].map((text) => text.length));
  const before = new Array<number>(BEFORE_COLUMNS).fill(height(given.before));
  return Array.from({ length: ROWS }, (_, index) => ROWS - 1 - index).map((row) => {
    const axis = (labels.get(row) ?? "").padStart(width);
    return `${axis} ┤${bars(row, before)}│${bars(row, values.map(height))}`.trimEnd();
  });
}
