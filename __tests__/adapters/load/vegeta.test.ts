import { describe, expect, it } from "vitest";
import { goDuration } from "../../../src/adapters/load/go-duration.ts";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const values = (reading: ReturnType<typeof read>) =>
  Object.fromEntries(reading.measurements.map(({ metric, rounds }) => [metric, rounds]));

describe("a duration of Go", () => {
  it("is read in seconds, whatever units it is put together from", () => {
    expect(["1m40s", "635.089µs", "635.089μs", "2h3m4.5s", "30.001s", "12ns", "0s"].map(goDuration)).toEqual([
      100, 0.000635089, 0.000635089, 7384.5, 30.001, 1.2e-8, 0,
    ]);
    expect(["", "5", "1x", "s", "1.s.", "12 ms"].map(goDuration)).toEqual(Array(6).fill(undefined));
  });
});

describe("vegeta", () => {
  it("reads a report of version 6, which has fewer figures", () => {
    const reading = read(
      [
        "Requests      [total, rate]            100, 20.20",
        "Duration      [total, attack, wait]    5.03s, 5s, 30ms",
        "Latencies     [mean, 50, 95, 99, max]  29.5ms, 28ms, 40ms, 1.5s, 1m2s",
        "Bytes In      [total, mean]            200, 2.00",
        "Bytes Out     [total, mean]            0, 0.00",
        "Success       [ratio]                  98.00%",
        "Status Codes  [code:count]             200:98  0:2  ",
        "Error Set:",
        "",
      ].join("\n"),
    );
    expect(values(reading)).toEqual({
      time: [[0.0295]],
      "time-p50": [[0.028]],
      "time-p95": [[0.04]],
      "time-p99": [[1.5]],
      "error-rate": [[0.02]],
    });
    expect(reading.measurements[0]?.summary).toMatchObject({ max: 62, count: 100 });
    expect(reading.warnings).toEqual(["vegeta counted failed requests: no answer: 2."]);
  });

  it("reads more statuses than a call takes arguments", () => {
    const codes = Array.from({ length: 200_000 }, () => "200:1").join("  ");
    const reading = read(
      `Requests      [total, rate, throughput]  200000, 20.20, 20.10\nLatencies     [mean, 50]  2s, 1s\nSuccess       [ratio]  100.00%\nStatus Codes  [code:count]  ${codes}\n`,
      "vegeta",
    );
    expect(values(reading)["error-rate"]).toEqual([[0]]);
  });

  it("leaves the shares out of a histogram that was cut off", () => {
    const whole =
      "Bucket         #   %       Histogram\n[0s,    2ms]   3   75.00%  ####\n[2ms,   +Inf]  1   25.00%  #\n";
    expect(values(read(whole))).toEqual({ "within-2ms": [[0.75]] });
    expect(() => read(whole.slice(0, -5))).toThrow(expect.objectContaining({ code: "OUTPUT_UNREADABLE" }));
  });

  it("keeps every request of encoded results by method and address, with quoted cells", () => {
    const reading = read(
      [
        '1795319640147019772,200,20000000,0,100,,eHg=,,0,GET,"http://127.0.0.1/?a=1,2",eHg=',
        '1795319641147019772,0,30000000,0,0,"dial ""tcp"", refused",,,1,GET,"http://127.0.0.1/?a=1,2",',
        "1795319642147019772,200,4000",
        "1795319642147019772,200,40000000,0,100,,eHg=,evening,2",
        "1795319642147019772,200,99",
      ].join("\n"),
    );
    expect(reading.adapter).toBe("vegeta");
    expect(reading.measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["GET http://127.0.0.1/?a=1,2", [[0.02, 0.03]]],
      ["evening", [[0.04]]],
    ]);
    expect(reading.warnings[0]).toMatch(/^The file breaks off/);
  });

  it("tells error rate and throughput as vegeta counts them, of results that end", () => {
    const line = (second: number, code: number) =>
      `${1795319640 + second}000000000,${code},500000000,0,100,,eHg=,,${second}\n`;
    const reading = read([0, 1, 2, 3].map((second) => line(second, second === 3 ? 500 : 200)).join(""));
    expect(values(reading)).toMatchObject({
      "error-rate": [[0.25]],
      throughput: [[3 / 3.5]],
      transfer: [[400 / 3.5]],
    });
  });
});
