import { z } from "zod";
import type { Failure } from "../../domain/measurement.ts";
import type { Adapter, OutputFile, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { assemble, failed, type Metric } from "../read/reading.ts";
import { unreadable } from "../read/unreadable.ts";
import { type Leaf, leavesOf } from "./benchmarktools-groups.ts";

// [{"Julia": "1.10.5", "BenchmarkTools": "1.5.0"}, [["BenchmarkGroup", {"tags": [], "data": {"fib": ["Trial",
//   {"params": […], "times": [246.0, 250.1], "gctimes": [0.0, 0.0], "memory": 16, "allocs": 1}]}}]]]
// Nanoseconds and bytes. BenchmarkTools.save; a TrialEstimate (of minimum(), median() …) has one `time` instead.

const Saved = z.tuple([
  z.object({ Julia: z.string().nullish(), BenchmarkTools: z.string().nullish() }),
  z.array(z.unknown()),
]);

// {"name": "Example", "commit": "3f2c1a9…", "date": "2026-11-21T06:00:00", "benchmarkgroup": "[{\"Julia\": …"}      PkgBenchmark
const Packaged = z.object({
  name: z.string().nullish(),
  commit: z.string().nullish(),
  date: z.string().nullish(),
  benchmarkgroup: z.string(),
});

const saved = {
  expected: "a file of BenchmarkTools.jl",
  probe: z.custom(
    (value) => Array.isArray(value) && value.length === 2 && versions.safeParse(value[0]).success,
  ),
  schema: Saved,
};
const versions = having("Julia", "BenchmarkTools");

const packaged = {
  expected: "a results file of PkgBenchmark.jl",
  probe: having("benchmarkgroup", "julia_commit", "vinfo"),
  schema: Packaged,
};

export const benchmarkToolsJl: Adapter = {
  name: "benchmarktools-jl",
  recognises: (output) => holdsJson(output, saved) || holdsJson(output, packaged),
  parse(output) {
    const files = holdsJson(output, packaged) ? unpacked(output) : readJson(output, saved).map(plain);
    const read = files.map(({ saved: [, values] }) => leavesOf(values, output));
    const leaves = read.flatMap((each) => each.leaves);
    const comparisons = read.reduce((sum, each) => sum + each.comparisons, 0);
    const usable = leaves.filter((leaf) => whyUnusable(leaf) === undefined);
    return assemble({
      entries: usable.map((leaf) => ({ benchmark: leaf.name, metrics: metricsOf(leaf) })),
      failures: leaves.flatMap(failureOf),
      context: files[0]?.context ?? {},
      warnings:
        comparisons === 0
          ? []
          : [
              `${comparisons} ${comparisons === 1 ? "entry is a comparison" : "entries are comparisons"} of two runs and left out.`,
            ],
    });
  },
};

interface SavedFile {
  readonly saved: z.output<typeof Saved>;
  readonly context: Readonly<Record<string, string | undefined>>;
}

function plain(content: z.output<typeof Saved>): SavedFile {
  const [{ Julia, BenchmarkTools }] = content;
  return {
    saved: content,
    context: { julia: Julia ?? undefined, "benchmark-tools": BenchmarkTools ?? undefined },
  };
}

/** PkgBenchmark keeps the whole file of BenchmarkTools as a text inside its own. */
function unpacked(output: ToolOutput): readonly SavedFile[] {
  if (output.kind !== "file")
    throw unreadable(output, { expected: packaged.expected, found: "it is a folder" });
  return readJson(output, packaged).flatMap(({ benchmarkgroup, commit, date, name }) => {
    const inner: OutputFile = { path: `${output.file.path} (benchmarkgroup)`, text: benchmarkgroup };
    return readJson({ kind: "file", file: inner }, saved).map((content) => {
      const { context } = plain(content);
      // A changed work tree has the commit "dirty". The date is in a time zone that is not told.
      const known = commit === "dirty" ? undefined : (commit ?? undefined);
      return {
        saved: content,
        context: { ...context, commit: known, date: date ?? undefined, package: name ?? undefined },
      };
    });
  });
}

function metricsOf({ times, memory, allocs }: Leaf): readonly Metric[] {
  const lower = { better: "lower" } as const;
  const samples = (times ?? []).filter((time): time is number => typeof time === "number");
  return [
    { metric: "time", unit: "s", ...lower, rounds: [samples.map((nanoseconds) => nanoseconds / 1e9)] },
    ...(memory == null ? [] : [{ metric: "bytes-per-op", unit: "B", ...lower, rounds: [[memory]] }]),
    ...(allocs == null ? [] : [{ metric: "allocs-per-op", unit: "count", ...lower, rounds: [[allocs]] }]),
  ];
}

function failureOf(leaf: Leaf): readonly Failure[] {
  const message = whyUnusable(leaf);
  return message === undefined ? [] : [failed(leaf.name, { message })];
}

function whyUnusable({ times }: Leaf): string | undefined {
  if (times === undefined || times.length === 0) return "The file has no time of it.";
  return times.every((time) => typeof time === "number")
    ? undefined
    : "One of its times is no finite number.";
}
