import { z } from "zod";
import { inBaseUnit, type UnitKind, unitKind } from "../../domain/unit.ts";
import type { OutputFile, Reading, ToolOutput, TreePattern } from "../adapter.ts";
import { holdsJson, readJsonFile } from "../read/json.ts";
import { assemble, type Entry, type Metric, summaryOf } from "../read/reading.ts";
import { throughputs } from "./criterion-throughput.ts";

// target/criterion/<group>/<function>/<value>/new/
//   benchmark.json  {"full_id": "copy/64", "throughput": {"Bytes": 64}, …}
//   estimates.json  {"mean": {"point_estimate": 13.5, "confidence_interval": {…}}, "slope": {…} or null, "std_dev": {…}}   ns
//   sample.json     {"iters": [9134.0, …], "times": [123456.0, …]}   ns for all iterations of a sample

export const TREE: TreePattern = {
  marker: "**/new/estimates.json",
  files: ["**/new/benchmark.json", "**/new/estimates.json", "**/new/sample.json"],
};

const Estimate = z.object({
  point_estimate: z.number(),
  confidence_interval: z
    .object({ confidence_level: z.number(), lower_bound: z.number(), upper_bound: z.number() })
    .nullish(),
});
type Estimate = z.output<typeof Estimate>;

/** Early versions began the names with a capital: `Mean`, `StdDev`. */
const Estimates = z.preprocess(
  (value) =>
    typeof value === "object" && value !== null
      ? Object.fromEntries(Object.entries(value).map(([name, estimate]) => [snakeCase(name), estimate]))
      : value,
  z.object({ mean: Estimate, median: Estimate, slope: Estimate.nullish(), std_dev: Estimate }),
);
type Estimates = z.output<typeof Estimates>;

const Description = z.object({
  full_id: z.string(),
  throughput: z.record(z.string(), z.unknown()).nullish(),
});

/** Early versions wrote the two lists in an array. */
const Sample = z.union([
  z.object({ iters: z.array(z.number()), times: z.array(z.number()) }),
  z.tuple([z.array(z.number()), z.array(z.number())]).transform(([iters, times]) => ({ iters, times })),
]);

const ESTIMATES = { expected: "an estimates.json of Criterion.rs", probe: Estimates, schema: Estimates };
const NANOSECONDS: UnitKind = unitKind("ns") ?? { base: "s", factor: 1e-9, better: "lower" };

/** A folder of Criterion.rs, or one of its `estimates.json`. */
export function isCriterionTree(output: ToolOutput): boolean {
  if (output.kind === "file") return holdsJson(output, ESTIMATES);
  return output.files.some((file) => fileName(file) === "estimates.json");
}

export function readCriterionTree(output: ToolOutput): Reading {
  const files = output.kind === "file" ? [output.file] : output.files;
  const estimates =
    output.kind === "file" ? files : files.filter((file) => fileName(file) === "estimates.json");
  const byPath = new Map(files.map((file) => [file.path, file]));
  return assemble({ entries: estimates.map((file) => readBenchmark(file, byPath)) });
}

function readBenchmark(file: OutputFile, byPath: ReadonlyMap<string, OutputFile>): Entry {
  const folder = file.path.slice(0, file.path.length - fileName(file).length);
  const beside = (name: string) => byPath.get(`${folder}${name}`);
  const estimates = readJsonFile(file, ESTIMATES);
  const descriptionFile = beside("benchmark.json");
  const sampleFile = beside("sample.json");

  const description = descriptionFile
    ? readJsonFile(descriptionFile, { expected: "a benchmark.json of Criterion.rs", schema: Description })
    : undefined;
  const times = sampleFile ? timesPerIteration(sampleFile) : [];
  return {
    benchmark: description?.full_id ?? nameFromPath(file),
    metrics: [
      timeMetric(estimates, times),
      ...throughputMetrics(description?.throughput ?? {}, estimates, times),
    ],
  };
}

/** Seconds per iteration, one for each sample. */
function timesPerIteration(file: OutputFile): readonly number[] {
  const { iters, times } = readJsonFile(file, {
    expected: "a sample.json of Criterion.rs",
    schema: Sample.refine(
      (sample) => sample.iters.length === sample.times.length && sample.iters.every((count) => count > 0),
      "expected as many times as counts of iterations, all above 0",
    ),
  });
  return times.map((time, index) => inBaseUnit(time / (iters[index] ?? 1), NANOSECONDS));
}

function timeMetric(estimates: Estimates, samples: readonly number[]): Metric {
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  if (samples.length > 0) return { ...metric, rounds: [samples] };
  const { mean, median, std_dev } = estimates;
  const summary = summaryOf({
    mean: seconds(mean),
    median: seconds(median),
    standardDeviation: seconds(std_dev),
    interval: intervalOf(mean),
  });
  return { ...metric, rounds: [[typical(estimates)]], ...(summary ? { summary } : {}) };
}

/** What Criterion.rs itself prints: the slope where sampling was linear, else the mean. */
function typical({ slope, mean }: Estimates): number {
  return seconds(slope ?? mean);
}

/** `{"Bytes": 64}`, or `{"ElementsAndBytes": {"elements": 3, "bytes": 192}}`: divided by the time. */
function throughputMetrics(
  throughput: Readonly<Record<string, unknown>>,
  estimates: Estimates,
  samples: readonly number[],
): readonly Metric[] {
  const declared = Object.entries(throughput).flatMap(([what, amount]) =>
    typeof amount === "object" && amount !== null ? Object.entries(amount) : [[what, amount] as const],
  );
  return throughputs(declared, samples.length > 0 ? samples : [typical(estimates)]);
}

function intervalOf({ confidence_interval }: Estimate) {
  if (!confidence_interval) return undefined;
  const { lower_bound, upper_bound, confidence_level } = confidence_interval;
  return {
    low: inBaseUnit(lower_bound, NANOSECONDS),
    high: inBaseUnit(upper_bound, NANOSECONDS),
    confidence: confidence_level,
  };
}

function seconds({ point_estimate }: Estimate): number {
  return inBaseUnit(point_estimate, NANOSECONDS);
}

/** `copy/64/new/estimates.json` is of `copy/64`; a file alone is known by what is left of its path. */
function nameFromPath(file: OutputFile): string {
  const folder = folderOf(file).replace(/(?:^|\/)(?:new|base)$/, "");
  const benchmark = folder.replace(/^.*\bcriterion\//, "");
  return benchmark === "" || benchmark === "." ? fileName(file).replace(/\.json$/, "") : benchmark;
}

function folderOf({ path }: OutputFile): string {
  return path.split("/").slice(0, -1).join("/");
}

function fileName({ path }: OutputFile): string {
  return path.split("/").at(-1) ?? path;
}

function snakeCase(name: string): string {
  return name.replace(/(?<=[a-z])(?=[A-Z])/g, "_").toLowerCase();
}
