import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const report = (requestedUrl: string, more: object = {}) => ({
  lighthouseVersion: "13.5.0",
  requestedUrl,
  categories: { performance: { score: 0.5 } },
  audits: {
    "speed-index": { numericValue: 1500, numericUnit: "millisecond" },
    "cumulative-layout-shift": { numericValue: 0.25, numericUnit: "unitless" },
    "total-byte-weight": { numericValue: 2048, numericUnit: "byte" },
    metrics: { numericValue: 1, numericUnit: "millisecond" },
    broken: { score: null, errorMessage: "no" },
  },
  ...more,
});
const read = (...reports: readonly object[]) =>
  readOutput(textOutput(reports.map((one) => JSON.stringify(one)).join("\n")), "auto");
const pagesOf = (...reports: readonly object[]) => [
  ...new Set(read(...reports).measurements.map(({ benchmark }) => benchmark)),
];

describe("lighthouse", () => {
  it("gives each audit its unit and direction", () => {
    expect(
      read(report("https://a/")).measurements.map(({ metric, unit, better, rounds }) => [
        metric,
        unit,
        better,
        rounds,
      ]),
    ).toEqual([
      ["performance-score", "ratio", "higher", [[0.5]]],
      ["speed-index", "s", "lower", [[1.5]]],
      ["cumulative-layout-shift", "unitless", "lower", [[0.25]]],
      ["total-byte-weight", "B", "lower", [[2048]]],
    ]);
  });

  it("takes several reports of an address for launches, and names what was emulated if it differs", () => {
    const [first] = read(report("https://a/"), report("https://a/")).measurements;
    expect(first?.rounds).toEqual([[0.5], [0.5]]);
    const emulating = (formFactor: string) => report("https://a/", { configSettings: { formFactor } });
    expect(pagesOf(emulating("mobile"), emulating("desktop"))).toEqual([
      "https://a/ (mobile)",
      "https://a/ (desktop)",
    ]);
  });

  it("leaves out a port that the system chose for a local server, and no other", () => {
    expect(
      pagesOf(
        report("http://localhost:43211/x"),
        report("http://127.0.0.1:3000/"),
        report("https://example.com:43211/"),
      ),
    ).toEqual(["http://localhost/x", "http://127.0.0.1:3000/", "https://example.com:43211/"]);
  });

  it("calls a page that could not be loaded failed and reads the others", () => {
    const { measurements, failures } = read(
      report("https://a/", { runtimeError: { code: "NO_FCP", message: "Nothing was painted." } }),
      report("https://a/", { runtimeError: { code: "NO_ERROR", message: "" } }),
    );
    expect(failures).toMatchObject([{ benchmark: "https://a/", message: "Nothing was painted." }]);
    expect(measurements[0]?.rounds).toEqual([[0.5]]);
  });
});
