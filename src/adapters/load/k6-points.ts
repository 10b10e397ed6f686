import { z } from "zod";
import type { Reading, ToolOutput } from "../adapter.ts";
import { someDocuments } from "../read/json-documents.ts";
import { lowerAssumed } from "../read/metric-name.ts";
import { assemble, type Metric } from "../read/reading.ts";
import { isUnterminated } from "../read/text.ts";
import { unreadable } from "../read/unreadable.ts";
import { type K6Metric, k6Entries, type Quantity, quantityOf } from "./k6-metrics.ts";
import { single } from "./requests.ts";
import { wholeLines } from "./whole-lines.ts";

// {"type":"Metric","data":{"name":"http_req_duration","type":"trend","contains":"time","thresholds":["p(95)<500"],"submetrics":null},"metric":"http_req_duration"}
// {"metric":"http_req_duration","type":"Point","data":{"time":"2026-11-22T04:02:35.26Z","value":47.8,"tags":{"method":"GET","name":"http://127.0.0.1/","group":"","scenario":"default","status":"200"}}}
// Milliseconds and bytes. `k6 run --out json`: a line for each value of each metric, so there may be millions.

/** Checked by hand: a schema takes several times as long, and there is one for each line. */
interface Point {
  readonly metric: string;
  readonly value: number;
  readonly tags: Readonly<Record<string, unknown>>;
}

const Described = z.object({
  type: z.literal("Metric"),
  data: z.object({
    name: z.string(),
    type: z.enum(["trend", "rate", "counter", "gauge"]),
    contains: z.string().nullish(),
    thresholds: z.array(z.string()).nullish(),
  }),
});

const probe = z.object({ metric: z.string(), type: z.enum(["Point", "Metric"]), data: z.object({}) });

export function holdsK6Points(output: ToolOutput): boolean {
  if (output.kind !== "file") return false;
  return someDocuments(output.file).some((value) => probe.safeParse(value).success);
}

/** All values of one metric with the same tags. */
interface Series {
  readonly of: K6Metric;
  readonly values: number[];
}

/**
 * The values of trends and gauges are samples; rates are known when the file came
 * to its end; counters are left out, because the file does not say how long the
 * test took.
 *
 * @throws OUTPUT_UNREADABLE when there is no value
 */
export function readK6Points(output: ToolOutput): Reading {
  const metrics = new Map<string, K6Metric>();
  const series = new Map<string, Series>();
  let damaged = 0;
  for (const line of wholeLines(output)) {
    if (!line.startsWith('{"')) continue;
    const value = parsed(line);
    const point = pointOf(value);
    const described = point === undefined ? Described.safeParse(value).data?.data : undefined;
    if (described !== undefined) {
      const { name, type, contains, thresholds } = described;
      metrics.set(name, { name, type, contains: contains ?? undefined, thresholds: thresholds ?? [] });
      continue;
    }
    const metric = metrics.get(point?.metric ?? "");
    if (point === undefined || metric === undefined) damaged += 1;
    else if (metric.type !== "counter") addPoint(series, metric, point);
  }
  if (series.size === 0) {
    throw unreadable(output, {
      expected: "points of k6",
      found: "it holds no whole point of a known metric",
    });
  }
  const isCut = output.kind === "file" && isUnterminated(output.file);
  return toReading([...series.values()], { isCut, damaged });
}

function parsed(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function pointOf(line: unknown): Point | undefined {
  if (!isObject(line) || line["type"] !== "Point" || !isObject(line["data"])) return undefined;
  const { metric } = line;
  const { value, tags } = line["data"];
  if (typeof metric !== "string" || typeof value !== "number") return undefined;
  return { metric, value, tags: isObject(tags) ? tags : {} };
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}

function addPoint(series: Map<string, Series>, metric: K6Metric, { value, tags }: Point): void {
  const name = `${metric.name}${tagsOf(tags)}`;
  const one = series.get(name) ?? { of: { ...metric, name }, values: [] };
  series.set(name, one);
  one.values.push(value);
}

/** The tags by which requests and checks differ, as k6 writes them; not the status, which is a result. */
function tagsOf(tags: Point["tags"]): string {
  const told = ["check", "group", "method", "name", "scenario"].filter(
    (tag) => tags[tag] && !(tag === "scenario" && tags[tag] === "default"),
  );
  return told.length === 0 ? "" : `{${told.map((tag) => `${tag}:${tags[tag]}`).join(",")}}`;
}

function toReading(
  series: readonly Series[],
  { isCut, damaged }: { readonly isCut: boolean; readonly damaged: number },
): Reading {
  const measured = series.flatMap(({ of, values }) => {
    const quantity = quantityOf(of);
    const isEmpty = of.type === "trend" && values.every((value) => value === 0);
    return quantity === undefined || isEmpty ? [] : [{ of, values, quantity }];
  });
  const assumed = new Set(
    measured.flatMap(({ quantity }) => (quantity.isAssumed ? [quantity.benchmark] : [])),
  );
  return assemble({
    entries: k6Entries(
      measured
        .filter(({ of }) => !isCut || of.type !== "rate")
        .map(({ of, values, quantity }) => ({
          benchmark: quantity.benchmark,
          metrics: [metricOf(of, values, quantity)],
        })),
    ),
    warnings: [
      ...(isCut ? ["The file breaks off, so that rates are not known."] : []),
      ...(damaged === 0 ? [] : [`Lines that are not valid, and are left out: ${damaged}.`]),
      ...[...assumed].map((benchmark) => lowerAssumed(`"${benchmark}"`)),
    ],
  });
}

function metricOf(
  { type }: K6Metric,
  values: readonly number[],
  { metric, unit, better, divisor }: Quantity,
): Metric {
  if (type !== "rate") {
    return { metric, unit, better, rounds: [values.map((value) => value / divisor)] };
  }
  const sum = values.reduce((total, value) => total + value, 0);
  return { ...single(metric, unit, sum / values.length, better), summary: { count: values.length } };
}
