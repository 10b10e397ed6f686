import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const values = (reading: ReturnType<typeof read>) =>
  Object.fromEntries(reading.measurements.map(({ metric, rounds }) => [metric, rounds[0]?.[0]]));

describe("hey", () => {
  const report = ({
    percent = "%%",
    end = 'Status code distribution:\n  [200]\t90 responses\n  [503]\t6 responses\n\nError distribution:\n  [4]\tGet "http://127.0.0.1/": EOF\n',
  } = {}) =>
    `\nSummary:\n  Total:\t2.0000 secs\n  Slowest:\t0.0900 secs\n  Fastest:\t0.0100 secs\n  Average:\t0.0200 secs\n  Requests/sec:\t50.0000\n\nLatency distribution:\n  50${percent} in 0.0150 secs\n  99${percent} in 0.0800 secs\n  0${percent} in 0.0000 secs\n\n${end}`;

  it("counts answers with a bad status and requests without an answer as errors", () => {
    const reading = read(report());
    expect(values(reading)).toEqual({
      time: 0.02,
      "time-p50": 0.015,
      "time-p99": 0.08,
      throughput: 50,
      "error-rate": 0.1,
    });
    expect(reading.warnings).toEqual(['hey counted errors: 4 times Get "http://127.0.0.1/": EOF.']);
  });

  it("reads versions that print one percent sign", () => {
    expect(values(read(report({ percent: "%" })))).toEqual(values(read(report())));
  });

  it("tells no error rate where the counts do not make up all requests", () => {
    const cut = report({ end: "Status code distribution:\n  [200]\t90 responses\n\n" });
    expect(values(read(cut))).not.toHaveProperty("error-rate");
  });
});

describe("oha", () => {
  const report = ({ total = "2000.0000 ms", average = "23.5000 ms", end = "" } = {}) =>
    `Summary:\n  Success rate:\t95.00%\n  Total:\t${total}\n  Slowest:\t90.0000 ms\n  Fastest:\t10.0000 ms\n  Average:\t${average}\n  Requests/sec:\t50.0000\n\n  Size/sec:\t2.00 KiB\n\nResponse time distribution:\n  50.00% in 20.0000 ms\n\nStatus code distribution:\n  [200] 90 responses\n  [503] 5 responses\n${end}`;

  it("leaves requests out of its error rate that were stopped when the time was up", () => {
    const end =
      "\nError distribution:\n  [4] aborted due to deadline\n  [1] connection closed before message completed\n";
    const reading = read(report({ end }));
    expect(reading.adapter).toBe("oha");
    expect(values(reading)).toEqual({
      time: 0.0235,
      "time-p50": 0.02,
      throughput: 50,
      transfer: 2048,
      "error-rate": 6 / 96,
    });
    expect(reading.warnings).toEqual([
      "oha counted errors: 1 times connection closed before message completed.",
    ]);
  });

  it("tells no error rate where the counts do not make up all requests", () => {
    expect(values(read(report()))).not.toHaveProperty("error-rate");
  });

  it("reads its longer units and its early ones", () => {
    expect(values(read(report({ average: "2.5000 10 sec" })))["time"]).toBe(25);
    expect(values(read(report({ average: "0.5000 hr" })))["time"]).toBe(1800);
    const early = read(
      "Summary:\n  Success rate:\t1.0000\n  Total:\t2.0000 secs\n  Average:\t0.0235 secs\n  Requests/sec:\t2.5\n\nResponse time distribution:\n  50% in 0.0200 secs\n\nStatus code distribution:\n  [200] 5 responses\n",
    );
    expect(early.adapter).toBe("oha");
    expect(values(early)).toEqual({ time: 0.0235, "time-p50": 0.02, throughput: 2.5, "error-rate": 0 });
  });

  it("reads only the distribution of all requests where it prints others", () => {
    const text = report().replace(
      "Status code distribution:",
      "Response time distribution (2xx only):\n  50.00% in 10.0000 ms\n\nStatus code distribution:",
    );
    expect(read(text).measurements.filter(({ metric }) => metric === "time-p50")).toHaveLength(1);
    expect(values(read(text))["time-p50"]).toBe(0.02);
  });
});

describe("a table of the requests that were answered", () => {
  it("has every time, no error rate, and a warning about bad answers and damaged lines", () => {
    const reading = read(
      "response-time,DNS+dialup,DNS,Request-write,Response-delay,Response-read,status-code,offset\n0.0125,0.0008,0.0,0.0,0.0114,0.0,200,0.0\n0.0225,0.0,0.0,0.0,0.0214,0.0,500,0.1\nx,0.0,0.0,0.0,0.0214,0.0,500,0.1\n",
    );
    expect(reading.measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([
      ["time", [[0.0125, 0.0225]]],
      ["dns-dialup", [[0.0008, 0]]],
      ["response-wait", [[0.0114, 0.0214]]],
    ]);
    expect(reading.warnings).toEqual([
      "Lines that hold no numbers, and are left out: 1.",
      "Answers with a status from 400 on, whose times are among the others: 1.",
    ]);
  });
});
