import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { readNumber } from "./text.ts";

/** Divided, not multiplied: `325 / 1e9` is the number nearest to 325 ns and `325 * 1e-9` is not. */
export function fromNanoseconds(nanoseconds: number): number {
  return nanoseconds / 1e9;
}

export function fromMilliseconds(milliseconds: number): number {
  return milliseconds / 1e3;
}

/** `61.37us`, `31.72 ms` and `22'552 µs` in seconds; `undefined` for anything else. */
export function printedSeconds(text: string): number | undefined {
  const { number = "", unit = "" } =
    /^(?<number>\d[\d.,'_]*) *(?<unit>[^\d\s]+)$/.exec(text.trim())?.groups ?? {};
  const kind = unitKind(unit);
  const value = readNumber(number);
  return kind?.base !== "s" || value === undefined ? undefined : inBaseUnit(value, kind);
}
