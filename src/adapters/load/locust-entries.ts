import { z } from "zod";
import type { Reading, ToolOutput } from "../adapter.ts";
import { having, listOf, readJson } from "../read/json.ts";
import { assembleRequests, type Requests } from "./requests.ts";

// [{"name": "/20", "method": "GET", "start_time": 1795319526.58, "last_request_timestamp": 1795319529.59, "num_requests": 42,
//   "num_failures": 0, "total_response_time": 711.2, "max_response_time": 93.8, "min_response_time": 1.05, "response_times": {"84": 1, "2": 41}}]
// Milliseconds; seconds since 1970. `locust --json`, `--json-file`.

const Amount = z.number().nullish();

const Entry = z.object({
  name: z.string(),
  method: z.string().nullish(),
  start_time: Amount,
  last_request_timestamp: Amount,
  num_requests: z.number(),
  num_failures: z.number(),
  total_response_time: z.number(),
  min_response_time: Amount,
  max_response_time: Amount,
  response_times: z.record(z.string(), z.number()),
});
type Entry = z.output<typeof Entry>;

export const entriesFormat = {
  expected: "a JSON of Locust",
  probe: listOf(having("name", "method", "num_requests", "num_failures", "response_times")),
  schema: z.array(Entry),
};

export function readLocustEntries(output: ToolOutput): Reading {
  const entries = readJson(output, entriesFormat).flat();
  const requested = entries.filter(({ num_requests }) => num_requests > 0);
  const duration = durationOf(requested);
  return assembleRequests(
    requested.map((entry) => toRequests(entry, duration)),
    {
      warnings: entries
        .filter(({ num_requests }) => num_requests === 0)
        .map((entry) => `There were no requests of "${nameOf(entry)}".`),
    },
  );
}

function toRequests(entry: Entry, duration: number | undefined): Requests {
  const { num_requests, num_failures, total_response_time, min_response_time, max_response_time } = entry;
  const seconds = (milliseconds: number | null | undefined) =>
    milliseconds == null ? undefined : milliseconds / 1e3;
  return {
    benchmark: nameOf(entry),
    mean: total_response_time / num_requests / 1e3,
    summary: { min: seconds(min_response_time), max: seconds(max_response_time), count: num_requests },
    percentiles: [50, 90, 95, 99].map((percent) => [`${percent}`, percentileOf(entry, percent / 100)]),
    throughput: duration === undefined ? undefined : num_requests / duration,
    errorRate: num_failures / num_requests,
  };
}

/** As Locust finds it: the times are rounded to two digits, and counted. */
function percentileOf({ response_times, num_requests }: Entry, part: number): number | undefined {
  const descending = Object.entries(response_times)
    .map(([milliseconds, count]) => [Number(milliseconds), count] as const)
    .sort(([one], [other]) => other - one);
  let counted = 0;
  for (const [milliseconds, count] of descending) {
    counted += count;
    if (num_requests - counted <= Math.floor(num_requests * part)) return milliseconds / 1e3;
  }
  return undefined;
}

/** Seconds from the start of the test to the last request of any name. */
function durationOf(all: readonly Entry[]): number | undefined {
  const start = all.reduce((first, { start_time }) => Math.min(first, start_time ?? Number.NaN), Infinity);
  const end = all.reduce((last, entry) => Math.max(last, entry.last_request_timestamp ?? Number.NaN), 0);
  return end > start ? end - start : undefined;
}

function nameOf({ method, name }: Entry): string {
  return [method, name].filter(Boolean).join(" ");
}
