import { z } from "zod";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { withoutProcessors } from "../go/go-names.ts";
import { isoTime } from "../read/iso-time.ts";
import { having, holdsJson, listOf, readJson } from "../read/json.ts";
import { assemble } from "../read/reading.ts";
import { inOrderOfTime, newestOf, recordedRun } from "../read/runs.ts";
import { addSample, directionWarnings, goEntry } from "./go-values.ts";

// [{"Version": "a3b33d2…", "Date": 1589695147, "Tags": ["ref=refs/heads/main"], "Suites": [{"Goos": "linux", "Goarch": "amd64",
//   "Pkg": "example.org/strings", "Benchmarks": [{"Name": "BenchmarkJoin-2", "Runs": 2991747, "NsPerOp": 412,
//     "Mem": {"BytesPerOp": 12, "AllocsPerOp": 14, "MBPerSec": 15}, "Custom": {"p99-ns": 900}}]}]}]
// Newest first. Seconds of Unix time. `benchmarks.json` of gobenchdata; what was not measured is 0.

const Benchmark = z.object({
  Name: z.string(),
  Runs: z.number().nullish(),
  NsPerOp: z.number(),
  Mem: z
    .object({
      BytesPerOp: z.number().nullish(),
      AllocsPerOp: z.number().nullish(),
      MBPerSec: z.number().nullish(),
    })
    .nullish(),
  Custom: z.record(z.string(), z.number()).nullish(),
});
type Benchmark = z.output<typeof Benchmark>;

const Run = z.object({
  Version: z.string().nullish(),
  Date: z.number(),
  Tags: z.array(z.string()).nullish(),
  Suites: z.array(
    z.object({
      Goos: z.string().nullish(),
      Goarch: z.string().nullish(),
      Pkg: z.string().nullish(),
      Cpu: z.string().nullish(),
      Benchmarks: z.array(Benchmark),
    }),
  ),
});
type Run = z.output<typeof Run>;

const format = {
  expected: "a history of gobenchdata",
  probe: listOf(having("Date", "Suites").and(z.object({ Suites: listOf(having("Pkg", "Benchmarks")) }))),
  schema: z.array(Run),
};

export const gobenchdata: Adapter = {
  name: "gobenchdata",
  recognises: (output) => holdsJson(output, format),
  parse: (output) => newestOf(readRuns(output)),
  history: (output) => readRuns(output).map(recordedRun),
};

interface Named extends Benchmark {
  readonly pkg: string;
  readonly name: string;
}

/** Oldest first. */
function readRuns(output: ToolOutput): readonly Reading[] {
  const runs = readJson(output, format).flat();
  // What a benchmark is called must not depend on the run.
  const all = runs.flatMap(benchmarksOf);
  const shortName = withoutProcessors(all);
  const severalPackages = new Set(all.map(({ pkg }) => pkg)).size > 1;
  const nameOf = (benchmark: Named) =>
    severalPackages && benchmark.pkg !== ""
      ? `${benchmark.pkg}/${shortName(benchmark)}`
      : shortName(benchmark);
  const readings = runs.map((run) => toReading(run, nameOf)).reverse();
  return inOrderOfTime(readings, ({ context }) => context["time"]);
}

function benchmarksOf({ Suites }: Run): readonly Named[] {
  return Suites.flatMap(({ Pkg, Benchmarks }) =>
    Benchmarks.map((benchmark) => ({ ...benchmark, pkg: Pkg ?? "", name: benchmark.Name })),
  );
}

function toReading(run: Run, nameOf: (benchmark: Named) => string): Reading {
  const benchmarks = benchmarksOf(run);
  const grouped = new Map<string, { first: Named; values: Map<string, { rounds: number[][] }> }>();
  const hasMemory = benchmarks.some(({ Mem }) => Mem?.BytesPerOp || Mem?.AllocsPerOp);
  for (const benchmark of benchmarks) {
    const name = nameOf(benchmark);
    const group = grouped.get(name) ?? { first: benchmark, values: new Map() };
    grouped.set(name, group);
    for (const [unit, value] of valuesOf(benchmark, hasMemory)) addSample(group.values, unit, value);
  }
  const [suite] = run.Suites;
  const time = new Date(run.Date * 1000);
  const ref = run.Tags?.find((tag) => tag.startsWith("ref="))?.slice("ref=".length);
  const entries = [...grouped].map(([name, { first, values }]) =>
    goEntry(name, { pkg: first.pkg, name, configuration: new Map(), iterations: first.Runs ?? 0, values }),
  );
  return assemble({
    entries,
    warnings: directionWarnings(entries),
    context: {
      commit: run.Version ?? undefined,
      ref,
      time: isoTime(time.getTime()),
      goos: suite?.Goos ?? undefined,
      goarch: suite?.Goarch ?? undefined,
      cpu: suite?.Cpu ?? undefined,
    },
  });
}

/** Zeros of a run without any allocation are those of `go test` without -benchmem. */
function valuesOf(
  { NsPerOp, Mem, Custom }: Benchmark,
  hasMemory: boolean,
): readonly (readonly [string, number])[] {
  return [
    ["ns/op", NsPerOp],
    ...(Mem?.MBPerSec ? [["MB/s", Mem.MBPerSec] as const] : []),
    ...(hasMemory
      ? [["B/op", Mem?.BytesPerOp ?? 0] as const, ["allocs/op", Mem?.AllocsPerOp ?? 0] as const]
      : []),
    ...Object.entries(Custom ?? {}),
  ];
}
