import fc from "fast-check";
import { textOutput } from "../fixtures.ts";
import { anyName, json, oneLine, type Writer } from "./writer.ts";

/** Tools that do not write down what was asked for. */
const unnamed = fc.constant("all requests");

const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
const attribute = (text: string) =>
  text.replace(/[&<>"'\p{Cc}]/gu, (character) => `&#${character.codePointAt(0)};`);

export const LOAD: Readonly<Record<string, Writer>> = {
  autocannon: {
    names: anyName,
    write: (name) =>
      json({
        title: name,
        url: "http://127.0.0.1/",
        pipelining: 1,
        errors: 0,
        non2xx: 0,
        latency: { average: 12.5, p99: 20 },
        requests: { average: 80, total: 160 },
        throughput: { average: 8000 },
      }),
  },
  gatling: {
    // Gatling puts spaces where its separators would be, and joins groups by commas.
    names: oneLine.map((name) => name.replaceAll(",", " ")),
    write: (name) =>
      textOutput(
        `RUN\tDemo\tdemo-1\t1795319974688\t \t3.9.5\nREQUEST\t\t${name}\t1795319977371\t1795319977391\tOK\t \n`,
      ),
  },
  hey: {
    names: unnamed,
    write: () =>
      textOutput(
        "\nSummary:\n  Total:\t1.0 secs\n  Average:\t0.02 secs\n  Requests/sec:\t50.0\n\n  50%% in 0.02 secs\n",
      ),
  },
  jmeter: {
    names: anyName,
    write: (name) =>
      textOutput(
        `<testResults version="1.2">\n<sample t="20" ts="1795319657414" s="true" lb="${attribute(name)}"/>\n</testResults>\n`,
      ),
  },
  k6: {
    names: anyName.map((name) => name.replace(/[{}]/g, "_")),
    write: (name) =>
      json({
        root_group: { checks: [], groups: [] },
        metrics: { [name]: { type: "trend", contains: "time", values: { avg: 20, "p(95)": 25 } } },
      }),
  },
  locust: {
    names: anyName,
    write: (name) =>
      textOutput(
        `Type,Name,Request Count,Failure Count,Average Response Time,Average Content Size,Requests/s,50%\n,${cell(name)},5,0,20.5,200,10,20\n`,
      ),
  },
  oha: {
    names: unnamed,
    write: () =>
      json({
        summary: { successRate: 1, average: 0.02, requestsPerSec: 50 },
        statusCodeDistribution: { "200": 5 },
        errorDistribution: {},
      }),
  },
  memtier: {
    names: anyName,
    write: (name) => {
      const stats = { "Ops/sec": 5, "Average Latency": 2, "KB/sec": 3 };
      return textOutput(`{"ALL STATS": {${JSON.stringify(name)}: ${JSON.stringify(stats)}, "Totals": {}}}`);
    },
  },
  pgbench: {
    names: oneLine,
    write: (name) =>
      textOutput(
        `transaction type: ${name}\nscaling factor: 1\nlatency average = 0.2 ms\ntps = 5.5 (without initial connection time)\n`,
      ),
  },
  "redis-benchmark": {
    names: anyName,
    write: (name) => textOutput(`"test","rps","p50_latency_ms"\n${cell(name)},"5.5","0.2"\n`),
  },
  sysbench: {
    names: fc.constant("cpu"),
    write: () =>
      textOutput(
        "sysbench 1.0.20 (using system LuaJIT 2.1.0-beta3)\n    events per second:  1392.26\nThreads fairness:\n",
      ),
  },
  vegeta: {
    names: anyName,
    write: (name) =>
      textOutput(
        `${JSON.stringify({ attack: name, seq: 0, code: 200, latency: 20_000_000, bytes_out: 0, bytes_in: 200 })}\n`,
      ),
  },
  wrk: {
    names: oneLine,
    write: (name) => textOutput(printed(name, "")),
  },
  wrk2: {
    names: oneLine,
    write: (name) =>
      textOutput(printed(name, "  Thread calibration: mean lat.: 20.1ms, rate sampling interval: 53ms\n")),
  },
};

function printed(url: string, calibration: string): string {
  return [
    `Running 20s test @ ${url}\n  2 threads and 4 connections\n${calibration}`,
    "  Thread Stats   Avg      Stdev     Max   +/- Stdev\n",
    "    Latency    20.10ms    1.00ms  30.00ms   80.00%\n",
    "  286 requests in 20.02s, 102.78KB read\nRequests/sec:     14.30\nTransfer/sec:      5.13KB\n",
  ].join("");
}
