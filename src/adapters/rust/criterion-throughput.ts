import { type UnitKind, unitKind } from "../../domain/unit.ts";
import type { Metric } from "../read/reading.ts";

/** What one iteration handles, as Criterion.rs names it in its files, with the base unit of the rate. */
const DECLARED: ReadonlyMap<string, { readonly unit: string; readonly factor: number }> = new Map(
  Object.entries({
    Bytes: { unit: "B/s", factor: 1 },
    BytesDecimal: { unit: "B/s", factor: 1 },
    Bits: { unit: "B/s", factor: 1 / 8 },
    Elements: { unit: "1/s", factor: 1 },
    bytes: { unit: "B/s", factor: 1 },
    elements: { unit: "1/s", factor: 1 },
  }),
);

/** Rates from the times of iterations; what is declared but unknown is left out. */
export function throughputs(
  declared: readonly (readonly [what: string, amount: unknown])[],
  times: readonly number[],
): readonly Metric[] {
  return withNames(
    declared.flatMap(([what, amount]): readonly Metric[] => {
      const kind = DECLARED.get(what);
      if (kind === undefined || typeof amount !== "number") return [];
      const { unit, factor } = kind;
      const rounds = [times.map((time) => (amount * factor) / time)];
      return [{ metric: "throughput", unit, better: "higher", rounds }];
    }),
  );
}

/** With both elements and bytes the first one is the main one, as for Criterion.rs. */
export function withNames(metrics: readonly Metric[]): readonly Metric[] {
  const main = metrics.findIndex(({ metric }) => metric === "throughput");
  return metrics.map((metric, index) => {
    if (metric.metric !== "throughput" || index === main) return metric;
    return { ...metric, metric: metric.unit === "B/s" ? "byte-throughput" : "element-throughput" };
  });
}

/** `Kb/s` are thousand bits: not in other tools' output, where it may mean bytes. */
export function rateKind(unit: string): UnitKind | undefined {
  const { multiple } = /^(?<multiple>[KMG]?)b\/s$/.exec(unit)?.groups ?? {};
  if (multiple === undefined) return unitKind(unit);
  return { base: "B/s", factor: BITS[multiple] ?? 1 / 8, better: "higher" };
}

const BITS: Readonly<Record<string, number>> = { "": 1 / 8, K: 125, M: 125e3, G: 125e6 };
