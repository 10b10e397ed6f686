import { z } from "zod";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { someLines } from "../read/text.ts";
import { ALL_REQUESTS, assembleRequests, type Requests } from "./requests.ts";
import { errorRateOf, isVegetaReport, statusWarnings, vegetaReports } from "./vegeta-report.ts";
import { holdsVegetaResults, readVegetaResults } from "./vegeta-results.ts";

// {"latencies": {"total": 26031000, "mean": 2603100, "50th": 2500000, "95th": 3100000, "max": 3200000, "min": 2400000},
//  "requests": 10, "rate": 11.1, "throughput": 11.08, "success": 1, "status_codes": {"200": 10}, "errors": []}
// Nanoseconds, and requests in a second. `vegeta report -type=json`.

const Amount = z.number().nullish();

const format = {
  expected: "a JSON report of vegeta",
  probe: having("latencies", "bytes_in", "bytes_out", "status_codes", "success"),
  schema: z.object({
    latencies: z.record(z.string(), z.number()),
    requests: z.number(),
    throughput: Amount,
    status_codes: z.record(z.string(), z.number()),
  }),
};

/** `vegeta report`: text, `-type=json`, `-type=hist`; and `vegeta encode -to json` or `csv`, with all requests. */
export const vegeta: Adapter = {
  name: "vegeta",
  recognises: (output) =>
    holdsJson(output, format) || isVegetaReport(someLines(output)) || holdsVegetaResults(output),
  parse(output) {
    if (holdsJson(output, format)) return readReports(output);
    if (holdsVegetaResults(output)) return readVegetaResults(output);
    return vegetaReports(output);
  },
};

function readReports(output: ToolOutput) {
  const reports = readJson(output, format);
  return assembleRequests(reports.map(toRequests), {
    warnings: reports.flatMap(({ status_codes }) => statusWarnings(Object.entries(status_codes))),
  });
}

function toRequests({
  latencies,
  requests,
  throughput,
  status_codes,
}: z.output<(typeof format)["schema"]>): Requests {
  const seconds = (nanoseconds: number | undefined) =>
    nanoseconds === undefined ? undefined : nanoseconds / 1e9;
  return {
    benchmark: ALL_REQUESTS,
    mean: seconds(latencies["mean"]),
    summary: {
      median: seconds(latencies["50th"]),
      min: seconds(latencies["min"]),
      max: seconds(latencies["max"]),
      count: requests,
    },
    percentiles: Object.entries(latencies)
      .filter(([name]) => name.endsWith("th"))
      .map(([name, value]) => [name.slice(0, -2), seconds(value)]),
    throughput: throughput ?? undefined,
    errorRate: errorRateOf(Object.entries(status_codes), requests),
  };
}
