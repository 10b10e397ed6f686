import { z } from "zod";
import type { ToolOutput } from "../adapter.ts";
import { holdsJson, listOf, readJson } from "../read/json.ts";
import type { Entry, Metric } from "../read/reading.ts";
import { swiftMetric, swiftValue } from "./swift-metrics.ts";

// [{"benchmark": "package.benchmark.MyBenchmark.Parse_small", "mode": "thrpt",
//   "primaryMetric": {"score": 610.2, "scoreUnit": "# / s", "rawData": [[592.0, 617.0]]},
//   "secondaryMetrics": {"Time (wall clock)": {"score": 1650.5, "scoreUnit": "μs", "rawData": [[1620.2, 1680.7]]}}}]
// In the form of JMH, for its viewers; JMH itself writes which Java it ran on.

const Scores = z.object({ scoreUnit: z.string(), rawData: z.array(z.array(z.number())) });

const Result = z.object({
  benchmark: z.string(),
  primaryMetric: Scores,
  secondaryMetrics: z.record(z.string(), Scores).nullish(),
});
type Result = z.output<typeof Result>;

const PREFIX = "package.benchmark.";

const jmh = {
  expected: "a file of package-benchmark in the form of JMH",
  probe: listOf(
    z.custom((value) => typeof value === "object" && value !== null && !("jvm" in value) && isNamed(value)),
  ),
  schema: z.array(Result),
};

function isNamed(value: object): boolean {
  return (
    "primaryMetric" in value &&
    "benchmark" in value &&
    typeof value.benchmark === "string" &&
    value.benchmark.startsWith(PREFIX)
  );
}

export interface SwiftJmh {
  readonly entries: readonly Entry[];
  readonly custom: ReadonlySet<string>;
  readonly warnings: readonly string[];
}

export function holdsSwiftJmh(output: ToolOutput): boolean {
  return holdsJson(output, jmh);
}

/** Every sample, in order of size. The metric's name tells what it is; old versions call every unit `ops/s`. */
export function readSwiftJmh(output: ToolOutput): SwiftJmh {
  const custom = new Set<string>();
  const strange = new Set<string>();
  const entries = readJson(output, jmh)
    .flat()
    .map((result) => ({ ...namesOf(result), metrics: metricsOf(result) }));
  const warnings = [...strange].map(
    (name) => `The metric "${name}" has the unit of another one and is left out.`,
  );
  return { entries, custom, warnings };

  function metricsOf({ primaryMetric, secondaryMetrics }: Result): readonly Metric[] {
    const all = { "Throughput (# / s)": primaryMetric, ...secondaryMetrics };
    return Object.entries(all).flatMap(([description, { scoreUnit, rawData }]) => {
      const metric = swiftMetric(description);
      const rounds = rawData.map((samples) => samples.map((value) => swiftValue(value, scoreUnit, metric)));
      const usable = rounds.map((samples) => samples.filter((value) => value !== undefined));
      if (
        usable.some((samples, index) => samples.length === 0 || samples.length < (rounds[index]?.length ?? 0))
      ) {
        strange.add(description);
        return [];
      }
      if (metric.isCustom) custom.add(metric.metric);
      const { metric: name, unit, better } = metric;
      return [{ metric: name, unit, better, rounds: usable }];
    });
  }
}

/** Spaces of a benchmark's name are underscores here. */
function namesOf({ benchmark }: Result): { readonly benchmark: string; readonly category?: string } {
  const name = benchmark.slice(PREFIX.length);
  const dot = name.indexOf(".");
  return dot < 1 ? { benchmark: name } : { category: name.slice(0, dot), benchmark: name.slice(dot + 1) };
}
