import { describe, expect, it } from "vitest";
import { alertLevelOf } from "../../src/decision/alert-level.ts";

describe("the level of an alert", () => {
  it.each([
    [0.099, undefined],
    [0.1, "minor"],
    [0.249, "minor"],
    [0.25, "major"],
    [0.5, "critical"],
    [12, "critical"],
    [-0.5, undefined],
    [Number.NaN, undefined],
  ])("of a worsening of %d is %s", (worsening, level) => {
    expect(alertLevelOf(worsening, { minor: 10, major: 25, critical: 50 })).toBe(level);
  });

  it("is the highest of those that begin at the same size", () => {
    expect(alertLevelOf(0.1, { minor: 10, major: 10, critical: 10 })).toBe("critical");
  });
});
