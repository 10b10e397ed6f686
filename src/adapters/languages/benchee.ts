import { z } from "zod";
import type { Adapter } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, keptSamples, type Metric, summaryOf } from "../read/reading.ts";

// [{"name": "flat_map", "job_name": "flat_map", "input_name": "Bigger", "tag": null,
//   "run_time_data": {"samples": [12500.0, 12750], "statistics": {"average": 12625.0, "median": 12625.0, "sample_size": 2, …}},
//   "memory_usage_data": {"samples": [624], "statistics": {…}}}]
// Nanoseconds and bytes. benchee_json 1.0 and later.

const Amount = z.number().nullish();

const Data = z
  .object({
    samples: z.array(z.unknown()).nullish(),
    statistics: z
      .object({
        average: Amount,
        median: Amount,
        std_dev: Amount,
        minimum: Amount,
        maximum: Amount,
        sample_size: Amount,
      })
      .nullish(),
  })
  .nullish();
type Data = z.output<typeof Data>;

const Scenario = z.object({
  name: z.string(),
  input_name: z.string().nullish(),
  tag: z.string().nullish(),
  run_time_data: Data,
  memory_usage_data: Data,
  reductions_data: Data,
});
type Scenario = z.output<typeof Scenario>;

const format = {
  expected: "a JSON file of benchee_json 1.0 or later",
  probe: listOf(having("name", "job_name", "run_time_data", "memory_usage_data")),
  schema: z.array(Scenario),
};

export const benchee: Adapter = {
  name: "benchee",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const scenarios = readJson(output, format).flat();
    const read = scenarios.map((scenario) => ({ scenario, metrics: metricsOf(scenario) }));
    return assemble({
      entries: read.map(({ scenario, metrics }) => toEntry(scenario, metrics)),
      failures: read
        .filter(({ metrics }) => metrics.length === 0)
        .map(({ scenario }) => failed(nameOf(scenario), { message: "benchee has no sample of it." })),
    });
  },
};

function toEntry(scenario: Scenario, metrics: readonly Metric[]): Entry {
  const input = inputOf(scenario);
  return {
    benchmark: nameOf(scenario),
    ...(input === undefined ? {} : { parameters: { input } }),
    metrics,
  };
}

/** A job runs with each input: both make the benchmark. The name holds the tag of a saved run already. */
function nameOf(scenario: Scenario): string {
  const input = inputOf(scenario);
  return input === undefined ? scenario.name : `${scenario.name} (${input})`;
}

/** Runs without inputs have none, or the name that benchee gives that. */
function inputOf({ input_name }: Scenario): string | undefined {
  return input_name == null || input_name === "__no_input" ? undefined : input_name;
}

function metricsOf({ run_time_data, memory_usage_data, reductions_data }: Scenario): readonly Metric[] {
  return [
    ...metricOf(run_time_data, { metric: "time", unit: "s", perUnit: 1e9 }),
    ...metricOf(memory_usage_data, { metric: "bytes-per-op", unit: "B", perUnit: 1 }),
    ...metricOf(reductions_data, { metric: "reductions", unit: "count", perUnit: 1 }),
  ];
}

/** What was not measured has no samples and a count of 0. */
function metricOf(
  data: Data,
  { metric, unit, perUnit }: { metric: string; unit: string; perUnit: number },
): readonly Metric[] {
  const inBase = (value: number) => value / perUnit;
  const made = (samples: readonly number[]): Metric => ({ metric, unit, better: "lower", rounds: [samples] });
  // Its own count is not asked: it leaves outliers out when benchee is told to.
  const samples = keptSamples(data?.samples, undefined);
  if (typeof samples !== "string") return [made(samples.map(inBase))];
  const { average, median, std_dev, minimum, maximum, sample_size } = data?.statistics ?? {};
  if (average == null || sample_size === 0) return [];
  const scaled = (value: number | null | undefined) => (value == null ? undefined : inBase(value));
  const summary = summaryOf({
    mean: scaled(average),
    median: scaled(median),
    standardDeviation: scaled(std_dev),
    min: scaled(minimum),
    max: scaled(maximum),
    count: sample_size,
  });
  return [{ ...made([inBase(average)]), ...(summary ? { summary } : {}) }];
}
