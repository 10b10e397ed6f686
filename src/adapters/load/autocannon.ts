import { z } from "zod";
import type { Adapter, ToolOutput } from "../adapter.ts";
import { having, holdsJson, readJson } from "../read/json.ts";
import { failed } from "../read/reading.ts";
import { someLines } from "../read/text.ts";
import { autocannonReports, isAutocannonReport } from "./autocannon-report.ts";
import { ALL_REQUESTS, assembleRequests, type Requests } from "./requests.ts";

// {"title": "demo", "url": "http://127.0.0.1:8080/", "connections": 4, "pipelining": 1, "duration": 2.16,
//  "errors": 0, "non2xx": 0, "latency": {"average": 30.61, "stddev": 10.29, "min": 20, "p50": 28, "p97_5": 56, "totalCount": 259},
//  "requests": {"average": 129.5, "total": 259, …}, "throughput": {"average": 47664, "total": 95312, …}}
// Milliseconds, requests and bytes in a second. `autocannon -j`.

const Amount = z.number().nullish();
const Amounts = z.record(z.string(), Amount);

const Result = z.object({
  title: z.string().nullish(),
  url: z.string().nullish(),
  connections: Amount,
  pipelining: Amount,
  errors: Amount,
  non2xx: Amount,
  latency: Amounts,
  requests: Amounts,
  throughput: Amounts,
});

type Result = z.output<typeof Result>;

const format = {
  expected: "a JSON result of autocannon",
  probe: having("latency", "requests", "throughput", "non2xx", "pipelining"),
  schema: Result,
};

/** `autocannon -j`, and the tables that it prints. */
export const autocannon: Adapter = {
  name: "autocannon",
  recognises: (output) => holdsJson(output, format) || isAutocannonReport(someLines(output)),
  parse: (output) => (holdsJson(output, format) ? readResults(output) : autocannonReports(output)),
};

function readResults(output: ToolOutput) {
  const results = readJson(output, format);
  const isAnswered = ({ requests }: Result) => requests["total"] !== 0;
  return assembleRequests(results.filter(isAnswered).map(toRequests), {
    failures: results
      .filter((result) => !isAnswered(result))
      .map((result) =>
        failed(nameOf(result), {
          message: `No request was answered; autocannon counted ${result.errors ?? 0} errors.`,
        }),
      ),
  });
}

function toRequests(result: Result): Requests {
  const { title, url, connections, pipelining, errors, non2xx, latency, requests, throughput } = result;
  const seconds = (name: string) => {
    const milliseconds = latency[name];
    return milliseconds == null ? undefined : milliseconds / 1e3;
  };
  const unanswered = errors ?? 0;
  const answered = requests["total"] ?? latency["totalCount"];
  return {
    benchmark: nameOf(result),
    parameters: {
      ...(title && url ? { url } : {}),
      ...(connections == null ? {} : { connections }),
      ...(pipelining == null ? {} : { pipelining }),
    },
    mean: seconds("average"),
    summary: {
      median: seconds("p50"),
      standardDeviation: seconds("stddev"),
      min: seconds("min"),
      max: seconds("max"),
      count: latency["totalCount"],
    },
    percentiles: Object.keys(latency)
      .filter((name) => /^p\d/.test(name))
      .map((name) => [name.slice(1).replace("_", "."), seconds(name)]),
    throughput: requests["average"] ?? undefined,
    transfer: throughput["average"] ?? undefined,
    errorRate: answered == null ? undefined : (unanswered + (non2xx ?? 0)) / (unanswered + answered),
  };
}

function nameOf({ title, url }: Result): string {
  return title || url || ALL_REQUESTS;
}
