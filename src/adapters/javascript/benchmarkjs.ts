import { z } from "zod";
import type { Failure } from "../../domain/measurement.ts";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, summaryOf } from "../read/reading.ts";
import { eachLine, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// RegExp#test x 33,924,588 ops/sec ±6.74% (60 runs sampled)      String(event.target)
// fails:                                                         its error stands behind the colon, but an Error prints as nothing
// [{"name": "a", "hz": 12, "stats": {"rme": 1.2, "sample": [0.08, …], …}}]      JSON.stringify of a suite's benchmarks, seconds

/** The sign before the margin is another one where a terminal's character set is not UTF-8. */
const RESULT =
  / x (?<hz>[\d,.]+|NaN|Infinity) ops\/sec [^\d\s]{1,3}(?<margin>[\d.]+|NaN)% \((?<runs>\d+) runs? sampled\)\s*$/;
const THREW = /^(?<name>\S.*): $/;

const Stats = z.object({ sample: z.array(z.number()) });
const Benchmark = z.object({ name: z.string().nullish(), error: z.unknown().optional(), stats: Stats });
type Benchmark = z.output<typeof Benchmark>;

const format = {
  expected: "the benchmarks of benchmark.js as JSON",
  probe: listOf(
    z.object({
      stats: z.object({ sample: z.array(z.unknown()), rme: z.unknown(), moe: z.unknown(), sem: z.unknown() }),
    }),
  ),
  schema: z.array(Benchmark),
};

export const benchmarkJs: Adapter = {
  name: "benchmarkjs",
  recognises: (output) => someLines(output).some((line) => RESULT.test(line)) || holdsJson(output, format),
  parse: (output) =>
    holdsJson(output, format) ? readBenchmarks(readJson(output, format).flat()) : readLines(output),
};

function readLines(output: ToolOutput): Reading {
  const lines = output.kind === "file" ? eachLine(output.file) : [];
  const entries: Entry[] = [];
  const failures: Failure[] = [];
  let results = 0;
  for (const line of lines) {
    const result = RESULT.exec(line);
    const threw = result === null ? THREW.exec(line)?.groups?.["name"] : undefined;
    if (result?.groups) {
      results += 1;
      const name = line.slice(0, result.index).trim();
      const entry = toEntry(name, result.groups);
      if (entry) entries.push(entry);
      else
        failures.push(
          failed(name, { message: "benchmark.js printed no rate for it: it was aborted, or is too slow." }),
        );
    } else if (threw !== undefined) {
      failures.push(
        failed(threw, { message: "It threw an error; benchmark.js does not print its message." }),
      );
    }
  }
  if (results === 0) {
    throw unreadable(output, {
      expected: "the printed results of benchmark.js",
      found: 'no line says "x … ops/sec ±…% (… runs sampled)"',
    });
  }
  return assemble({ entries, failures });
}

/**
 * benchmark.js prints only the rate; the margin of error is that of the mean
 * time, at 95 %, so the rate's interval is not symmetric.
 */
function toEntry(name: string, groups: Readonly<Record<string, string>>): Entry | undefined {
  const rate = readNumber(groups["hz"] ?? "");
  const count = Number(groups["runs"]);
  if (rate === undefined || rate === 0 || count === 0) return undefined;
  const margin = (readNumber(groups["margin"] ?? "") ?? Number.NaN) / 100;
  const interval =
    margin < 1 ? { low: rate / (1 + margin), high: rate / (1 - margin), confidence: 0.95 } : undefined;
  const summary = summaryOf({ mean: rate, count, interval }) ?? {};
  return {
    benchmark: name,
    metrics: [{ metric: "throughput", unit: "1/s", better: "higher", rounds: [[rate]], summary }],
  };
}

/** Written as JSON, the samples are there, as seconds for one call; `error` becomes `{}`. */
function readBenchmarks(benchmarks: readonly Benchmark[]): Reading {
  const named = benchmarks.map((benchmark) => ({ ...benchmark, name: benchmark.name ?? "(no name)" }));
  const measured = new Set(
    named.filter(({ error, stats }) => error === undefined && stats.sample.length > 0),
  );
  return assemble({
    entries: [...measured].map(({ name, stats }) => ({
      benchmark: name,
      metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [stats.sample] }],
    })),
    failures: named
      .filter((benchmark) => !measured.has(benchmark))
      .map(({ name }) => failed(name, { message: "It threw an error or was aborted: it has no samples." })),
  });
}
