import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { readNumber } from "../read/text.ts";

/** A number of divan's table with its base unit. */
interface Amount {
  readonly value: number;
  /** Base unit. */
  readonly unit: string;
  /** For a rate: what is counted. */
  readonly rateOf?: "byte" | "char" | "cycle" | "item";
}

const COUNTED = { "char/s": "char", Hz: "cycle", "item/s": "item" } as const;
const MULTIPLES: Readonly<Record<string, number>> = { "": 1, K: 1e3, M: 1e6, G: 1e9, T: 1e12, P: 1e15 };

/** `51.5 GB/s`, `1.517 Mitem/s`, `3.277 ns`; `undefined` for a cell that is none of these. */
export function amountOf(cell: string): Amount | undefined {
  const [text = "", unit = "", ...others] = cell.split(" ");
  const value = readNumber(text);
  if (value === undefined || others.length > 0) return undefined;
  const { prefix = "", counted } =
    /^(?<prefix>[KMGTP]?)(?<counted>char\/s|Hz|item\/s)$/.exec(unit)?.groups ?? {};
  if (counted !== undefined) {
    const rateOf = COUNTED[counted === "char/s" || counted === "item/s" ? counted : "Hz"];
    return { value: value * (MULTIPLES[prefix] ?? 1), unit: "1/s", rateOf };
  }
  const kind = unitKind(unit);
  if (kind === undefined) return undefined;
  const amount = { value: inBaseUnit(value, kind), unit: kind.base };
  return kind.base === "B/s" ? { ...amount, rateOf: "byte" } : amount;
}
