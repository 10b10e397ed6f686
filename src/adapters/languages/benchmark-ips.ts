import { z } from "zod";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, type Metric, summaryOf } from "../read/reading.ts";
import { linesOf, readNumber, someLines } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";

// Calculating -------------------------------------
//             sort 500     50.622k (±11.1%) i/s -     27.462k in   0.550415s
//             sort 500     50.622k (±11.1%) i/s   (19.75 μs/i) -     27.462k in   0.550415s        since 2.13
// A label of more than 20 characters has a line of its own above.
//
// [{"name": "sort 500", "central_tendency": 50621.9, "ips": 50621.9, "error": 5633, "iterations": 27462, …}]      x.json!

const Result = z.object({
  name: z.string(),
  central_tendency: z.number(),
  error: z.number().nullish(),
  iterations: z.number().nullish(),
});

const format = {
  expected: "a JSON report of benchmark-ips",
  probe: listOf(having("name", "central_tendency", "ips", "error", "microseconds", "iterations")),
  schema: z.array(Result),
};

/** Iterations per second: the tool keeps no samples and no times. */
export const benchmarkIps: Adapter = {
  name: "benchmark-ips",
  recognises: (output) => holdsJson(output, format) || resultsIn(someLines(output)).length > 0,
  parse(output) {
    if (holdsJson(output, format)) {
      const results = readJson(output, format).flat();
      return assemble({
        entries: results.map(({ name, central_tendency, error, iterations }) =>
          toEntry({ name, perSecond: central_tendency, deviation: error, iterations }),
        ),
      });
    }
    return readText(output);
  },
};

interface IpsResult {
  readonly name: string;
  readonly perSecond: number;
  readonly deviation: number | null | undefined;
  readonly iterations: number | null | undefined;
}

function toEntry({ name, perSecond, deviation, iterations }: IpsResult): Entry {
  const summary = summaryOf({ mean: perSecond, standardDeviation: deviation, count: iterations });
  const metric: Metric = {
    metric: "throughput",
    unit: "1/s",
    better: "higher",
    rounds: [[perSecond]],
    ...(summary ? { summary } : {}),
  };
  return { benchmark: name, metrics: [metric] };
}

function readText(output: ToolOutput): Reading {
  const lines = output.kind === "file" ? linesOf(output.file) : [];
  const results = resultsIn(lines);
  if (results.length === 0) {
    throw unreadable(output, {
      expected: "output of benchmark-ips",
      found: 'there is no line such as "sort  50.622k (±11.1%) i/s - 27.462k in 0.550415s"',
    });
  }
  return assemble({ entries: results.map(toEntry), context: { ruby: rubyVersion(lines) } });
}

function resultsIn(lines: readonly string[]): readonly IpsResult[] {
  const results: IpsResult[] = [];
  lines.forEach((line, index) => {
    const result = resultIn(line);
    if (result === undefined) return;
    const above = lines[index - 1]?.trim() ?? "";
    results.push(result.name === "" ? { ...result, name: above } : result);
  });
  return results;
}

/** Behind the rate; without the time, its count may be cut off. */
const REST =
  /^ i\/s(?: +\([\d.]+ [^\s/]+\/i\))? +- +(?<iterations>[\d.]+[kMBTQ]?)(?<time> +in +[\d.]+s)?\s*$/;

/** Looked for from the end: a label may hold anything. */
function resultIn(line: string): IpsResult | undefined {
  const end = line.lastIndexOf("%) i/s");
  const deviationAt = line.lastIndexOf("(±", end);
  if (end < 0 || deviationAt < 0) return undefined;
  const rest = REST.exec(line.slice(end + 2))?.groups;
  const percent = readNumber(line.slice(deviationAt + 2, end));
  const labelled = line.slice(0, deviationAt).trimEnd();
  const valueAt = labelled.lastIndexOf(" ") + 1;
  const perSecond = scaledNumber(labelled.slice(valueAt));
  if (rest === undefined || percent === undefined || perSecond === undefined) return undefined;
  return {
    name: labelled.slice(0, valueAt).trim(),
    perSecond,
    deviation: (perSecond * percent) / 100,
    iterations: rest["time"] === undefined ? undefined : scaledNumber(rest["iterations"] ?? ""),
  };
}

/** `B` is 10⁹ here. */
const SUFFIXES: Readonly<Record<string, number>> = { k: 1e3, M: 1e6, B: 1e9, T: 1e12, Q: 1e15 };

function scaledNumber(text: string): number | undefined {
  const factor = SUFFIXES[text.slice(-1)];
  const number = readNumber(factor === undefined ? text : text.slice(0, -1));
  return number === undefined ? undefined : rounded(number * (factor ?? 1));
}

/** `50.622k` is 50622 and not 50622.00000000001. */
function rounded(value: number): number {
  return Number(value.toPrecision(15));
}

/** `ruby 3.1.2p20 (2022-04-12 revision 4491bb740a) [x86_64-linux]`, printed since 2.11. */
function rubyVersion(lines: readonly string[]): string | undefined {
  const heading = lines.findIndex((line) => /^Warming up -{20}/.test(line));
  return /^(?:ruby|jruby|truffleruby) (?<version>\d\S*) \(/.exec(lines[heading - 1] ?? "")?.groups?.[
    "version"
  ];
}
