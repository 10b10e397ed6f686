import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const rates = (...lines: readonly string[]) =>
  readOutput(
    textOutput(["transaction type: <builtin: select only>", "scaling factor: 1", ...lines, ""].join("\n")),
    "auto",
  ).measurements.map(({ metric, rounds }) => [metric, rounds]);

describe("pgbench", () => {
  it("reads the rate of -C, which includes the time for connecting", () => {
    expect(
      rates("average connection time = 1.5 ms", "tps = 372.500000 (including reconnection times)"),
    ).toEqual([["throughput", [[372.5]]]]);
  });

  it("takes of the two rates before version 14 the one without connecting, in any order", () => {
    const including = "tps = 85.184871 (including connections establishing)";
    const excluding = "tps = 85.296346 (excluding connections establishing)";
    expect(rates(including, excluding)).toEqual([["throughput", [[85.296346]]]]);
    expect(rates(excluding, including)).toEqual([["throughput", [[85.296346]]]]);
  });
});
