import { z } from "zod";
import type { Adapter } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, type Metric, summaryOf } from "../read/reading.ts";

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
  probe: z.object({ results: z.array(having("command", "mean", "user", "system")).min(1) }),
  schema: z.object({ results: z.array(Result) }),
};

export const hyperfine: Adapter = {
  name: "hyperfine",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const results = readJson(output, format).flatMap((file) => file.results);
    return assemble({
      entries: results.map((result) => toEntry(result, results)),
      warnings: warningsOf(results),
    });
  },
};

function toEntry(result: Result, results: readonly Result[]): Entry {
  return {
    benchmark: nameOf(result, results),
    ...(result.parameters ? { parameters: result.parameters } : {}),
    metrics: [time(result), ...processorTime(result), ...peakMemory(result)],
  };
}

/** Commands differ by their parameters, but a `--command-name` may hide that. */
function nameOf({ command, parameters }: Result, results: readonly Result[]): string {
  const written = (values: Result["parameters"]) =>
    Object.entries(values ?? {})
      .map(([name, value]) => `${name}=${value}`)
      .join(", ");
  const own = written(parameters);
  const hidden = results.some((other) => other.command === command && written(other.parameters) !== own);
  return hidden && own !== "" ? `${command} (${own})` : command;
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
