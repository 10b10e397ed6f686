import type { Better } from "./measurement.ts";

/** What a unit's text means. */
export interface UnitKind {
  /** `s`, `B`, `B/s`, `1/s` or `count`. */
  readonly base: string;
  /** A value in the unit times this is the value in the base unit. */
  readonly factor: number;
  /** The direction that the unit itself implies. */
  readonly better: Better;
}

const TIMES: Readonly<Record<string, number>> = {
  ...named(1e-12, "ps"),
  ...named(1e-9, "ns", "nsec", "nsecs", "nanosecond", "nanoseconds"),
  // Both code points that people type for micro: U+00B5 and U+03BC.
  ...named(1e-6, "us", "\u00b5s", "\u03bcs", "usec", "usecs", "microsecond", "microseconds"),
  ...named(1e-3, "ms", "msec", "msecs", "millisecond", "milliseconds"),
  ...named(1, "s", "sec", "secs", "second", "seconds"),
  ...named(60, "m", "min", "mins", "minute", "minutes"),
  ...named(3600, "h", "hour", "hours"),
};

const SIZES: Readonly<Record<string, number>> = {
  ...named(1, "B", "byte", "bytes"),
  ...named(1e3, "kB", "KB", "kilobyte", "kilobytes"),
  ...named(1e6, "MB", "megabyte", "megabytes"),
  ...named(1e9, "GB", "gigabyte", "gigabytes"),
  ...named(1e12, "TB", "terabyte", "terabytes"),
  ...named(1024, "KiB", "kibibyte", "kibibytes"),
  ...named(1024 ** 2, "MiB", "mebibyte", "mebibytes"),
  ...named(1024 ** 3, "GiB", "gibibyte", "gibibytes"),
  ...named(1024 ** 4, "TiB", "tebibyte", "tebibytes"),
};

const MULTIPLES = { "": 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9, T: 1e12 };
const EVENTS = ["op", "ops", "iter", "req", "requests", "elem", "elements", "i", "1"];
/** `ops/ms`: how JMH writes rates, by how many of the unit of time are a second. */
const RATES: Readonly<Record<string, number>> = { ns: 1e9, us: 1e6, ms: 1e3, min: 1 / 60 };
const COUNTS = ["count", "allocs", "instructions", "cycles"];

/** Spellings to kinds. */
const KINDS: ReadonlyMap<string, UnitKind> = new Map([
  ...Object.entries(TIMES).flatMap(([name, factor]) => kinds(perCall(name), "s", factor, "lower")),
  ...Object.entries(SIZES).flatMap(([name, factor]) => [
    ...kinds(perCall(name), "B", factor, "lower"),
    ...kinds(perSecond(name), "B/s", factor, "higher"),
  ]),
  ...Object.entries(MULTIPLES).flatMap(([prefix, factor]) => [
    ...kinds(
      EVENTS.flatMap((event) => perSecond(`${prefix}${event}`)),
      "1/s",
      factor,
      "higher",
    ),
    ...kinds([`${prefix}Hz`, `${prefix}rps`, `${prefix}tps`, `${prefix}qps`], "1/s", factor, "higher"),
  ]),
  ...Object.entries(RATES).flatMap(([time, factor]) =>
    kinds([`op/${time}`, `ops/${time}`], "1/s", factor, "higher"),
  ),
  ...COUNTS.flatMap((name) => kinds(perCall(name), "count", 1, "lower")),
]);

/**
 * What a unit's text means: its base unit (`s`, `B`, `B/s`, `1/s`, `count`), the
 * factor to it, and the direction that it implies. Abbreviations are read as
 * written (`ms`, `MB`); spelled-out words in any case (`Megabytes`).
 * `undefined` for a unit that is none of these; such a value keeps its own unit.
 */
export function unitKind(text: string): UnitKind | undefined {
  const unit = text.trim();
  return KINDS.get(unit) ?? (WORD.test(unit) ? KINDS.get(unit.toLowerCase()) : undefined);
}

/** Long enough to be a word: `MS` and `mb` stay unknown, they may mean two things. */
const WORD = /^[A-Za-z]{4,}$/;

/**
 * A value in its base unit. Divides where the factor is below one, because
 * `325 / 1e9` is the number nearest to 325 ns and `325 * 1e-9` is not.
 */
export function inBaseUnit(value: number, kind: UnitKind): number {
  return kind.factor < 1 ? value / Math.round(1 / kind.factor) : value * kind.factor;
}

function named(factor: number, ...names: readonly string[]): Record<string, number> {
  return Object.fromEntries(names.map((name) => [name, factor]));
}

function kinds(names: readonly string[], base: string, factor: number, better: Better): [string, UnitKind][] {
  return names.map((name) => [name, { base, factor, better }]);
}

function perCall(name: string): readonly string[] {
  return [name, `${name}/op`, `${name}/iter`, `${name}/call`];
}

function perSecond(name: string): readonly string[] {
  return [`${name}/s`, `${name}/sec`, `${name}/second`];
}
