import { readNumber } from "../read/text.ts";
import type { Counter } from "./google-benchmark-runs.ts";

// " bytes_per_second=20.5Gi/s items_per_second=343.9M/s inverted=2.9ns plain=42 with a label"
const VALUE =
  /^(?<number>-?\d+(?:\.\d+)?(?:e[+-]?\d+)?)(?<prefix>[kMGTPEZY]i?|Ki|[munpfazy])?(?<unit>\/s|s)?$/;

/** Counters behind a row's iterations; what follows them is its label. */
export function consoleCounters(text: string): readonly Counter[] {
  const counters: Counter[] = [];
  for (let start = 1; start < text.length; ) {
    const equals = text.indexOf("=", start);
    if (equals < 0) break;
    const space = text.indexOf(" ", equals);
    const end = space < 0 ? text.length : space;
    const counter = counterOf(text.slice(start, equals), text.slice(equals + 1, end));
    if (counter === undefined) break;
    counters.push(counter);
    start = end + 1;
  }
  return counters;
}

/**
 * The same with `--benchmark_counters_tabular`: each value ends below the end of
 * its title. Both texts begin where the column of the iterations ends.
 */
export function tabularCounters(text: string, titles: string): readonly Counter[] {
  const counters: Counter[] = [];
  let before = 0;
  for (const { index, 0: value } of text.matchAll(/\S+/g)) {
    const end = index + value.length;
    const isBelowTitle = end <= titles.length && titles[end - 1] !== " " && (titles[end] ?? " ") === " ";
    const counter = isBelowTitle ? counterOf(titles.slice(before, end).trim(), value) : undefined;
    if (counter === undefined) break;
    counters.push(counter);
    before = end;
  }
  return counters;
}

function counterOf(name: string, text: string): Counter | undefined {
  const { number = "", prefix = "", unit } = VALUE.exec(text)?.groups ?? {};
  const value = readNumber(number);
  if (value === undefined) return undefined;
  const scaled = scale(value, prefix, name);
  return { name, value: scaled, ...(unit === undefined ? {} : { unit: unit === "/s" ? "1/s" : unit }) };
}

const LARGE = "kMGTPEZY";
const SMALL = "munpfazy";

/** Before version 1.8 bytes per second were printed in steps of 1024 without the `i` that tells it. */
function scale(value: number, prefix: string, name: string): number {
  if (prefix === "") return value;
  const small = SMALL.indexOf(prefix) + 1;
  if (small > 0) return value / 1000 ** small;
  const step = prefix.endsWith("i") || name === "bytes_per_second" ? 1024 : 1000;
  return value * step ** (LARGE.indexOf(prefix.replace("K", "k").charAt(0)) + 1);
}
