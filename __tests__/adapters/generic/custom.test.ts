import { describe, expect, it } from "vitest";
import { customSmallerIsBetter } from "../../../src/adapters/generic/custom.ts";
import { readOutput } from "../../../src/adapters/registry.ts";
import { textOutput } from "../fixtures.ts";

const intervalOf = (range: string | number) =>
  readOutput(textOutput(JSON.stringify([{ name: "a", unit: "ms", value: 1000, range }])), "auto")
    .measurements[0]?.summary?.interval;

describe("the range of a custom value", () => {
  it("is a distance with or without its unit, a percentage, or two bounds", () => {
    for (const range of [100, "100", "± 100", "+/- 100 ms", "1e2ms", "10%", "± 10 %", "900..1100"]) {
      expect(intervalOf(range)).toEqual({ low: 0.9, high: 1.1 });
    }
  });

  it("is passed over when it is something else", () => {
    for (const range of ["", "about 100", "100 of 200", "ms"]) expect(intervalOf(range)).toBeUndefined();
  });

  it("is read in time that grows with its length", () => {
    const long = 200_000;
    for (const part of [" ", "1", "m", "1,", "± "]) {
      const begin = performance.now();
      intervalOf(`${part.repeat(long / part.length)}?`);
      expect(performance.now() - begin).toBeLessThan(5000);
    }
  });
});

describe("a list of custom values", () => {
  it("is recognised, though not read, when a later value is damaged", () => {
    const items = Array.from({ length: 20 }, (_, index) => ({ name: `${index}`, unit: "ms", value: 1 }));
    const output = textOutput(JSON.stringify([...items, { name: "x", unit: 5, value: 1 }]));
    expect(customSmallerIsBetter.recognises(output)).toBe(true);
    expect(() => customSmallerIsBetter.parse(output)).toThrow("[20].unit: expected string");
  });
});
