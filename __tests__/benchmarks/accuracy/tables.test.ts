import { expect, test } from "vitest";
import { load } from "./pure-parts.ts";

const { wilson, share, markdownTable, median } = await load("tables");

test("gives Wilson's interval as SciPy does", () => {
  // scipy.stats.binomtest(count, total).proportion_ci(0.95, "wilson")
  const known = [
    { count: 10, total: 112, low: 0.0492215, high: 0.1565896 },
    { count: 0, total: 112, low: 0, high: 0.0331613 },
    { count: 30, total: 30, low: 0.8864866, high: 1 },
  ];
  for (const { count, total, low, high } of known) {
    expect(wilson(count, total).low).toBeCloseTo(low, 5);
    expect(wilson(count, total).high).toBeCloseTo(high, 5);
  }
});

test("shows a share with its interval, and a dash where there was nothing to count", () => {
  expect(share(10, 112)).toBe("8.9 % (4.9–15.7)");
  expect(share(0, 0)).toBe("–");
});

test("writes a Markdown table", () => {
  expect(markdownTable(["rule", "found"], [["ours", "3"]])).toBe(
    "| rule | found |\n| --- | --- |\n| ours | 3 |",
  );
});

test("takes the middle of the two middle values as the median of an even number", () => {
  expect(median([4, 1, 3])).toBe(3);
  expect(median([4, 1, 3, 2])).toBe(2.5);
  expect(median([])).toBeNaN();
});
