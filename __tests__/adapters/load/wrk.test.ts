import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);

function report({
  latency = "20.10ms    1.00ms  30.00ms   80.00%",
  before = "",
  after = "",
  transfer = "5.13KB",
} = {}): string {
  return [
    "Running 2s test @ http://127.0.0.1/\n  2 threads and 4 connections\n",
    `  Thread Stats   Avg      Stdev     Max   +/- Stdev\n    Latency    ${latency}\n${before}`,
    `  100 requests in 2.02s, 102.78KB read\n${after}Requests/sec:     49.50\nTransfer/sec: ${transfer}\n`,
  ].join("");
}

const firstOf = (reading: ReturnType<typeof read>, metric: string) =>
  reading.measurements.find((one) => one.metric === metric)?.rounds[0]?.[0];

describe("wrk", () => {
  it("reads every unit of time that wrk prints", () => {
    const mean = (text: string) =>
      firstOf(read(report({ latency: `${text}    1.00us  9.00m   80.00%` })), "time");
    expect([mean("250.00us"), mean("1.50ms"), mean("2.25s"), mean("1.50m")]).toEqual([
      0.00025, 0.0015, 2.25, 90,
    ]);
  });

  it("takes a KB as 1024 bytes, and a B as one", () => {
    expect(firstOf(read(report({ transfer: "  2.00MB" })), "transfer")).toBe(2 * 1024 * 1024);
    expect(firstOf(read(report({ transfer: "353.51B" })), "transfer")).toBe(353.51);
  });

  it("counts bad answers and broken connections as errors, and timeouts in a warning only", () => {
    const after =
      "  Socket errors: connect 5, read 10, write 10, timeout 7\n  Non-2xx or 3xx responses: 20\n";
    const reading = read(report({ after }));
    expect(firstOf(reading, "error-rate")).toBe(45 / 125);
    expect(reading.warnings).toEqual([
      '"http://127.0.0.1/" had socket errors. Socket errors: connect 5, read 10, write 10, timeout 7.',
    ]);
  });

  it("does not trust the rate in a last line without an end", () => {
    const whole = report();
    const cut = whole.slice(0, whole.indexOf("49.50") + 2);
    expect(() => read(cut)).toThrow(expect.objectContaining({ code: "OUTPUT_UNREADABLE" }));
    expect(read(`${whole}${cut}`)).toMatchObject({
      warnings: ['The report of "http://127.0.0.1/" breaks off, so it is left out.'],
    });
  });

  it("numbers the runs of one address in a log", () => {
    const names = read(report() + report()).measurements.map(({ benchmark }) => benchmark);
    expect([...new Set(names)]).toEqual(["http://127.0.0.1/", "http://127.0.0.1/ (2)"]);
  });
});

describe("wrk2", () => {
  const before = [
    "  Latency Distribution (HdrHistogram - Recorded Latency)\n 50.000%   20.00ms\n 99.900%   25.00ms\n100.000%   30.00ms\n",
    "\n  Latency Distribution (HdrHistogram - Uncorrected Latency (measured without taking delayed starts into account))\n 50.000%    1.00ms\n",
  ].join("");

  it("is told from wrk by its histogram, of which the corrected one is read", () => {
    const reading = read(report({ before }));
    expect(reading.adapter).toBe("wrk2");
    expect(firstOf(reading, "time-p50")).toBe(0.02);
    expect(firstOf(reading, "time-p999")).toBe(0.025);
    expect(reading.measurements.filter(({ metric }) => metric === "time-p50")).toHaveLength(1);
  });

  it("reads what wrk prints when it is named, because a short run looks the same", () => {
    expect(read(report(), "wrk2").measurements).toEqual(read(report(), "wrk").measurements);
  });
});
