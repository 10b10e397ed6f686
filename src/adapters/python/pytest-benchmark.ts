import { z } from "zod";
import type { SourceLocation } from "../../domain/measurement.ts";
import type { Adapter, OutputFile, Reading, ToolOutput } from "../adapter.ts";
import { isoTime } from "../read/iso-time.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, type Entry, failed, keptSamples, shortenedSamples, summaryOf } from "../read/reading.ts";
import { inOrderOfTime, newestOf, recordedRun } from "../read/runs.ts";
import { scalars } from "../read/scalars.ts";
import { unreadable } from "../read/unreadable.ts";

// {"machine_info": {…}, "commit_info": {…}, "version": "5.3.1", "benchmarks": [{"fullname": "bench.py::test_fib", "group": null,
//   "params": {"n": 10}, "stats": {"min": 2.2e-05, "mean": 2.4e-05, "rounds": 5, "data": [2.3e-05, …]}}]}
// Seconds. `pytest --benchmark-json`; `data` only with `--benchmark-save-data` before version 4.
// .benchmarks/Linux-CPython-3.11-64bit/0001_<commit>_20261122_041703.json, 0002_<name>.json: `--benchmark-autosave`, `--benchmark-save=<name>`

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
  datetime: Text,
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

const STORED = "**/[0-9][0-9][0-9][0-9]_*.json";

/** One report, or the folder `.benchmarks` with one for each run. */
export const pytestBenchmark: Adapter = {
  name: "pytest-benchmark",
  tree: { marker: STORED, files: [STORED] },
  recognises: (output) =>
    output.kind === "file"
      ? holdsJson(output, format)
      : output.files.some((file) => isStored(file) && holdsJson({ kind: "file", file }, format)),
  parse: (output) => newestOf(readRuns(output)),
  history: (output) => readRuns(output).map(recordedRun),
};

/** Oldest first. */
function readRuns(output: ToolOutput): readonly Reading[] {
  if (output.kind === "file") return [readReport(output)];
  const stored = output.files.filter(isStored);
  if (stored.length === 0) {
    throw unreadable(output, {
      expected: "a storage folder of pytest-benchmark",
      found: "there is no file such as Linux-CPython-3.11-64bit/0001_name.json",
    });
  }
  const machines = new Set(stored.map(machineOf));
  const runs = stored.map((file) => {
    const reading = readReport({ kind: "file", file });
    const machine = machineOf(file);
    // pytest-benchmark, too, compares runs of one such folder only.
    return machines.size > 1 ? { ...reading, context: { ...reading.context, class: machine } } : reading;
  });
  return inOrderOfTime(runs, ({ context }) => context["time"]);
}

function isStored({ path }: OutputFile): boolean {
  return /(?:^|\/)\d{4}_[^/]*\.json$/.test(path);
}

function machineOf({ path }: OutputFile): string {
  return path.split("/").at(-2) ?? "";
}

function readReport(output: ToolOutput): Reading {
  const files = readJson(output, format);
  const benchmarks = files.flatMap((file) => file.benchmarks);
  const isMeasured = ({ stats }: Benchmark) => stats.mean != null;
  const measured = benchmarks.filter(isMeasured);
  return assemble({
    entries: measured.map(toEntry),
    failures: benchmarks
      .filter((benchmark) => !isMeasured(benchmark))
      .map((benchmark) => ({
        ...failed(nameOf(benchmark), { message: "pytest-benchmark reports no mean for it." }),
        ...sourceOf(benchmark),
      })),
    context: files[0] === undefined ? {} : contextOf(files[0]),
    warnings: measured
      .filter(({ stats }) => keptSamples(stats.data, stats.rounds) === "shortened")
      .map((benchmark) => shortenedSamples(nameOf(benchmark))),
  });
}

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
    ...sourceOf(benchmark),
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

/** `tests/test_parse.py::TestLarge::test_rows[10]` is relative to the folder that pytest takes for its root. */
function sourceOf({ fullname }: Benchmark): { readonly source?: SourceLocation } {
  const file = fullname?.includes("::") ? fullname.split("::", 1)[0] : undefined;
  return file ? { source: { file } } : {};
}

function contextOf({
  version,
  datetime,
  machine_info,
  commit_info,
}: File): Record<string, string | undefined> {
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
    time: utcTime(datetime),
    branch: commit_info?.branch === "(unknown)" ? undefined : (commit_info?.branch ?? undefined),
  };
}

/** Written in UTC: since version 2.5 with its offset, before that without. */
function utcTime(datetime: string | null | undefined): string | undefined {
  if (!datetime) return undefined;
  const time = new Date(/(?:Z|[+-]\d\d:?\d\d)$/.test(datetime) ? datetime : `${datetime}Z`);
  return isoTime(time.getTime());
}
