import type { Better } from "../../domain/measurement.ts";
import { inBaseUnit, type UnitKind, unitKind } from "../../domain/unit.ts";
import { type Metric, summaryOf } from "../read/reading.ts";
import type { GoResult } from "./go-lines.ts";

/** What the testing package itself reports; all else comes from `b.ReportMetric`. */
const BUILT_IN: Readonly<Record<string, string>> = {
  "ns/op": "time",
  "MB/s": "throughput",
  "B/op": "bytes-per-op",
  "allocs/op": "allocs-per-op",
};

/**
 * Makes metrics of repetitions. The direction of a metric of the user's own is
 * what a `Unit` line says, else what the unit implies; else lower, with a warning.
 */
export function goMetrics(better: ReadonlyMap<string, Better>): {
  readonly metrics: (repetitions: readonly GoResult[]) => readonly Metric[];
  /** Filled while metrics are made. */
  readonly warnings: readonly string[];
} {
  const warnings: string[] = [];
  const guessed = new Set<string>();

  function directionOf(unit: string, kind: UnitKind | undefined): Better {
    const known = better.get(unit) ?? kind?.better ?? (unit.endsWith("/s") ? "higher" : undefined);
    if (known !== undefined) return known;
    if (!guessed.has(unit)) {
      guessed.add(unit);
      warnings.push(
        `The unit "${unit}" does not say which way is better; lower is assumed. A line "Unit ${unit} better=higher" in the output changes that.`,
      );
    }
    return "lower";
  }

  function metricOf(unit: string, repetitions: readonly GoResult[]): Metric {
    const kind = kindOf(unit);
    const samples = repetitions.flatMap(({ values }) =>
      values.filter(([name]) => name === unit).map(([, value]) => (kind ? inBaseUnit(value, kind) : value)),
    );
    const [only] = repetitions;
    const summary =
      samples.length === 1 ? summaryOf({ mean: samples[0], count: only?.iterations }) : undefined;
    return {
      metric: BUILT_IN[unit] ?? unit,
      unit: kind?.base ?? unit,
      better: directionOf(unit, kind),
      rounds: [samples],
      ...(summary ? { summary } : {}),
    };
  }

  return {
    metrics: (repetitions) => {
      const units = new Set(repetitions.flatMap(({ values }) => values.map(([unit]) => unit)));
      return [...units].map((unit) => metricOf(unit, repetitions));
    },
    warnings,
  };
}

/** `p99-ns` and `p99-ns/op` are nanoseconds too: Go's way to name several metrics of one unit. */
function kindOf(unit: string): UnitKind | undefined {
  return unitKind(unit) ?? unitKind(unit.slice(unit.lastIndexOf("-") + 1));
}
