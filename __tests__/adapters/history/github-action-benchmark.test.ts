import { describe, expect, it } from "vitest";
import { githubActionBenchmark } from "../../../src/adapters/history/github-action-benchmark.ts";
import { textOutput } from "../fixtures.ts";

interface Bench {
  readonly name: string;
  readonly value: number | null;
  readonly unit: string;
}

function run(commit: string, date: number, benches: readonly Bench[], tool = "cargo") {
  return { commit: { id: commit }, date, tool, benches };
}

function data(entries: Readonly<Record<string, readonly object[]>>, indent?: number) {
  const text = JSON.stringify({ lastUpdate: 1, repoUrl: "https://example.com", entries }, null, indent);
  return textOutput(`window.BENCHMARK_DATA = ${text}`);
}

const ONE: readonly Bench[] = [{ name: "a", value: 100, unit: "ns/iter" }];

describe("a history of github-action-benchmark", () => {
  it("is read in one line and indented", () => {
    const entries = { suite: [run("c", 1000, ONE)] };
    const expected = githubActionBenchmark.history?.(data(entries));
    expect(expected).toHaveLength(1);
    expect(githubActionBenchmark.history?.(data(entries, 2))).toEqual(expected);
  });

  it("loses no run, and joins suites of one commit", () => {
    const entries = {
      one: [run("a", 1000, ONE), run("b", 3000, ONE), run("b", 5000, ONE)],
      two: [run("a", 2000, ONE), run("c", 4000, ONE)],
    };
    const runs = githubActionBenchmark.history?.(data(entries)) ?? [];
    expect(
      runs.map(({ commit, time, measurements }) => [
        commit,
        time,
        measurements.map(({ category }) => category),
      ]),
    ).toEqual([
      ["a", "1970-01-01T00:00:01.000Z", ["one", "two"]],
      ["b", "1970-01-01T00:00:03.000Z", ["one"]],
      ["c", "1970-01-01T00:00:04.000Z", ["two"]],
      ["b", "1970-01-01T00:00:05.000Z", ["one"]],
    ]);
  });

  it("has no category where there is one suite only", () => {
    const { measurements } = githubActionBenchmark.parse(data({ Benchmark: [run("a", 1, ONE)] }));
    expect(measurements.map(({ category }) => category)).toEqual([undefined]);
  });

  it.each([
    ["cargo", "ns/iter", "lower"],
    ["jmh", "ops/s", "higher"],
    ["benchmarkjs", "ops/sec", "higher"],
    ["pytest", "iter/sec", "higher"],
    ["cargo", "points", "lower"],
    ["customBiggerIsBetter", "points", "higher"],
    ["customSmallerIsBetter", "req/s", "lower"],
  ])("of %s in %s is better %s", (tool, unit, better) => {
    const { measurements } = githubActionBenchmark.parse(
      data({ suite: [run("a", 1, [{ name: "a", value: 1, unit }], tool)] }),
    );
    expect(measurements).toMatchObject([{ better }]);
  });

  it("reads the rates of JMH as throughput in a second", () => {
    const { measurements, warnings } = githubActionBenchmark.parse(
      data({ suite: [run("a", 1, [{ name: "a", value: 1.5, unit: "ops/ms" }], "jmh")] }),
    );
    expect(measurements).toMatchObject([
      { metric: "throughput", unit: "1/s", better: "higher", rounds: [[1500]] },
    ]);
    expect(warnings).toEqual([]);
  });

  it("has the values of a line of Go once, though they are listed twice", () => {
    const unit = "ns/op\t   4.14 MB/s\t     344 B/op\t      15 allocs/op\t 2 points";
    const benches: readonly Bench[] = [
      { name: "BenchmarkSet - get", value: 7721, unit },
      { name: "BenchmarkSet - get - ns/op", value: 7721, unit: "ns/op" },
      { name: "BenchmarkSet - get - MB/s", value: 4.14, unit: "MB/s" },
      { name: "BenchmarkSet - get - B/op", value: 344, unit: "B/op" },
      { name: "BenchmarkAlone - ns/op", value: 5, unit: "ns/op" },
    ];
    const { measurements, warnings } = githubActionBenchmark.parse(
      data({ suite: [run("a", 1, benches, "go")] }),
    );
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds[0]?.[0]])).toEqual([
      ["BenchmarkSet - get", "time", expect.closeTo(7.721e-6, 12)],
      ["BenchmarkSet - get", "throughput", expect.closeTo(4.14e6, 3)],
      ["BenchmarkSet - get", "bytes-per-op", 344],
      ["BenchmarkSet - get", "allocs-per-op", 15],
      ["BenchmarkSet - get", "points", 2],
      ["BenchmarkAlone - ns/op", "time", expect.closeTo(5e-9, 15)],
    ]);
    expect(warnings).toEqual(['Nothing says which way the unit "points" is better; lower is assumed.']);
  });

  it("calls a benchmark failed that has no value", () => {
    const { failures } = githubActionBenchmark.parse(
      data({ suite: [run("a", 1, [{ name: "a", value: null, unit: "ns" }])] }),
    );
    expect(failures).toMatchObject([{ benchmark: "a", kind: "failed" }]);
  });

  it("is not the page that shows it, nor a script that uses it", () => {
    for (const text of [
      "<script>\nconst data = window.BENCHMARK_DATA;\n</script>\n",
      "if (window.BENCHMARK_DATA = {}) {}\n",
    ]) {
      expect(githubActionBenchmark.recognises(textOutput(text))).toBe(false);
    }
  });

  it("is recognised when it is long", () => {
    const runs = Array.from({ length: 4000 }, (_, index) => run(`c${index}`, index, ONE));
    const output = data({ suite: runs }, 2);
    expect(githubActionBenchmark.recognises(output)).toBe(true);
    expect(githubActionBenchmark.history?.(output)).toHaveLength(4000);
  });
});
