import { z } from "zod";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { having } from "../read/json.ts";
import { rowNames } from "./google-benchmark-names.ts";
import type { BenchmarkRun } from "./google-benchmark-runs.ts";

// {"context": {"date": "2026-11-22T03:50:45+00:00", "num_cpus": 2, "mhz_per_cpu": 2596, "library_build_type": "release", …},
//  "benchmarks": [
//   {"name": "BM_Copy/64", "run_name": "BM_Copy/64", "run_type": "iteration", "repetition_index": 0, "family_index": 1,
//    "per_family_instance_index": 0, "iterations": 2514057, "real_time": 9.8, "cpu_time": 2.6, "time_unit": "ns", "bytes_per_second": 2.4e+10},
//   {"name": "BM_Copy/64_mean", "run_name": "BM_Copy/64", "run_type": "aggregate", "aggregate_name": "mean", …}]}
// Counters are numbers among the other fields. `--benchmark_format=json`, `--benchmark_out`.

const Amount = z.number().nullish();
const Text = z.string().nullish();

const Row = z.looseObject({
  name: z.string(),
  run_name: Text,
  run_type: Text,
  aggregate_name: Text,
  family_index: Amount,
  per_family_instance_index: Amount,
  real_time: Amount,
  cpu_time: Amount,
  time_unit: Text,
  iterations: Amount,
  error_occurred: z.boolean().nullish(),
  error_message: Text,
  skipped: z.boolean().nullish(),
  skip_message: Text,
});
type Row = z.output<typeof Row>;

const Report = z.object({ context: z.record(z.string(), z.unknown()), benchmarks: z.array(Row) });
export type Report = z.output<typeof Report>;

export const FORMAT = {
  expected: "a JSON report of Google Benchmark",
  probe: having("benchmarks").and(z.object({ context: having("num_cpus", "mhz_per_cpu") })),
  schema: Report,
};

/** Numbers that are no counters. */
const FIELDS = new Set([
  ...Object.keys(Row.shape),
  ...["repetitions", "repetition_index", "threads"],
  ...["aggregate_unit", "cpu_coefficient", "real_coefficient", "big_o", "rms", "label"],
]);

/** The rows of one report; `order` tells them from those of another report in the same file. */
export function runsOfReport({ benchmarks }: Report, order: number): readonly BenchmarkRun[] {
  // No field told an aggregate before version 1.5, nor a family of benchmarks before 1.6.
  const names = rowNames(
    benchmarks.map(({ name, iterations }) => ({ name, iterations: iterations ?? Number.NaN })),
  );
  return benchmarks.map((row, index): BenchmarkRun => {
    const { name, aggregate } = nameOf(row) ?? names[index] ?? { name: row.name };
    const { family_index: family, per_family_instance_index: member } = row;
    const instance = family == null ? names[index]?.instance : `${family}/${member}`;
    const kind = unitKind(row.time_unit ?? "ns");
    const seconds = (value: number | null | undefined) =>
      value == null || kind?.base !== "s" ? Number.NaN : inBaseUnit(value, kind);
    return {
      name,
      instance: `${order}: ${instance}`,
      ...(aggregate === undefined ? {} : { aggregate }),
      time: seconds(row.real_time),
      processorTime: seconds(row.cpu_time),
      counters: Object.entries(row).flatMap(([counter, value]) =>
        FIELDS.has(counter) || typeof value !== "number" ? [] : [{ name: counter, value }],
      ),
      ...endingOf(row),
    };
  });
}

function nameOf({ name, run_name, run_type, aggregate_name }: Row) {
  if (run_type === "aggregate") return { name: run_name ?? name, aggregate: aggregate_name ?? "aggregate" };
  return run_type == null ? undefined : { name: run_name ?? name };
}

function endingOf(row: Row): Pick<BenchmarkRun, "ending"> {
  if (row.error_occurred) return { ending: { kind: "failed", message: row.error_message || NO_MESSAGE } };
  if (row.skipped) return { ending: { kind: "skipped", message: row.skip_message || NO_MESSAGE } };
  return {};
}

export const NO_MESSAGE = "It gave no message.";

/** Facts of the machine, and what `--benchmark_context` added. */
export function contextOf({ context }: Report): Readonly<Record<string, string | undefined>> {
  const { date, num_cpus, mhz_per_cpu, library_version, library_build_type, ...others } = context;
  const added = Object.entries(others).flatMap(([name, fact]): [string, string][] =>
    typeof fact === "string" && name !== "host_name" && name !== "executable" ? [[name, fact]] : [],
  );
  return {
    ...Object.fromEntries(added),
    "google-benchmark": textOf(library_version),
    "library-build-type": textOf(library_build_type),
    cpus: textOf(num_cpus),
    "cpu-mhz": textOf(mhz_per_cpu),
    time: typeof date === "string" && ZONED.test(date) ? date : undefined,
  };
}

/** Old versions wrote the time of day without its zone. */
export const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

function textOf(fact: unknown): string | undefined {
  return typeof fact === "string" || typeof fact === "number" ? String(fact) : undefined;
}
