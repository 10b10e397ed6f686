import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const benchmark = (more: object) => ({ name: "a", bytesSent: 5, mean: {}, samples: [1, 2], ...more });
const read = (...benchmarks: readonly object[]) =>
  readOutput(textOutput(JSON.stringify({ benchmarks })), "auto");

describe("tachometer", () => {
  it("adds to a name what sets it apart from others of that name", () => {
    const { measurements } = read(
      benchmark({ version: "main", browser: { name: "chrome" } }),
      benchmark({ version: "main", browser: { name: "firefox" } }),
      benchmark({ name: "b", version: "main", browser: { name: "chrome" } }),
    );
    const times = measurements.filter(({ metric }) => metric === "time");
    expect(times.map((one) => one.benchmark)).toEqual(["a (browser=chrome)", "a (browser=firefox)", "b"]);
    expect(times[0]?.parameters).toEqual({ version: "main", browser: "chrome" });
  });

  it("reports the bytes of a page once, however many measurements there are of it", () => {
    const { measurements } = read(
      benchmark({ name: "a [one]", measurement: { name: "one" } }),
      benchmark({ name: "a [two]", measurement: { name: "two" } }),
    );
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["a [one]", "time", [[0.001, 0.002]]],
      ["a [two]", "time", [[0.001, 0.002]]],
      ["a", "bytes-sent", [[5]]],
    ]);
  });

  it("calls a benchmark without samples failed", () => {
    expect(read(benchmark({ samples: [], bytesSent: 0 }))).toMatchObject({
      measurements: [],
      failures: [{ benchmark: "a" }],
    });
  });
});
