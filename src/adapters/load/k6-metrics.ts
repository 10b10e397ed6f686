import type { Better, Summary } from "../../domain/measurement.ts";
import { type Entry, type Metric, summaryOf } from "../read/reading.ts";
import { type Percentile, percentileMetrics } from "./requests.ts";

/** What k6 says of one of its metrics, apart from the values. */
export interface K6Metric {
  /** With its tags: `http_req_duration{name:login}`. */
  readonly name: string;
  readonly type: "trend" | "rate" | "counter" | "gauge";
  /** `time` in milliseconds, `data` in bytes; a `--summary-export` does not say it. */
  readonly contains?: string | undefined;
  /** Limits that the user set: `p(95)<500`. */
  readonly thresholds: readonly string[];
}

/** What such a metric is called here. */
export interface Quantity {
  readonly benchmark: string;
  readonly metric: string;
  readonly unit: string;
  readonly better: Better;
  /** A value divided by this is in the unit. */
  readonly divisor: number;
  /** Neither k6 nor a threshold says the direction. */
  readonly isAssumed: boolean;
  /** A part of another time, of which no percentiles are told. */
  readonly isPart: boolean;
}

/** k6's own metrics; the parts of one thing are metrics of one benchmark. */
const BUILT_IN: Readonly<Record<string, readonly [benchmark: string, metric: string]>> = {
  http_req_duration: ["http_req", "time"],
  http_req_blocked: ["http_req", "blocked"],
  http_req_connecting: ["http_req", "connecting"],
  http_req_tls_handshaking: ["http_req", "tls-handshaking"],
  http_req_sending: ["http_req", "sending"],
  http_req_waiting: ["http_req", "waiting"],
  http_req_receiving: ["http_req", "receiving"],
  http_req_failed: ["http_req", "error-rate"],
  http_reqs: ["http_req", "throughput"],
  iteration_duration: ["iteration", "time"],
  iterations: ["iteration", "throughput"],
  dropped_iterations: ["iteration", "dropped"],
  group_duration: ["group", "time"],
  grpc_req_duration: ["grpc_req", "time"],
  ws_connecting: ["ws", "connecting"],
  ws_session_duration: ["ws", "time"],
  ws_ping: ["ws", "ping"],
  browser_http_req_duration: ["browser_http_req", "time"],
  browser_http_req_failed: ["browser_http_req", "error-rate"],
  browser_web_vital_fcp: ["browser_web_vital_fcp", "time"],
  browser_web_vital_fid: ["browser_web_vital_fid", "time"],
  browser_web_vital_inp: ["browser_web_vital_inp", "time"],
  browser_web_vital_lcp: ["browser_web_vital_lcp", "time"],
  browser_web_vital_ttfb: ["browser_web_vital_ttfb", "time"],
  browser_web_vital_cls: ["browser_web_vital_cls", "value"],
  checks: ["checks", "success-rate"],
  checks_succeeded: ["checks", "success-rate"],
  data_received: ["data_received", "transfer"],
  data_sent: ["data_sent", "transfer"],
};

/** How the test was run, or the same number as another metric. */
const LEFT_OUT = ["vus", "vus_max", "checks_total", "checks_failed"];

const DIRECTIONS: Readonly<Record<string, Better>> = {
  "error-rate": "lower",
  "success-rate": "higher",
  throughput: "higher",
  transfer: "higher",
};

const SIZES = { unit: "B", divisor: 1 };
const TIMES = { unit: "s", divisor: 1e3 };
const NUMBERS = { unit: "units", divisor: 1 };
/** By what k6 says that a metric contains. */
const UNITS: ReadonlyMap<string, typeof TIMES> = new Map(Object.entries({ time: TIMES, data: SIZES }));

