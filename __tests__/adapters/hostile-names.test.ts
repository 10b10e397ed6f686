import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ToolOutput } from "../../src/adapters/adapter.ts";
import { readOutput } from "../../src/adapters/registry.ts";
import { textOutput } from "./fixtures.ts";

const HOSTILE = [
  'say "hello"',
  "a | b",
  "a, b; c",
  "<script>alert(1)</script>",
  "two\nlines",
  "tab\there",
  "back\\slash",
  "µs → 東京 🚀 \u202e",
  "__proto__",
  "time: [1 ns 2 ns 3 ns]",
  " ... bench: ",
  `$${"{{ github.token }}"}`,
  "::set-output name=x::y",
  "x".repeat(10_000),
  `${" ".repeat(5000)}x`,
];

/** Any text and the known trouble-makers, with a letter at both ends so that no format trims it. */
const anyName = fc
  .oneof(fc.constantFrom(...HOSTILE), fc.string({ unit: "binary", maxLength: 60 }))
  .map((text) => `n${text}n`);
const oneLine = anyName.map((name) => name.replace(/[\n\r\u2028\u2029]/g, " ").replace(/\p{Cc}/gu, "?"));
const noSpace = oneLine.map((name) => name.replace(/[\s-]/g, "_"));

/** How each tool writes one benchmark of a given name, and how we call it then. */
const WRITERS: Readonly<
  Record<
    string,
    { names: fc.Arbitrary<string>; write: (name: string) => ToolOutput; read?: (name: string) => string }
  >
> = {
  "pytest-benchmark": {
    names: anyName,
    write: (name) =>
      json({
        machine_info: {},
        datetime: "2026-11-21",
        benchmarks: [{ name: "x", fullname: name, stats: { mean: 1, rounds: 2, data: [1, 2] } }],
      }),
  },
  hyperfine: {
    names: anyName,
    write: (name) => json({ results: [{ command: name, mean: 1, user: null, system: null, times: [1, 2] }] }),
  },
  tinybench: {
    names: anyName,
    write: (name) =>
      json([{ name, result: { latency: { mean: 1, samplesCount: 2, samples: [1, 2] }, throughput: {} } }]),
  },
  vitest: {
    names: anyName,
    write: (name) =>
      json({
        files: [{ filepath: "/a.ts", groups: [{ fullName: "a.ts", benchmarks: [{ name, mean: 1 }] }] }],
      }),
    read: (name) => `a.ts > ${name}`,
  },
  "custom-smaller-is-better": { names: anyName, write: (name) => json([{ name, unit: "ms", value: 1 }]) },
  measurements: {
    names: anyName,
    write: (benchmark) =>
      json({
        version: 1,
        measurements: [{ benchmark, metric: "time", unit: "s", better: "lower", rounds: [[1]] }],
      }),
  },
  criterion: {
    names: anyName,
    write: (name) => ({
      kind: "tree",
      files: [
        { path: "x/new/benchmark.json", text: JSON.stringify({ full_id: name }) },
        {
          path: "x/new/estimates.json",
          text: JSON.stringify({
            mean: { point_estimate: 1 },
            median: { point_estimate: 1 },
            std_dev: { point_estimate: 0 },
          }),
        },
      ],
    }),
  },
  cargo: {
    names: oneLine,
    write: (name) => textOutput(`test ${name} ... bench:       1,204 ns/iter (+/- 37)\n`),
  },
  go: {
    names: noSpace,
    write: (name) => textOutput(`BenchmarkX/${name}-8 \t 100\t 12.5 ns/op\n`),
    read: (name) => `BenchmarkX/${name}`,
  },
};

describe("a benchmark with any name", () => {
  it.each(Object.entries(WRITERS))(
    "keeps it through %s",
    (adapter, { names, write, read = (name) => name }) => {
      fc.assert(
        fc.property(names, (name) => {
          const reading = readOutput(write(name), "auto");
          expect(reading.adapter).toBe(adapter);
          expect(reading.failures).toEqual([]);
          expect([...new Set(reading.measurements.map(({ benchmark }) => benchmark))]).toEqual([read(name)]);
        }),
        { numRuns: 80, seed: 7 },
      );
    },
  );

  it("keeps it through Criterion.rs's text, on the line or above it", () => {
    fc.assert(
      fc.property(oneLine, (name) => {
        for (const text of [
          `${name}   time:   [1 ns 2 ns 3 ns]\n`,
          `${name}\n            time:   [1 ns 2 ns 3 ns]\n`,
        ]) {
          const { measurements } = readOutput(textOutput(text), "criterion");
          expect(measurements.at(-1)?.benchmark).toBe(name);
        }
      }),
      { numRuns: 80, seed: 7 },
    );
  });

  it("is read in time that grows with the length of the text, however the line is built", () => {
    const long = 200_000;
    const lines = [
      `test ${" ... ".repeat(long / 5)}x`,
      `test ${" ".repeat(long)}x ... bench: 1`,
      `Benchmark${"-1".repeat(long / 2)} x`,
      `Benchmarking ${": ".repeat(long / 2)}`,
      `x${" ".repeat(long)}time: [1 ns 2 ns`,
      `${"\t".repeat(long)}x`,
      `"${"\\".repeat(long)}NaN`,
      `{"a": "${"x".repeat(long)}`,
      "[\n".repeat(long / 2),
      `│ (index) │ Task name │${" │".repeat(long / 2)}`,
    ];
    for (const line of lines) {
      const begin = performance.now();
      expect(() => readOutput(textOutput(line), "auto")).toThrow(
        expect.objectContaining({ code: "OUTPUT_UNREADABLE" }),
      );
      expect(performance.now() - begin).toBeLessThan(2000);
    }
  });
});

function json(value: unknown): ToolOutput {
  return textOutput(JSON.stringify(value), "output.json");
}
