import type { JmhIdentity } from "./jmh-identity.ts";
import { isPercentile, ofPercentiles, readJavaNumber, type Score } from "./jmh-results.ts";

// # Benchmark mode: Sampling time
// # Benchmark: demo.Demo.g
// # Parameters: (micros = 1000, text = plain)
//
// # Fork: 1 of 2
// # Warmup Iteration   1: 64.756 ms/op
// Iteration   1: 1.323 ±(99.9%) 0.042 ms/op
//                  reader:   1.045 ms/op
//                  gc.count: ≈ 0 counts
//
// Iteration   2: <failure>
//
// java.lang.IllegalStateException: the file is missing
//
// Result "demo.Demo.g":
//   Percentiles, ms/op:
//      p(50.0000) =      1.246 ms/op
// Secondary result "demo.Demo.g:reader":

/** What the log says of one benchmark. */
export interface Block extends JmhIdentity {
  readonly primary?: Score;
  readonly secondary: ReadonlyMap<string, Score>;
  /** Of some iteration it shows only the magnitude. */
  readonly isRough: boolean;
  readonly failure?: string;
}

interface Series {
  readonly unit: string;
  readonly rounds: number[][];
  isRough: boolean;
}

const MODES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    Throughput: "thrpt",
    Average: "avgt",
    Sampling: "sample",
    Single: "ss",
  }),
);

/** `undefined` where the log breaks off before the name. */
export function blockOf(lines: readonly string[], threads: string | undefined): Block | undefined {
  const after = (start: string) => lines.find((line) => line.startsWith(start))?.slice(start.length);
  const benchmark = after("# Benchmark: ");
  const [, mode = ""] = /^# Benchmark mode: (\w+)/.exec(lines[0] ?? "") ?? [];
  if (benchmark === undefined || benchmark === "") return undefined;

  const series = seriesOf(lines);
  const isSampled = mode === "Sampling";
  const percentiles = isSampled ? percentilesOf(lines, benchmark) : new Map<string, Map<number, number>>();
  const scores = [...series].map(([label, { unit, rounds }]): [string, Score] => [
    label,
    {
      unit,
      rounds,
      score: meanOf(rounds.flat()),
      ...ofPercentiles(percentiles.get(label) ?? new Map(), isSampled),
    },
  ]);
  const primary = scores.find(([label]) => label === "")?.[1];
  const failure = failureIn(lines);
  return {
    benchmark,
    params: paramsOf(after("# Parameters: (") ?? ""),
    mode: MODES.get(mode) ?? mode,
    threads,
    ...(primary === undefined ? {} : { primary }),
    secondary: new Map(
      scores.filter(
        ([label]) => label !== "" && !isPercentile(label) && series.get(label)?.isRough === false,
      ),
    ),
    isRough: series.get("")?.isRough ?? false,
    ...(failure === undefined ? {} : { failure }),
  };
}

/** Iterations by what they measure; the benchmark itself has no label. */
function seriesOf(lines: readonly string[]): ReadonlyMap<string, Series> {
  const series = new Map<string, Series>();
  let forks = 0;
  let isInIteration = false;
  for (const line of lines) {
    const colon = line.indexOf(": ");
    if (line.startsWith("# Fork: ")) forks += 1;
    const isIteration = line.startsWith("Iteration ") && /^Iteration +\d+: /.test(line);
    isInIteration = isIteration || (isInIteration && line.startsWith("  ") && colon > 0);
    if (!isInIteration) continue;
    const value = valueIn(line.slice(colon + 1));
    if (value !== undefined) take(isIteration ? "" : line.slice(0, colon).trim(), value);
  }
  return series;

  function take(label: string, { number, unit }: Value): void {
    const known = series.get(label) ?? { unit, rounds: [], isRough: false };
    series.set(label, known);
    if (number === undefined) {
      known.isRough = true;
      return;
    }
    while (known.rounds.length < Math.max(forks, 1)) known.rounds.push([]);
    known.rounds.at(-1)?.push(number);
  }
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

interface Value {
  /** Absent for `≈ 10⁻³`. */
  readonly number?: number;
  readonly unit: string;
}

/** `1.323 ms/op`, `1.323 ±(99.9%) 0.042 ms/op`. Anything else is a magnitude, however its signs were encoded. */
function valueIn(text: string): Value | undefined {
  const words = text.trim().split(/ +/);
  const [first = ""] = words;
  const unit = words.at(-1) ?? "";
  if (first.startsWith("<")) return undefined;
  const number = readJavaNumber(first);
  const isValue = words.length === 2 || (words.length === 4 && words[1]?.endsWith("%)"));
  return number === undefined || !isValue ? { unit } : { number, unit };
}

/** Those of all iterations together, by label and part. */
function percentilesOf(
  lines: readonly string[],
  benchmark: string,
): ReadonlyMap<string, Map<number, number>> {
  const found = new Map<string, Map<number, number>>();
  let label: string | undefined;
  for (const line of lines) {
    if (line === `Result "${benchmark}":`) label = "";
    const secondary = `Secondary result "${benchmark}:`;
    if (line.startsWith(secondary)) label = line.slice(secondary.length, -'":'.length);
    const { part, number } = /^ +p\((?<part>[\d.,]+)\) = +(?<number>[\d.,]+) \S+$/.exec(line)?.groups ?? {};
    const value = readJavaNumber(number ?? "");
    if (label === undefined || part === undefined || value === undefined) continue;
    const known = found.get(label) ?? new Map<number, number>();
    found.set(label, known.set(readJavaNumber(part) ?? Number.NaN, value));
  }
  return found;
}

/** `a = 1, b = x, y`: a value may hold the comma that parts them. */
function paramsOf(text: string): Readonly<Record<string, string>> {
  const pairs = text.replace(/\)$/, "").split(/, (?=[\w$]+ = )/);
  return Object.fromEntries(
    pairs.flatMap((pair): [string, string][] => {
      const equals = pair.indexOf(" = ");
      return equals < 1 ? [] : [[pair.slice(0, equals), pair.slice(equals + 3)]];
    }),
  );
}

const FAILURE = /^(?:# Warmup )?Iteration +\d+: <failure>$/;

/** The exception stands below the iteration in which it was thrown. A forked Java that ended by itself says so. */
function failureIn(lines: readonly string[]): string | undefined {
  const place = lines.findIndex(
    (line) => (line.endsWith("<failure>") && FAILURE.test(line)) || line.startsWith("<forked VM failed"),
  );
  if (place < 0) return undefined;
  if (lines[place]?.startsWith("<")) return lines[place];
  return lines.slice(place + 1).find((line) => line.trim() !== "") ?? "It threw an exception.";
}
