import { z } from "zod";
import type { Adapter, Reading, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { failed } from "../read/reading.ts";
import { holdsTable } from "../read/table.ts";
import { someLines } from "../read/text.ts";
import { isOhaReport, ohaErrors, ohaReports } from "./oha-report.ts";
import { type RequestTable, readRequestTable } from "./request-table.ts";
import { ALL_REQUESTS, assembleRequests, type Requests, single } from "./requests.ts";

// {"summary": {"successRate": 1.0, "total": 0.696, "slowest": 0.040, "fastest": 0.020, "average": 0.023, "requestsPerSec": 172.4,
//  "sizePerSec": 34482.5}, "latencyPercentiles": {"p50": 0.0216, "p99.9": 0.0404}, "details": {"firstByte": {"average": 0.023}},
//  "statusCodeDistribution": {"200": 120}, "errorDistribution": {"aborted due to deadline": 4}}
// Seconds and bytes. `oha --output-format json`, `oha --json` before 1.9.

const Amount = z.number().nullish();

const Result = z.object({
  summary: z.object({
    slowest: Amount,
    fastest: Amount,
    average: Amount,
    requestsPerSec: Amount,
    sizePerSec: Amount,
  }),
  latencyPercentiles: z.record(z.string(), Amount).nullish(),
  details: z.record(z.string(), z.object({ average: Amount }).nullish()).nullish(),
  statusCodeDistribution: z.record(z.string(), z.number()),
  errorDistribution: z.record(z.string(), z.number()),
});
type Result = z.output<typeof Result>;

const format = {
  expected: "a JSON result of oha",
  probe: z.object({
    summary: having("successRate", "requestsPerSec"),
    statusCodeDistribution: having(),
    errorDistribution: having(),
  }),
  schema: Result,
};

// request-start,DNS,DNS+dialup,Response-delay,request-duration,bytes,status
// 0.000683863,0.000031387,0.000228318,0.011925089,0.011936736,200,200
const table: RequestTable = {
  expected: "a CSV of oha",
  columns: ["request-start", "DNS+dialup", "Response-delay", "request-duration", "status"],
  time: "request-duration",
  status: "status",
  parts: [
    ["DNS", "dns-lookup"],
    ["DNS+dialup", "dns-dialup"],
    ["Response-delay", "first-byte"],
  ],
};

const PARTS: Readonly<Record<string, string>> = {
  DNSDialup: "dns-dialup",
  DNSLookup: "dns-lookup",
  firstByte: "first-byte",
};

/** `--output-format json` and `csv`, and what oha prints without its screen. None of them says what was asked for. */
export const oha: Adapter = {
  name: "oha",
  recognises: (output) =>
    holdsJson(output, format) || holdsTable(output, table) || isOhaReport(someLines(output)),
  parse(output) {
    if (holdsJson(output, format)) return readResults(output);
    return holdsTable(output, table) ? readRequestTable(output, table) : ohaReports(output);
  },
};

function readResults(output: ToolOutput): Reading {
  const results = readJson(output, format);
  const isAnswered = ({ summary }: Result) => summary.average != null;
  return assembleRequests(results.filter(isAnswered).map(toRequests), {
    failures: results
      .filter((result) => !isAnswered(result))
      .map((result) => {
        const { warning = "" } = ohaErrors(countsOf(result));
        return failed(ALL_REQUESTS, { message: `No request was answered. ${warning}` });
      }),
    warnings: results.filter(isAnswered).flatMap((result) => ohaErrors(countsOf(result)).warning ?? []),
  });
}

function countsOf({ statusCodeDistribution, errorDistribution }: Result) {
  return {
    statuses: Object.entries(statusCodeDistribution),
    errors: Object.entries(errorDistribution),
  };
}

function toRequests(result: Result): Requests {
  const { summary, latencyPercentiles, details } = result;
  const { rate, answered } = ohaErrors(countsOf(result));
  return {
    benchmark: ALL_REQUESTS,
    mean: summary.average ?? undefined,
    summary: {
      median: latencyPercentiles?.["p50"],
      min: summary.fastest,
      max: summary.slowest,
      count: answered,
    },
    percentiles: Object.entries(latencyPercentiles ?? {}).map(([name, value]) => [name.slice(1), value]),
    throughput: summary.requestsPerSec ?? undefined,
    transfer: summary.sizePerSec ?? undefined,
    errorRate: rate,
    more: Object.entries(PARTS).flatMap(([name, metric]) => {
      const average = details?.[name]?.average;
      return average ? [single(metric, "s", average, "lower")] : [];
    }),
  };
}
