import type { Interval } from "../domain/comparison.ts";

/** `21.4 %` of a fraction, one decimal. */
export function percent(fraction: number): string {
  const text = (fraction * 100).toFixed(1);
  return `${text === "-0.0" ? "0.0" : text} %`;
}

/** `17.9 % to 24.3 %`. */
export function percentRange({ low, high }: Interval): string {
  return `${percent(low)} to ${percent(high)}`;
}

/** A configured percentage, as short as it was written: `10 %`, `2.5 %`. */
export function percentLimit(fraction: number): string {
  return `${Number((fraction * 100).toPrecision(10))} %`;
}

/** The limit of an acceptance, which people give or which is worked out from a change: `12 %`, `34.79 %`. */
export function percentBound(fraction: number): string {
  return percentLimit(Number(fraction.toFixed(4)));
}

/** `p = 0.012`, or `p < 0.0001`. */
export function probability(pValue: number): string {
  return pValue < 0.0001 ? "p < 0.0001" : `p = ${Number(pValue.toPrecision(2))}`;
}

/** A value with its unit, at four significant digits: `0.001234 s`. */
export function quantity(value: number, unit: string): string {
  const number = Number(value.toPrecision(4));
  return unit === "" ? String(number) : `${number} ${unit}`;
}

/** `1 benchmark`, `3 benchmarks`; the plural is given where it is not formed with an s. */
export function countOf(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}
