import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const values = (reading: ReturnType<typeof read>) =>
  Object.fromEntries(reading.measurements.map(({ metric, rounds }) => [metric, rounds[0]?.[0]]));

const tables = (end: string, rate = "123.5") =>
  [
    "Running 1s test @ http://127.0.0.1/\n2 connections with 10 pipelining factor\n\n",
    "│ Stat    │ 2.5% │ 50%  │ 97.5% │ 99%    │ Avg      │ Stdev    │ Max    │\n",
    "│ Latency │ 5 ms │ 7 ms │ 92 ms │ 109 ms │ 12.93 ms │ 16.51 ms │ 109 ms │\n",
    "│ Stat      │ 1%      │ 2.5%    │ 50%     │ 97.5%   │ Avg     │ Stdev │ Min     │\n",
    `│ Req/Sec   │ 149     │ 149     │ 149     │ 149     │ ${rate} │ 0     │ 149     │\n`,
    "│ Bytes/Sec │ 55.6 kB │ 55.6 kB │ 55.6 kB │ 55.6 kB │ 1.5 MB  │ 0 B   │ 55.6 kB │\n\n",
    end,
  ].join("");

describe("autocannon's tables", () => {
  it("have the mean rate, latency and bytes, and the settings", () => {
    const reading = read(tables("151 requests in 1.04s, 55.6 kB read\n"));
    expect(values(reading)).toEqual({
      time: 0.01293,
      "time-p50": 0.007,
      "time-p975": 0.092,
      "time-p99": 0.109,
      throughput: 123.5,
      transfer: 1.5e6,
      "error-rate": 0,
    });
    expect(reading.measurements[0]?.parameters).toEqual({ connections: 2, pipelining: 10 });
  });

  it("are read in the locale in which they were printed", () => {
    const done = "23k requests in 1.04s, 55.6 kB read\n";
    expect(values(read(tables(done, "12,345.5")))["throughput"]).toBe(12345.5);
    expect(values(read(tables(done, "12.345,5")))["throughput"]).toBe(12345.5);
  });

  it("count other answers than 2xx and errors as failures, where the numbers are exact", () => {
    const rate = (end: string) => values(read(tables(end)))["error-rate"];
    expect(
      rate("90 2xx responses, 6 non 2xx responses\n100 requests in 1s, 1 kB read\n4 errors (1 timeouts)\n"),
    ).toBe(0.1);
    expect(rate("100 requests in 1s, 1 kB read\n4 errors (1 timeouts)\n")).toBe(0.04);
    expect(rate("23k requests in 1s, 1 kB read\n4 errors (1 timeouts)\n")).toBeUndefined();
    expect(rate("100 requests in 1s, 1 kB read\n4 err")).toBeUndefined();
  });
});
