import type { Better, Round } from "../../domain/measurement.ts";
import { inBaseUnit, type UnitKind, unitKind } from "../../domain/unit.ts";
import type { Metric } from "../read/reading.ts";
import type { GoBenchmark } from "./go-lines.ts";

/** What the testing package itself reports; all else comes from `b.ReportMetric`. */
const BUILT_IN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "ns/op": "time",
    "MB/s": "throughput",
    "B/op": "bytes-per-op",
    "allocs/op": "allocs-per-op",
  }),
);

/**
 * Makes metrics of one benchmark, which may come under several configurations. The direction of a metric of the user's own is
 * what a `Unit` line says, else what the unit implies; else lower, with a warning.
 */
export function goMetrics(better: ReadonlyMap<string, Better>): {
  readonly metrics: (repetitions: readonly GoBenchmark[]) => readonly Metric[];
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

  function metricOf(unit: string, rounds: readonly Round[], iterations: number): Metric {
    const kind = kindOf(unit);
    const inBase = (printed: number) => (kind ? inBaseUnit(printed, kind) : printed);
    const [[value, ...others] = [], ...otherRounds] = rounds;
    const isOne = value !== undefined && others.length === 0 && otherRounds.length === 0;
    return {
      metric: BUILT_IN.get(unit) ?? unit,
      unit: kind?.base ?? unit,
      better: directionOf(unit, kind),
      rounds: rounds.map((samples) => samples.map(inBase)),
      ...(isOne ? { summary: { mean: inBase(value), count: iterations } } : {}),
    };
  }

  return {
    metrics(repetitions) {
      const units = new Set(repetitions.flatMap(({ values }) => [...values.keys()]));
      const iterations = repetitions[0]?.iterations ?? 0;
      return [...units].map((unit) => {
        const rounds = repetitions.flatMap(({ values }) => values.get(unit)?.rounds ?? []);
        return metricOf(unit, rounds, iterations);
      });
    },
    warnings,
  };
}

/** `p99-ns` and `p99-ns/op` are nanoseconds too: Go's way to name several metrics of one unit. */
function kindOf(unit: string): UnitKind | undefined {
  return unitKind(unit) ?? unitKind(unit.slice(unit.lastIndexOf("-") + 1));
}
