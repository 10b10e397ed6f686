import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");
const line = (label: string, rate: string, rest = " -     27.462k in   0.550415s") =>
  `${label.padStart(20)} ${rate} (±11.1%) i/s${rest}\n`;

describe("benchmark-ips", () => {
  it("reads its suffixes, of which B is a thousand millions", () => {
    const text = ["1.958", "1.958k", "1.958M", "1.958B", "1.958T"].map((rate) => line(rate, rate)).join("");
    expect(read(text).measurements.map(({ rounds }) => rounds[0]?.[0])).toEqual([
      1.958, 1958, 1.958e6, 1.958e9, 1.958e12,
    ]);
  });

  it("makes the deviation in percent one in iterations per second", () => {
    expect(read(line("a", "200.000")).measurements[0]?.summary).toEqual({
      mean: 200,
      standardDeviation: 22.2,
      count: 27462,
    });
  });

  it("does not take the comparison at the end for results", () => {
    const text = `${line("a", "5.0")}${line("b", "1.0")}\nComparison:\n  a:  5.0 i/s\n  b:  1.0 i/s - 5.00x  slower\n`;
    expect(read(text).measurements.map(({ benchmark }) => benchmark)).toEqual(["a", "b"]);
  });

  it("does not trust a count that may be cut off", () => {
    const { measurements } = read(line("a", "5.0", " -     27.4").trimEnd());
    expect(measurements[0]).toMatchObject({ rounds: [[5]] });
    expect(measurements[0]?.summary).not.toHaveProperty("count");
  });

  it("keeps Ruby's version, where it is printed", () => {
    const text = `ruby 3.3.6 (2024-11-05 revision 75015d4c1f) [x86_64-linux]\nWarming up ${"-".repeat(38)}\n${line("a", "5.0")}`;
    expect(read(text).context).toEqual({ ruby: "3.3.6" });
  });
});
