import { z } from "zod";
import type { Adapter, Reading } from "../adapter.ts";
import { isoTime } from "../read/iso-time.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble, type Entry, failed } from "../read/reading.ts";
import { scalars } from "../read/scalars.ts";
import { type MitataStats, metricsOf, Stats, shortenedStats } from "./mitata-statistics.ts";
import { holdsPrintedTable, readPrintedTable } from "./mitata-text.ts";

// {"layout": [{"name": "sorting", "types": ["g"]}], "context": {"runtime": "node", "version": "20.20.2", "cpu": {"name": "…"}},
//  "benchmarks": [{"alias": "fill($n)", "group": 0, "runs": [{"name": "fill(8)", "args": {"n": 8}, "stats": {"min": 40.6, "avg": 74.1, "samples": null, …}}]}]}
//   version 1, `run({ format: "json" })`, nanoseconds and bytes
// {"benchmarks": [{"name": "sort", "group": null, "stats": {…}}], "cpu": "…", "runtime": "node v20.20.2 (x64-linux)"}      version 0, `run({ json: true })`

const Text = z.string().nullish();
const Thrown = z.object({ message: z.string() }).nullish();

const Run = z.object({
  name: z.string(),
  args: z.record(z.string(), z.unknown()).nullish(),
  stats: Stats.nullish(),
  error: Thrown,
});
const File = z.object({
  layout: z.array(z.object({ name: Text.or(z.number()) })),
  benchmarks: z.array(z.object({ group: z.number().nullish(), runs: z.array(Run) })),
  context: z.object({
    now: z.number().nullish(),
    arch: Text,
    runtime: Text,
    version: Text,
    cpu: z.object({ name: Text }).nullish(),
  }),
});
type File = z.output<typeof File>;

const format = {
  expected: "a JSON report of mitata",
  probe: having("layout", "context").and(z.object({ benchmarks: listOf(having("alias", "runs")) })),
  schema: File,
};

const EarlyFile = z.object({
  benchmarks: z.array(z.object({ name: z.string(), group: Text, stats: Stats.nullish(), error: Thrown })),
  cpu: Text,
  runtime: Text,
});
type EarlyFile = z.output<typeof EarlyFile>;

const early = {
  expected: "a JSON report of mitata 0",
  probe: having("cpu", "runtime").and(
    z.object({ benchmarks: listOf(having("name", "group", "warmup", "baseline")) }),
  ),
  schema: EarlyFile,
};

export const mitata: Adapter = {
  name: "mitata",
  recognises: (output) => holdsJson(output, format) || holdsJson(output, early) || holdsPrintedTable(output),
  parse(output) {
    if (holdsPrintedTable(output)) return readPrintedTable(output);
    if (holdsJson(output, early)) return readEarly(readJson(output, early));
    return readFiles(readJson(output, format));
  },
};

interface Measured {
  readonly benchmark: string;
  readonly category?: string | undefined;
  readonly parameters?: Readonly<Record<string, string | number | boolean>>;
  readonly stats?: MitataStats | null | undefined;
  readonly error?: { readonly message: string } | null | undefined;
}

function readFiles(files: readonly File[]): Reading {
  const [context] = files.map((file) => file.context);
  const runs = files.flatMap(({ layout, benchmarks }) =>
    benchmarks.flatMap(({ group, runs }) =>
      runs.map((run) => ({
        ...run,
        benchmark: nameOf(run, runs),
        category: textOf(layout[group ?? -1]?.name),
        parameters: scalars(run.args ?? {}),
      })),
    ),
  );
  const runtime = context?.runtime ?? "runtime";
  return read(runs, {
    [runtime]: context?.version ?? undefined,
    architecture: context?.arch ?? undefined,
    cpu: context?.cpu?.name ?? undefined,
    time: isoTime(context?.now),
  });
}

/** mitata names groups that have no name itself, and not the same in the next run. */
function readEarly(files: readonly EarlyFile[]): Reading {
  const [first] = files;
  const { runtime, version, architecture } =
    /^(?<runtime>\S+) (?<version>\S+) \((?<architecture>.+)\)$/.exec(first?.runtime ?? "")?.groups ?? {};
  const runs = files
    .flatMap(({ benchmarks }) => benchmarks)
    .map(({ name, group, ...rest }) => ({
      ...rest,
      benchmark: name,
      category: group?.startsWith("$mitata_group") ? undefined : (group ?? undefined),
    }));
  return read(runs, { [runtime ?? "runtime"]: version, architecture, cpu: first?.cpu ?? undefined });
}

function read(runs: readonly Measured[], context: Readonly<Record<string, string | undefined>>): Reading {
  const entries: Entry[] = [];
  const failures = [];
  const warnings = [];
  for (const { benchmark, category, parameters, stats, error } of runs) {
    const metrics = stats && !error ? metricsOf(stats) : [];
    if (stats && metrics.length > 0) {
      entries.push({
        benchmark,
        ...(category === undefined ? {} : { category }),
        ...(parameters && Object.keys(parameters).length > 0 ? { parameters } : {}),
        metrics,
      });
      warnings.push(...shortenedStats(stats, benchmark));
    } else {
      const message = error ? `It threw: ${error.message}` : "mitata reports no time for it.";
      failures.push(failed(benchmark, { message, category }));
    }
  }
  return assemble({ entries, failures, context, warnings });
}

/** Arguments are in the name where it has a place for them, `fill($n)`; else all runs have one name. */
function nameOf({ name, args }: z.output<typeof Run>, runs: readonly z.output<typeof Run>[]): string {
  if (runs.filter((run) => run.name === name).length === 1) return name;
  const written = Object.entries(scalars(args ?? {})).map(([key, value]) => `${key}=${value}`);
  return written.length === 0 ? name : `${name} (${written.join(", ")})`;
}

function textOf(name: string | number | null | undefined): string | undefined {
  return typeof name === "string" && name !== "" ? name : undefined;
}
