import { describe, expect, it } from "vitest";
import { isKnownTo } from "../../src/harness/stopping.ts";

describe("whether a mean is known well enough", () => {
  it("is a matter of the t interval of the logarithms", () => {
    // exp(2.776445 * standard deviation of the logarithms / sqrt(5)) - 1 = 0.028398; t from a table, 4 degrees of freedom.
    const times = [1.0, 1.02, 0.99, 1.05, 1.01];

    expect(isKnownTo(0.0286, times)).toBe(true);
    expect(isKnownTo(0.0283, times)).toBe(false);
  });

  it("is the same in any unit", () => {
    const times = [1.0, 1.02, 0.99, 1.05, 1.01].map((time) => time / 1e6);

    expect(isKnownTo(0.0286, times)).toBe(true);
    expect(isKnownTo(0.0283, times)).toBe(false);
  });

  it("is never so with one time, and always with times that do not vary", () => {
    expect(isKnownTo(1e9, [1])).toBe(false);
    expect(isKnownTo(0, [1, 1, 1])).toBe(true);
  });
});
