import { inBaseUnit, unitKind } from "../../domain/unit.ts";
import { metricName } from "../read/metric-name.ts";
import type { Entry, Metric } from "../read/reading.ts";

/** What package-benchmark calls a metric, in base units. */
export interface SwiftMetric {
  readonly metric: string;
  readonly unit: string;
  readonly better: "lower" | "higher";
  /** Not one of its own: which way is better then stands in the benchmark's code only. */
  readonly isCustom: boolean;
}

const NAMES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "time-wall-clock": "time",
    "time-total-cpu": "cpu-time",
    "memory-resident-peak": "peak-memory",
    "malloc-total": "allocs-per-op",
    "malloc-bytes-total": "bytes-per-op",
  }),
);

/** The first words of its own metrics that are counts. */
const COUNTS =
  /^(?:malloc|free|syscalls|context|threads|instructions|object|retains|releases|alloc-retain-release)(?:-|$)/;

/** By what it shows: `Time (wall clock)`, or `Time(wallclock)` in files for InfluxDB. */
export function swiftMetric(description: string): SwiftMetric {
  const spelled = INFLUX.get(description.replaceAll(" ", "")) ?? description;
  const name = metricName(spelled.replaceAll("Δ", "delta"));
  const lower = { better: "lower", isCustom: false } as const;
  if (name.startsWith("throughput-")) {
    return { metric: "throughput", unit: "1/s", better: "higher", isCustom: false };
  }
  if (/^time-(?:wall-clock|(?:total|user|system)-cpu)$/.test(name)) {
    return { metric: NAMES.get(name) ?? name, unit: "s", ...lower };
  }
  if (/^memory-|^bytes-|^malloc-bytes-/.test(name))
    return { metric: NAMES.get(name) ?? name, unit: "B", ...lower };
  return { metric: NAMES.get(name) ?? name, unit: "count", better: "lower", isCustom: !COUNTS.test(name) };
}

const DESCRIPTIONS = [
  "Time (wall clock)",
  "Time (total CPU)",
  "Time (user CPU)",
  "Time (system CPU)",
  "Throughput (# / s)",
  "Throughput (scaled / s)",
  "Memory (resident peak)",
  "Memory Δ (resident peak)",
  "Memory (virtual peak)",
  "Memory (allocated resident)",
  "Memory (allocated)",
  "Malloc (total)",
  "Malloc (small)",
  "Malloc (large)",
  "Malloc (bytes total)",
  "Malloc / free Δ",
  "Free (total)",
  "Syscalls (total)",
  "Syscalls (read)",
  "Syscalls (write)",
  "Context switches",
  "Threads (peak)",
  "Threads (running)",
  "Bytes (read logical)",
  "Bytes (write logical)",
  "Bytes (read physical)",
  "Bytes (write physical)",
  "Object allocs",
  "(Alloc + Retain) - Release Δ",
];

/** In files for InfluxDB they have no spaces. */
const INFLUX: ReadonlyMap<string, string> = new Map(
  DESCRIPTIONS.map((description) => [description.replaceAll(" ", ""), description]),
);

/** Decimal multiples, also of bytes. `ks` and `Ms` are kilo- and megaseconds. */
const FACTORS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    "": 1,
    "#": 1,
    "# / s": 1,
    "ops/s": 1,
    K: 1e3,
    M: 1e6,
    G: 1e9,
    T: 1e12,
    P: 1e15,
    ks: 1e3,
    Ms: 1e6,
  }),
);

/** A value in what the tool prints as its unit; `undefined` where that is no unit of such a metric. */
export function swiftValue(value: number, unit: string, { unit: base }: SwiftMetric): number | undefined {
  const kind = base === "s" ? unitKind(unit) : undefined;
  if (kind?.base === "s") return inBaseUnit(value, kind);
  const factor = base === "s" && unit !== "ks" && unit !== "Ms" ? undefined : FACTORS.get(unit);
  return factor === undefined ? undefined : value * factor;
}

/** `Time (wall clock) (μs) *`: the star means for one of the inner iterations that the benchmark has. */
export function swiftLabel(label: string): { readonly description: string; readonly unit: string } {
  const text = label.endsWith("*") ? label.slice(0, -1).trimEnd() : label.trim();
  const bracket = text.endsWith(")") ? text.lastIndexOf("(") : -1;
  const unit = text.slice(bracket + 1, -1);
  if (bracket < 1 || !UNITS.has(unit)) return { description: text, unit: "" };
  return { description: text.slice(0, bracket).trimEnd(), unit };
}

const UNITS = new Set(["ns", "μs", "ms", "s", "ks", "Ms", "#", "K", "M", "G", "T", "P"]);

/** What its tables and its files for InfluxDB have of one metric, in base units. */
export interface SwiftPercentiles {
  readonly p0: number;
  readonly p50: number;
  readonly p90: number;
  readonly p99: number;
  readonly p100: number;
  readonly count: number | undefined;
}

/** The median stands for the metric; of a time the slow end is a metric of its own. */
export function percentileMetrics(
  { metric, unit, better }: SwiftMetric,
  percentiles: SwiftPercentiles,
): readonly Metric[] {
  const { p0, p50, p90, p99, p100, count } = percentiles;
  const made = (name: string, value: number): Metric => ({ metric: name, unit, better, rounds: [[value]] });
  const summary = {
    median: p50,
    // Of a throughput the hundredth percentile is the least.
    min: Math.min(p0, p100),
    max: Math.max(p0, p100),
    ...(count === undefined ? {} : { count }),
  };
  const tails = metric === "time" ? [made("time-p90", p90), made("time-p99", p99)] : [];
  return [{ ...made(metric, p50), summary }, ...tails];
}

/** A throughput that is only the time upside down is left out. */
function withoutInverse(metrics: readonly Metric[]): readonly Metric[] {
  const hasTime = metrics.some(({ metric }) => metric === "time");
  return hasTime ? metrics.filter(({ metric }) => metric !== "throughput") : metrics;
}

/** The entries of benchmarks that come in several pieces, in order of their first. */
export function joinedEntries(pieces: readonly Entry[]): readonly Entry[] {
  const open = new Map<string, Metric[]>();
  const entries: { readonly piece: Entry; readonly metrics: Metric[] }[] = [];
  for (const piece of pieces) {
    const key = JSON.stringify([piece.category, piece.benchmark]);
    let metrics = open.get(key);
    // A metric that comes again is of another run of the same benchmark.
    if (metrics === undefined || piece.metrics.some((metric) => has(metrics, metric))) {
      metrics = [];
      open.set(key, metrics);
      entries.push({ piece, metrics });
    }
    for (const metric of piece.metrics) if (!has(metrics, metric)) metrics.push(metric);
  }
  return entries.map(({ piece, metrics }) => ({ ...piece, metrics: withoutInverse(metrics) }));
}

function has(metrics: readonly Metric[] | undefined, { metric }: Metric): boolean {
  return metrics?.some((one) => one.metric === metric) ?? false;
}
