import type { Interval } from "../../domain/comparison.ts";

/** A relative change with its sign: 0.061 to `+6.1%`, -0.5 to `-50.0%`, 12 to `+1200%`. */
export function signedPercent(fraction: number): string {
  const percent = fraction * 100;
  if (Number.isNaN(percent)) return "unknown";
  if (!Number.isFinite(percent)) return percent > 0 ? "+∞" : "-∞";
  const number = Math.abs(percent) < 999.95 ? percent.toFixed(1) : percent.toFixed(0);
  if (Number(number) === 0) return "0.0%";
  return percent > 0 ? `+${number}%` : `${number}%`;
}

/** A share without sign: 0.0312 to `3.1%`. */
export function percent(fraction: number): string {
  return signedPercent(fraction).replace(/^\+/, "");
}

/** `+6.1% (+4.9% to +7.4%)`; without interval the change alone. */
export function changeWithInterval(change: number, interval: Interval | undefined): string {
  if (interval === undefined) return signedPercent(change);
  return `${signedPercent(change)} (${signedPercent(interval.low)} to ${signedPercent(interval.high)})`;
}
