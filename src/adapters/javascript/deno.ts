import { z } from "zod";
import type { Adapter, Reading } from "../adapter.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, type Metric, summaryOf } from "../read/reading.ts";
import { fromNanoseconds } from "../read/seconds.ts";
import { holdsPrintedTable, readPrintedTable } from "./deno-text.ts";
import { shortNames } from "./file-names.ts";
import { tailMetrics } from "./tail-percentiles.ts";

// {"version": 1, "runtime": "Deno/2.9.6 x86_64-unknown-linux-gnu", "cpu": "…", "benches": [{"origin": "file:///…/sort_bench.ts", "group": null, "name": "sort",
//   "results": [{"ok": {"n": 42, "min": 81651.0, "max": 7384505.0, "avg": 375346.0, "p75": 109412.0, "p99": …, "p995": …, "p999": …}}]}]}
// {"results": [{"failed": {"exceptionMessage": "Uncaught Error: boom", "stack": "…"}}]}
// Nanoseconds. `deno bench --json`.

const Amount = z.number().nullish();
const Text = z.string().nullish();

const Ok = z.object({
  n: Amount,
  min: Amount,
  max: Amount,
  avg: z.number(),
  p99: Amount,
  p995: Amount,
  p999: Amount,
});
const Failed = z.object({ message: Text, exceptionMessage: Text, stack: Text });
const Result = z.object({ ok: Ok.nullish(), failed: Failed.nullish() });
const Bench = z.object({
  origin: z.string(),
  group: Text,
  name: z.string(),
  results: z.array(Result).nullish(),
  /** Early versions. */
  result: Result.nullish(),
});
const File = z.object({ runtime: Text, cpu: Text, benches: z.array(Bench) });

const format = {
  expected: "a JSON report of deno bench",
  probe: having("runtime", "cpu").and(z.object({ benches: listOf(having("origin", "name")) })),
  schema: File,
};

export const deno: Adapter = {
  name: "deno",
  recognises: (output) => holdsJson(output, format) || holdsPrintedTable(output),
  parse: (output) =>
    holdsPrintedTable(output) ? readPrintedTable(output) : readFiles(readJson(output, format)),
};

function readFiles(files: readonly z.output<typeof File>[]): Reading {
  const benches = files.flatMap((file) => file.benches);
  const origins = shortNames(benches.map(({ origin }) => origin));
  const entries: Entry[] = [];
  const failures = [];
  const warnings = [];
  for (const bench of benches) {
    const benchmark = `${origins.get(bench.origin) ?? bench.origin} > ${bench.name}`;
    const category = bench.group ?? undefined;
    const results = bench.results ?? (bench.result ? [bench.result] : []);
    const measured = results.flatMap(({ ok }) => ok ?? []);
    const [threw] = results.flatMap((result) => result.failed ?? []);
    if (threw) {
      const message = threw.exceptionMessage ?? threw.message ?? "It threw an error.";
      failures.push(failed(benchmark, { message, output: threw.stack ?? "", category }));
    } else if (measured.length === 0) warnings.push(`The benchmark "${benchmark}" was not run.`);
    else {
      const metrics = metricsOf(measured);
      entries.push({ benchmark, ...(category === undefined ? {} : { category }), metrics });
    }
  }
  const [first] = files;
  const { version, architecture } =
    /^Deno\/(?<version>\S+) (?<architecture>.+)$/.exec(first?.runtime ?? "")?.groups ?? {};
  return assemble({
    entries,
    failures,
    warnings,
    context: { deno: version, architecture, cpu: first?.cpu ?? undefined },
  });
}

/** A benchmark has one result in all versions so far; several would be repetitions of it. */
function metricsOf(results: readonly z.output<typeof Ok>[]): readonly Metric[] {
  const time = { metric: "time", unit: "s", better: "lower" } as const;
  const [only, ...others] = results;
  if (only === undefined || others.length > 0) {
    return [{ ...time, rounds: results.map(({ avg }) => [fromNanoseconds(avg)]) }];
  }
  const [min, max] = [only.min, only.max].map((value) =>
    value == null ? undefined : fromNanoseconds(value),
  );
  const mean = fromNanoseconds(only.avg);
  const summary = summaryOf({ mean, min, max, count: only.n }) ?? {};
  return [{ ...time, rounds: [[mean]], summary }, ...tailMetrics(only, fromNanoseconds)];
}
