import type { Better } from "./measurement.ts";

interface UnitKind {
  readonly base: string;
  readonly factor: number;
  readonly better: Better;
}

const TIMES = {
  ns: 1e-9,
  us: 1e-6,
  µs: 1e-6,
  μs: 1e-6,
  ms: 1e-3,
  s: 1,
  sec: 1,
  secs: 1,
  second: 1,
  seconds: 1,
  min: 60,
  m: 60,
  h: 3600,
  ps: 1e-12,
};
const SIZES = {
  B: 1,
  byte: 1,
  bytes: 1,
  kB: 1e3,
  KB: 1e3,
  MB: 1e6,
  GB: 1e9,
  KiB: 1024,
  MiB: 1024 ** 2,
  GiB: 1024 ** 3,
};
const MULTIPLES = { "": 1, k: 1e3, K: 1e3, M: 1e6, G: 1e9 };

/** Spellings to kinds. The direction is what the unit itself implies. */
const KINDS: ReadonlyMap<string, UnitKind> = new Map([
  ...Object.entries(TIMES).flatMap(([name, factor]): [string, UnitKind][] =>
    [name, `${name}/iter`, `${name}/op`, `${name}/call`].map((spelling) => [
      spelling,
      { base: "s", factor, better: "lower" },
    ]),
  ),
  ...Object.entries(SIZES).flatMap(([name, factor]): [string, UnitKind][] => [
    [name, { base: "B", factor, better: "lower" }],
    [`${name}/op`, { base: "B", factor, better: "lower" }],
    [`${name}/s`, { base: "B/s", factor, better: "higher" }],
    [`${name}/sec`, { base: "B/s", factor, better: "higher" }],
  ]),
  ...Object.entries(MULTIPLES).flatMap(([prefix, factor]): [string, UnitKind][] =>
    [
      "ops/s",
      "ops/sec",
      "op/s",
      "iter/s",
      "iter/sec",
      "req/s",
      "requests/s",
      "requests/sec",
      "elem/s",
      "Hz",
      "1/s",
    ].map((name) => [`${prefix}${name}`, { base: "1/s", factor, better: "higher" }]),
  ),
  ...["count", "allocs", "allocs/op", "instructions"].map((name): [string, UnitKind] => [
    name,
    { base: "count", factor: 1, better: "lower" },
  ]),
]);

/**
 * What a unit's text means: its base unit (`s`, `B`, `B/s`, `1/s`, `count`), the
 * factor to it, and the direction that it implies. `undefined` for a unit that
 * is none of these; such a value keeps its own unit.
 */
export function unitKind(text: string): UnitKind | undefined {
  return KINDS.get(text.trim());
}
