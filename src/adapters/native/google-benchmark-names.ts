/** A row as the report has it. */
export interface NamedRow {
  readonly name: string;
  /** How often it ran: of an aggregate how many repetitions there were, in early versions 0 for a deviation. */
  readonly iterations: number;
}

/** A row's name taken apart. */
interface RowName {
  readonly name: string;
  readonly aggregate?: string;
  /** Rows with the same name and instance are repetitions of one benchmark and their aggregates. */
  readonly instance: string;
}

/** What the library itself adds to a name: statistics of repetitions, the mean first, and the fit of a complexity with its error. */
const BEHIND_MEAN = ["median", "stddev"];
const FIT = "BigO";
const ERROR_OF_FIT = "RMS";

/**
 * Takes the names of rows apart, where no field does it: in tables, and in JSON
 * of early versions.
 *
 * `BM_mean` and `BM_median` may be benchmarks, so a mean counts as an aggregate
 * only behind its repetitions, or where another statistic follows that ran as
 * often. Statistics of the user's own come after those. Repetitions always have
 * aggregates behind them: rows of one name without any are benchmarks that were
 * given the same name.
 */
export function rowNames(rows: readonly NamedRow[]): readonly RowName[] {
  const names: RowName[] = [];
  const behindRun = rowsBehindRuns(rows);
  rows.forEach((row, index) => {
    const before = names.at(-1);
    const part = aggregateAt(index, before);
    const isSameBenchmark =
      part === undefined
        ? before?.aggregate === undefined && before?.name === row.name && isFollowedByMean(index)
        : before?.name === part.name;
    const instance = isSameBenchmark && before !== undefined ? before.instance : String(index);
    names.push({ ...(part ?? { name: row.name }), instance });
  });
  return names;

  function aggregateAt(index: number, before: RowName | undefined) {
    const row = rows[index]?.name ?? "";
    const end = row.lastIndexOf("_");
    const [name, aggregate] = [row.slice(0, Math.max(end, 0)), row.slice(end + 1)];
    if (name === "") return undefined;
    if (aggregate === "mean" && (isRepeatedBefore(name, index) || isFollowed(name, index))) {
      return { name, aggregate };
    }
    if (aggregate === FIT && rows[index + 1]?.name === `${name}_${ERROR_OF_FIT}`) return { name, aggregate };
    if (before?.aggregate === FIT && aggregate === ERROR_OF_FIT) return { name, aggregate };
    const isNext = before?.aggregate !== undefined && row.startsWith(`${before.name}_`);
    if (!isNext || !ranAsOften(index, index - 1)) return undefined;
    return { name: before.name, aggregate: row.slice(before.name.length + 1) };
  }

  function isRepeatedBefore(name: string, index: number): boolean {
    return rows[index - 1]?.name === name && rows[index - 2]?.name === name;
  }

  /** The mean is followed by the median, in early versions by the deviation. */
  function isFollowed(name: string, index: number): boolean {
    const next = rows[index + 1]?.name;
    return BEHIND_MEAN.some((statistic) => next === `${name}_${statistic}`) && ranAsOften(index + 1, index);
  }

  function ranAsOften(index: number, other: number): boolean {
    const iterations = rows[index]?.iterations;
    return iterations === 0 || iterations === rows[other]?.iterations;
  }

  function isFollowedByMean(index: number): boolean {
    return behindRun[index] === `${rows[index]?.name}_mean`;
  }
}

/** For each row, what stands behind it and the rows of the same name that follow it at once. */
function rowsBehindRuns(rows: readonly NamedRow[]): readonly (string | undefined)[] {
  let behind: string | undefined;
  let next: string | undefined;
  return rows
    .toReversed()
    .map(({ name }) => {
      if (next !== name) behind = next;
      next = name;
      return behind;
    })
    .toReversed();
}
