interface Scale {
  readonly unit: string;
  readonly factor: number;
}

/** From small to large. Sizes are decimal, as vendors and GitHub count: 1 kB is 1,000 B. */
const SCALES: Readonly<Record<string, readonly Scale[]>> = {
  s: [
    { unit: "ns", factor: 1e-9 },
    { unit: "µs", factor: 1e-6 },
    { unit: "ms", factor: 1e-3 },
    { unit: "s", factor: 1 },
  ],
  B: steps("B"),
  "B/s": steps("B/s"),
  "1/s": [
    { unit: "/s", factor: 1 },
    { unit: "k/s", factor: 1e3 },
    { unit: "M/s", factor: 1e6 },
    { unit: "G/s", factor: 1e9 },
  ],
  count: [
    { unit: "", factor: 1 },
    { unit: "k", factor: 1e3 },
    { unit: "M", factor: 1e6 },
    { unit: "G", factor: 1e9 },
  ],
};

/**
 * A value with its unit, scaled for people: `1.23 ms`, `4.50 MB`, `12.3 k/s`.
 * Base units are scaled; a tool's own unit is kept as it is. `trim` drops zeros
 * after the point, for numbers that a person chose.
 */
export function formatValue(
  value: number,
  unit: string,
  options: { readonly digits?: number; readonly trim?: boolean } = {},
): string {
  if (!Number.isFinite(value)) return "unknown";
  const digits = options.digits ?? 3;
  // A tool's own unit may be called as what every object has, such as `constructor`.
  const known = Object.hasOwn(SCALES, unit) ? SCALES[unit] : undefined;
  const scales = known ?? [{ unit, factor: 1 }];
  const { unit: name, factor } = scaleFor(value, scales, digits);
  // A whole number of things is exact; a whole number of milliseconds was rounded.
  const exact = Number.isInteger(value) && factor === 1 && unit !== "s";
  const rounded = exact && Math.abs(value) < 1e3 ? String(value) : plainNumber(value / factor, digits);
  const number = options.trim === true ? rounded.replace(/\.0+$|(\.\d*[1-9])0+$/, "$1") : rounded;
  return name === "" ? number : `${number} ${name}`;
}

/** The largest scale on which the rounded value is at least 1; rounding may carry 999.9 µs to 1 ms. */
function scaleFor(value: number, scales: readonly Scale[], digits: number): Scale {
  const rounded = Math.abs(Number(value.toPrecision(digits)));
  const smallest = scales[0] ?? { unit: "", factor: 1 };
  if (rounded === 0) return scales.find(({ factor }) => factor === 1) ?? smallest;
  return scales.findLast(({ factor }) => rounded >= factor) ?? smallest;
}

/** Significant digits without an exponent; the whole part is never rounded away. */
function plainNumber(value: number, digits: number): string {
  if (value === 0) return "0";
  const magnitude = Math.floor(Math.log10(Math.abs(Number(value.toPrecision(digits)))));
  return value.toFixed(Math.min(100, Math.max(0, digits - 1 - magnitude)));
}

function steps(unit: string): readonly Scale[] {
  return ["", "k", "M", "G", "T"].map((prefix, index) => ({
    unit: `${prefix}${unit}`,
    factor: 1e3 ** index,
  }));
}
