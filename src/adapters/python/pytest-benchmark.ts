import { z } from "zod";
import type { Adapter } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, keptSamples, shortenedSamples, summaryOf } from "../read/reading.ts";

// {"machine_info": {…}, "commit_info": {…}, "version": "5.3.1", "benchmarks": [{"fullname": "bench.py::test_fib", "group": null,
//   "params": {"n": 10}, "stats": {"min": 2.2e-05, "mean": 2.4e-05, "rounds": 5, "data": [2.3e-05, …]}}]}
// Seconds. `pytest --benchmark-json`; `data` only with `--benchmark-save-data` before version 4.

const Amount = z.number().nullish();
const Text = z.string().nullish();

const Benchmark = z.object({
  name: z.string(),
  fullname: Text,
  group: Text,
  params: z.record(z.string(), z.unknown()).nullish(),
  stats: z.object({
    mean: Amount,
    median: Amount,
    stddev: Amount,
    min: Amount,
    max: Amount,
    rounds: Amount,
    data: z.array(z.unknown()).nullish(),
  }),
});
type Benchmark = z.output<typeof Benchmark>;

const File = z.object({
  version: Text,
  machine_info: z
    .object({
      system: Text,
      machine: Text,
      python_version: Text,
      python_implementation: Text,
      cpu: z.object({ brand: Text, brand_raw: Text }).nullish(),
    })
    .nullish(),
  commit_info: z.object({ id: Text, branch: Text }).nullish(),
  benchmarks: z.array(Benchmark),
});
type File = z.output<typeof File>;

const format = {
  expected: "a JSON report of pytest-benchmark",
  probe: having("machine_info", "datetime").and(z.object({ benchmarks: z.array(having("name", "stats")) })),
  schema: File,
};

export const pytestBenchmark: Adapter = {
  name: "pytest-benchmark",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const files = readJson(output, format);
    const benchmarks = files.flatMap((file) => file.benchmarks);
    const measured = benchmarks.filter((benchmark) => benchmark.stats.mean != null);
    return assemble({
      entries: measured.map(toEntry),
      failures: benchmarks
        .filter((benchmark) => !measured.includes(benchmark))
        .map((benchmark) =>
          failed(nameOf(benchmark), { message: "pytest-benchmark reports no mean for it." }),
        ),
      context: files[0] === undefined ? {} : contextOf(files[0]),
      warnings: measured
        .filter(({ stats }) => keptSamples(stats.data, stats.rounds) === "shortened")
        .map((benchmark) => shortenedSamples(nameOf(benchmark))),
    });
  },
};

function toEntry(benchmark: Benchmark): Entry {
  const { stats, group, params } = benchmark;
  const samples = keptSamples(stats.data, stats.rounds);
  const summary = summaryOf({
    mean: stats.mean,
    median: stats.median,
    standardDeviation: stats.stddev,
    min: stats.min,
    max: stats.max,
    count: stats.rounds,
  });
  return {
    benchmark: nameOf(benchmark),
    ...(group ? { category: group } : {}),
    ...(params ? { parameters: scalars(params) } : {}),
    metrics: [
      {
        metric: "time",
        unit: "s",
        better: "lower",
        ...(typeof samples === "string"
          ? { rounds: [[stats.mean ?? Number.NaN]], ...(summary ? { summary } : {}) }
          : { rounds: [samples] }),
      },
    ],
  };
}

/** The name alone may come again in another file of the same suite. */
function nameOf({ fullname, name }: Benchmark): string {
  return fullname ?? name;
}

/** Parameters that are lists or objects are kept as their JSON. */
function scalars(params: Readonly<Record<string, unknown>>): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => {
      const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
      return [name, isScalar ? value : (JSON.stringify(value) ?? "")];
    }),
  );
}

function contextOf({ version, machine_info, commit_info }: File): Record<string, string | undefined> {
  const cpu = machine_info?.cpu;
  return {
    "pytest-benchmark": version ?? undefined,
    python: machine_info?.python_version ?? undefined,
    "python-implementation": machine_info?.python_implementation ?? undefined,
    os: machine_info?.system ?? undefined,
    architecture: machine_info?.machine ?? undefined,
    cpu: cpu?.brand_raw ?? cpu?.brand ?? undefined,
    // Outside of a repository it writes "unversioned" and "(unknown)".
    commit: commit_info?.id === "unversioned" ? undefined : (commit_info?.id ?? undefined),
    branch: commit_info?.branch === "(unknown)" ? undefined : (commit_info?.branch ?? undefined),
  };
}
