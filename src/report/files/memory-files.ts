import { groupBy } from "../../domain/group-by.ts";
import type { LeakResult, MemoryAnalysis, MemoryProfile } from "../../domain/memory.ts";
import { UNCATEGORISED } from "../format/names.ts";
import { formatValue } from "../format/value.ts";
import { plainText } from "../plain-text.ts";
import { memoryAnalysis } from "./memory-json.ts";
import { jsonFile, type ReportFile } from "./report-file.ts";

/** One log per category and one leak analysis; nothing when no memory was profiled. */
export function memoryFiles(memory: MemoryAnalysis | undefined, stamp: string): readonly ReportFile[] {
  if (memory === undefined || memory.profiles.length === 0) return [];
  const names = new Set<string>();
  const logs = [...groupBy(memory.profiles, ({ category }) => category ?? UNCATEGORISED)].map(
    ([category, profiles]) => ({
      path: `memory-profiles/memory-profile-${freshName(category, names)}-${stamp}.log`,
      content: profileLog(category, profiles),
    }),
  );
  const analysis = { version: 1, ...memoryAnalysis(memory), leaks: memory.leaks.map(leakJson) };
  return [...logs, jsonFile(`memory-profiles/memory-leak-analysis-${stamp}.json`, analysis)];
}

function leakJson({ pValue, rSquared, ...leak }: LeakResult): Record<string, unknown> {
  return {
    ...leak,
    ...(pValue === undefined ? {} : { p_value: pValue }),
    ...(rSquared === undefined ? {} : { r_squared: rSquared }),
  };
}

/** A file name of the category; two categories that would share one are numbered. */
function freshName(category: string, taken: Set<string>): string {
  const base =
    category
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, "-")
      .replace(/^-|-$/g, "")
      .slice(0, 60) || "category";
  let name = base;
  for (let number = 2; taken.has(name); number += 1) name = `${base}-${number}`;
  taken.add(name);
  return name;
}

function profileLog(category: string, profiles: readonly MemoryProfile[]): string {
  const blocks = profiles.map((profile) =>
    [
      plainText(profile.benchmark),
      `  method: ${profile.method}`,
      `  start:  ${formatValue(profile.start, "B", { digits: 4 })}`,
      `  peak:   ${formatValue(profile.peak, "B", { digits: 4 })}`,
      ...profile.cycles.map(
        (live, index) =>
          `  cycle ${String(index + 1).padStart(3)}: ${formatValue(live, "B", { digits: 6 })} live`,
      ),
    ].join("\n"),
  );
  return `${[`Memory profile of ${plainText(category)}`, ...blocks].join("\n\n")}\n`;
}
