import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const HEAD = "     name      hz     min     max    mean     p75     p99    p995    p999      rme  samples\n";
const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);

describe("what vitest prints", () => {
  it("takes the time from the column that has more digits", () => {
    const { measurements } = read(
      ` ✓ s.bench.ts > g 12ms\n${HEAD}   · quick  10,000,000.00  0.0000  4.2626  0.0001  0.0001  0.0001  0.0001  0.0003  ±10.00%  1055645   fastest\n   · slow  0.6666  1,500.03  1,500.19  1,500.11  1,500.19  1,500.19  1,500.19  1,500.19  ±0.07%  2\n`,
    );
    expect(measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["s.bench.ts > g > quick", [[1e-7]]],
      ["s.bench.ts > g > slow", [[1500.11 / 1000]]],
    ]);
  });

  it("reads a table that was printed twice once, and not the baseline of --compare", () => {
    const row = "   · a  20.00  49.00  51.00  50.00  50.00  50.00  50.00  50.00  ±1.00%  10";
    const table = ` ✓ s.bench.ts\n${HEAD}${row}  [1.10x] ⇑\n     a  18.00  49.00  51.00  55.00  50.00  50.00  50.00  50.00  ±1.00%  10  (baseline)\n`;
    const { measurements, warnings } = read(table + table);
    expect(measurements.map(({ rounds }) => rounds)).toEqual([[[0.05]]]);
    expect(warnings).toEqual([]);
  });

  it("refuses the table of version 5 and says what to write instead", () => {
    const table = `   ✓ sorting (4)\n  ${HEAD}       a  20.00  49.00  51.00  50.00  50.00  50.00  50.00  50.00  ±1.00%  10\n`;
    expect(() => read(table)).toThrow("not the output of a tool that we know");
    expect(() => read(table, "vitest")).toThrow("--reporter=json");
  });
});

describe("vitest 5.1", () => {
  it("calls a test that failed and measured nothing failed, and warns of one that was skipped", () => {
    const { failures, warnings } = read(
      JSON.stringify({
        testResults: [
          {
            name: "/x.bench.ts",
            assertionResults: [
              {
                fullName: "a",
                status: "passed",
                benchmarks: [{ name: "a", tasks: [{ name: "t", latency: { mean: 1 } }] }],
              },
              { fullName: "b", status: "failed", failureMessages: ["Error: boom"], benchmarks: [] },
              { fullName: "c", status: "skipped", benchmarks: [] },
            ],
          },
        ],
      }),
    );
    expect(failures).toMatchObject([{ benchmark: "x.bench.ts > b", message: "Error: boom" }]);
    expect(warnings).toEqual(['The test "x.bench.ts > c" was skipped.']);
  });
});
