import { expect } from "vitest";

/**
 * Checks that a number is the one that a tool printed, to the last digit that it
 * printed. Rounding the number here would not do: what is read may be rounded
 * already, and Java and C round halves otherwise than JavaScript.
 */
export function expectPrinted(value: number, printed: string | undefined): void {
  const decimals = /\.(?<decimals>\d+)$/.exec(printed ?? "")?.groups?.["decimals"] ?? "";
  const halfOfLastDigit = 0.5 / 10 ** decimals.length;
  expect(Math.abs(value - Number(printed))).toBeLessThanOrEqual(halfOfLastDigit * 1.02);
}
