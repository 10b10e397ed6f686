import { z } from "zod";
import type { OutputFile } from "../adapter.ts";
import { having, readJson } from "../read/json.ts";
import type { Requests } from "./requests.ts";

// {"type": "GROUP", "name": "All Requests", "stats": {…}, "contents": {"req_1": {"type": "REQUEST", "name": "wait 20 ms",
//   "path": "wait 20 ms", "stats": {"numberOfRequests": {"total": 36, "ok": 36, "ko": 0}, "meanResponseTime": {…},
//   "percentiles1": {…}, "meanNumberOfRequestsPerSecond": {…}}}}}
// Milliseconds. `js/stats.json`; `js/global_stats.json` holds the `stats` of all requests alone. Up to Gatling 3.11.

const Figure = z.object({ total: z.number(), ok: z.number().nullish(), ko: z.number().nullish() });

const Stats = z.object({
  numberOfRequests: Figure,
  meanResponseTime: Figure,
  minResponseTime: Figure.nullish(),
  maxResponseTime: Figure.nullish(),
  standardDeviation: Figure.nullish(),
  percentiles1: Figure.nullish(),
  percentiles2: Figure.nullish(),
  percentiles3: Figure.nullish(),
  percentiles4: Figure.nullish(),
  meanNumberOfRequestsPerSecond: Figure.nullish(),
});
type Stats = z.output<typeof Stats>;

interface Node {
  readonly type: string;
  readonly name: string;
  readonly path: string;
  readonly stats: Stats;
  readonly contents?: Readonly<Record<string, Node>> | null | undefined;
}

const Node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    type: z.string(),
    name: z.string(),
    path: z.string(),
    stats: Stats,
    contents: z.record(z.string(), Node).nullish(),
  }),
);
const Global = Stats.extend({ name: z.string() });

const FIGURES = ["numberOfRequests", "meanResponseTime", "standardDeviation", "percentiles1"];

export const statisticsFormat = {
  expected: "the statistics of Gatling",
  probe: z.union([having(...FIGURES), z.object({ type: z.literal("GROUP"), stats: having(...FIGURES) })]),
  schema: z.union([Global, Node]),
};

/** Each request; groups sum them up, and so does the root, which is only taken where it is all there is. */
export function readStatistics(file: OutputFile): readonly Requests[] {
  return readJson({ kind: "file", file }, statisticsFormat).flatMap((value) => {
    if (!("stats" in value)) return toRequests(value.name, value);
    const requests = requestsIn(value);
    return requests.length > 0 ? requests : toRequests(value.name, value.stats);
  });
}

function requestsIn(node: Node): readonly Requests[] {
  if (node.type === "REQUEST") return [toRequests(node.path, node.stats)];
  return Object.values(node.contents ?? {}).flatMap(requestsIn);
}

/** The percentiles are those of a Gatling whose settings are not changed: the file does not say. */
function toRequests(name: string, stats: Stats): Requests {
  const seconds = (figure: z.output<typeof Figure> | null | undefined) =>
    figure == null ? undefined : figure.total / 1e3;
  const { total, ko } = stats.numberOfRequests;
  return {
    benchmark: withoutEntities(name),
    mean: seconds(stats.meanResponseTime),
    summary: {
      median: seconds(stats.percentiles1),
      standardDeviation: seconds(stats.standardDeviation),
      min: seconds(stats.minResponseTime),
      max: seconds(stats.maxResponseTime),
      count: total,
    },
    percentiles: [
      ["50", seconds(stats.percentiles1)],
      ["75", seconds(stats.percentiles2)],
      ["95", seconds(stats.percentiles3)],
      ["99", seconds(stats.percentiles4)],
    ],
    throughput: stats.meanNumberOfRequestsPerSecond?.total,
    errorRate: ko == null || total === 0 ? undefined : ko / total,
  };
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&quot;": '"',
  "&#39;": "'",
  "&lt;": "<",
  "&gt;": ">",
  "&amp;": "&",
};

/** The names were made for a page. */
function withoutEntities(name: string): string {
  return name.replace(/&(?:quot|#39|lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity);
}
