const UNITS = ["B", "KiB", "MiB", "GiB"] as const;

/** `1.5 MiB`, for people. */
export function bytes(value: number): string {
  let scaled = value;
  let unit: (typeof UNITS)[number] = "B";
  for (const larger of UNITS.slice(1)) {
    if (Math.abs(scaled) < 1024) break;
    scaled /= 1024;
    unit = larger;
  }
  return `${Number(scaled.toFixed(1))} ${unit}`;
}
