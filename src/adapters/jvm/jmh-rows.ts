import type { JmhIdentity } from "./jmh-identity.ts";
import { type JmhResult, ofPercentiles, type Score } from "./jmh-results.ts";
import { scoreKind } from "./jmh-units.ts";

/** A row of a table of JMH. */
export interface JmhRow {
  /** `Demo.sleep`, or of something that was measured along with it `Demo.sleep:gc.count`. */
  readonly name: string;
  readonly params: Readonly<Record<string, string>>;
  readonly mode: string;
  readonly threads?: string | undefined;
  readonly unit: string;
  /** Absent where the table shows only its magnitude. */
  readonly score?: number | undefined;
  readonly error?: number | undefined;
  readonly count?: number | undefined;
}

interface Gathered {
  readonly row: JmhRow;
  readonly percentiles: Map<number, number>;
}

/** Rows to results: what was measured along with a benchmark follows it. */
export function resultsOfRows(rows: readonly JmhRow[]): {
  readonly results: readonly JmhResult[];
  /** Of all benchmarks, also of those without a number. */
  readonly all: readonly JmhIdentity[];
  readonly warnings: readonly string[];
} {
  const groups: { readonly first: JmhRow; readonly parts: Map<string, Gathered> }[] = [];
  const rough = new Set<string>();
  for (const row of rows) {
    const last = groups.at(-1);
    const isPart = last !== undefined && row.name.startsWith(`${last.first.name}:`);
    const group = isPart ? last : { first: row, parts: new Map<string, Gathered>() };
    if (!isPart) groups.push(group);
    const { label, percentile } = apart(row.name.slice(group.first.name.length + 1), group.first);
    if (row.score === undefined) {
      if (percentile === undefined && scoreKind(row.unit).metric !== "other") rough.add(row.name);
    } else if (percentile === undefined) {
      group.parts.set(label, { row, percentiles: new Map() });
    } else {
      group.parts.get(label)?.percentiles.set(percentile, row.score);
    }
  }
  return {
    results: groups.flatMap(({ first, parts }) => {
      const primary = parts.get("");
      if (primary === undefined) return [];
      const { name: benchmark, params, mode, threads } = first;
      const others = [...parts].filter(([label]) => label !== "");
      const secondary = new Map(others.map(([label, gathered]) => [label, scoreOf(gathered)]));
      return [{ benchmark, params, mode, threads, primary: scoreOf(primary), secondary }];
    }),
    all: groups.map(({ first: { name: benchmark, params, mode, threads } }) => ({
      benchmark,
      params,
      mode,
      threads,
    })),
    warnings: roughly(rough),
  };
}

/** `p0.99` is a percentile of the benchmark itself, `reader:p0.99` one of a part; until version 1.35 `method·p0.99`. */
function apart(text: string, { name }: JmhRow): { readonly label: string; readonly percentile?: number } {
  const match = /(?:^|[^\w.])p(?<part>[01]\.\d+)$/.exec(text);
  if (match === null) return { label: text };
  const before = text.slice(0, match.index);
  const isOwn = before === "" || name.endsWith(`.${before}`);
  const percentile = Number((Number(match.groups?.["part"]) * 100).toFixed(4));
  return { label: isOwn ? "" : before, percentile };
}

function scoreOf({ row, percentiles }: Gathered): Score {
  return {
    unit: row.unit,
    score: row.score ?? Number.NaN,
    rounds: [],
    error: row.error,
    count: row.count,
    ...ofPercentiles(percentiles, row.mode === "sample"),
  };
}

/** The warning that goes with `≈ 10⁻⁵`. */
export function roughly(names: ReadonlySet<string>): readonly string[] {
  if (names.size === 0) return [];
  const listed = [...names].map((name) => `"${name}"`).join(", ");
  return [
    `JMH prints only the magnitude of ${listed}; that is left out. A finer unit of time, or JMH's JSON, has the numbers.`,
  ];
}
