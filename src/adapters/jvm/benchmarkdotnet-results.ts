import type { Failure } from "../../domain/measurement.ts";
import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { metricName } from "../read/metric-name.ts";
import {
  type Entry,
  failed,
  keptSamples,
  type Metric,
  shortenedSamples,
  summaryOf,
} from "../read/reading.ts";
import { readNumber } from "../read/text.ts";
import type { Benchmark, Report } from "./benchmarkdotnet-report.ts";

export function benchmarksOf(reports: readonly Report[]): {
  readonly entries: readonly Entry[];
  readonly failures: readonly Failure[];
  readonly warnings: readonly string[];
} {
  const benchmarks = reports.flatMap((report) => report.Benchmarks);
  const nameOf = names(benchmarks);
  const measured = benchmarks.filter(isMeasured);
  return {
    entries: measured.map((benchmark) => ({
      benchmark: nameOf(benchmark),
      ...parametersOf(benchmark),
      metrics: [timeOf(benchmark), ...memoryOf(benchmark), ...othersOf(benchmark)],
    })),
    failures: benchmarks
      .filter((benchmark) => !isMeasured(benchmark))
      .map((benchmark) => failed(nameOf(benchmark), { message: NO_RESULT })),
    warnings: measured
      .filter((benchmark) => samplesOf(benchmark) === "shortened")
      .map((benchmark) => shortenedSamples(nameOf(benchmark))),
  };
}

function isMeasured({ Statistics }: Benchmark): boolean {
  return Statistics?.Mean != null;
}

const NO_RESULT = "BenchmarkDotNet has no result for it; its log tells why.";

/** Where a benchmark ran as several jobs, on several runtimes say, the job is part of its name. */
function names(benchmarks: readonly Benchmark[]): (benchmark: Benchmark) => string {
  const jobs = new Map<string, Set<string>>();
  for (const benchmark of benchmarks) {
    const name = fullName(benchmark);
    jobs.set(name, (jobs.get(name) ?? new Set()).add(jobOf(benchmark)));
  }
  return (benchmark) => {
    const name = fullName(benchmark);
    const job = jobOf(benchmark);
    return (jobs.get(name)?.size ?? 0) > 1 && job !== "" ? `${name} [${job}]` : name;
  };
}

/** Before version 0.11 there is no full name. */
function fullName({ FullName, Namespace, Type, Method, Parameters }: Benchmark): string {
  if (FullName) return FullName;
  const name = [Namespace, Type, Method].filter(Boolean).join(".");
  return Parameters ? `${name}(${Parameters})` : name;
}

/** `Memory.Alloc: ShortRun(IterationCount=3) [N=10]` ran as `ShortRun(IterationCount=3)`. */
function jobOf({ DisplayInfo, Parameters }: Benchmark): string {
  const info = DisplayInfo ?? "";
  const colon = info.indexOf(": ");
  const job = colon < 0 ? "" : info.slice(colon + 2);
  const bracket = Parameters ? job.lastIndexOf(" [") : -1;
  return bracket < 0 ? job : job.slice(0, bracket);
}

/** `N=10&Mode=fast` */
function parametersOf({ Parameters }: Benchmark): Pick<Entry, "parameters"> {
  const pairs = (Parameters ?? "").split("&").flatMap((pair): [string, string | number][] => {
    const equals = pair.indexOf("=");
    const value = pair.slice(equals + 1);
    return equals < 1 ? [] : [[pair.slice(0, equals), readNumber(value) ?? value]];
  });
  return pairs.length === 0 ? {} : { parameters: Object.fromEntries(pairs) };
}

