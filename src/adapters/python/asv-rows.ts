import type { OutputFile } from "../adapter.ts";
import { type Metric, summaryOf } from "../read/reading.ts";
import { unreadable } from "../read/unreadable.ts";
import { type AsvResult, asvMetric, FAILED, nameWithParameters, parametersOf } from "./asv-values.ts";

/** What a results file holds of one benchmark: lists with an entry for each combination of its parameters. */
export interface AsvRow {
  readonly result?: readonly unknown[] | null | undefined;
  /** Python's texts of the values of each parameter; the last one changes fastest. */
  readonly params?: readonly (readonly string[])[] | null | undefined;
  readonly version?: string | null | undefined;
  /** Per call. */
  readonly samples?: readonly (readonly number[] | null | undefined)[] | null | undefined;
  readonly stats_ci_99_a?: readonly unknown[] | null | undefined;
  readonly stats_ci_99_b?: readonly unknown[] | null | undefined;
  readonly stats_repeat?: readonly unknown[] | null | undefined;
}

interface Described {
  readonly name: string;
  readonly file: OutputFile;
  readonly type?: string | null | undefined;
  readonly unit?: string | null | undefined;
  readonly param_names?: readonly string[] | null | undefined;
}

/**
 * A result for each combination of parameters, or one failure when all of them
 * failed. Throws `OUTPUT_UNREADABLE` when there are not as many results as combinations.
 */
export function asvResults(row: AsvRow, described: Described): readonly AsvResult[] {
  const { name, file, param_names } = described;
  const { result } = row;
  if (!result) return [{ benchmark: name, value: { kind: "failed", message: FAILED } }];

  const params = row.params ?? [];
  const expected = params.reduce((count, values) => count * values.length, 1);
  if (expected !== result.length) {
    throw unreadable(
      { kind: "file", file },
      {
        expected: "a results file of asv",
        found: `${name} has ${result.length} results for ${expected} combinations of its parameters`,
      },
    );
  }
  return combinationsOf(params).map((values, index) => ({
    benchmark: nameWithParameters(name, values),
    ...(values.length > 0 ? { parameters: parametersOf(param_names ?? [], values) } : {}),
    value: valueAt(row, index, described),
  }));
}

function combinationsOf(params: readonly (readonly string[])[]): readonly (readonly string[])[] {
  return params.reduce<readonly (readonly string[])[]>(
    (combinations, values) => combinations.flatMap((begun) => values.map((value) => [...begun, value])),
    [[]],
  );
}

function valueAt(row: AsvRow, index: number, described: Described): AsvResult["value"] {
  const value = row.result?.[index];
  if (value === null || value === undefined) return { kind: "failed", message: FAILED };
  if (value === "NaN") return { kind: "skipped" };
  if (typeof value !== "number") {
    return {
      kind: "failed",
      message: `It gave ${typeof value === "string" ? value : JSON.stringify(value)}, which is no finite number.`,
    };
  }
  return { kind: "measured", metric: metricOf(value, { row, index, described }) };
}

/** The number that asv reports of samples is their median. */
function metricOf(
  value: number,
  { row, index, described }: { row: AsvRow; index: number; described: Described },
): Metric {
  const { inBase, ...metric } = asvMetric(described.name, described);
  const samples = row.samples?.[index];
  if (samples?.length) return { ...metric, rounds: [samples.map(inBase)] };
  const [low, high, count] = [row.stats_ci_99_a, row.stats_ci_99_b, row.stats_repeat].map((list) =>
    numberIn(list, index),
  );
  const summary = summaryOf({
    median: count === undefined && low === undefined ? undefined : inBase(value),
    count,
    interval:
      low === undefined || high === undefined
        ? undefined
        : { low: inBase(low), high: inBase(high), confidence: 0.99 },
  });
  return { ...metric, rounds: [[inBase(value)]], ...(summary ? { summary } : {}) };
}

function numberIn(list: readonly unknown[] | null | undefined, index: number): number | undefined {
  const value = list?.[index];
  return typeof value === "number" ? value : undefined;
}
