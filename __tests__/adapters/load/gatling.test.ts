import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const times = (reading: ReturnType<typeof read>) =>
  Object.fromEntries(
    reading.measurements
      .filter(({ metric }) => metric === "time")
      .map(({ benchmark, rounds }) => [benchmark, rounds]),
  );

const START = 1795319977000;
const RUN = `RUN\tDemo\tdemo-1\t${START}\t \t3.9.5\n`;
const request = (name: string, { groups = "", end = START + 20, status = "OK" } = {}) =>
  `REQUEST\t${groups}\t${name}\t${START}\t${end}\t${status}\t \n`;

describe("a log of Gatling", () => {
  it("puts the groups before the name, and leaves the sums of groups out", () => {
    const text = `${RUN}${request("a", { groups: "shop,check out" })}GROUP\tshop\t${START}\t${START + 30}\t20\tOK\n${request("OK")}`;
    expect(times(read(text))).toEqual({ "shop / check out / a": [[0.02]], OK: [[0.02]] });
  });

  it("is read in the fields of Gatling 2 and of 3 before 3.4", () => {
    expect(times(read(`${RUN}REQUEST\t7\tshop\ta\t${START}\t${START + 20}\tOK\t \n`))).toEqual({
      "shop / a": [[0.02]],
    });
    expect(times(read(`${RUN}REQUEST\tusers\t7\t\ta\t${START}\t${START + 20}\tKO\tfailed\n`))).toEqual({
      a: [[0.02]],
    });
  });

  it("tells an error rate when every user has ended", () => {
    const user = (event: string) => `USER\tshoppers\t${event}\t${START}\n`;
    const text = `${RUN}${user("START")}${request("a")}${request("a", { status: "KO" })}`;
    expect(read(text).measurements.map(({ metric }) => metric)).toEqual(["time"]);
    expect(read(`${text}${user("END")}`).measurements).toMatchObject([
      { metric: "time", rounds: [[0.02, 0.02]] },
      { metric: "error-rate", rounds: [[0.5]] },
    ]);
  });

  it("is refused with an explanation where it is binary", () => {
    const binary = textOutput("\0\0\0\u00063.15.1\0\0", "results/demo-20261122040010149/simulation.log");
    expect(() => readOutput(binary, "auto")).toThrow("Gatling 3.12 and later is binary");
  });
});

describe("a folder of Gatling", () => {
  const statistics = (name: string) =>
    JSON.stringify({
      type: "GROUP",
      name: "All Requests",
      path: "",
      stats: stats(72),
      contents: { req: { type: "REQUEST", name, path: `shop &amp; more / ${name}`, stats: stats(36) } },
    });
  const stats = (total: number) => ({
    numberOfRequests: { total, ok: total, ko: 0 },
    meanResponseTime: { total: 20 },
    standardDeviation: { total: 1 },
    percentiles1: { total: 19 },
    meanNumberOfRequestsPerSecond: { total: 18 },
  });

  it("is read from the log, with the throughput of the statistics", () => {
    const files = [
      {
        path: "target/gatling/demo-20261122040010149/simulation.log",
        text: RUN + request("a", { groups: "shop & more" }),
      },
      { path: "target/gatling/demo-20261122040010149/js/stats.json", text: statistics("a") },
    ];
    expect(readOutput({ kind: "tree", files }, "auto").measurements).toMatchObject([
      { benchmark: "shop & more / a", metric: "time", rounds: [[0.02]] },
      { benchmark: "shop & more / a", metric: "throughput", rounds: [[18]] },
      { benchmark: "shop & more / a", metric: "error-rate", rounds: [[0]] },
    ]);
  });

  it("keeps several simulations apart, and reads the statistics where the log is binary", () => {
    const files = [
      { path: "gatling/one-20261122040010149/js/stats.json", text: statistics("a") },
      { path: "gatling/one-20261122040010149/simulation.log", text: "\0\0" },
      { path: "gatling/two-20261122040010150/js/stats.json", text: statistics("a") },
    ];
    const reading = readOutput({ kind: "tree", files }, "auto");
    expect(reading.measurements.filter(({ metric }) => metric === "time")).toMatchObject([
      { category: "one", benchmark: "shop & more / a" },
      { category: "two", benchmark: "shop & more / a" },
    ]);
    expect(reading.warnings).toEqual([]);
  });
});

describe("what Gatling prints", () => {
  it("is read with thousands, and without what is not there", () => {
    const reading = read(
      "---- Global Information ---------|---Total---|-----OK----|----KO----\n> request count  |    12,000 |    11,400 |       600\n> mean response time (ms)  |     1,234 |     1,300 |         -\n> mean throughput (rps)  |     200.5 |       190 |        10\n---- Errors ----\n> response time 99th percentile (ms) |   7 | 7 | 7\n",
    );
    expect(reading.measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([
      ["time", [[1.234]]],
      ["throughput", [[200.5]]],
      ["error-rate", [[0.05]]],
    ]);
  });
});
