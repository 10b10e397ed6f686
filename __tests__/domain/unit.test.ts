import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { inBaseUnit, unitKind } from "../../src/domain/unit.ts";

const inBase = (value: number, unit: string) => {
  const kind = unitKind(unit);
  return kind === undefined ? undefined : [inBaseUnit(value, kind), kind.base, kind.better];
};

describe("unitKind", () => {
  it.each([
    [325, "ns/op", 3.25e-7, "s", "lower"],
    [1.5, "\u00b5s", 1.5e-6, "s", "lower"],
    [1.5, "\u03bcs/iter", 1.5e-6, "s", "lower"],
    [250, "ps", 2.5e-10, "s", "lower"],
    [2, "min", 120, "s", "lower"],
    [896, "B/op", 896, "B", "lower"],
    [2, "KiB", 2048, "B", "lower"],
    [3, "kB", 3000, "B", "lower"],
    [150, "Megabytes", 150e6, "B", "lower"],
    [12.3, "MB/s", 12.3e6, "B/s", "higher"],
    [2, "GiB/s", 2 * 1024 ** 3, "B/s", "higher"],
    [12, "kreq/s", 12_000, "1/s", "higher"],
    [9, "Gelem/s", 9e9, "1/s", "higher"],
    [70, "ops/sec", 70, "1/s", "higher"],
    [2, "ops/ns", 2e9, "1/s", "higher"],
    [2, "ops/us", 2e6, "1/s", "higher"],
    [1.5, "ops/ms", 1500, "1/s", "higher"],
    [90, "ops/min", 1.5, "1/s", "higher"],
    [3, "op/ms", 3000, "1/s", "higher"],
    [7, "allocs/op", 7, "count", "lower"],
    [2835, "cycles/iter", 2835, "count", "lower"],
  ])("reads %d %s", (value, unit, expected, base, better) => {
    expect(inBase(value, unit)).toEqual([expected, base, better]);
  });

  it.each(["", "points", "Percent", "%", "MS", "mb", "S", "Ms", "toString", "constructor", "__proto__"])(
    "keeps %j as a unit of its own",
    (unit) => {
      expect(unitKind(unit)).toBeUndefined();
    },
  );

  it("leaves base units as they are, so that a value may be converted twice", () => {
    for (const unit of ["s", "B", "B/s", "1/s", "count"]) {
      expect(unitKind(unit)).toMatchObject({ base: unit, factor: 1 });
    }
  });

  it("gives the number nearest to the decimal that the tool printed", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e9 }), (count) => {
        expect(inBase(count, "ns")?.[0]).toBe(Number(`${count}e-9`));
        expect(inBase(count, "ms")?.[0]).toBe(Number(`${count}e-3`));
      }),
      { seed: 3 },
    );
  });
});
