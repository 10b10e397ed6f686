import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const roundsByName = (text: string) =>
  Object.fromEntries(read(text).measurements.map(({ benchmark, rounds }) => [benchmark, rounds]));

describe("configuration lines of go", () => {
  it("become facts of the environment, with the values that hold at the end", () => {
    const text = "goos: linux\ncommit: abc\ntoolchain: go1.25\ncommit:\n\nBenchmarkA 1 5 ns/op\n";
    expect(read(text).context).toEqual({ goos: "linux", toolchain: "go1.25" });
  });

  it("tell two results of one name apart where their values differ", () => {
    const text = "note: before\n\nBenchmarkA 1 5 ns/op\n\nnote: after\n\nBenchmarkA 1 6 ns/op\n";
    expect(roundsByName(text)).toEqual({
      "BenchmarkA (note=before)": [[5e-9]],
      "BenchmarkA (note=after)": [[6e-9]],
    });
    expect(read(text).measurements[0]?.parameters).toEqual({ note: "before" });
  });

  it("do not change a name that comes once, whatever they say", () => {
    const text = "note: x\n\nBenchmarkA 1 5 ns/op\n\nnote: y\n\nBenchmarkB 1 6 ns/op\n";
    expect(Object.keys(roundsByName(text))).toEqual(["BenchmarkA", "BenchmarkB"]);
    expect(read(text).context).toEqual({});
  });

  it("do not tell benchmarks apart by the processor, which nobody chose", () => {
    const run = (cpu: string, time: number) => `pkg: a\ncpu: ${cpu}\nBenchmarkA 1 ${time} ns/op\nPASS\n`;
    expect(roundsByName(run("x", 5) + run("y", 6))).toEqual({ BenchmarkA: [[5e-9], [6e-9]] });
  });

  it("are not what a benchmark prints between its repetitions", () => {
    const text =
      "pkg: a\nBenchmarkA-8 \tprogress: 1\n  1 5 ns/op\nprogress: 2\nBenchmarkA-8 1 6 ns/op\nprogress: 3\nBenchmarkA-8 1 7 ns/op\n";
    expect(roundsByName(text)).toEqual({ BenchmarkA: [[5e-9, 6e-9, 7e-9]] });
  });
});

describe("several runs of go test in one file", () => {
  it("are rounds, and the repetitions of each are its samples", () => {
    const run = "goos: linux\npkg: a\nBenchmarkA-2 1 5 ns/op\nBenchmarkA-2 1 6 ns/op\nPASS\nok  \ta\t1.2s\n";
    expect(roundsByName(run + run)).toEqual({
      BenchmarkA: [
        [5e-9, 6e-9],
        [5e-9, 6e-9],
      ],
    });
  });
});

describe("a result of go that breaks off", () => {
  it("keeps what is certainly whole", () => {
    expect(read("BenchmarkA 1 5 ns/op 7 my-bytes\n").measurements).toHaveLength(2);
    expect(read("BenchmarkA 1 5 ns/op 7 my-by").measurements.map(({ metric }) => metric)).toEqual(["time"]);
    expect(read("BenchmarkA 1 5 ns/op 7 allocs/op").measurements).toHaveLength(2);
  });

  it("gives nothing from half an event", () => {
    const event = (output: string) =>
      JSON.stringify({ Action: "output", Package: "a", Output: output.replaceAll("\\n", "\n") });
    const whole = `${event("BenchmarkA-2 \t")}\n${event("1 5 ns/op\t7 points\\n")}\n`;
    expect(read(whole).measurements.map(({ metric }) => metric)).toEqual(["time", "points"]);
    expect(() => read(whole.slice(0, -10))).toThrow("not the output of a tool");
    expect(read(whole.replace("points\\n", "po")).measurements.map(({ metric }) => metric)).toEqual(["time"]);
  });
});

describe("a benchmark of go that gives no result", () => {
  it("is a failure by the name that others have on this machine", () => {
    const text =
      "pkg: a\nBenchmarkA-2 1 5 ns/op\n--- FAIL: BenchmarkA-2\n    a_test.go:7: too slow\nFAIL\nFAIL\ta\t0.1s\n";
    expect(read(text).failures).toEqual([
      {
        benchmark: "BenchmarkA",
        kind: "failed",
        message: "a_test.go:7: too slow",
        output: "a_test.go:7: too slow",
      },
    ]);
  });

  it("is the one whose program ended by itself after it began", () => {
    const text = "pkg: a\nBenchmarkA-2 1 5 ns/op\nBenchmarkB-2 \tsignal: killed\nFAIL\ta\t0.1s\nFAIL\n";
    expect(read(text).failures).toMatchObject([
      {
        benchmark: "BenchmarkB",
        message: "It began and gave no result, and its package failed.",
        output: "signal: killed",
      },
    ]);
  });

  it("is not one that had begun when a test failed in an orderly way", () => {
    const { failures, warnings } = read("pkg: a\nBenchmarkA-2 1 5 ns/op\nBenchmarkB\nFAIL\nFAIL\ta\t0.1s\n");
    expect(failures).toEqual([]);
    expect(warnings).toEqual(["The package a failed; benchmarks of it may be missing."]);
  });
});
