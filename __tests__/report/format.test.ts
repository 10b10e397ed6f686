import { describe, expect, it } from "vitest";
import { formatDuration } from "../../src/report/format/duration.ts";
import { changeWithInterval, percent, signedPercent } from "../../src/report/format/percent.ts";
import { formatValue } from "../../src/report/format/value.ts";

describe("a value", () => {
  it.each([
    [0, "s", "0 s"],
    [1.2e-13, "s", "0.000120 ns"],
    [4.56e-10, "s", "0.456 ns"],
    [1.234e-7, "s", "123 ns"],
    [0.000_999_9, "s", "1.00 ms"],
    [0.001_234, "s", "1.23 ms"],
    [0.25, "s", "250 ms"],
    [0.001, "s", "1.00 ms"],
    [1.5, "s", "1.50 s"],
    [83.44, "s", "83.4 s"],
    [1847.5, "s", "1848 s"],
    [-0.000_08, "s", "-80.0 µs"],
    [512, "B", "512 B"],
    [4_500_000, "B", "4.50 MB"],
    [16_773_484_544, "B", "16.8 GB"],
    [12_300, "1/s", "12.3 k/s"],
    [3, "1/s", "3 /s"],
    [1_075_152_467, "count", "1.08 G"],
    [17, "count", "17"],
    [2.71, "fps", "2.71 fps"],
    [1e9, "", "1000000000"],
    [Number.NaN, "s", "unknown"],
  ])("%d in %j is %j", (value, unit, text) => {
    expect(formatValue(value, unit)).toBe(text);
  });

  it("that a person chose loses its zeros", () => {
    expect(formatValue(1.25, "s", { digits: 4, trim: true })).toBe("1.25 s");
    expect(formatValue(0.1, "s", { digits: 4, trim: true })).toBe("100 ms");
    expect(formatValue(10_000, "1/s", { digits: 4, trim: true })).toBe("10 k/s");
  });

  it("has as many digits as are asked for", () => {
    expect(formatValue(1.25, "s", { digits: 4 })).toBe("1.250 s");
    expect(formatValue(0.99996, "s", { digits: 4 })).toBe("1.000 s");
  });
});

describe("a change", () => {
  it.each([
    [0.061, "+6.1%"],
    [-0.5, "-50.0%"],
    [0.0004, "0.0%"],
    [-0.0004, "0.0%"],
    [12, "+1200%"],
    [Number.POSITIVE_INFINITY, "+∞"],
    [Number.NaN, "unknown"],
  ])("of %d is %j", (fraction, text) => {
    expect(signedPercent(fraction)).toBe(text);
  });

  it("is followed by its interval, if it has one", () => {
    expect(changeWithInterval(0.061, { low: 0.049, high: 0.074 })).toBe("+6.1% (+4.9% to +7.4%)");
    expect(changeWithInterval(0.061, undefined)).toBe("+6.1%");
    expect(percent(0.0312)).toBe("3.1%");
  });
});

describe("a duration", () => {
  it.each([
    [0.44, "0.4 s"],
    [59.97, "1 min"],
    [125, "2 min 5 s"],
    [3599.6, "1 h"],
    [3780, "1 h 3 min"],
  ])("of %d s is %j", (seconds, text) => {
    expect(formatDuration(seconds)).toBe(text);
  });
});
