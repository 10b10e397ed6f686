import { describe, expect, it } from "vitest";
import { comparisonTable } from "../../src/report/comparison-table.ts";
import { displayWidth, shortened, textTable } from "../../src/report/text-table.ts";
import { trendLines } from "../../src/report/trend-lines.ts";
import { compared, notCompared } from "../support/report-builder.ts";
import { eventfulReport } from "../support/sample-reports.ts";

describe("a terminal table", () => {
  it("aligns columns by what is seen, not by characters", () => {
    expect(
      textTable(
        [
          ["解析", "1"],
          ["parse", "12"],
          ["é😀", "3"],
        ],
        ["left", "right"],
      ),
    ).toEqual(["解析    1", "parse  12", "é😀     3"]);
  });

  it("counts colours and combining marks as nothing", () => {
    expect(displayWidth("\u001b[31mred\u001b[0m")).toBe(3);
    expect(displayWidth("e\u0301")).toBe(1);
    expect(displayWidth("👩‍👩‍👧")).toBe(2);
  });

  it("shortens in the middle, never over the width", () => {
    expect(shortened("data-loading/standard", 11)).toBe("data-…ndard");
    expect(shortened("short", 11)).toBe("short");
    expect(displayWidth(shortened("解析解析解析解析", 7))).toBeLessThanOrEqual(7);
  });
});

describe("the table of comparisons", () => {
  it("lists all, worst first, within the width", () => {
    const comparisons = [
      notCompared(),
      compared({ benchmark: "equal", verdict: "equivalent", change: 0 }),
      compared({ benchmark: `long_${"x".repeat(90)}_name`, verdict: "regressed", change: 0.5 }),
    ];
    expect(comparisonTable(comparisons, { width: 96, colour: false })).toMatchInlineSnapshot(`
      "Benchmark                           Change (interval)  Baseline → Now (median)  Verdict
      parsing/long_…xxxxxxx_name  +50.0% (+48.8% to +51.3%)        1.00 ms → 1.50 ms  regressed, small
      parsing/equal                   0.0% (-1.2% to +1.3%)        1.00 ms → 1.00 ms  shown equal
      parsing/parse/new                                   —              — → 2.00 ms  no baseline"
    `);
  });

  it("says so when there is nothing", () => {
    expect(comparisonTable([], { width: 80, colour: true })).toBe("There is nothing to compare.");
  });
});

describe("the lines of a trend", () => {
  it("have the degrading series first and say how many runs the others lack", () => {
    expect(trendLines(eventfulReport().trends.toReversed()).join("\n")).toMatchInlineSnapshot(`
      "Benchmark                     Runs  Trend                                  Slope    R²  In 30 days  7 days  Anomalies
      parsing/parse/small             42  degrading (medium confidence)  2.10 µs a day  0.71     1.13 ms   +3.4%          1
      server/requests [throughput]     4  needs 10 runs                              —     —           —       —          —"
    `);
    expect(trendLines([])).toEqual(["The history is empty."]);
  });
});

describe("a comparison's verdict", () => {
  it("names the metric that it rests on, where that is not the row's own", () => {
    const rows = comparisonTable(
      [
        compared({ benchmark: "moved", verdict: "regressed", restsOn: "cpu-time" }),
        compared({ benchmark: "steady" }),
      ],
      { width: 160, colour: false },
    ).split("\n");
    expect(rows.find((row) => row.includes("moved"))).toMatch(/regressed.*, by cpu-time$/);
    expect(rows.find((row) => row.includes("steady"))).not.toContain("by cpu");
  });
});
