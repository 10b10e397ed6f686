import { z } from "zod";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, type Metric, summaryOf } from "../read/reading.ts";
import { holdsTable, readTable } from "../read/table.ts";
import { readNumber } from "../read/text.ts";

// {"results": [{"command": "sleep 0.1", "mean": 0.107, "user": 0.0007, "times": [0.105, 0.107], "exit_codes": [0, 0]}]}
// Seconds and bytes. `hyperfine --export-json`.

const Amount = z.number().nullish();

const Result = z.object({
  command: z.string(),
  mean: z.number(),
  stddev: Amount,
  median: Amount,
  user: Amount,
  system: Amount,
  min: Amount,
  max: Amount,
  times: z.array(z.number()).nullish(),
  memory_usage_byte: z.array(z.number()).nullish(),
  exit_codes: z.array(z.number().nullable()).nullish(),
  parameters: z.record(z.string(), z.union([z.string(), z.number()])).nullish(),
});
type Result = z.output<typeof Result>;

const format = {
  expected: "a JSON export of hyperfine",
  probe: z.object({ results: listOf(having("command", "mean", "user", "system")) }),
  schema: z.object({ results: z.array(Result) }),
};

// command,mean,stddev,median,user,system,min,max,parameter_n          `hyperfine --export-csv`, without the times
const table = {
  expected: "a CSV export of hyperfine",
  columns: ["command", "mean", "stddev", "median", "user", "system", "min", "max"],
};

export const hyperfine: Adapter = {
  name: "hyperfine",
  recognises: (output) => holdsJson(output, format) || holdsTable(output, table),
  parse(output) {
    const isJson = holdsJson(output, format) || !holdsTable(output, table);
    const { results, warnings } = isJson
      ? { results: readJson(output, format).flatMap((file) => file.results), warnings: [] }
      : resultsOfTable(output);
    const ambiguous = sharedNames(results);
    return assemble({
      entries: results.map((result) => toEntry(result, ambiguous)),
      warnings: [...warnings, ...warningsOf(results)],
    });
  },
};

function resultsOfTable(output: ToolOutput) {
  const { rows, warnings } = readTable(output, table);
  const results = rows.map((row): Result => {
    // An empty cell is what JSON has as null.
    const number = (column: string) =>
      row[column] === "" ? null : (readNumber(row[column] ?? "") ?? Number.NaN);
    const parameters = Object.entries(row).flatMap(([column, value]): [string, string][] =>
      column.startsWith(PARAMETER) ? [[column.slice(PARAMETER.length), value]] : [],
    );
    return {
      command: row["command"] ?? "",
      mean: number("mean") ?? Number.NaN,
      stddev: number("stddev"),
      median: number("median"),
      user: number("user"),
      system: number("system"),
      min: number("min"),
      max: number("max"),
      ...(parameters.length === 0 ? {} : { parameters: Object.fromEntries(parameters) }),
    };
  });
  return { results, warnings };
}

const PARAMETER = "parameter_";

function toEntry(result: Result, ambiguous: ReadonlySet<string>): Entry {
  const { command, parameters } = result;
  const written = textOf(parameters);
  return {
    benchmark: ambiguous.has(command) && written !== "" ? `${command} (${written})` : command,
    ...(parameters ? { parameters } : {}),
    metrics: [time(result), ...processorTime(result), ...peakMemory(result)],
  };
}

/** Commands differ by their parameters, but a `--command-name` may hide that: names of several such. */
function sharedNames(results: readonly Result[]): ReadonlySet<string> {
  const seen = new Map<string, string>();
  const shared = new Set<string>();
  for (const { command, parameters } of results) {
    const written = textOf(parameters);
    if ((seen.get(command) ?? written) !== written) shared.add(command);
    seen.set(command, written);
  }
  return shared;
}

function textOf(parameters: Result["parameters"]): string {
  return Object.entries(parameters ?? {})
    .map(([name, value]) => `${name}=${value}`)
    .join(", ");
}

/** Each time is one launch of the command, so each is a round of its own. */
function time({ times, mean, median, stddev, min, max }: Result): Metric {
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  if (times?.length) return { ...metric, rounds: times.map((seconds) => [seconds]) };
  const summary = summaryOf({ mean, median, standardDeviation: stddev, min, max });
  return { ...metric, rounds: [[mean]], ...(summary ? { summary } : {}) };
}

/** User and system time are only there as means over the runs. */
function processorTime({ user, system, times }: Result): readonly Metric[] {
  if (user == null || system == null) return [];
  const mean = user + system;
  const summary = summaryOf({ mean, count: times?.length }) ?? {};
  return [{ metric: "cpu-time", unit: "s", better: "lower", rounds: [[mean]], summary }];
}

function peakMemory({ memory_usage_byte }: Result): readonly Metric[] {
  if (!memory_usage_byte?.length) return [];
  const rounds = memory_usage_byte.map((bytes) => [bytes]);
  return [{ metric: "peak-memory", unit: "B", better: "lower", rounds }];
}

function warningsOf(results: readonly Result[]): readonly string[] {
  return results.flatMap(({ command, exit_codes }) => {
    const failures = exit_codes?.filter((code) => code !== 0).length ?? 0;
    if (failures === 0) return [];
    return `${failures} of ${exit_codes?.length} runs of "${command}" ended with an exit code other than 0; their times are kept, as hyperfine was told to ignore that.`;
  });
}
