import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const ROOT = { checks: [], groups: [] };
const summary = (metrics: Record<string, unknown>) => read(JSON.stringify({ root_group: ROOT, metrics }));
const firstOf = (reading: ReturnType<typeof read>, benchmark: string, metric: string) =>
  reading.measurements.find((one) => one.benchmark === benchmark && one.metric === metric)?.rounds[0]?.[0];

describe("thresholds of k6", () => {
  it("are crossed where handleSummary says not ok, and where --summary-export says true", () => {
    const values = { avg: 20 };
    const warned = ['k6 says that "http_req_duration" crossed its threshold avg<5.'];
    const described = { type: "trend", contains: "time", values };
    for (const [metric, expected] of [
      [{ ...described, thresholds: { "avg<5": { ok: false } } }, warned],
      [{ ...described, thresholds: { "avg<5": { ok: true } } }, []],
      [{ ...values, thresholds: { "avg<5": true } }, warned],
      [{ ...values, thresholds: { "avg<5": false } }, []],
    ] as const) {
      expect(summary({ http_req_duration: metric }).warnings).toEqual(expected);
    }
  });

  it("tell which way a metric of the script's own is better", () => {
    const rate = (thresholds: Record<string, { ok: boolean }>) =>
      summary({
        own: { type: "rate", contains: "default", values: { rate: 0.5, passes: 5, fails: 5 }, thresholds },
      });
    expect(rate({ "rate>0.9": { ok: true } }).measurements[0]?.better).toBe("higher");
    expect(rate({ "rate<=0.9": { ok: true } }).measurements[0]?.better).toBe("lower");
    expect(rate({ "rate<0.9": { ok: true }, "rate>0.1": { ok: true } })).toMatchObject({
      measurements: [{ better: "lower" }],
      warnings: ['Nothing says which way "own" is better; lower is assumed.'],
    });
    const errors = {
      type: "counter",
      contains: "default",
      values: { count: 5, rate: 0.5 },
      thresholds: { "count<10": { ok: true } },
    };
    expect(summary({ errors }).measurements[0]).toMatchObject({ metric: "throughput", better: "lower" });
  });
});

describe("a summary of k6", () => {
  it("takes the rate of http_req_failed as that of failures, whose passes are failures", () => {
    const described = { type: "rate", contains: "default", values: { rate: 0.2, passes: 8, fails: 32 } };
    const exported = { value: 0.2, passes: 8, fails: 32 };
    for (const http_req_failed of [described, exported]) {
      expect(summary({ http_req_failed }).measurements).toMatchObject([
        { benchmark: "http_req", metric: "error-rate", better: "lower", unit: "ratio", rounds: [[0.2]] },
      ]);
    }
  });

  it("puts what belongs to one request under one name, with its tags", () => {
    const time = { type: "trend", contains: "time", values: { avg: 20, "p(99.9)": 30 } };
    const reading = summary({
      "http_req_duration{name:login}": time,
      "http_req_waiting{name:login}": time,
      http_reqs: { type: "counter", contains: "default", values: { count: 5, rate: 2.5 } },
    });
    expect(reading.measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["http_req{name:login}", "time", [[0.02]]],
      ["http_req{name:login}", "time-p999", [[0.03]]],
      ["http_req{name:login}", "waiting", [[0.02]]],
      ["http_req", "throughput", [[2.5]]],
    ]);
  });

  it("knows data by what the metric contains", () => {
    const reading = summary({
      answer: { type: "trend", contains: "data", values: { avg: 2048, med: 1024 } },
      heap: { type: "gauge", contains: "data", values: { value: 4096 } },
      sent: { type: "counter", contains: "data", values: { count: 10, rate: 5 } },
    });
    expect(reading.measurements.map(({ metric, unit, better }) => [metric, unit, better])).toEqual([
      ["size", "B", "lower"],
      ["size-p50", "B", "lower"],
      ["size", "B", "lower"],
      ["transfer", "B/s", "higher"],
    ]);
  });

  it("tells the times of successful requests only where others failed", () => {
    const time = (avg: number) => ({ type: "trend", contains: "time", values: { avg, med: avg, max: avg } });
    const names = (own: number) =>
      summary({
        http_req_duration: time(20),
        "http_req_duration{expected_response:true}": time(own),
      }).measurements.map(({ benchmark }) => benchmark);
    expect(names(20)).not.toContain("http_req{expected_response:true}");
    expect(names(30)).toContain("http_req{expected_response:true}");
  });

  it("has no zero for a trend without samples", () => {
    const reading = summary({
      "http_req_duration{name:x}": {
        type: "trend",
        contains: "time",
        values: { avg: 0, min: 0, med: 0, max: 0, count: 0 },
        thresholds: { "avg<5": { ok: true } },
      },
      http_req_tls_handshaking: { type: "trend", contains: "time", values: { avg: 0, max: 0, count: 9 } },
      misses: {
        type: "trend",
        contains: "default",
        values: { avg: 0, max: 0, count: 9 },
        thresholds: { "avg<5": { ok: true } },
      },
      vus: { type: "gauge", contains: "default", values: { value: 5 } },
    });
    expect(reading.measurements.map(({ benchmark, metric }) => [benchmark, metric])).toEqual([
      ["misses", "value"],
    ]);
    expect(reading.warnings).toEqual(['k6 has no samples of "http_req_duration{name:x}".']);
  });

  it("tells a median once, and numbers a metric that has the name of one of k6's own", () => {
    const time = (med: number) => ({ type: "trend", contains: "time", values: { med, "p(50)": med } });
    const reading = summary({ http_req_duration: time(20), http_req: time(30) });
    expect(reading.measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["http_req", "time-p50", [[0.02]]],
      ["http_req (2)", "time-p50", [[0.03]]],
    ]);
  });

  it("is refused, and not read otherwise, where a value is no number", () => {
    expect(() => summary({ a: { type: "trend", contains: "time", values: { avg: "fast" } } })).toThrow(
      expect.objectContaining({ code: "OUTPUT_UNREADABLE" }),
    );
  });
});

