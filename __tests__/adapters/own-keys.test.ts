import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Reading, ToolOutput } from "../../src/adapters/adapter.ts";
import { readOutput } from "../../src/adapters/registry.ts";
import { BenchmarkError } from "../../src/errors.ts";
import { textOutput } from "./fixtures.ts";

/** `constructor`, `toString`, `__proto__` and so on: what each object literal has. */
const INHERITED = Object.getOwnPropertyNames(Object.prototype);

const WRITTEN: Readonly<Record<string, (key: string) => ToolOutput>> = {
  go: (key) => textOutput(`BenchmarkX-8 100 3 ${key}\n`),
  gungraun: (key) =>
    textOutput(`sums::texts::text many_0:(1)
  Instructions:                           1|N/A                  (*********)
  ${`${key}:`.padEnd(38)}  2|N/A                  (*********)

Gungraun result: Ok. 1 without regressions; 0 regressed; 0 filtered; 1 benchmarks finished in 5.75122s
`),
  "perf-stat": (key) =>
    textOutput(`
 Performance counter stats for 'gzip -c /bin/bash':

             79.34 msec task-clock                       #    0.205 CPUs utilized          
                27      ${key}                 #  340.288 /sec                   

       0.387166837 seconds time elapsed

`),
  nyrkio: (key) =>
    textOutput(
      JSON.stringify([
        {
          timestamp: 1706220908,
          metrics: [{ name: key, unit: key, value: 56, direction: key }],
          attributes: { git_commit: "6995e2de6891c724bfeb2db33d7b87775f913ad1" },
        },
      ]),
      "output.json",
    ),
};

describe("a name that each object literal inherits", () => {
  it.each(Object.entries(WRITTEN))("is a name like any other to %s", (adapter, write) => {
    fc.assert(
      fc.property(fc.constantFrom(...INHERITED), (key) => {
        const reading = readingOf(write(key), adapter);
        for (const { metric, unit, better, rounds } of reading?.measurements ?? []) {
          expect(metric).toBeTypeOf("string");
          expect(unit).toBeTypeOf("string");
          expect(["lower", "higher"]).toContain(better);
          expect(rounds.flat().every(Number.isFinite)).toBe(true);
        }
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it.each(Object.entries(WRITTEN))("is read by %s", (adapter, write) => {
    for (const key of ["constructor", "toString"]) {
      const metrics = readingOf(write(key), adapter)?.measurements ?? [];
      expect(metrics.map(({ metric }) => metric.replaceAll("-", "").toLowerCase())).toContain(
        key.toLowerCase(),
      );
    }
  });
});

/** `undefined` where the adapter refuses the output; any other error is a bug. */
function readingOf(output: ToolOutput, adapter: string): Reading | undefined {
  try {
    return readOutput(output, adapter);
  } catch (error) {
    if (error instanceof BenchmarkError) return undefined;
    throw error;
  }
}
