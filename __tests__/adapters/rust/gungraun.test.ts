import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);
const valuesOf = (text: string, adapter = "auto") =>
  Object.fromEntries(
    read(text, adapter).measurements.map(({ metric, rounds }) => [metric, rounds.flat()[0]]),
  );

/** As printed, with what does not matter here left out. */
const value = (name: string, own: string, before = "N/A") => `  ${name}:  ${own}|${before}  (*********)\n`;

describe("the text of Gungraun", () => {
  it("has this run on the left, and nothing to read where only the run before has a number", () => {
    const text = `a::b::c x:(1)\n${value("Instructions", "7", "5")}${value("L1 Hits", "N/A", "4")}`;
    expect(valuesOf(text)).toEqual({ instructions: 7 });
    const { measurements, warnings } = read(`a::b::c x\n${value("Instructions", "N/A", "5")}`);
    expect(measurements).toEqual([]);
    expect(warnings[0]).toBe('Gungraun reports no number of this run for "a::b::c x".');
  });

  it("does not read the numbers of a comparison with another benchmark", () => {
    const text = `a::b::c x\n${value("Instructions", "7")}  Comparison with d x\n  ------- CALLGRIND\n${value("Instructions", "9", "7")}`;
    expect(valuesOf(text)).toEqual({ instructions: 7 });
  });

  it("reads the total of several processes, and not the last of them when the total was cut off", () => {
    const parts = `a::b::c x\n  ## pid: 1 part: 1   |N/A\n${value("Instructions", "3")}  ## pid: 2 part: 1   |N/A\n${value("Instructions", "4")}`;
    expect(valuesOf(`${parts}  ## Total\n${value("Instructions", "7")}`)).toEqual({ instructions: 7 });
    expect(valuesOf(parts)).toEqual({});
    expect(read(parts).warnings[0]).toContain("no total");
  });

  it("names numbers after the tool, but for the first profiler", () => {
    const text = `a::b::c x\n  ======= DHAT =====\n${value("Total bytes", "1")}  ======= CACHEGRIND =====\n${value("Instructions", "2")}  ======= CALLGRIND =====\n${value("Instructions", "3")}`;
    expect(valuesOf(text)).toEqual({ "dhat-total-bytes": 1, instructions: 2, "callgrind-instructions": 3 });
  });

  it("reads percentages as ratios, and units of perf", () => {
    const text = `a::b::c x\n  ======= PERF =====\n${value("task-clock/u [ms]", "2.5")}${value("L1 Hit Rate", "98.5")}  a-very-long-name-of-an-event [ns]:\n                        7|N/A  (*********)\n`;
    expect(valuesOf(text)).toEqual({
      "task-clock-u": 0.0025,
      "l1-hit-rate": 0.985,
      "a-very-long-name-of-an-event": 7e-9,
    });
    expect(read(text).measurements[1]?.better).toBe("higher");
  });

  it("reads Iai-Callgrind before 0.10, which had no column of the run before", () => {
    const text =
      "a::b::c x:1\n  Instructions:                1734 (No Change)\n  L1 Hits:                     2359\n  L2 Hits:                        4 (+5.2%)\n";
    expect(valuesOf(text)).toEqual({ instructions: 1734, "l1-hits": 2359, "ll-hits": 4 });
    expect(valuesOf(text.slice(0, text.indexOf("9\n")), "gungraun")).toEqual({ instructions: 1734 });
  });

  it("calls a benchmark without a result a failure, with what was printed", () => {
    const text = `a::b::c x\n${value("Instructions", "7")}a::b::c y:(0)\n\nthread 'main' panicked\ndivided by zero\n`;
    expect(read(text).failures).toMatchObject([
      { benchmark: "a::b::c y", output: "thread 'main' panicked\ndivided by zero" },
    ]);
  });
});

describe("the JSON of Gungraun", () => {
  it("gives what its text gives, of the same benchmarks", () => {
    const fixture = (path: string) =>
      readFileSync(new URL(`../../../fixtures/adapters/gungraun/${path}`, import.meta.url), "utf8");
    const { measurements: ofJson } = read(fixture("v6-json-0.16/output.json"));
    const { measurements: ofText } = read(fixture("several-tools-0.16/output.txt"));
    const printed = ofText.filter(({ benchmark }) => benchmark.startsWith("sums::texts::text many"));
    expect(printed).toHaveLength(36);
    for (const measurement of printed) expect(ofJson).toContainEqual(measurement);
  });

  it("reads a number of perf with its unit, and none of several parts", () => {
    const part = (time: number) => ({
      metrics: { "task-clock": { values: { new: { value: time, unit: "ms" } } } },
    });
    const summary = (...parts: object[]) =>
      JSON.stringify({
        benchmark_exe: "x",
        function_name: "c",
        module_path: "a::b::c",
        profiles: [{ tool: "Perf", data: { total: { metrics: {} }, parts } }],
      });
    expect(valuesOf(summary(part(2)))).toEqual({ "task-clock": 0.002 });
    expect(valuesOf(summary(part(2), part(3)))).toEqual({});
  });
});
