import { BenchmarkError } from "../errors.ts";
import { unitKind } from "./unit.ts";

/** An absolute limit, in a base unit. */
export interface Limit {
  readonly value: number;
  /** Base unit, such as `s`; empty when the limit is a bare number in the metric's own unit. */
  readonly unit: string;
}

const LIMIT = /^\s*(?<number>\d+(?:\.\d+)?(?:e[+-]?\d+)?)\s*(?<unit>.*?)\s*$/i;

/**
 * Reads a limit such as `1s`, `250 ms`, `200MB` or `1000 ops/s`. A number, or
 * text without a unit, counts in the metric's own unit. Throws `CONFIG_INVALID`
 * for anything else: no number, not above zero, or a unit that is not known.
 */
export function parseLimit(limit: number | string): Limit {
  if (typeof limit === "number") return { value: positive(limit, limit), unit: "" };
  const { number, unit = "" } = LIMIT.exec(limit)?.groups ?? {};
  if (number === undefined) throw invalid(limit, "it does not begin with a number");
  const value = positive(Number(number), limit);
  if (unit === "") return { value, unit };
  const kind = unitKind(unit);
  if (kind === undefined) throw invalid(limit, `"${unit}" is not a known unit`);
  return { value: value * kind.factor, unit: kind.base };
}

function positive(value: number, limit: number | string): number {
  if (Number.isFinite(value) && value > 0) return value;
  throw invalid(limit, "it is not above zero");
}

function invalid(limit: number | string, why: string): BenchmarkError {
  return new BenchmarkError("CONFIG_INVALID", `The SLA limit "${limit}" cannot be read: ${why}.`, {
    hint: 'Write a number with a unit, such as "1s", "250ms", "200MB" or "1000 ops/s", or a bare number in the unit of the metric.',
  });
}