function timeOf(benchmark: Benchmark): Metric {
  const metric = { metric: "time", unit: "s", better: "lower" } as const;
  const rounds = roundsOf(benchmark);
  const samples = samplesOf(benchmark);
  if (rounds.length > 0) return { ...metric, rounds };
  if (typeof samples !== "string") return { ...metric, rounds: [samples.map(seconds)] };
  const { Mean, Median, StandardDeviation, Min, Max, N, ConfidenceInterval } = benchmark.Statistics ?? {};
  const { Lower, Upper, Level } = ConfidenceInterval ?? {};
  const scaled = (value: number | null | undefined) => (value == null ? undefined : seconds(value));
  const isInterval = Lower != null && Upper != null;
  // The twelfth level is 99.9 %. Early versions counted their levels otherwise, and wrote no N beside them.
  const confidence = Level === 12 && ConfidenceInterval?.N != null ? { confidence: 0.999 } : {};
  const summary = summaryOf({
    mean: scaled(Mean),
    median: scaled(Median),
    standardDeviation: scaled(StandardDeviation),
    min: scaled(Min),
    max: scaled(Max),
    count: N,
    interval: isInterval ? { low: seconds(Lower), high: seconds(Upper), ...confidence } : undefined,
  });
  return {
    ...metric,
    rounds: [[seconds(Mean ?? Number.NaN)]],
    ...(summary === undefined ? {} : { summary }),
  };
}

/** What was left of the workload after overhead and outliers were taken off, for each launch; empty where it is not complete. */
function roundsOf({ Measurements, Statistics }: Benchmark): readonly (readonly number[])[] {
  const rounds = new Map<number, number[]>();
  let count = 0;
  for (const measured of Measurements ?? []) {
    const { IterationMode, IterationStage, LaunchIndex, Nanoseconds, Operations } = measured;
    // Until version 0.10 the mode alone told it.
    const isResult = IterationStage === "Result" || IterationMode === "Result";
    if (!isResult || Nanoseconds == null || !Operations) continue;
    const launch = LaunchIndex ?? 1;
    const round = rounds.get(launch);
    const time = seconds(Nanoseconds / Operations);
    if (round === undefined) rounds.set(launch, [time]);
    else round.push(time);
    count += 1;
  }
  return count === Statistics?.N ? [...rounds.values()] : [];
}

function samplesOf({ Statistics }: Benchmark): ReturnType<typeof keptSamples> {
  return keptSamples(Statistics?.OriginalValues, Statistics?.N);
}

/** What the memory diagnoser counted; collections as its tables show them, for 1000 operations. */
function memoryOf({ Memory }: Benchmark): readonly Metric[] {
  if (!Memory) return [];
  const { Gen0Collections, Gen1Collections, Gen2Collections, TotalOperations } = Memory;
  const collections = [Gen0Collections, Gen1Collections, Gen2Collections].flatMap(
    (count, generation): readonly Metric[] =>
      count == null || !TotalOperations
        ? []
        : [lower(`gen${generation}-collects`, "count", (count / TotalOperations) * 1000)],
  );
  const bytes = Memory.BytesAllocatedPerOperation;
  return [...(bytes == null ? [] : [lower("bytes-per-op", "B", bytes)]), ...collections];
}

/** The same numbers as metrics: they come again in the full variants. */
const OF_MEMORY = new Set(["Allocated Memory", "Gen0Collects", "Gen1Collects", "Gen2Collects"]);

/** Metrics of other diagnosers. They say themselves which way is better. */
function othersOf({ Metrics, Memory }: Benchmark): readonly Metric[] {
  return (Metrics ?? []).flatMap(({ Value, Descriptor }): readonly Metric[] => {
    const { Id, Unit, TheGreaterTheBetter } = Descriptor;
    if (Value == null || (Memory && OF_MEMORY.has(Id))) return [];
    const kind = unitKind(Unit ?? "");
    const value = kind === undefined ? Value : inBaseUnit(Value, kind);
    const metric = lower(
      Id === "Allocated Memory" ? "bytes-per-op" : metricName(Id),
      kind?.base ?? Unit ?? "",
      value,
    );
    return [TheGreaterTheBetter ? { ...metric, better: "higher" } : metric];
  });
}

function lower(metric: string, unit: string, value: number): Metric {
  return { metric, unit, better: "lower", rounds: [[value]] };
}

function seconds(nanoseconds: number): number {
  return nanoseconds / 1e9;
}
