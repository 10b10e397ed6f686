import { z } from "zod";
import type { Reading, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { lowerAssumed } from "../read/metric-name.ts";
import { assemble, type Metric } from "../read/reading.ts";
import { type K6Metric, k6Entries, type Quantity, quantityOf, trendMetrics } from "./k6-metrics.ts";
import { single } from "./requests.ts";

// What handleSummary gets:
// {"root_group": {…}, "options": {…}, "state": {"testRunDurationMs": 361.7}, "metrics": {"http_req_duration":
//   {"type": "trend", "contains": "time", "values": {"avg": 16.7, "p(95)": 33.5}, "thresholds": {"p(95)<500": {"ok": true}}}}}
// --summary-export, without types; here a threshold is true when it was crossed:
// {"root_group": {…}, "metrics": {"http_req_duration": {"avg": 16.7, "p(95)": 33.5, "thresholds": {"p(95)<500": false}},
//   "http_reqs": {"count": 40, "rate": 104.1}, "http_req_failed": {"passes": 8, "fails": 32, "value": 0.2}}}
// --new-machine-readable-summary; durations in seconds, counters without a rate:
// {"config": {"duration": 0.35}, "metadata": {"k6_version": "1.8.1"}, "results": {"checks": {"metrics": […]},
//   "metrics": [{"name": "http_req_duration", "type": "trend", "contains": "time", "values": {"avg": 16.5, "p95": 28.9}}]}}

const Values = z.record(z.string(), z.number().nullish());
const TYPES = ["trend", "rate", "counter", "gauge"] as const;

const Described = z.object({
  type: z.enum(TYPES),
  contains: z.string().nullish(),
  values: Values,
  thresholds: z.record(z.string(), z.object({ ok: z.boolean() })).nullish(),
});

const Exported = z
  .object({ thresholds: z.record(z.string(), z.boolean()).nullish() })
  .catchall(z.unknown())
  .refine((metric) => !("values" in metric), { error: "expected values that are numbers, and their type" });

const classic = {
  expected: "a summary of k6",
  probe: z.object({ root_group: having("checks", "groups"), metrics: having() }),
  schema: z.object({ metrics: z.record(z.string(), z.union([Described, Exported])) }),
};

const machineReadable = {
  expected: "a machine-readable summary of k6",
  probe: z.object({ metadata: having("k6_version"), results: having("metrics") }),
  schema: z.object({
    config: z.object({ duration: z.number() }),
    metadata: z.object({ k6_version: z.string() }),
    results: z.object({
      checks: z.object({ metrics: z.array(z.unknown()).nullish() }).nullish(),
      metrics: z.array(Described.extend({ name: z.string() })),
    }),
  }),
};

export function holdsK6Summary(output: ToolOutput): boolean {
  return holdsJson(output, classic) || holdsJson(output, machineReadable);
}

export function readK6Summary(output: ToolOutput): Reading {
  return holdsJson(output, classic) ? readClassic(output) : readMachineReadable(output);
}

interface Summarised extends K6Metric {
  readonly values: z.output<typeof Values>;
  readonly crossed: readonly string[];
}

function readClassic(output: ToolOutput): Reading {
  return toReading(
    readJson(output, classic).flatMap(({ metrics }) =>
      Object.entries(metrics).map(([name, metric]) =>
        "values" in metric
          ? described(name, Described.parse(metric))
          : exported(name, Exported.parse(metric)),
      ),
    ),
  );
}

function described(
  name: string,
  { type, contains, values, thresholds }: z.output<typeof Described>,
): Summarised {
  return {
    name,
    type,
    contains: contains ?? undefined,
    values,
    thresholds: Object.keys(thresholds ?? {}),
    crossed: Object.entries(thresholds ?? {}).flatMap(([limit, { ok }]) => (ok ? [] : [limit])),
  };
}

/** The values stand beside the thresholds, and tell the type: a rate has passes and fails, a counter a count and a rate. */
function exported(name: string, { thresholds, ...rest }: z.output<typeof Exported>): Summarised {
  const values = Values.catch({}).parse(
    Object.fromEntries(Object.entries(rest).filter(([, value]) => typeof value === "number")),
  );
  const type =
    "passes" in values
      ? "rate"
      : "avg" in values || "med" in values || "p(95)" in values
        ? "trend"
        : undefined;
  return {
    name,
    type: type ?? ("rate" in values ? "counter" : "value" in values ? "gauge" : "trend"),
    values: "passes" in values ? { ...values, rate: values["value"] } : values,
    thresholds: Object.keys(thresholds ?? {}),
    crossed: Object.entries(thresholds ?? {}).flatMap(([limit, isCrossed]) => (isCrossed ? [limit] : [])),
  };
}

function readMachineReadable(output: ToolOutput): Reading {
  const files = readJson(output, machineReadable);
  const metrics = files.flatMap(({ config, results }) => {
    const checks = z
      .array(Described.extend({ name: z.string() }))
      .catch([])
      .parse(results.checks?.metrics ?? []);
    return [...results.metrics, ...checks].map(({ name, ...rest }) => {
      const one = described(name, rest);
      const { count } = one.values;
      return one.type === "counter" && count != null
        ? { ...one, values: { ...one.values, rate: count / config.duration } }
        : one;
    });
  });
  return toReading(metrics, { k6: files[0]?.metadata.k6_version });
}

function toReading(
  metrics: readonly Summarised[],
  context: Record<string, string | undefined> = {},
): Reading {
  const measured = metrics
    .filter((metric) => !isRepeated(metric, metrics))
    .flatMap((metric) => {
      const quantity = quantityOf(metric);
      return quantity === undefined ? [] : [{ metric, quantity, isEmpty: isEmpty(metric, quantity) }];
    });
  return assemble({
    entries: k6Entries(
      measured
        .filter(({ isEmpty }) => !isEmpty)
        .map(({ metric, quantity }) => ({
          benchmark: quantity.benchmark,
          metrics: metricsOf(metric, quantity),
        })),
    ),
    context,
    warnings: [
      ...measured
        .filter(({ metric, isEmpty }) => isEmpty && metric.thresholds.length > 0)
        .map(({ metric }) => `k6 has no samples of "${metric.name}".`),
      ...measured
        .filter(({ quantity, isEmpty }) => quantity.isAssumed && !isEmpty)
        .map(({ metric }) => lowerAssumed(`"${metric.name}"`)),
      ...metrics.flatMap(({ name, crossed }) =>
        crossed.map((limit) => `k6 says that "${name}" crossed its threshold ${limit}.`),
      ),
    ],
  });
}

/** k6 writes the times of successful requests on its own. Where all succeeded they are those of all requests again. */
function isRepeated({ name, values }: Summarised, all: readonly Summarised[]): boolean {
  const whole = all.find((other) => name === `${other.name}{expected_response:true}`);
  return (
    whole !== undefined &&
    ["avg", "med", "max"].every((statistic) => whole.values[statistic] === values[statistic])
  );
}

/** A trend without samples is written as zeros, and so is what took no time, such as TLS without TLS. */
function isEmpty({ type, values }: Summarised, { unit }: Quantity): boolean {
  const { count, ...statistics } = values;
  if (type === "rate") return values["passes"] === 0 && values["fails"] === 0;
  if (type !== "trend" || Object.values(statistics).some((value) => value != null && value !== 0))
    return false;
  return unit === "s" || !(count != null && count > 0);
}

function metricsOf({ type, values }: Summarised, quantity: Quantity): readonly Metric[] {
  if (type === "trend") return trendMetrics(quantity, values);
  const value = type === "gauge" ? values["value"] : values["rate"];
  if (value == null) return [];
  const { metric, unit, better, divisor } = quantity;
  return [single(metric, unit, value / divisor, better)];
}
