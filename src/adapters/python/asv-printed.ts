import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { readNumber } from "../read/text.ts";
import { type AsvResult, asvMetric, FAILED } from "./asv-values.ts";

// 5.14±0.4ms   2.1k   1234.5   failed   n/a
// Half the distance between the quartiles stands behind ±. Sizes are in multiples of 1000, of which asv writes the letter only.

const VALUE = /^(?<number>-?\d[\d.]*(?:e[+-]?\d+)?)(?:±[\d.]+(?:e[+-]?\d+)?)?(?<unit>[A-Za-z\u00b5\u03bc]*)$/;

const SIZES: ReadonlyMap<string, number> = new Map(
  Object.entries({ k: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15, E: 1e18 }),
);

/** What asv prints for one result of a benchmark; `undefined` when the text is none. */
export function readAsvValue(text: string, benchmark: string): AsvResult["value"] | undefined {
  if (text === "failed") return { kind: "failed", message: FAILED };
  if (text === "n/a") return { kind: "skipped" };
  if (/^-?(?:Infinity|NaN)$/.test(text)) {
    return { kind: "failed", message: `It gave ${text}, which is no finite number.` };
  }
  const { number = "", unit = "" } = VALUE.exec(text)?.groups ?? {};
  const value = readNumber(number);
  const known = value === undefined ? undefined : scaled(value, unit);
  if (known === undefined) return undefined;
  const expected = asvMetric(benchmark).unit;
  const isBytes = expected === "B" && known.unit === "";
  if (expected !== "unit" && expected !== known.unit && !isBytes) return undefined;
  const { inBase: _, ...metric } = asvMetric(benchmark, known.unit === "" ? {} : { unit: known.unit });
  return { kind: "measured", metric: { ...metric, rounds: [[known.value]] } };
}

function scaled(value: number, unit: string): { readonly value: number; readonly unit: string } | undefined {
  if (unit === "") return { value, unit };
  const size = SIZES.get(unit);
  if (size !== undefined) return { value: value * size, unit: "B" };
  const kind = unitKind(unit);
  return kind?.base === "s" ? { value: inBaseUnit(value, kind), unit: "s" } : undefined;
}
