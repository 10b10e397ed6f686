import { describe, expect, it } from "vitest";
import { otava } from "../../../src/adapters/history/otava.ts";
import { utcTime } from "../../../src/adapters/history/utc-time.ts";
import { textOutput } from "../fixtures.ts";

describe("a CSV file of Otava", () => {
  it("loses no run, whatever order the lines have, and gives the newest", () => {
    const days = Array.from({ length: 28 }, (_, index) => String(((index * 11) % 28) + 1).padStart(2, "0"));
    const lines = days.map((day) => `2026-02-${day} 06:00:00,c${day},${Number(day)}`);
    const output = textOutput(`time,commit,metric\n${lines.join("\n")}\n`);
    const runs = otava.history?.(output) ?? [];
    expect(runs.map(({ measurements }) => measurements[0]?.rounds[0]?.[0])).toEqual(
      Array.from({ length: 28 }, (_, index) => index + 1),
    );
    expect(otava.parse(output).measurements).toMatchObject([{ benchmark: "metric", rounds: [[28]] }]);
  });

  it("leaves out values and lines that cannot be read, and says so", () => {
    const lines = ["2026-11-20,a,1", "2026-11-21,b,oops", "soon,c,3", "2026-11-19,d,4"];
    const { measurements, warnings } = otava.parse(textOutput(`time,commit,metric\n${lines.join("\n")}\n`));
    expect(measurements).toEqual([]);
    expect(warnings).toEqual(
      expect.arrayContaining([
        "1 of 4 lines have no time that can be read and are left out.",
        "The value of metric at 2026-11-21 is no number and is left out.",
      ]),
    );
  });

  it.each([
    ["latency (ms)", "time", "lower"],
    ["rate [req/s]", "throughput", "higher"],
    ["score", "value", "higher"],
    ["made (2026)", "value", "higher"],
  ])("has a column %s, of which the %s is better %s", (column, metric, better) => {
    const { measurements } = otava.parse(textOutput(`time,commit,${column}\n2026-11-21,a,1\n`));
    expect(measurements).toMatchObject([{ benchmark: column, metric, better }]);
  });

  it.each([
    ["of a log of commits", "time,commit,author\n2026-11-21,a,Ann\n"],
    ["without times", "time,commit,value\nfast,a,1\n"],
    ["that ends in its header", "time,commit,value"],
  ])("is no table %s", (_, text) => {
    expect(otava.recognises(textOutput(text))).toBe(false);
  });
});

describe("a time in such a file", () => {
  it.each([
    ["2024.01.01 3:00:00 +0100", "2024-01-01T02:00:00.000Z"],
    ["2024-01-01T03:00:00Z", "2024-01-01T03:00:00.000Z"],
    ["2024-01-01T03:00:00.25-02:30", "2024-01-01T05:30:00.250Z"],
    ["2024/1/2 3:04", "2024-01-02T03:04:00.000Z"],
    ["2024-01-01", "2024-01-01T00:00:00.000Z"],
    ["1704078000", "2024-01-01T03:00:00.000Z"],
  ])("%s is %s", (text, time) => {
    expect(utcTime(text)).toBe(time);
  });

  it.each(["", "yesterday", "12", "2024-01-01 03:00:00 CEST", "2024-01-01 25", undefined])(
    "is not %j",
    (text) => {
      expect(utcTime(text)).toBeUndefined();
    },
  );
});
