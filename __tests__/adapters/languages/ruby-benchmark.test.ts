import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const CAPTION = "       user     system      total        real\n";
const times = (label: string, real: string) => `${label}  1.000000   0.250000   1.250000 (  ${real})\n`;
const read = (text: string, adapter = "auto") => readOutput(textOutput(text), adapter);

describe("Ruby's Benchmark", () => {
  it("leaves the rehearsal out", () => {
    const rehearsal = `Rehearsal ${"-".repeat(30)}\n${times("a", "9.000000")}------- total: 1.250000sec\n\n`;
    const { measurements } = read(`${rehearsal}${CAPTION}${times("a", "2.000000")}`);
    expect(measurements.map(({ benchmark, metric, rounds }) => [benchmark, metric, rounds])).toEqual([
      ["a", "time", [[2]]],
      ["a", "cpu-time", [[1.25]]],
    ]);
  });

  it("leaves out sums and means that a report adds", () => {
    const text = `${CAPTION}${times("for:", "2.000000")}${times(">total:", "2.000000")}${times(">avg:", "2.000000")}`;
    expect(read(text).measurements.map(({ benchmark }) => benchmark)).toEqual(["for", "for"]);
  });

  it("reads a line without a caption only when it is named", () => {
    const text = times("", "2.000000");
    expect(() => read(text)).toThrow("not the output of a tool that we know");
    expect(read(text, "ruby-benchmark").measurements[0]).toMatchObject({
      benchmark: "(no name)",
      rounds: [[2]],
    });
  });

  it("numbers labels that come again", () => {
    const { measurements, warnings } = read(`${CAPTION}${times("a", "1.000000")}${times("a", "2.000000")}`);
    expect(measurements.map(({ benchmark }) => benchmark)).toEqual(["a", "a", "a (2)", "a (2)"]);
    expect(warnings).toHaveLength(1);
  });
});
