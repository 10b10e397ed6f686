import { z } from "zod";
import type { Adapter } from "../adapter.ts";
import { holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, type Metric } from "../read/reading.ts";

// {"version": "1.0", "metadata": {"unit": "second", "python_version": "3.11.7 (64-bit)", …},
//  "benchmarks": [{"metadata": {"name": "telco"}, "runs": [
//    {"warmups": [[1, 2.1e-06], …], "metadata": {…}},                                          calibrates: no values
//    {"values": [2.08e-06, …], "warmups": […], "metadata": {"mem_max_rss": 14811136, …}}, …]}]}
// Each run is a process. Facts that are the same for all stand one level higher. `pyperf timeit -o`, `runner.bench_func` with -o.

const Facts = z.record(z.string(), z.unknown()).nullish();

const File = z.object({
  metadata: Facts,
  benchmarks: z.array(
    z.object({
      metadata: Facts,
      runs: z.array(z.object({ metadata: Facts, values: z.array(z.number()).nullish() })),
    }),
  ),
});
type File = z.output<typeof File>;
type Benchmark = File["benchmarks"][number];

const Run = z.object({ values: z.array(z.unknown()) }).or(z.object({ warmups: z.array(z.unknown()) }));

const format = {
  expected: "a JSON file of pyperf",
  probe: z.object({ version: z.unknown(), benchmarks: listOf(z.object({ runs: listOf(Run) })) }),
  schema: File,
};

export const pyperf: Adapter = {
  name: "pyperf",
  recognises: (output) => holdsJson(output, format),
  parse(output) {
    const read = readJson(output, format).flatMap((file) =>
      file.benchmarks.map((benchmark) => ({
        name: nameOf(benchmark, file),
        unit: textOf("unit", benchmark.metadata, file.metadata) ?? "second",
        rounds: roundsOf(benchmark),
        benchmark,
        file,
      })),
    );
    const [first] = read;
    return assemble({
      entries: read
        .filter(({ rounds }) => rounds.length > 0)
        .map(({ name, unit, rounds, benchmark }): Entry => {
          const value = { ...metricOf(unit), rounds };
          const memory = value.metric === "peak-memory" ? [] : peakMemory(benchmark);
          return { benchmark: name, metrics: [value, ...memory] };
        }),
      failures: read
        .filter(({ rounds }) => rounds.length === 0)
        .map(({ name }) => failed(name, { message: "pyperf calibrated it and kept no value." })),
      context: first === undefined ? {} : contextOf(first.file, first.benchmark),
    });
  },
};

/** Values are per loop already. A run without any is one that found out how many loops to take. */
function roundsOf({ runs }: Benchmark): readonly (readonly number[])[] {
  return runs.flatMap(({ values }) => (values?.length ? [values] : []));
}

/** What pyperf measures beside the time when told so, `--track-memory` or `--tracemalloc`, is the peak. */
function metricOf(unit: string): Omit<Metric, "rounds"> {
  switch (unit) {
    case "second":
      return { metric: "time", unit: "s", better: "lower" };
    case "byte":
      return { metric: "peak-memory", unit: "B", better: "lower" };
    case "integer":
      return { metric: "count", unit: "count", better: "lower" };
    default:
      return { metric: "value", unit, better: "lower" };
  }
}

/** Of the command that was measured, else of the process that ran the benchmark. */
function peakMemory({ runs }: Benchmark): readonly Metric[] {
  const measured = runs.filter(({ values }) => values?.length);
  for (const fact of ["command_max_rss", "mem_max_rss"]) {
    const bytes = measured.map(({ metadata }) => metadata?.[fact]);
    const known = bytes.filter((value): value is number => typeof value === "number");
    if (known.length > 0 && known.length === bytes.length) {
      return [{ metric: "peak-memory", unit: "B", better: "lower", rounds: known.map((value) => [value]) }];
    }
  }
  return [];
}

/** A file of one benchmark has its name among the facts of the file. */
function nameOf({ metadata, runs }: Benchmark, file: File): string {
  return textOf("name", metadata, runs[0]?.metadata, file.metadata) ?? "";
}

function contextOf(file: File, { metadata, runs }: Benchmark): Record<string, string | undefined> {
  const fact = (name: string) => textOf(name, file.metadata, metadata, runs[0]?.metadata);
  return {
    pyperf: fact("perf_version"),
    // "3.11.7 (64-bit)"
    python: fact("python_version")?.split(" ")[0],
    "python-implementation": fact("python_implementation"),
    os: fact("platform"),
    cpu: fact("cpu_model_name"),
  };
}

function textOf(name: string, ...places: readonly z.output<typeof Facts>[]): string | undefined {
  return places
    .map((facts) => facts?.[name])
    .find((fact): fact is string => typeof fact === "string" && fact !== "");
}