describe("points of k6", () => {
  const metric = (name: string, type: string, contains = "default") =>
    `${JSON.stringify({ type: "Metric", data: { name, type, contains, thresholds: [], submetrics: null }, metric: name })}\n`;
  const point = (name: string, value: number, tags: Record<string, string> = {}) =>
    `${JSON.stringify({ metric: name, type: "Point", data: { time: "2026-11-22T04:02:35Z", value, tags } })}\n`;
  const text =
    metric("http_req_duration", "trend", "time") +
    metric("http_req_failed", "rate") +
    metric("http_reqs", "counter") +
    [20, 30]
      .map((value, index) => {
        const tags = {
          name: "login",
          method: "POST",
          group: "",
          scenario: "default",
          status: `${200 + index * 300}`,
        };
        return (
          point("http_req_duration", value, tags) +
          point("http_req_failed", index, tags) +
          point("http_reqs", 1, tags)
        );
      })
      .join("");

  it("are samples by what was asked for, whatever was answered", () => {
    const reading = read(text);
    expect(reading.measurements).toEqual([
      {
        benchmark: "http_req{method:POST,name:login}",
        metric: "time",
        unit: "s",
        better: "lower",
        rounds: [[0.02, 0.03]],
      },
      {
        benchmark: "http_req{method:POST,name:login}",
        metric: "error-rate",
        unit: "ratio",
        better: "lower",
        rounds: [[0.5]],
        summary: { count: 2 },
      },
    ]);
  });

  it("have no rates where the file breaks off", () => {
    const cut = read(text.slice(0, -40));
    expect(cut.measurements.map((one) => [one.metric, one.rounds])).toEqual([["time", [[0.02, 0.03]]]]);
    expect(cut.warnings).toEqual(["The file breaks off, so that rates are not known."]);
  });

  it("keep scenarios and groups apart", () => {
    const reading = read(
      metric("http_req_duration", "trend", "time") +
        point("http_req_duration", 20, { name: "a", scenario: "peak", group: "::shop" }) +
        point("http_req_duration", 30, { name: "a", scenario: "night", group: "" }),
    );
    expect(firstOf(reading, "http_req{group:::shop,name:a,scenario:peak}", "time")).toBe(0.02);
    expect(firstOf(reading, "http_req{name:a,scenario:night}", "time")).toBe(0.03);
  });

  it("are left out where a line is damaged or of an unknown metric", () => {
    const reading = read(
      `${text}{"metric":"http_req_duration","type":"Point","data":{"value":x}}\n${point("never_described", 5)}`,
    );
    expect(reading.warnings).toEqual(["Lines that are not valid, and are left out: 2."]);
  });
});
