import type { SlaResult } from "../domain/sla.ts";
import type { SeriesStatistics } from "../domain/statistics.ts";
import type { Paint } from "./colour.ts";
import { limitText } from "./format/limit.ts";
import { UNCATEGORISED } from "./format/names.ts";
import { formatValue } from "./format/value.ts";
import { benchmarkKey, groupBy } from "./index-by.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";
import { shortened, textTable } from "./text-table.ts";

interface Line {
  readonly good: boolean;
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** One block per category: a line per benchmark with its time and its limit, or its memory. */
export function categoryLines(
  report: Report,
  options: { readonly paint: Paint; readonly width: number },
): readonly (readonly string[])[] {
  const limits = groupBy(report.sla, benchmarkKey);
  const regressed = new Set(
    report.comparisons.filter(({ verdict }) => verdict === "regressed").map(benchmarkKey),
  );
  const measured = [...groupBy(report.statistics, benchmarkKey)].map(([key, statistics]) => ({
    category: statistics[0]?.category ?? UNCATEGORISED,
    line: benchmarkLine(statistics, limits.get(key) ?? [], regressed.has(key)),
  }));
  const failed = report.run.failures.map(({ category = UNCATEGORISED, benchmark, message }) => ({
    category,
    line: { good: false, name: benchmark, value: "", note: message },
  }));
  return [...groupBy([...measured, ...failed], ({ category }) => category)].map(([category, group]) => [
    `Executing Category: ${plainText(category)}`,
    ...aligned(
      group.map(({ line }) => line),
      options,
    ),
  ]);
}

function benchmarkLine(
  statistics: readonly SeriesStatistics[],
  limits: readonly SlaResult[],
  regressed: boolean,
): Line {
  const main = statistics.find(({ metric }) => metric === "time") ?? statistics[0];
  const memory = statistics.find(({ metric }) => metric === "peak-memory");
  const notes = [
    ...limits.map((limit) => `SLA: ${limitText(limit)}`),
    ...(memory === undefined || memory === main ? [] : [`Memory: ${formatValue(memory.max, "B")} peak`]),
  ];
  return {
    good: !regressed && limits.every(({ status }) => status === "PASS"),
    name: main?.benchmark ?? "",
    value: main === undefined ? "" : formatValue(main.mean, main.unit, { digits: 4 }),
    note: notes.length === 0 ? "" : `(${notes.join("; ")})`,
  };
}

function aligned(
  lines: readonly Line[],
  { paint, width }: { readonly paint: Paint; readonly width: number },
): readonly string[] {
  const room = Math.max(16, width - 48);
  const rows = textTable(
    lines.map(({ name, value, note }) => [shortened(plainText(name), room), value, plainText(note)]),
    ["left", "right", "left"],
  );
  return rows.map((row, index) => {
    const good = lines[index]?.good === true;
    return `  ${paint(good ? "✓" : "✗", good ? "green" : "red")} ${row}`;
  });
}
