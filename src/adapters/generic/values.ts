import { inBaseUnit, type UnitKind } from "../../domain/unit.ts";

const METRICS: Readonly<Record<string, string>> = {
  s: "time",
  "B/s": "throughput",
  "1/s": "throughput",
  B: "size",
  count: "count",
};

/** What a value of which only the unit is known measures. */
export function metricOfUnit(kind: UnitKind | undefined): string {
  return METRICS[kind?.base ?? ""] ?? "value";
}

/** In the base unit, where the unit is a known one. */
export function scaled(value: number, kind: UnitKind | undefined): number {
  return kind === undefined ? value : inBaseUnit(value, kind);
}