/** `undefined` for what is no result. */
export function quantityOf(metric: K6Metric): Quantity | undefined {
  const brace = metric.name.indexOf("{");
  const name = brace < 0 ? metric.name : metric.name.slice(0, brace);
  const tags = brace < 0 ? "" : metric.name.slice(brace);
  if (LEFT_OUT.includes(name)) return undefined;
  const builtIn = Object.hasOwn(BUILT_IN, name) ? BUILT_IN[name] : undefined;
  if (builtIn !== undefined) {
    const [benchmark, what] = builtIn;
    const better = DIRECTIONS[what] ?? "lower";
    return {
      benchmark: benchmark + tags,
      metric: what,
      better,
      isAssumed: false,
      isPart: what !== "time" && what !== "value",
      ...unitOf(metric, what === "value" ? "default" : "time"),
    };
  }
  const what = ownMetric(metric);
  const implied = what === "throughput" || what === "transfer" ? "higher" : undefined;
  const known = what === "time" || what === "size" ? "lower" : implied;
  const limited = directionOf(metric.thresholds);
  return {
    benchmark: metric.name,
    metric: what,
    better: limited ?? known ?? "lower",
    isAssumed: limited === undefined && known === undefined,
    isPart: false,
    ...unitOf(metric, metric.contains ?? "default"),
  };
}

const OWN: ReadonlyMap<string, string> = new Map(Object.entries({ time: "time", data: "size" }));

/** What a metric of the user's own measures. */
function ownMetric({ type, contains }: K6Metric): string {
  if (type === "rate") return "rate";
  if (type === "counter") return contains === "data" ? "transfer" : "throughput";
  return OWN.get(contains ?? "") ?? "value";
}

/** Counters are read as their rate in a second: their count grows with the length of the test. */
function unitOf({ type, name, contains }: K6Metric, kind: string): { unit: string; divisor: number } {
  if (type === "rate") return { unit: "ratio", divisor: 1 };
  if (type === "counter") {
    const isData = contains === "data" || /^data_(?:sent|received)\b/.test(name);
    return { unit: isData ? "B/s" : "1/s", divisor: 1 };
  }
  return UNITS.get(kind) ?? NUMBERS;
}

/** `rate<0.01` says that lower is better. Thresholds that contradict each other say nothing. */
function directionOf(thresholds: readonly string[]): Better | undefined {
  const directions = new Set(
    thresholds.flatMap((threshold) => {
      const comparison = /[<>]/.exec(threshold)?.[0];
      return comparison === undefined ? [] : ([comparison === "<" ? "lower" : "higher"] as const);
    }),
  );
  const [direction, ...others] = directions;
  return others.length === 0 ? direction : undefined;
}

/**
 * Puts metrics of one name together. A metric of the user's own may have the
 * name of another; it becomes an entry of its own, which is numbered.
 */
export function k6Entries(
  measured: readonly { readonly benchmark: string; readonly metrics: readonly Metric[] }[],
): readonly Entry[] {
  const entries: { readonly benchmark: string; readonly metrics: Metric[] }[] = [];
  const byBenchmark = new Map<string, Metric[]>();
  for (const { benchmark, metrics } of measured) {
    const known = byBenchmark.get(benchmark);
    const isFree = known?.every((one) => metrics.every(({ metric }) => metric !== one.metric));
    if (known !== undefined && isFree) known.push(...metrics);
    else if (metrics.length > 0) {
      const entry = { benchmark, metrics: [...metrics] };
      entries.push(entry);
      if (known === undefined) byBenchmark.set(benchmark, entry.metrics);
    }
  }
  return entries;
}

/** The metrics of a trend of which k6 kept its statistics: `avg`, `min`, `med`, `p(95)`, and what else was asked for. */
export function trendMetrics(
  { metric, unit, better, divisor, isPart }: Quantity,
  values: Readonly<Record<string, number | null | undefined>>,
): readonly Metric[] {
  const value = (name: string) => {
    const found = values[name];
    return found == null ? undefined : found / divisor;
  };
  const mean = value("avg");
  const summary: Summary | undefined = summaryOf({
    mean,
    median: value("med"),
    min: value("min"),
    max: value("max"),
    count: values["count"],
  });
  const percentiles = Object.keys(values).flatMap((name): Percentile[] => {
    const percentile = /^p\(?(?<percentile>\d+(?:\.\d+)?)\)?$/.exec(name)?.groups?.["percentile"];
    return percentile === undefined ? [] : [[percentile, value(name)]];
  });
  return [
    ...(mean === undefined
      ? []
      : [{ metric, unit, better, rounds: [[mean]], ...(summary === undefined ? {} : { summary }) }]),
    ...(isPart ? [] : percentileMetrics(metric, unit, [["50", value("med")], ...percentiles], better)),
  ];
}
