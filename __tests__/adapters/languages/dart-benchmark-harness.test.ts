import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");

describe("Dart's benchmark_harness", () => {
  it("reads numbers as Dart prints them, and fails what is none", () => {
    const { measurements, failures } = read(
      "a(RunTime): 1.5e-7 us.\nb(RunTime): 1e21 us.\nc(RunTime): NaN us.\n",
    );
    expect(measurements.map(({ rounds }) => rounds)).toEqual([[[1.5e-13]], [[1e15]]]);
    expect(failures).toMatchObject([{ benchmark: "c", message: 'Its RunTime is "NaN".' }]);
  });

  it("does not take a counter at the very end, which has no unit, for a whole number", () => {
    const text = "a(RunTime): 1.5 us.\na(CpuCycles): 1234";
    expect(read(`${text}\n`).measurements.map(({ metric }) => metric)).toEqual(["time", "cpu-cycles"]);
    expect(read(text).measurements.map(({ metric }) => metric)).toEqual(["time"]);
  });

  it("does not claim a text of counters alone, or a run time without its unit", () => {
    for (const text of ["a(Count): 5\n", "a(RunTime): 5\n", "(RunTime): 5 us.\n", "a(RunTime): 5 ms.\n"]) {
      expect(() => read(text)).toThrow("not the output of a tool that we know");
    }
  });
});
