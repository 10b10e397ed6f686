import { describe, expect, it } from "vitest";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const timesOf = (text: string, adapter = "console-time") =>
  Object.fromEntries(
    readOutput(textOutput(text), adapter).measurements.map(({ benchmark, rounds }) => [benchmark, rounds]),
  );

describe("console-time", () => {
  it("reads hours, minutes, seconds and milliseconds", () => {
    const text =
      "a: 1:02:03.500 (h:mm:ss.mmm)\nb: 2:03.500 (m:ss.mmm)\nc: 3.500s\nd: 12.345ms\ne: 12 ms\n[0.50ms] f\n";
    expect(timesOf(text)).toEqual({
      a: [[3723.5]],
      b: [[123.5]],
      c: [[3.5]],
      d: [[0.012345]],
      e: [[0.012]],
      f: [[0.0005]],
    });
  });

  it("takes a label that comes again for another sample", () => {
    expect(timesOf("a: 2ms\nb: 9ms\na: 1ms\n")).toEqual({ a: [[0.002, 0.001]], b: [[0.009]] });
  });

  it("is recognised only where no other line stands, or where Firefox says what it is", () => {
    expect(timesOf("a: 2ms\n\nb: 1.5s\n", "auto")).toEqual({ a: [[0.002]], b: [[1.5]] });
    expect(timesOf("done\na: 2ms - timer ended\n", "auto")).toEqual({ a: [[0.002]] });
    for (const text of [
      "> demo@1.0.0 bench\na: 2ms\n",
      "listening\nGET /: 12ms\n",
      "a: 2ms done\n",
      "2ms\n",
    ]) {
      expect(() => timesOf(text, "auto")).toThrow("not the output of a tool that we know");
    }
    expect(timesOf("> demo@1.0.0 bench\na: 2ms\n")).toEqual({ a: [[0.002]] });
  });

  it("does not take a number without its whole unit for a time", () => {
    for (const text of ["a: 12", "a: 12m", "a: 1:02.345", "a: 1:02.345 (m:ss", "[12.3] a"]) {
      expect(() => timesOf(text)).toThrow(expect.objectContaining({ code: "OUTPUT_UNREADABLE" }));
    }
  });
});
