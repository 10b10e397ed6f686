import { z } from "zod";
import { having, listOf } from "../read/json.ts";
import { isPercentile, type JmhResult, ofPercentiles, type Score } from "./jmh-results.ts";

// [{"jmhVersion": "1.37", "benchmark": "demo.Demo.sleep", "mode": "avgt", "threads": 1, "jdkVersion": "17.0.15", "params": {"micros": "1000"},
//   "primaryMetric": {"score": 1.42, "scoreError": 1.28 or "NaN", "scorePercentiles": {"50.0": 1.26, …}, "scoreUnit": "ms/op",
//     "rawData": [[1.32, 1.24], [2.34, 1.29]]},                                         forks of iterations
//   "secondaryMetrics": {"gc.alloc.rate.norm": {…, "scoreUnit": "B/op", "rawData": [[…]]}}}]
// In mode "sample" "rawDataHistogram" has for each iteration a list of [time, how often].

/** Java's numbers that JSON has not are written as text. */
const Amount = z
  .union([z.number(), z.string()])
  .transform((value) => (typeof value === "number" ? value : Number.NaN));

/** Long ones are not copied. */
const Histogram = z.custom<readonly unknown[]>((value) => Array.isArray(value));

const Metric = z.object({
  score: Amount,
  scoreError: Amount.nullish(),
  scorePercentiles: z.record(z.string(), Amount).nullish(),
  scoreUnit: z.string(),
  rawData: z.array(z.array(Amount)).nullish(),
  rawDataHistogram: z.array(z.array(Histogram)).nullish(),
});
type Metric = z.output<typeof Metric>;

const Text = z.string().nullish();

const Result = z.object({
  jmhVersion: Text,
  benchmark: z.string(),
  mode: z.string(),
  threads: z.number().nullish(),
  jdkVersion: Text,
  vmName: Text,
  params: z.record(z.string(), z.string()).nullish(),
  primaryMetric: Metric,
  secondaryMetrics: z.record(z.string(), Metric).nullish(),
});
export type Result = z.output<typeof Result>;

/** Swift's package-benchmark writes this form, too, but knows no Java. */
const isSwift = z.object({
  benchmark: z.string().startsWith("package.benchmark."),
  jmhVersion: z.undefined().optional(),
  jvm: z.undefined().optional(),
});

export const FORMAT = {
  expected: "a JSON file of JMH",
  probe: listOf(
    having("benchmark", "mode", "primaryMetric").refine((value) => !isSwift.safeParse(value).success),
  ),
  schema: z.array(Result),
};

export function resultOf(result: Result): JmhResult {
  const { benchmark, mode, threads, jdkVersion, params, primaryMetric, secondaryMetrics } = result;
  const score = (metric: Metric) => scoreOf(metric, mode === "sample");
  // A sampled metric brings its percentiles along.
  const secondary = Object.entries(secondaryMetrics ?? {}).filter(([label]) => !isPercentile(label));
  return {
    benchmark,
    mode,
    params: params ?? {},
    threads: threads == null ? undefined : String(threads),
    jdk: jdkVersion ?? undefined,
    primary: score(primaryMetric),
    secondary: new Map(secondary.map(([label, metric]) => [label, score(metric)])),
  };
}

function scoreOf(metric: Metric, isSampled: boolean): Score {
  const { score, scoreError, scoreUnit, scorePercentiles, rawData, rawDataHistogram } = metric;
  const percentiles = Object.entries(scorePercentiles ?? {}).flatMap(([part, value]): [number, number][] =>
    Number.isFinite(value) ? [[Number(part), value]] : [],
  );
  return {
    unit: scoreUnit,
    score,
    rounds: rawData ?? rawDataHistogram?.map((fork) => fork.map(meanOf)) ?? [],
    error: scoreError ?? undefined,
    ...ofPercentiles(new Map(percentiles), isSampled),
  };
}

/** The mean of an iteration's samples: what JMH itself prints for it. */
function meanOf(histogram: readonly unknown[]): number {
  let sum = 0;
  let count = 0;
  for (const entry of histogram) {
    const [time, times]: readonly unknown[] = Array.isArray(entry) ? entry : [];
    if (typeof time !== "number" || typeof times !== "number") return Number.NaN;
    sum += time * times;
    count += times;
  }
  return sum / count;
}

export function contextOf([result]: readonly Result[]): Readonly<Record<string, string | undefined>> {
  return {
    jmh: result?.jmhVersion ?? undefined,
    java: result?.jdkVersion ?? undefined,
    "java-vm": result?.vmName ?? undefined,
  };
}
