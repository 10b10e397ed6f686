import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const read = (text: string) => readOutput(textOutput(text), "auto");

const result = (name: string) => `${name}
  Instructions:                1243 (+1.139138%)
  L1 Accesses:                 1580 (No change)
  L2 Accesses:                    1
  RAM Accesses:                   2 (No change)
  Estimated Cycles:            1655 (-0.363857%)

`;

describe("iai", () => {
  it("gives counts of this run, whatever the run before gave", () => {
    expect(read(result("a")).measurements.map(({ metric, rounds }) => [metric, rounds])).toEqual([
      ["instructions", [[1243]]],
      ["l1-accesses", [[1580]]],
      ["l2-accesses", [[1]]],
      ["ram-accesses", [[2]]],
      ["estimated-cycles", [[1655]]],
    ]);
  });

  it("does not believe a number that was cut off, and reads one at the end of the text", () => {
    const text = result("a") + result("b");
    const cut = text.slice(0, text.lastIndexOf("5 (-0.36"));
    const { measurements, failures } = read(cut);
    expect(new Set(measurements.map(({ benchmark }) => benchmark))).toEqual(new Set(["a"]));
    expect(failures.map(({ benchmark }) => benchmark)).toEqual(["b"]);
    expect(read(text.slice(0, text.lastIndexOf(" (-0.36"))).failures).toEqual([]);
  });

  it("tells benchmarks of one name apart by their targets", () => {
    const text = `     Running benches/x.rs (target/release/deps/x-0123456789abcdef)\n${result("a")}     Running benches/y.rs (target/release/deps/y-0123456789abcdef)\n${result("a")}`;
    expect(new Set(read(text).measurements.map(({ benchmark }) => benchmark))).toEqual(
      new Set(["x/a", "y/a"]),
    );
  });
});
