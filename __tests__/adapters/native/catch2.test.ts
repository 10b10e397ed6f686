import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "catch2");

const RULE = "-".repeat(79);
const HEADER = [
  "benchmark name                       samples       iterations    est run time",
  "                                     mean          low mean      high mean",
  "                                     std dev       low std dev   high std dev",
  RULE,
];
const title = (...lines: readonly string[]) => [RULE, ...lines, RULE, "tests.cpp:17", ".".repeat(79), ""];
const result = (name: string, mean: string) => [
  `${name.padEnd(37)}           20             1    36.0516 ms `,
  `                                        ${mean}    2.06269 ms    3.79907 ms `,
  "                                        1.92874 ms    1.45167 ms    2.82583 ms ",
  " ".repeat(79),
];

describe("catch2", () => {
  it("puts benchmarks below their test case and sections", () => {
    const text = [
      ...title("Copying", "  small", "  and more"),
      ...HEADER,
      ...result("64 bytes", "2.50000 ms"),
      "",
      ...title(
        "Sorting: with a name that is much too long for one line of the console, really",
        "         so",
      ),
      ...HEADER,
      ...result("64 bytes", "4.5 us"),
      "",
    ].join("\n");
    const { measurements } = read(text);
    expect(measurements.map(({ category, benchmark, rounds }) => [category, benchmark, rounds])).toEqual([
      ["Copying/small/and more", "64 bytes", [[0.0025]]],
      [
        "Sorting: with a name that is much too long for one line of the console, really so",
        "64 bytes",
        [[4.5e-6]],
      ],
    ]);
    expect(measurements[0]?.summary).toEqual({
      mean: 0.0025,
      standardDeviation: 0.00192874,
      count: 20,
      interval: { low: 0.00206269, high: 0.00379907 },
    });
  });

  it("reads minutes, and cells that only one space parts", () => {
    const text = [
      ...HEADER,
      "slow                                            20             1          2 m ",
      "                                        1.09591 us 0.00893221 ns     2.3043 us ",
      "",
    ].join("\n");
    const { measurements } = read(text);
    expect(measurements[0]).toMatchObject({
      rounds: [[1.09591e-6]],
      summary: { interval: { low: 8.93221e-12, high: 2.3043e-6 } },
    });
  });

  it("reports a benchmark that threw, and one that never came to its end", () => {
    const text = [
      ...HEADER,
      "throws                               Benchmark failed (no (such) file) ",
      "begun                                           20          1853      1.853 ms ",
      "",
    ].join("\n");
    expect(read(text)).toMatchObject({
      measurements: [],
      failures: [
        { benchmark: "throws", message: "no (such) file" },
        { benchmark: "begun", message: "Catch2 began this benchmark and reports no result for it." },
      ],
    });
  });

  it("does not take milliseconds that were cut off for minutes", () => {
    const text = [...HEADER, ...result("one", "2.50000 ms").slice(0, 2)].join("\n");
    const cut = text.slice(0, text.lastIndexOf("ms") + 1);
    expect(cut.endsWith("3.79907 m")).toBe(true);
    expect(read(cut).measurements).toEqual([]);
  });

  it("reports the numbers of a benchmark again that ran again, under another name", () => {
    const text = [...HEADER, ...result("one", "2 ms"), ...result("one", "3 ms"), ""].join("\n");
    expect(read(text).measurements.map(({ benchmark, rounds }) => [benchmark, rounds])).toEqual([
      ["one", [[0.002]]],
      ["one (2)", [[0.003]]],
    ]);
  });

  it("claims XML of Catch2 without benchmarks, and says that there are none", () => {
    const reading = readOutput(
      textOutput('<?xml version="1.0"?>\n<Catch2TestRun name="a"><TestCase name="b"/></Catch2TestRun>\n'),
      "auto",
    );
    expect(reading).toMatchObject({ adapter: "catch2", warnings: ["The output holds no benchmark."] });
  });
});
