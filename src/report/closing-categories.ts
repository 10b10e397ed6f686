import { groupBy } from "../domain/group-by.ts";
import type { SlaResult } from "../domain/sla.ts";
import type { SeriesStatistics } from "../domain/statistics.ts";
import type { Paint } from "./colour.ts";
import { limitText } from "./format/limit.ts";
import { UNCATEGORISED } from "./format/names.ts";
import { formatValue } from "./format/value.ts";
import { benchmarkKey } from "./index-by.ts";
import { plainText } from "./plain-text.ts";
import type { Report } from "./report.ts";
import { shortened, textTable } from "./text-table.ts";

interface Line {
  readonly good: boolean;
  readonly name: string;
  readonly value: string;
  readonly note: string;
}

/** One block per category: a line per benchmark with its mean, its limits, its memory, and whether that leaks. */
export function categoryLines(
  report: Report,
  options: { readonly paint: Paint; readonly width: number },
): readonly (readonly string[])[] {
  const limits = groupBy(report.sla, benchmarkKey);
  const regressed = new Set(
    report.comparisons.filter(({ verdict }) => verdict === "regressed").map(benchmarkKey),
  );
  const leaking = new Set(
    (report.memory?.leaks ?? []).filter(({ status }) => status === "LEAK_DETECTED").map(benchmarkKey),
  );
  const measured = [...groupBy(report.statistics, benchmarkKey)].map(([key, statistics]) => ({
    category: statistics[0]?.category ?? UNCATEGORISED,
    line: benchmarkLine(statistics, limits.get(key) ?? [], {
      regressed: regressed.has(key),
      leaks: leaking.has(key),
    }),
  }));
  const failed = report.run.failures.map(({ category = UNCATEGORISED, benchmark, message }) => ({
    category,
    line: { good: false, name: benchmark, value: "", note: message },
  }));
  return [...groupBy([...measured, ...failed], ({ category }) => category)].map(([category, group]) => [
    `Executing Category: ${plainText(category)} (means)`,
    ...aligned(
      group.map(({ line }) => line),
      options,
    ),
  ]);
}

function benchmarkLine(
  statistics: readonly SeriesStatistics[],
  limits: readonly SlaResult[],
  found: { readonly regressed: boolean; readonly leaks: boolean },
): Line {
  const main = statistics.find(({ metric }) => metric === "time") ?? statistics[0];
  const memory = statistics.find(({ metric }) => metric === "peak-memory");
  const notes = [
    ...limits.map((limit) => `SLA: ${limitText(limit)}`),
    ...(memory === undefined || memory === main ? [] : [`Memory: ${formatValue(memory.max, "B")} peak`]),
    ...(found.leaks ? ["leaks memory"] : []),
  ];
  return {
    good: !found.regressed && !found.leaks && limits.every(({ status }) => status === "PASS"),
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
    lines.map(({ name, value, note }) => [
      shortened(plainText(name), room),
      plainText(value),
      plainText(note),
    ]),
    ["left", "right", "left"],
  );
  return rows.map((row, index) => {
    const good = lines[index]?.good === true;
    return `  ${paint(good ? "✓" : "✗", good ? "green" : "red")} ${row}`;
  });
}
