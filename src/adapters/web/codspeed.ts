import { z } from "zod";
import type { Adapter, Reading } from "../adapter.ts";
import { shortNames } from "../javascript/file-names.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, summaryOf } from "../read/reading.ts";
import { fromNanoseconds } from "../read/seconds.ts";

// {"creator": {"name": "pytest-codspeed", "version": "5.0.4", "pid": 13593}, "instrument": {"type": "walltime"},
//  "benchmarks": [{"name": "test_sort[10]", "uri": "tests/test_bench.py::test_sort[10]", "config": {…},
//    "stats": {"min_ns": 387.1, "max_ns": 75769.5, "mean_ns": 2828.2, "stdev_ns": 10643.9, "median_ns": 641.5, "rounds": 199, "iter_per_round": 215, …}}]}
// `.codspeed/*.json`, or `results/*.json` in the profile folder, of the walltime instrument. Times are those of one iteration.

const Amount = z.number().nullish();

const Benchmark = z.object({
  name: z.string(),
  uri: z.string().nullish(),
  stats: z
    .object({
      min_ns: Amount,
      max_ns: Amount,
      mean_ns: Amount,
      stdev_ns: Amount,
      median_ns: Amount,
      rounds: Amount,
    })
    .nullish(),
});
type Benchmark = z.output<typeof Benchmark>;

const File = z.object({
  creator: z.object({ name: z.string(), version: z.string() }),
  benchmarks: z.array(Benchmark).nullish(),
});

const format = {
  expected: "a results file of CodSpeed",
  probe: z.object({ creator: having("name", "version", "pid"), instrument: having("type") }),
  schema: File,
};

export const codSpeed: Adapter = {
  name: "codspeed",
  recognises: (output) => holdsJson(output, format),
  parse: (output) => read(readJson(output, format)),
};

function read(files: readonly z.output<typeof File>[]): Reading {
  const benchmarks = files.flatMap((file) => file.benchmarks ?? []);
  const names = namesOf(benchmarks);
  const entries: Entry[] = [];
  const failures = [];
  for (const [index, benchmark] of benchmarks.entries()) {
    const name = names[index] ?? benchmark.name;
    const entry = toEntry(name, benchmark);
    if (entry) entries.push(entry);
    else failures.push(failed(name, { message: "CodSpeed has no mean time of it." }));
  }
  return assemble({
    entries,
    failures,
    context: Object.fromEntries(files.map(({ creator }) => [creator.name, creator.version])),
    warnings: files.some((file) => file.benchmarks == null)
      ? ["A results file has no benchmarks: only the walltime instrument writes what it measured into it."]
      : [],
  });
}

function toEntry(benchmark: string, { stats }: Benchmark): Entry | undefined {
  const mean = scaled(stats?.mean_ns);
  if (mean === undefined) return undefined;
  const summary =
    summaryOf({
      mean,
      median: scaled(stats?.median_ns),
      standardDeviation: scaled(stats?.stdev_ns),
      min: scaled(stats?.min_ns),
      max: scaled(stats?.max_ns),
      count: stats?.rounds,
    }) ?? {};
  return { benchmark, metrics: [{ metric: "time", unit: "s", better: "lower", rounds: [[mean]], summary }] };
}

/**
 * The file relative to the repository, and the path of names in it. Outside of
 * a repository the file is an absolute one.
 */
function namesOf(benchmarks: readonly Benchmark[]): readonly string[] {
  const split = benchmarks.map(({ name, uri }) => {
    const at = uri?.indexOf("::") ?? -1;
    return at < 0
      ? { file: undefined, rest: uri ?? name }
      : { file: uri?.slice(0, at), rest: uri?.slice(at) };
  });
  const absolute = split.flatMap(({ file }) => (file !== undefined && ABSOLUTE.test(file) ? [file] : []));
  const short = shortNames(absolute);
  return split.map(({ file, rest }) =>
    file === undefined ? (rest ?? "") : `${short.get(file) ?? file}${rest}`,
  );
}

const ABSOLUTE = /^(?:\/|[A-Za-z]:[\\/])/;

function scaled(nanoseconds: number | null | undefined): number | undefined {
  return nanoseconds == null ? undefined : fromNanoseconds(nanoseconds);
}
