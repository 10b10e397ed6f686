import { qualifiedName } from "../domain/measurement.ts";
import { WORST_FIRST } from "../report/format/verdict-words.ts";
import { benchmarkKey } from "../report/index-by.ts";
import type { Report } from "../report/report.ts";

/** Which of several reports has the word on each benchmark. */
interface Owners {
  /** Whether the report at this index has the word on a benchmark. On what nobody measured, all have. */
  owns(index: number, named: { readonly benchmark: string; readonly category?: string }): boolean;
  /** Names of benchmarks that several of them measured. */
  readonly duplicates: readonly string[];
}

/** Each benchmark belongs to the report that measured it, and of several to the one with the worst verdict. */
export function ownersOf(reports: readonly Report[]): Owners {
  const owners = new Map<string, { readonly index: number; readonly rank: number }>();
  const measured = new Map<string, { readonly name: string; readonly indexes: Set<number> }>();
  const claim = (key: string, index: number, rank: number) => {
    const owner = owners.get(key);
    if (owner === undefined || rank < owner.rank) owners.set(key, { index, rank });
  };
  for (const [index, { comparisons, statistics, run }] of reports.entries()) {
    for (const comparison of comparisons) {
      if (comparison.verdict === "missing") continue;
      claim(benchmarkKey(comparison), index, WORST_FIRST.indexOf(comparison.verdict));
    }
    for (const failure of run.failures) claim(benchmarkKey(failure), index, WORST_FIRST.indexOf("failed"));
    for (const series of statistics) {
      const key = benchmarkKey(series);
      claim(key, index, WORST_FIRST.length);
      const known = measured.get(key) ?? { name: qualifiedName(series), indexes: new Set() };
      measured.set(key, known);
      known.indexes.add(index);
    }
  }
  return {
    owns: (index, named) => (owners.get(benchmarkKey(named))?.index ?? index) === index,
    duplicates: [...measured.values()].filter(({ indexes }) => indexes.size > 1).map(({ name }) => name),
  };
}
